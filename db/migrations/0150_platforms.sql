-- 链主平台: platforms, members, staff, shared equipment, bookings, the waitlist, calendar feeds.

create extension if not exists btree_gist;

insert into lifecycle_edges (machine, from_state, to_state) values
  ('booking', '', 'confirmed'),
  ('booking', '', 'requested'),
  ('booking', 'checked_in', 'completed'),
  ('booking', 'checked_in', 'interrupted'),
  ('booking', 'confirmed', 'cancelled'),
  ('booking', 'confirmed', 'checked_in'),
  ('booking', 'confirmed', 'interrupted'),
  ('booking', 'confirmed', 'late_cancelled'),
  ('booking', 'confirmed', 'no_show'),
  ('booking', 'interrupted', 'rebooked'),
  ('booking', 'requested', 'cancelled'),
  ('booking', 'requested', 'confirmed'),
  ('booking', 'requested', 'interrupted'),
  ('booking', 'requested', 'rejected'),
  ('platform_member', '', 'active'),
  ('platform_member', '', 'applied'),
  ('platform_member', '', 'invited'),
  ('platform_member', 'active', 'left'),
  ('platform_member', 'active', 'removed'),
  ('platform_member', 'applied', 'active'),
  ('platform_member', 'applied', 'refused'),
  ('platform_member', 'invited', 'active'),
  ('platform_member', 'invited', 'declined'),
  ('waitlist_entry', '', 'waiting'),
  ('waitlist_entry', 'offered', 'lapsed'),
  ('waitlist_entry', 'offered', 'left'),
  ('waitlist_entry', 'offered', 'taken'),
  ('waitlist_entry', 'waiting', 'lapsed'),
  ('waitlist_entry', 'waiting', 'left'),
  ('waitlist_entry', 'waiting', 'offered');

create table platforms (
  id text primary key,
  leader_id text not null references organisations (id),
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  name text not null check (length(name) between 1 and 200),
  name_en text,
  story text not null default '',
  chain text not null,
  county text not null,
  membership text not null check (membership in ('open', 'application', 'invitation')),
  state text not null check (state in ('draft', 'open', 'closed')),
  created_at timestamptz not null
);
create index platforms_leader on platforms (leader_id);

create table platform_members (
  id text primary key,
  platform_id text not null references platforms (id),
  organisation_id text not null references organisations (id),
  class text not null check (class in ('chain', 'outside')),
  state text not null,
  note text not null default '',
  created_at timestamptz not null,
  decided_at timestamptz
);
create unique index platform_members_one_living on platform_members (platform_id, organisation_id)
  where state in ('invited', 'applied', 'active');
create index platform_members_firm on platform_members (organisation_id);

create table platform_staff (
  platform_id text not null references platforms (id),
  user_id text not null references users (id),
  role text not null check (role in ('lab_manager', 'technician')),
  created_at timestamptz not null,
  primary key (platform_id, user_id)
);

create table resources (
  id text primary key,
  platform_id text not null references platforms (id),
  name text not null check (length(name) between 1 and 200),
  name_en text,
  description text not null default '',
  category_slug text,
  -- 同类设备: resources of a platform that can stand in for each other bear the same word.
  equivalence text,
  specs jsonb not null default '{}',
  photos text[] not null default '{}',
  location text not null default '',
  state text not null check (state in ('open', 'retired')),
  capacity integer not null check (capacity between 1 and 50),
  rules jsonb not null,
  -- What the QR code on the machine says; whoever books reads it there.
  check_in_token text not null unique,
  created_at timestamptz not null
);
create index resources_platform on resources (platform_id);

create table resource_units (
  id bigint generated always as identity primary key,
  resource_id text not null references resources (id),
  number integer not null check (number >= 1),
  unique (resource_id, number)
);

create table resource_closures (
  id text primary key,
  resource_id text not null references resources (id),
  unit_id bigint references resource_units (id),
  kind text not null check (kind in ('maintenance', 'breakdown')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null default '',
  created_at timestamptz not null,
  check (starts_at < ends_at)
);
create index resource_closures_resource on resource_closures (resource_id, ends_at);

create table qualifications (
  id text primary key,
  platform_id text not null references platforms (id),
  organisation_id text not null references organisations (id),
  -- Null: the whole firm is qualified.
  user_id text references users (id),
  code text not null,
  expires_on date not null,
  granted_at timestamptz not null,
  revoked_at timestamptz
);
create index qualifications_firm on qualifications (organisation_id, platform_id);

create table booking_series (
  id text primary key,
  resource_id text not null references resources (id),
  organisation_id text not null references organisations (id),
  rule text not null,
  created_at timestamptz not null
);

create table bookings (
  id text primary key,
  -- Bookings of several resources that stand or fall together.
  group_id text,
  series_id text references booking_series (id),
  platform_id text not null references platforms (id),
  resource_id text not null references resources (id),
  unit_id bigint not null references resource_units (id),
  organisation_id text not null references organisations (id),
  user_id text not null,
  class text not null check (class in ('chain', 'outside')),
  state text not null,
  -- Whose word a requested booking waits for.
  awaits text check (awaits in ('platform', 'holder')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The unit is taken for so long: buffers included.
  occupied tstzrange not null,
  price_fen bigint not null check (price_fen >= 0),
  held_fen bigint not null default 0 check (held_fen >= 0),
  settled_fen bigint check (settled_fen >= 0),
  -- The booking whose escrow account pays: itself, or the one it replaces.
  money_id text not null,
  purpose text not null default '',
  reason text,
  checked_in_at timestamptz,
  returned_at timestamptz,
  metered_minutes integer check (metered_minutes >= 0),
  replaces_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (starts_at < ends_at),
  check ((state = 'requested') = (awaits is not null)),
  check (occupied @> tstzrange(starts_at, ends_at)),
  -- 同一台设备的两个预约绝不重叠: no code path, however wrong, gives a unit away twice.
  constraint bookings_never_overlap exclude using gist (unit_id with =, occupied with &&)
    where (state in ('requested', 'confirmed', 'checked_in', 'completed'))
);
create index bookings_firm on bookings (organisation_id, starts_at);
create index bookings_platform on bookings (platform_id, starts_at);
create index bookings_group on bookings (group_id) where group_id is not null;
create index bookings_series on bookings (series_id) where series_id is not null;

create table waitlist_entries (
  id text primary key,
  resource_id text not null references resources (id),
  organisation_id text not null references organisations (id),
  user_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  purpose text not null default '',
  state text not null,
  -- The booking that holds the slot while the offer stands, and is its own once taken.
  booking_id text references bookings (id),
  offered_until timestamptz,
  created_at timestamptz not null,
  check (starts_at < ends_at)
);
create unique index waitlist_entries_once on waitlist_entries (resource_id, organisation_id, starts_at, ends_at)
  where state in ('waiting', 'offered');
create index waitlist_entries_resource on waitlist_entries (resource_id, state, created_at);
create index waitlist_entries_firm on waitlist_entries (organisation_id);

-- 闲时共享: a stretch of idle time that firms outside the chain may book at a price of its own.
create table idle_offers (
  id text primary key,
  resource_id text not null references resources (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  price_basis_points integer not null check (price_basis_points between 0 and 10000),
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  check (starts_at < ends_at)
);
create index idle_offers_resource on idle_offers (resource_id, ends_at);

-- The address of a feed is a secret; only its hash is kept, and it can be revoked.
create table calendar_feeds (
  id text primary key,
  token_hash text not null unique,
  scope text not null check (scope in ('resource', 'platform', 'firm')),
  subject_id text not null,
  organisation_id text not null references organisations (id),
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index calendar_feeds_firm on calendar_feeds (organisation_id);

alter table payments add column booking_id text;
create index payments_booking on payments (booking_id) where booking_id is not null;

create trigger bookings_move_legally before insert or update of state on bookings
  for each row execute function guard_state('booking');
create trigger platform_members_move_legally before insert or update of state on platform_members
  for each row execute function guard_state('platform_member');
create trigger waitlist_entries_move_legally before insert or update of state on waitlist_entries
  for each row execute function guard_state('waitlist_entry');

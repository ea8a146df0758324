-- 设备: categories, listings, certificates, photos. 需求: demands, saved searches. 政策: rules, retire catalogue.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('listing', '', 'draft'),
  ('listing', 'draft', 'submitted'),
  ('listing', 'draft', 'withdrawn'),
  ('listing', 'published', 'submitted'),
  ('listing', 'published', 'withdrawn'),
  ('listing', 'sent_back', 'submitted'),
  ('listing', 'sent_back', 'withdrawn'),
  ('listing', 'submitted', 'published'),
  ('listing', 'submitted', 'sent_back'),
  ('listing', 'submitted', 'withdrawn'),
  ('listing', 'withdrawn', 'submitted');
insert into lifecycle_edges (machine, from_state, to_state) values
  ('demand', '', 'draft'),
  ('demand', 'draft', 'open'),
  ('demand', 'draft', 'withdrawn'),
  ('demand', 'open', 'expired'),
  ('demand', 'open', 'fulfilled'),
  ('demand', 'open', 'pooled'),
  ('demand', 'open', 'withdrawn'),
  ('demand', 'pooled', 'expired'),
  ('demand', 'pooled', 'fulfilled'),
  ('demand', 'pooled', 'open'),
  ('demand', 'pooled', 'withdrawn');

create table categories (
  slug text primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_zh text not null,
  name_en text not null,
  cluster text,
  spec_schema jsonb not null check (jsonb_typeof(spec_schema) = 'array'),
  synonyms text[] not null default '{}',
  reference_price_fen bigint not null check (reference_price_fen > 0),
  position integer not null
);

create table listings (
  id text primary key,
  supplier_id text not null references organisations (id),
  category_slug text not null references categories (slug),
  title text not null check (length(title) between 2 and 120),
  model text not null check (length(model) between 1 and 60),
  maker text not null check (length(maker) between 1 and 120),
  county text not null,
  specs jsonb not null check (jsonb_typeof(specs) = 'object'),
  price_fen bigint not null check (price_fen > 0),
  standing_ladder jsonb check (jsonb_typeof(standing_ladder) = 'array'),
  capacity integer check (capacity >= 1),
  lead_time_days integer not null check (lead_time_days between 1 and 730),
  warranty_months integer not null check (warranty_months between 0 and 120),
  energy_grade smallint check (energy_grade between 1 and 5),
  summary text not null default '' check (length(summary) <= 2000),
  state text not null check (state in ('draft','submitted','published','sent_back','withdrawn')),
  sent_back_reason text,
  published_at timestamptz,
  updated_at timestamptz not null,
  version integer not null default 1 check (version >= 1),
  check (state <> 'published' or published_at is not null),
  check (state <> 'sent_back' or length(sent_back_reason) > 0)
);
create index listings_supplier on listings (supplier_id, state);
create index listings_category on listings (category_slug, state);
create trigger listings_move_legally before insert or update of state on listings
  for each row execute function guard_state('listing');

-- Valid for three years from the day of issue; whether it counts also takes a verification (DOMAIN 4).
create table certificates (
  id text primary key,
  listing_id text not null references listings (id) on delete cascade,
  level text not null check (level in ('international','national','provincial')),
  number text not null check (length(number) between 4 and 60),
  issued_on date not null,
  expires_on date not null generated always as ((issued_on + interval '3 years')::date) stored,
  verified_at timestamptz,
  verified_by text references organisations (id),
  refused_reason text,
  created_at timestamptz not null,
  check ((verified_at is null) = (verified_by is null)),
  check (verified_at is null or refused_reason is null)
);
create unique index certificates_number on certificates (number);
create index certificates_listing on certificates (listing_id);
create index certificates_expiry on certificates (expires_on) where verified_at is not null;

create table listing_photos (
  id text primary key,
  listing_id text not null references listings (id) on delete cascade,
  position integer not null check (position between 0 and 19),
  file_key text not null,
  content_type text not null check (content_type in ('image/jpeg','image/png','image/webp','image/svg+xml')),
  bytes integer not null check (bytes between 1 and 10485760),
  caption text not null default '',
  created_at timestamptz not null,
  unique (listing_id, position)
);

create table demands (
  id text primary key,
  buyer_id text not null references organisations (id),
  category_slug text not null references categories (slug),
  constraints jsonb not null default '[]' check (jsonb_typeof(constraints) = 'array'),
  quantity integer not null check (quantity between 1 and 100000),
  -- 保留价: private for ever, to everyone but its owner.
  max_price_fen bigint check (max_price_fen > 0),
  latest_delivery_on date,
  county text not null,
  retires text[] not null default '{}',
  note text not null default '' check (length(note) <= 1000),
  state text not null check (state in ('draft','open','pooled','fulfilled','withdrawn','expired')),
  pool_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check ((state = 'pooled') <= (pool_id is not null))
);
create index demands_buyer on demands (buyer_id, state);
create index demands_open on demands (category_slug) where state = 'open';
create trigger demands_move_legally before insert or update of state on demands
  for each row execute function guard_state('demand');

create table saved_searches (
  id text primary key,
  organisation_id text not null references organisations (id),
  user_id text not null references users (id),
  name text not null check (length(name) between 1 and 80),
  query jsonb not null,
  alerts boolean not null default true,
  last_told_at timestamptz,
  created_at timestamptz not null
);
create index saved_searches_owner on saved_searches (organisation_id);

-- A rule is never edited: a new version replaces it from an instant on.
create table policy_rules (
  key text not null,
  version integer not null check (version >= 1),
  article text not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  reading_zh text not null,
  reading_en text not null,
  parameters jsonb not null,
  in_force_from date not null,
  in_force_until date,
  primary key (key, version),
  check (in_force_until is null or in_force_until > in_force_from)
);
create trigger policy_rules_are_append_only before update or delete on policy_rules
  for each row execute function refuse_change();

create table retire_catalogue (
  key text primary key,
  name_zh text not null,
  name_en text not null,
  category_slug text references categories (slug),
  reason_zh text not null,
  listed_on date not null
);

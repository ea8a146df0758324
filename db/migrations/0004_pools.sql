-- 团购: pools, commitments, offers, awards.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('pool', '', 'draft'),
  ('pool', 'awarded', 'failed'),
  ('pool', 'awarded', 'fulfilling'),
  ('pool', 'awarded', 'locked'),
  ('pool', 'draft', 'cancelled'),
  ('pool', 'draft', 'open'),
  ('pool', 'fulfilling', 'settled'),
  ('pool', 'locked', 'awarded'),
  ('pool', 'locked', 'failed'),
  ('pool', 'open', 'cancelled'),
  ('pool', 'open', 'failed'),
  ('pool', 'open', 'locked');
insert into lifecycle_edges (machine, from_state, to_state) values
  ('commitment', '', 'pending_deposit'),
  ('commitment', '', 'active'),
  ('commitment', 'active', 'awarded'),
  ('commitment', 'active', 'dropped'),
  ('commitment', 'active', 'unserved'),
  ('commitment', 'active', 'withdrawn'),
  ('commitment', 'awarded', 'active'),
  ('commitment', 'awarded', 'dropped'),
  ('commitment', 'pending_deposit', 'active'),
  ('commitment', 'pending_deposit', 'dropped'),
  ('commitment', 'pending_deposit', 'withdrawn');
insert into lifecycle_edges (machine, from_state, to_state) values
  ('offer', '', 'submitted'),
  ('offer', 'improved', 'lost'),
  ('offer', 'improved', 'withdrawn'),
  ('offer', 'improved', 'won'),
  ('offer', 'lost', 'improved'),
  ('offer', 'submitted', 'improved'),
  ('offer', 'submitted', 'lost'),
  ('offer', 'submitted', 'withdrawn'),
  ('offer', 'submitted', 'won'),
  ('offer', 'won', 'improved'),
  ('offer', 'won', 'withdrawn');

create table pools (
  id text primary key,
  title text not null,
  category_slug text not null references categories (slug),
  cluster text not null,
  counties text[] not null default '{}',
  baseline_spec jsonb not null default '{}',
  state text not null,
  opening text not null check (opening in ('supplier_led', 'demand_led')),
  visibility text not null check (visibility in ('open', 'sealed')),
  organiser_id text not null references organisations (id),
  join_opens_at timestamptz not null,
  join_closes_at timestamptz not null,
  offers_close_at timestamptz not null,
  extended_at timestamptz,
  min_quantity integer not null,
  cap_quantity integer,
  deposit_basis_points integer not null,
  bond_basis_points integer not null default 0,
  terms integer[] not null,
  reference_price_fen bigint,
  sign_days integer not null,
  accept_days integer not null,
  warranty_days integer not null,
  reserved_quantity integer not null default 0,
  active_quantity integer not null default 0,
  active_firms integer not null default 0,
  version integer not null default 0,
  locked_at timestamptz,
  award_round integer not null default 0,
  created_at timestamptz not null,
  check (join_opens_at < join_closes_at),
  check (min_quantity >= 1),
  check (cap_quantity is null or cap_quantity >= min_quantity),
  check (deposit_basis_points between 0 and 10000 and bond_basis_points between 0 and 10000),
  check (cardinality(terms) = 3 and terms[1] + terms[2] + terms[3] = 10000 and 0 <= all (terms)),
  check (0 <= active_quantity and active_quantity <= reserved_quantity),
  -- The last guard behind the cap: no code path, however wrong, overshoots it.
  constraint pools_cap_is_never_exceeded check (cap_quantity is null or reserved_quantity <= cap_quantity)
);

create table commitments (
  id text primary key,
  pool_id text not null references pools (id),
  organisation_id text not null references organisations (id),
  county text not null,
  state text not null,
  quantity integer not null,
  wanted_quantity integer not null,
  reserved_quantity integer not null,
  reserve_fen bigint,
  accepts text[],
  latest_delivery_on date,
  deposit_due_fen bigint not null,
  deposit_held_fen bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
alter table commitments add
  check (0 <= quantity and quantity <= reserved_quantity and wanted_quantity >= 1),
  add check (reserve_fen is null or reserve_fen > 0),
  add check (deposit_due_fen >= 0 and deposit_held_fen >= 0);
-- One active commitment per firm and pool.
create unique index commitments_one_per_firm on commitments (pool_id, organisation_id)
  where state in ('pending_deposit', 'active', 'awarded');
create index commitments_pool on commitments (pool_id);
create index commitments_firm on commitments (organisation_id);

create table offers (
  id text primary key,
  pool_id text not null references pools (id),
  supplier_id text not null references organisations (id),
  listing_id text,
  state text not null,
  pinned boolean not null default false,
  tiers jsonb not null,
  capacity integer not null,
  delivery_days integer not null,
  surcharge_by_county jsonb not null default '{}',
  warranty_months integer,
  valid_until timestamptz,
  bond_due_fen bigint not null default 0,
  bond_held_fen bigint not null default 0,
  version integer not null default 1,
  submitted_at timestamptz not null,
  updated_at timestamptz not null
);
alter table offers add check (capacity >= 1 and delivery_days between 1 and 3650);
create unique index offers_one_per_listing on offers (pool_id, supplier_id, listing_id)
  where state in ('submitted', 'improved', 'won');
create index offers_pool on offers (pool_id);
create index offers_supplier on offers (supplier_id);

create table offer_versions (
  offer_id text not null references offers (id),
  version integer not null,
  tiers jsonb not null,
  capacity integer not null,
  delivery_days integer not null,
  at timestamptz not null,
  primary key (offer_id, version)
);

create table awards (
  id text primary key,
  pool_id text not null references pools (id),
  round integer not null,
  status text not null,
  saving_fen bigint not null,
  bound_fen bigint not null,
  served_quantity integer not null,
  suppliers integer not null,
  instance jsonb not null,
  decided_at timestamptz not null,
  sign_by timestamptz not null,
  voided_at timestamptz
);
create index awards_pool on awards (pool_id, round);

create table award_lines (
  award_id text not null references awards (id),
  commitment_id text not null references commitments (id),
  organisation_id text not null,
  offer_id text,
  quantity integer not null,
  unit_price_fen bigint,
  reference_fen bigint,
  cap_fen bigint,
  primary key (award_id, commitment_id)
);

create trigger pools_move_legally before insert or update of state on pools
  for each row execute function guard_state('pool');
create trigger commitments_move_legally before insert or update of state on commitments
  for each row execute function guard_state('commitment');
create trigger offers_move_legally before insert or update of state on offers
  for each row execute function guard_state('offer');

-- 检测: labs of platforms, their services, test orders with samples, results, reports.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('test_order', '', 'draft'),
  ('test_order', 'accepted', 'cancelled'),
  ('test_order', 'accepted', 'sample_lost'),
  ('test_order', 'accepted', 'samples_received'),
  ('test_order', 'amended', 'under_review'),
  ('test_order', 'closed', 'amended'),
  ('test_order', 'draft', 'cancelled'),
  ('test_order', 'draft', 'submitted'),
  ('test_order', 'reported', 'amended'),
  ('test_order', 'reported', 'closed'),
  ('test_order', 'samples_received', 'cancelled'),
  ('test_order', 'samples_received', 'sample_lost'),
  ('test_order', 'samples_received', 'testing'),
  ('test_order', 'submitted', 'accepted'),
  ('test_order', 'submitted', 'cancelled'),
  ('test_order', 'submitted', 'rejected'),
  ('test_order', 'testing', 'sample_lost'),
  ('test_order', 'testing', 'under_review'),
  ('test_order', 'under_review', 'reported'),
  ('test_order', 'under_review', 'testing'),
  ('test_sample', '', 'expected'),
  ('test_sample', 'expected', 'lost'),
  ('test_sample', 'expected', 'received'),
  ('test_sample', 'expected', 'unfit'),
  ('test_sample', 'on_bench', 'lost'),
  ('test_sample', 'on_bench', 'tested'),
  ('test_sample', 'on_bench', 'unfit'),
  ('test_sample', 'received', 'disposed'),
  ('test_sample', 'received', 'lost'),
  ('test_sample', 'received', 'on_bench'),
  ('test_sample', 'received', 'returned'),
  ('test_sample', 'received', 'unfit'),
  ('test_sample', 'tested', 'disposed'),
  ('test_sample', 'tested', 'on_bench'),
  ('test_sample', 'tested', 'returned'),
  ('test_sample', 'unfit', 'disposed'),
  ('test_sample', 'unfit', 'returned');

-- What a platform's testing house is: its code in numbers, its accreditations, the post that signs.
create table test_labs (
  platform_id text primary key references platforms (id),
  organisation_id text not null references organisations (id),
  code text not null unique check (code ~ '^[A-Z]{2,6}$'),
  name text not null,
  address text not null,
  cma_number text,
  cma_until date,
  cnas_number text,
  cnas_until date,
  signatory_post text not null,
  check ((cma_number is null) = (cma_until is null)),
  check ((cnas_number is null) = (cnas_until is null))
);
create index test_labs_firm on test_labs (organisation_id);

create table test_services (
  id text primary key,
  platform_id text not null references test_labs (platform_id),
  name_zh text not null,
  name_en text not null,
  summary_zh text not null default '',
  summary_en text not null default '',
  methods jsonb not null,
  price_fen bigint not null check (price_fen > 0),
  member_price_fen bigint not null check (member_price_fen > 0 and member_price_fen <= price_fen),
  turnaround_days integer not null check (turnaround_days between 1 and 365),
  sample_need_zh text not null default '',
  sample_need_en text not null default '',
  is_offered boolean not null default true,
  position integer not null default 0,
  updated_at timestamptz not null
);
create index test_services_platform on test_services (platform_id, position);

-- Numbers of a lab without gaps: the row's lock orders those who take one.
create table test_counters (
  platform_id text not null references test_labs (platform_id),
  kind text not null check (kind in ('order', 'report')),
  year integer not null,
  last integer not null,
  primary key (platform_id, kind, year)
);

create table test_orders (
  id text primary key,
  number text not null unique,
  platform_id text not null references test_labs (platform_id),
  lab_id text not null references organisations (id),
  service_id text not null references test_services (id),
  customer_id text not null references organisations (id),
  state text not null,
  -- As it was when ordered: a service that changes later changes no order.
  service_name_zh text not null,
  service_name_en text not null,
  methods jsonb not null,
  turnaround_days integer not null,
  unit_price_fen bigint not null check (unit_price_fen > 0),
  groups jsonb not null,
  sample_count integer not null check (sample_count between 1 and 200),
  fee_fen bigint not null check (fee_fen > 0),
  note text not null default '',
  needs_return boolean not null default false,
  fee_held_at timestamptz,
  due_on date,
  received_at timestamptz,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (fee_fen = unit_price_fen * sample_count)
);
create index test_orders_customer on test_orders (customer_id, created_at desc);
create index test_orders_lab on test_orders (lab_id, state);

create table test_samples (
  id text primary key,
  order_id text not null references test_orders (id),
  position integer not null,
  code text not null unique,
  name text not null,
  specification text not null,
  batch_number text not null,
  state text not null,
  condition text not null default '',
  -- Kept when an unfit sample is given back: it never had results.
  untested_why text check (untested_why in ('unfit', 'lost')),
  unique (order_id, position)
);

-- 样品流转: who had a sample, where, in what condition. Written once.
create table test_custody (
  id bigint generated always as identity primary key,
  sample_id text not null references test_samples (id),
  at timestamptz not null,
  event text not null,
  from_state text,
  to_state text not null,
  place text not null default '',
  condition text not null default '',
  actor_user_id text,
  actor_organisation_id text
);
create index test_custody_sample on test_custody (sample_id, id);

-- Results, each correction a row of its own: the last one counts.
create table test_results (
  id bigint generated always as identity primary key,
  order_id text not null references test_orders (id),
  sample_id text not null references test_samples (id),
  parameter_key text not null,
  value text not null,
  verdict text not null check (verdict in ('pass', 'fail', 'none')),
  entered_by text not null,
  entered_at timestamptz not null
);
create index test_results_order on test_results (order_id, sample_id, parameter_key, id desc);

create table test_reports (
  id text primary key,
  order_id text not null references test_orders (id),
  platform_id text not null references test_labs (platform_id),
  number text not null unique,
  base_number text not null,
  version integer not null check (version >= 1),
  content jsonb not null,
  reviewer_user_id text not null,
  supersedes_id text references test_reports (id),
  amendment_reason text,
  approved_at timestamptz not null,
  -- Filled once, when the document is drawn and kept.
  issued_at timestamptz,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  file_key text,
  byte_size integer,
  unique (order_id, version),
  unique (supersedes_id),
  check ((issued_at is null) = (sha256 is null)),
  check ((version = 1) = (supersedes_id is null))
);

alter table payments add column test_order_id text references test_orders (id);
create index payments_test_order on payments (test_order_id) where test_order_id is not null;

create trigger test_orders_move_legally before insert or update of state on test_orders
  for each row execute function guard_state('test_order');
create trigger test_samples_move_legally before insert or update of state on test_samples
  for each row execute function guard_state('test_sample');
create trigger test_custody_is_append_only before update or delete on test_custody
  for each row execute function refuse_change();
create trigger test_custody_is_never_truncated before truncate on test_custody
  for each statement execute function refuse_change();
create trigger test_results_are_append_only before update or delete on test_results
  for each row execute function refuse_change();
create trigger test_results_are_never_truncated before truncate on test_results
  for each statement execute function refuse_change();

-- An issued report is for ever; before, only its document may be added.
create function guard_report() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.issued_at is not null
    or (new.id, new.order_id, new.number, new.version, new.content, new.reviewer_user_id)
      is distinct from (old.id, old.order_id, old.number, old.version, old.content, old.reviewer_user_id) then
    raise exception 'test report % is issued: % refused', old.number, lower(tg_op) using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger test_reports_stay before update or delete on test_reports
  for each row execute function guard_report();

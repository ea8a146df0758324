-- 交易: rulings with a window for appeal, evidence, contract versions, warranty claims, price reductions,
-- remedies of what was rejected, invoices, the platform's fee, and pictures as evidence.

-- A ruling (裁决) may be appealed for some days; then it is posted and final.
delete from lifecycle_edges where machine = 'dispute';
insert into lifecycle_edges (machine, from_state, to_state) values
  ('dispute', '', 'open'),
  ('dispute', 'appealed', 'decided'),
  ('dispute', 'open', 'decided'),
  ('dispute', 'open', 'ruled'),
  ('dispute', 'open', 'withdrawn'),
  ('dispute', 'ruled', 'appealed'),
  ('dispute', 'ruled', 'decided'),
  ('proposal', 'open', 'declined');

alter table disputes
  add column ruled_at timestamptz,
  add column appeal_until timestamptz,
  add column appealed_by text references organisations (id),
  add column appeal_reason text,
  add column appealed_at timestamptz;
do $$
declare
  rule record;
begin
  for rule in select conname from pg_constraint
    where conrelid = 'disputes'::regclass and contype = 'c' and cardinality(conkey) > 1
  loop
    execute format('alter table disputes drop constraint %I', rule.conname);
  end loop;
end $$;
alter table disputes
  add constraint disputes_closed_when_over check ((closed_at is not null) = (state in ('decided', 'withdrawn'))),
  add constraint disputes_ruled_with_an_amount
    check ((state in ('ruled', 'appealed', 'decided')) = (to_buyer_fen is not null)),
  add constraint disputes_decided_whole check ((state = 'decided') = (to_supplier_fen is not null)),
  -- A decision gives away what is frozen, the whole of it and no more.
  add constraint disputes_decided_to_the_fen
    check (to_buyer_fen + to_supplier_fen = prepayment_fen + balance_fen + retention_fen),
  add constraint disputes_appealed_with_a_reason
    check (state <> 'appealed' or (appealed_by is not null and appeal_reason is not null and appealed_at is not null));
drop index disputes_one_open_per_order;
create unique index disputes_one_living_per_order on disputes (order_id)
  where state in ('open', 'ruled', 'appealed');
drop trigger disputes_are_final on disputes;
create trigger disputes_are_final before update or delete on disputes
  for each row when (old.state in ('decided', 'withdrawn')) execute function closed_dispute_is_final();

create table dispute_evidence (
  id text primary key,
  dispute_id text not null references disputes (id),
  organisation_id text not null references organisations (id),
  statement text not null check (length(statement) between 1 and 2000),
  file_ids text[] not null default '{}' check (cardinality(file_ids) <= 9),
  stated_at timestamptz not null
);
create index dispute_evidence_of on dispute_evidence (dispute_id, stated_at);
create trigger dispute_evidence_is_append_only before update or delete on dispute_evidence
  for each row execute function refuse_change();

alter table order_proposals add column held_fen bigint check (held_fen >= 0);

-- The contract as it was signed, version by version. A text never changes: an amendment is another version.
insert into lifecycle_edges (machine, from_state, to_state) values
  ('contract', '', 'proposed'),
  ('contract', 'in_force', 'superseded'),
  ('contract', 'proposed', 'in_force'),
  ('contract', 'proposed', 'lapsed');
create table contract_versions (
  order_id text not null references orders (id),
  version integer not null check (version >= 1),
  state text not null,
  text text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  delivery_days integer not null check (delivery_days between 1 and 3650),
  accept_days integer not null check (accept_days between 1 and 3650),
  warranty_days integer not null check (warranty_days between 1 and 3650),
  clause text,
  proposed_by text references organisations (id),
  proposed_at timestamptz not null,
  buyer_signed_at timestamptz,
  supplier_signed_at timestamptz,
  closed_at timestamptz,
  primary key (order_id, version)
);
alter table contract_versions add constraint contract_versions_signed_by_both
  check (state not in ('in_force', 'superseded') or (buyer_signed_at is not null and supplier_signed_at is not null));
create unique index contract_versions_one_proposed on contract_versions (order_id) where state = 'proposed';
create unique index contract_versions_one_in_force on contract_versions (order_id) where state = 'in_force';
create trigger contract_versions_move_legally before insert or update of state on contract_versions
  for each row execute function guard_state('contract');
create function contract_text_is_fixed() returns trigger language plpgsql as $$
begin
  raise exception 'contract % version %: its text is fixed', old.order_id, old.version
    using errcode = 'restrict_violation';
end $$;
create trigger contract_texts_are_fixed before update of text, sha256, delivery_days, accept_days, warranty_days, clause
  on contract_versions for each row
  when (old.text is distinct from new.text or old.sha256 is distinct from new.sha256
    or old.delivery_days is distinct from new.delivery_days or old.accept_days is distinct from new.accept_days
    or old.warranty_days is distinct from new.warranty_days or old.clause is distinct from new.clause)
  execute function contract_text_is_fixed();
create trigger contract_versions_are_kept before delete on contract_versions
  for each row execute function refuse_change();

-- 协议减价: the balance still held is shared anew over the sets still to be accepted.
alter table orders
  add column contract_version integer not null default 1,
  add column reduced_fen bigint not null default 0 check (reduced_fen >= 0),
  add column balance_base_fen bigint check (balance_base_fen >= 0),
  add column balance_base_from integer not null default 0;

-- 返修/换货: how sets that come again answer for sets that were sent back.
alter table shipments
  add column remedy text check (remedy in ('repaired', 'replaced')),
  add column remedied_quantity integer not null default 0 check (remedied_quantity between 0 and quantity);
alter table rejections
  add column remedied_quantity integer not null default 0,
  add column file_ids text[] not null default '{}' check (cardinality(file_ids) <= 9),
  add check (remedied_quantity between 0 and quantity);

-- 质保索赔: a claim against the retention of sets that were accepted; exactly its amount is frozen.
insert into lifecycle_edges (machine, from_state, to_state) values
  ('claim', '', 'open'),
  ('claim', 'contested', 'decided'),
  ('claim', 'contested', 'withdrawn'),
  ('claim', 'open', 'contested'),
  ('claim', 'open', 'granted'),
  ('claim', 'open', 'withdrawn');
create table warranty_claims (
  id text primary key,
  order_id text not null references orders (id),
  acceptance_id text not null references acceptances (id),
  state text not null,
  amount_fen bigint not null check (amount_fen > 0),
  reason text not null check (length(reason) between 1 and 2000),
  file_ids text[] not null default '{}' check (cardinality(file_ids) <= 9),
  opened_at timestamptz not null,
  answer_by timestamptz not null,
  answer text check (length(answer) between 1 and 2000),
  to_buyer_fen bigint check (to_buyer_fen between 0 and amount_fen),
  closed_at timestamptz
);
alter table warranty_claims
  add constraint claims_closed_when_over check ((closed_at is null) = (state in ('open', 'contested'))),
  add constraint claims_closed_with_an_amount check ((closed_at is null) = (to_buyer_fen is null)),
  add constraint claims_granted_whole check (state <> 'granted' or to_buyer_fen = amount_fen),
  add constraint claims_withdrawn_empty check (state <> 'withdrawn' or to_buyer_fen = 0);
create index warranty_claims_order on warranty_claims (order_id);
create trigger warranty_claims_move_legally before insert or update of state on warranty_claims
  for each row execute function guard_state('claim');
-- Of an acceptance's retention: what is frozen by claims, or went back to the buyer.
alter table acceptances
  add column released_fen bigint not null default 0,
  add column withheld_fen bigint not null default 0,
  add check (released_fen >= 0 and withheld_fen >= 0 and released_fen + withheld_fen <= retention_fen);
update acceptances set released_fen = retention_fen where released_at is not null;

-- 增值税专用发票: what the supplier invoices for each payout.
create table invoices (
  id text primary key,
  order_id text not null references orders (id),
  pool_id text not null references pools (id),
  -- What earned it: a shipment, an acceptance, the end of a warranty, a decision.
  event text not null unique,
  payment_id text references payments (id),
  seller_id text not null references organisations (id),
  buyer_id text not null references organisations (id),
  gross_fen bigint not null check (gross_fen > 0),
  rate_basis_points integer not null check (rate_basis_points between 0 and 10000),
  net_fen bigint not null check (net_fen >= 0),
  tax_fen bigint not null check (tax_fen >= 0),
  fee_fen bigint not null default 0 check (fee_fen between 0 and gross_fen),
  number text check (number ~ '^[0-9]{8}([0-9]{12})?$'),
  issued_on date,
  created_at timestamptz not null
);
alter table invoices
  add constraint invoices_add_up check (net_fen + tax_fen = gross_fen),
  add constraint invoices_issued_with_a_number check ((number is null) = (issued_on is null));
create unique index invoices_number on invoices (seller_id, number);
create index invoices_order on invoices (order_id);
create index invoices_buyer on invoices (buyer_id, created_at desc);
create index invoices_seller on invoices (seller_id, created_at desc);

alter table pools
  add column fee_basis_points integer not null default 0 check (fee_basis_points between 0 and 1000),
  add column appeal_days integer not null default 0 check (appeal_days between 0 and 60);

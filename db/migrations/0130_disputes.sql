-- 争议与协议: disputes over an order, and what its two sides agree on.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('dispute', '', 'open'),
  ('dispute', 'open', 'decided'),
  ('dispute', 'open', 'withdrawn'),
  ('proposal', '', 'open'),
  ('proposal', 'open', 'accepted'),
  ('proposal', 'open', 'lapsed'),
  ('proposal', 'open', 'replaced');

create table disputes (
  id text primary key,
  order_id text not null references orders (id),
  pool_id text not null references pools (id),
  opened_by text not null references organisations (id),
  state text not null,
  reason text not null,
  opened_at timestamptz not null,
  prepayment_fen bigint not null default 0 check (prepayment_fen >= 0),
  balance_fen bigint not null default 0 check (balance_fen >= 0),
  retention_fen bigint not null default 0 check (retention_fen >= 0),
  to_buyer_fen bigint check (to_buyer_fen >= 0),
  to_supplier_fen bigint check (to_supplier_fen >= 0),
  decision_reason text,
  closed_at timestamptz
);
alter table disputes
  add check ((closed_at is null) = (state = 'open')),
  -- A decision gives away what is frozen, the whole of it and no more.
  add check ((state = 'decided') = (to_buyer_fen is not null and to_supplier_fen is not null)),
  add check (to_buyer_fen + to_supplier_fen = prepayment_fen + balance_fen + retention_fen);
create unique index disputes_one_open_per_order on disputes (order_id) where state = 'open';
create index disputes_order on disputes (order_id);

create trigger disputes_move_legally before insert or update of state on disputes
  for each row execute function guard_state('dispute');

create function closed_dispute_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'dispute % is %: it is final', old.id, old.state using errcode = 'restrict_violation';
end $$;
create trigger disputes_are_final before update or delete on disputes
  for each row when (old.state <> 'open') execute function closed_dispute_is_final();

create table order_proposals (
  id text primary key,
  order_id text not null references orders (id),
  kind text not null check (kind in ('termination', 'reduction')),
  proposed_by text not null references organisations (id),
  state text not null,
  amount_fen bigint not null check (amount_fen >= 0),
  proposed_at timestamptz not null,
  closed_at timestamptz
);
alter table order_proposals
  add check ((closed_at is null) = (state = 'open')),
  add check (kind = 'termination' or amount_fen > 0);
create unique index order_proposals_one_open on order_proposals (order_id, kind) where state = 'open';
create index order_proposals_order on order_proposals (order_id);

create trigger order_proposals_move_legally before insert or update of state on order_proposals
  for each row execute function guard_state('proposal');

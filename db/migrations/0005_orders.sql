-- 订单: contracts, deliveries, acceptances, warranty.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('order', '', 'awaiting_signature'),
  ('order', 'accepted', 'disputed'),
  ('order', 'accepted', 'in_warranty'),
  ('order', 'accepted', 'terminated'),
  ('order', 'awaiting_balance', 'disputed'),
  ('order', 'awaiting_balance', 'shipping'),
  ('order', 'awaiting_balance', 'terminated'),
  ('order', 'awaiting_prepayment', 'disputed'),
  ('order', 'awaiting_prepayment', 'in_production'),
  ('order', 'awaiting_prepayment', 'terminated'),
  ('order', 'awaiting_signature', 'awaiting_prepayment'),
  ('order', 'awaiting_signature', 'disputed'),
  ('order', 'awaiting_signature', 'terminated'),
  ('order', 'delivered', 'accepted'),
  ('order', 'delivered', 'disputed'),
  ('order', 'delivered', 'shipping'),
  ('order', 'delivered', 'terminated'),
  ('order', 'disputed', 'accepted'),
  ('order', 'disputed', 'awaiting_balance'),
  ('order', 'disputed', 'awaiting_prepayment'),
  ('order', 'disputed', 'awaiting_signature'),
  ('order', 'disputed', 'delivered'),
  ('order', 'disputed', 'in_production'),
  ('order', 'disputed', 'in_warranty'),
  ('order', 'disputed', 'shipping'),
  ('order', 'disputed', 'terminated'),
  ('order', 'in_production', 'awaiting_balance'),
  ('order', 'in_production', 'disputed'),
  ('order', 'in_production', 'terminated'),
  ('order', 'in_warranty', 'completed'),
  ('order', 'in_warranty', 'disputed'),
  ('order', 'in_warranty', 'terminated'),
  ('order', 'shipping', 'delivered'),
  ('order', 'shipping', 'disputed'),
  ('order', 'shipping', 'terminated');

create table orders (
  id text primary key,
  pool_id text not null references pools (id),
  award_id text not null references awards (id),
  commitment_id text not null references commitments (id),
  offer_id text not null references offers (id),
  buyer_id text not null references organisations (id),
  supplier_id text not null references organisations (id),
  state text not null,
  resumes_to text,
  termination_reason text,
  quantity integer not null,
  unit_price_fen bigint not null,
  prepayment_fen bigint not null,
  balance_fen bigint not null,
  retention_fen bigint not null,
  delivery_days integer not null,
  accept_days integer not null,
  warranty_days integer not null,
  sign_by timestamptz not null,
  contract_hash text not null,
  buyer_signed_at timestamptz,
  supplier_signed_at timestamptz,
  contract_at timestamptz,
  delivery_due_at timestamptz,
  balance_due_at timestamptz,
  prepayment_held_at timestamptz,
  balance_held_at timestamptz,
  shipped_quantity integer not null default 0,
  paid_shipment_quantity integer not null default 0,
  accepted_quantity integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
alter table orders add
  check (0 <= accepted_quantity and accepted_quantity <= shipped_quantity and shipped_quantity <= quantity),
  add check (paid_shipment_quantity between 0 and quantity),
  add check ((termination_reason is not null) = (state = 'terminated')),
  add check (termination_reason is null or termination_reason in ('buyer_default', 'supplier_default', 'mutual'));
-- One living order per commitment: a member is served whole by one offer.
create unique index orders_one_per_commitment on orders (commitment_id) where state <> 'terminated';
create index orders_pool on orders (pool_id);
create index orders_buyer on orders (buyer_id);
create index orders_supplier on orders (supplier_id);

create table shipments (
  id text primary key,
  order_id text not null references orders (id),
  quantity integer not null,
  accepted_quantity integer not null default 0,
  rejected_quantity integer not null default 0,
  shipped_at timestamptz not null,
  received_at timestamptz,
  accept_by timestamptz not null
);
alter table shipments add
  check (quantity >= 1 and accepted_quantity >= 0 and rejected_quantity >= 0
    and accepted_quantity + rejected_quantity <= quantity);
create index shipments_order on shipments (order_id);

create table acceptances (
  id text primary key,
  order_id text not null references orders (id),
  shipment_id text not null references shipments (id),
  quantity integer not null,
  accepted_by text not null,
  accepted_at timestamptz not null,
  warranty_until timestamptz not null,
  retention_fen bigint not null,
  retention_held_at timestamptz,
  warranty_ended_at timestamptz,
  released_at timestamptz
);
create index acceptances_order on acceptances (order_id);

create table rejections (
  id text primary key,
  order_id text not null references orders (id),
  shipment_id text not null references shipments (id),
  quantity integer not null,
  reason text not null,
  rejected_at timestamptz not null
);
create index rejections_order on rejections (order_id);

create trigger orders_move_legally before insert or update of state on orders
  for each row execute function guard_state('order');

-- 托管: the double-entry ledger, payments, and the mock bank's own books.

create schema mock_bank;

insert into lifecycle_edges (machine, from_state, to_state) values
  ('payment', '', 'payable'),
  ('payment', '', 'instructed'),
  ('payment', 'in_doubt', 'refused'),
  ('payment', 'in_doubt', 'settled'),
  ('payment', 'instructed', 'in_doubt'),
  ('payment', 'instructed', 'processing'),
  ('payment', 'instructed', 'refused'),
  ('payment', 'instructed', 'settled'),
  ('payment', 'payable', 'cancelled'),
  ('payment', 'payable', 'instructed'),
  ('payment', 'processing', 'in_doubt'),
  ('payment', 'processing', 'refused'),
  ('payment', 'processing', 'settled'),
  ('payment', 'refused', 'cancelled'),
  ('payment', 'refused', 'instructed');

create table accounts (
  id text primary key,
  kind text not null,
  pool_id text,
  may_be_negative boolean not null,
  balance_fen bigint not null,
  constraint accounts_hold_what_they_pay check (may_be_negative or balance_fen >= 0)
);
create index accounts_pool on accounts (pool_id);

create table journals (
  id text primary key,
  idempotency_key text not null unique,
  kind text not null,
  pool_id text,
  order_id text,
  payment_id text,
  posted_at timestamptz not null
);
create index journals_pool on journals (pool_id);
create index journals_order on journals (order_id);

create table entries (
  journal_id text not null references journals (id),
  line integer not null,
  account_id text not null references accounts (id),
  amount_fen bigint not null check (amount_fen <> 0),
  primary key (journal_id, line)
);
create index entries_account on entries (account_id);

create table payments (
  id text primary key,
  direction text not null,
  purpose text not null,
  organisation_id text not null,
  pool_id text,
  commitment_id text,
  offer_id text,
  order_id text,
  acceptance_id text,
  amount_fen bigint not null,
  state text not null,
  attempt integer not null default 0,
  reason text,
  due_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
alter table payments add check (amount_fen > 0), add check (direction in ('in', 'out'));
create index payments_firm on payments (organisation_id, state);
create index payments_pool on payments (pool_id);
create index payments_order on payments (order_id);
create index payments_commitment on payments (commitment_id);

create table mock_bank.instructions (
  id text primary key,
  payment_id text not null,
  account text not null,
  direction text not null,
  amount_fen bigint not null,
  received_at timestamptz not null,
  settled_at timestamptz
);

create table mock_bank.callbacks (
  id text primary key,
  instruction_id text not null references mock_bank.instructions (id),
  answer text not null,
  reason text,
  due_at timestamptz not null,
  delivered_at timestamptz,
  details jsonb not null default '{}'
);

create index payments_due on payments (due_at) where state in ('payable', 'refused');

create trigger payments_move_legally before insert or update of state on payments
  for each row execute function guard_state('payment');

create trigger entries_are_append_only before update or delete on entries
  for each row execute function refuse_change();
create trigger entries_are_never_truncated before truncate on entries
  for each statement execute function refuse_change();
create trigger journals_are_append_only before update or delete on journals
  for each row execute function refuse_change();
create trigger journals_are_never_truncated before truncate on journals
  for each statement execute function refuse_change();

-- Judged at commit, when the journal is whole: two entries at least, summing to zero.
create function journal_must_balance() returns trigger language plpgsql as $$
declare
  total numeric;
  lines integer;
begin
  select coalesce(sum(amount_fen), 0), count(*) into total, lines from entries where journal_id = new.id;
  if lines < 2 or total <> 0 then
    raise exception 'journal % does not balance: % entries, sum % fen', new.id, lines, total using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger journals_balance after insert on journals
  deferrable initially deferred for each row execute function journal_must_balance();

-- An entry that joins a journal later would unbalance it unseen: entries belong to the journal's transaction.
create function entry_joins_its_own_transaction() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from journals where id = new.journal_id and xmin::text = pg_current_xact_id()::xid::text) then
    raise exception 'journal % is closed', new.journal_id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger entries_join_their_transaction before insert on entries
  for each row execute function entry_joins_its_own_transaction();

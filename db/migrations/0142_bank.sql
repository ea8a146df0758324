-- The bank as a counterpart: signed words, statements by the day, and cases where its books and ours differ.

alter table mock_bank.instructions add column signature text not null default '';
alter table mock_bank.callbacks add column signature text not null default '';

-- What the bank has really moved: its books, not ours. A movement booked in the future has not happened yet.
create table mock_bank.movements (
  id text primary key,
  reference text not null,
  account text not null,
  direction text not null check (direction in ('in', 'out')),
  amount_fen bigint not null check (amount_fen > 0),
  booked_at timestamptz not null
);
create index movements_booked on mock_bank.movements (booked_at);
insert into mock_bank.movements (id, reference, account, direction, amount_fen, booked_at)
  select 'mov_' || id, payment_id, account, direction, amount_fen, settled_at
  from mock_bank.instructions where settled_at is not null;

-- The mock's two secrets, made where it lives: what we sign instructions with, what it signs its words with.
create table mock_bank.signing_keys (
  name text primary key,
  secret text not null
);
insert into mock_bank.signing_keys (name, secret)
  select name, encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex')
  from unnest(array['ours', 'bank']) name;

-- Statements as they were received, a line per movement; kept, so that a day can be compared again.
create table bank_statement_lines (
  movement_id text primary key,
  statement_on date not null,
  reference text not null,
  account text not null,
  direction text not null check (direction in ('in', 'out')),
  amount_fen bigint not null,
  booked_at timestamptz not null
);
create index bank_statement_lines_reference on bank_statement_lines (reference);
create index bank_statement_lines_day on bank_statement_lines (statement_on);

create table reconciliations (
  statement_on date primary key,
  compared_at timestamptz not null,
  movements integer not null,
  bank_in_fen bigint not null,
  bank_out_fen bigint not null,
  ledger_in_fen bigint not null,
  ledger_out_fen bigint not null,
  differences integer not null
);

create table bank_cases (
  id text primary key,
  kind text not null check (kind in ('missing_at_bank', 'missing_in_ledger', 'doubled', 'wrong', 'unknown')),
  -- The movement or, where the bank has none, the payment: one case per kind and subject.
  subject_id text not null,
  statement_on date not null,
  payment_id text,
  organisation_id text,
  direction text not null check (direction in ('in', 'out')),
  bank_fen bigint not null,
  ledger_fen bigint not null,
  state text not null,
  opened_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  reason text,
  journal_id text,
  unique (kind, subject_id)
);
create index bank_cases_open on bank_cases (opened_at) where state in ('open', 'checking');
create index journals_payment on journals (payment_id) where payment_id is not null;
create index journals_posted on journals (posted_at);

insert into lifecycle_edges (machine, from_state, to_state) values
  ('bank_case', '', 'open'),
  ('bank_case', 'open', 'checking'),
  ('bank_case', 'open', 'resolved'),
  ('bank_case', 'open', 'corrected'),
  ('bank_case', 'open', 'closed'),
  ('bank_case', 'checking', 'open'),
  ('bank_case', 'checking', 'resolved'),
  ('bank_case', 'checking', 'corrected'),
  ('bank_case', 'checking', 'closed');
create trigger bank_cases_move_legally before insert or update of state on bank_cases
  for each row execute function guard_state('bank_case');

do $$
begin
  if exists (select 1 from pg_roles where rolname = 'hecai_app') then
    revoke update, delete, truncate on bank_statement_lines from hecai_app;
  end if;
end $$;

-- Many journals in one call: what comes together is posted together, and each is judged as if it had come alone.

-- Answers the ids of those posted now; one whose key was used before is left out. Journals are judged in their order:
-- an account that may not be negative must not become so after any of them, though a later one would fill it again.
-- Accounts are locked in order of id, so that two calls lock alike; one that is new is made first, because an upsert
-- would judge the check on the amount alone.
create function post_journals(
  ids text[], keys text[], kinds text[], pools text[], orders text[], payments text[], posting_at timestamptz,
  line_journals integer[], line_numbers integer[], line_accounts text[], line_kinds text[], line_pools text[],
  line_negatives boolean[], line_fens bigint[]
) returns text[] language plpgsql as $$
declare
  posted text[];
  one record;
  touched record;
begin
  with fresh as (
    insert into journals (id, idempotency_key, kind, pool_id, order_id, payment_id, posted_at)
    select id, key, kind, pool, for_order, payment, posting_at
    from unnest(ids, keys, kinds, pools, orders, payments) as header (id, key, kind, pool, for_order, payment)
    on conflict (idempotency_key) do nothing returning id)
  select array_agg(id) into posted from fresh;
  if posted is null then return '{}'; end if;
  for one in
    select account, min(n) as n, sum(fen)::bigint as fen, min(after)::bigint as lowest
    from (
      select account, min(n) as n, sum(fen) as fen, sum(sum(fen)) over (partition by account order by journal) as after
      from unnest(line_journals, line_accounts, line_fens) with ordinality as line (journal, account, fen, n)
      where ids[journal] = any(posted)
      group by account, journal) as by_journal
    group by account order by account
  loop
    update accounts set balance_fen = balance_fen + one.fen where id = one.account
      returning balance_fen, may_be_negative into touched;
    if not found then
      insert into accounts (id, kind, pool_id, may_be_negative, balance_fen)
      values (one.account, line_kinds[one.n], line_pools[one.n], line_negatives[one.n], 0)
      on conflict (id) do nothing;
      update accounts set balance_fen = balance_fen + one.fen where id = one.account
        returning balance_fen, may_be_negative into touched;
    end if;
    if not touched.may_be_negative and touched.balance_fen - one.fen + one.lowest < 0 then
      raise exception 'account % does not hold what it pays', one.account
        using errcode = 'check_violation', constraint = 'accounts_hold_what_they_pay';
    end if;
  end loop;
  insert into entries (journal_id, line, account_id, amount_fen)
    select ids[journal], number, account, fen
    from unnest(line_journals, line_numbers, line_accounts, line_fens) as line (journal, number, account, fen)
    where ids[journal] = any(posted);
  return posted;
end $$;

create or replace function post_journal(
  header_id text, header_key text, header_kind text, header_pool text, header_order text, header_payment text,
  header_at timestamptz, line_accounts text[], line_kinds text[], line_pools text[], line_negatives boolean[],
  line_fens bigint[]
) returns boolean language sql as $$
  select cardinality(post_journals(array[header_id], array[header_key], array[header_kind], array[header_pool],
    array[header_order], array[header_payment], header_at, array_fill(1, array[cardinality(line_fens)]),
    array(select n - 1 from generate_series(1, cardinality(line_fens)) n), line_accounts, line_kinds, line_pools,
    line_negatives, line_fens)) = 1
$$;

-- A journal waits for its seal and an entry belongs to its journal's transaction as before; asked once for all rows
-- of a statement.
create or replace function await_seal() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  insert into unsealed_journals (journal_id) select id from fresh;
  return null;
end $$;
drop trigger journals_await_their_seal on journals;
create trigger journals_await_their_seal after insert on journals referencing new table as fresh
  for each statement execute function await_seal();

create or replace function entry_joins_its_own_transaction() returns trigger language plpgsql as $$
declare
  one text;
begin
  for one in select distinct journal_id from fresh loop
    if not exists (select 1 from journals where id = one and xmin::text = pg_current_xact_id()::xid::text) then
      raise exception 'journal % is closed', one using errcode = 'restrict_violation';
    end if;
  end loop;
  return null;
end $$;
drop trigger entries_join_their_transaction on entries;
create trigger entries_join_their_transaction after insert on entries referencing new table as fresh
  for each statement execute function entry_joins_its_own_transaction();

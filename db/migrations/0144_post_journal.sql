-- Posting again, by the account: a set of a few lines made the planner read every account there is.
drop function post_journal(jsonb, jsonb);

-- Posts a journal in one call: header, balances, entries. True when it was posted now, false when its key was
-- used before. Accounts are locked in order of id, so that two journals lock alike; one that is new is made
-- first, because an upsert would judge the check on the amount alone.
create function post_journal(
  header_id text, header_key text, header_kind text, header_pool text, header_order text, header_payment text,
  header_at timestamptz, line_accounts text[], line_kinds text[], line_pools text[], line_negatives boolean[],
  line_fens bigint[]
) returns boolean language plpgsql as $$
declare
  posted integer;
  one record;
begin
  insert into journals (id, idempotency_key, kind, pool_id, order_id, payment_id, posted_at)
  values (header_id, header_key, header_kind, header_pool, header_order, header_payment, header_at)
  on conflict (idempotency_key) do nothing;
  get diagnostics posted = row_count;
  if posted = 0 then return false; end if;
  for one in
    select account, min(n) as n, sum(fen)::bigint as fen
    from unnest(line_accounts, line_fens) with ordinality as line (account, fen, n)
    group by account order by account
  loop
    update accounts set balance_fen = balance_fen + one.fen where id = one.account;
    if not found then
      insert into accounts (id, kind, pool_id, may_be_negative, balance_fen)
      values (one.account, line_kinds[one.n], line_pools[one.n], line_negatives[one.n], 0)
      on conflict (id) do nothing;
      update accounts set balance_fen = balance_fen + one.fen where id = one.account;
    end if;
  end loop;
  insert into entries (journal_id, line, account_id, amount_fen)
    select header_id, n - 1, account, fen
    from unnest(line_accounts, line_fens) with ordinality as line (account, fen, n);
  return true;
end $$;

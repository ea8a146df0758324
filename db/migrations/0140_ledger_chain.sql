-- The ledger's past is sealed: a hash chain over journals, and a role that may add to history and no more.

-- What waits to be sealed. A row per journal, placed by the database itself: no journal goes by unseen.
create table unsealed_journals (
  place bigint generated always as identity primary key,
  journal_id text not null,
  placed_at timestamptz not null default clock_timestamp()
);

create function await_seal() returns trigger language plpgsql security definer
set search_path = public, pg_temp as $$
begin
  insert into unsealed_journals (journal_id) values (new.id);
  return null;
end $$;
create trigger journals_await_their_seal after insert on journals for each row execute function await_seal();
insert into unsealed_journals (journal_id) select id from journals order by posted_at, id;

-- ordinal 1, 2, 3 …; chain_hash = sha256(chain_hash before it || content_hash); before the first stand 32 zero bytes.
create table journal_seals (
  ordinal bigint primary key,
  journal_id text not null unique,
  content_hash bytea not null,
  chain_hash bytea not null,
  sealed_at timestamptz not null
);
create trigger journal_seals_are_append_only before update or delete on journal_seals
  for each row execute function refuse_change();
create trigger journal_seals_are_never_truncated before truncate on journal_seals
  for each statement execute function refuse_change();

-- A journal with its entries as text, one fact a line: what the content hash is taken of. No id has a line break.
create function journal_content(wanted text) returns bytea language sql stable as $$
  select sha256(convert_to(
    concat_ws(e'\n', j.id, j.idempotency_key, j.kind, coalesce(j.pool_id, ''), coalesce(j.order_id, ''),
      coalesce(j.payment_id, ''), (extract(epoch from j.posted_at) * 1000000)::bigint::text,
      (select string_agg(e.line || ' ' || e.account_id || ' ' || e.amount_fen, e'\n' order by e.line)
       from entries e where e.journal_id = j.id)), 'UTF8'))
  from journals j where j.id = wanted
$$;

-- Seals what waits, oldest first; one sealer at a time. Answers how many.
create function seal_journals(most integer, sealing_at timestamptz) returns integer language plpgsql
security definer set search_path = public, pg_temp as $$
declare
  ids text[];
  places bigint[];
  contents bytea[] := '{}';
  chains bytea[] := '{}';
  last_ordinal bigint;
  last_chain bytea;
  content bytea;
  one text;
begin
  perform pg_advisory_xact_lock(7241902);
  select array_agg(journal_id order by place), array_agg(place order by place) into ids, places from (
    select journal_id, place from unsealed_journals order by place limit most) waiting;
  if ids is null then return 0; end if;
  select ordinal, chain_hash into last_ordinal, last_chain from journal_seals order by ordinal desc limit 1;
  if last_ordinal is null then
    last_ordinal := 0;
    last_chain := decode(repeat('00', 32), 'hex');
  end if;
  foreach one in array ids loop
    content := journal_content(one);
    last_chain := sha256(last_chain || content);
    contents := contents || content;
    chains := chains || last_chain;
  end loop;
  insert into journal_seals (ordinal, journal_id, content_hash, chain_hash, sealed_at)
    select last_ordinal + n, ids[n], contents[n], chains[n], sealing_at from generate_subscripts(ids, 1) n;
  delete from unsealed_journals where place = any(places);
  return cardinality(ids);
end $$;

-- Posts a journal in one call: header, balances, entries. True when it was posted now, false when its key was
-- used before. Two steps for balances: an upsert would judge the check on the amount alone.
create function post_journal(header jsonb, lines jsonb) returns boolean language plpgsql as $$
declare
  posted integer;
begin
  insert into journals (id, idempotency_key, kind, pool_id, order_id, payment_id, posted_at)
  values (header ->> 'id', header ->> 'key', header ->> 'kind', header ->> 'poolId', header ->> 'orderId',
    header ->> 'paymentId', (header ->> 'at')::timestamptz)
  on conflict (idempotency_key) do nothing;
  get diagnostics posted = row_count;
  if posted = 0 then return false; end if;
  insert into accounts (id, kind, pool_id, may_be_negative, balance_fen)
    select distinct on (line.account) line.account, line.kind, line.pool, line.negative, 0
    from jsonb_to_recordset(lines) as line (account text, kind text, pool text, negative boolean)
    where not exists (select 1 from accounts a where a.id = line.account)
    order by line.account
    on conflict (id) do nothing;
  with change as materialized (
    select a.id, total.fen
    from (select account, sum(fen)::bigint as fen
          from jsonb_to_recordset(lines) as line (account text, fen bigint) group by account) total
      join accounts a on a.id = total.account
    order by a.id for update of a
  )
  update accounts set balance_fen = balance_fen + change.fen from change where accounts.id = change.id;
  insert into entries (journal_id, line, account_id, amount_fen)
    select header ->> 'id', line.n, line.account, line.fen
    from jsonb_to_recordset(lines) as line (n integer, account text, fen bigint);
  return true;
end $$;

-- The role that the running product takes on: it adds to history and can neither change nor take from it,
-- whatever a trigger does. A user who may not make roles runs without it, as before.
do $$
begin
  begin
    create role hecai_app nologin;
  exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then raise notice 'role hecai_app cannot be made by this user';
  end;
  if not exists (select 1 from pg_roles where rolname = 'hecai_app') then return; end if;
  if not (select rolsuper from pg_roles where rolname = current_user) then
    begin
      execute format('grant hecai_app to %I', current_user);
    exception when insufficient_privilege then null;
    end;
  end if;
  grant usage on schema public, mock_bank to hecai_app;
  grant select, insert, update, delete on all tables in schema public, mock_bank to hecai_app;
  grant usage on all sequences in schema public, mock_bank to hecai_app;
  alter default privileges in schema public, mock_bank
    grant select, insert, update, delete on tables to hecai_app;
  alter default privileges in schema public, mock_bank grant usage on sequences to hecai_app;
  revoke update, delete, truncate on journals, entries, audit_trail from hecai_app;
  revoke insert, update, delete, truncate on journal_seals, unsealed_journals, lifecycle_edges, schema_migrations
    from hecai_app;
end $$;

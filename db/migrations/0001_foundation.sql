-- Who there is, what happened, what must still happen.

create table organisations (
  id text primary key,
  name text not null check (length(name) between 1 and 200),
  name_en text,
  credit_code text not null check (credit_code ~ '^[0-9A-HJ-NP-RT-UW-Y]{18}$'),
  county text not null,
  industry text,
  size text,
  capabilities text[] not null check (
    cardinality(capabilities) > 0
    and capabilities <@ array['buyer','supplier','chain_leader','provider','city_bureau','county_bureau','operator']
  ),
  equipment_in_use text[] not null default '{}',
  bank_account text not null,
  verified_at timestamptz,
  created_at timestamptz not null
);
create unique index organisations_credit_code on organisations (credit_code);

create table users (
  id text primary key,
  login text not null,
  display_name text not null,
  password_hash text not null,
  locale text not null default 'zh' check (locale in ('zh', 'en')),
  created_at timestamptz not null
);
create unique index users_login on users (login);

create table memberships (
  user_id text not null references users (id),
  organisation_id text not null references organisations (id),
  role text not null check (role in ('owner','purchaser','finance','sales','lab_manager','technician','viewer')),
  primary key (user_id, organisation_id)
);

create table sessions (
  token_hash text primary key,
  user_id text not null references users (id),
  organisation_id text not null references organisations (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_user on sessions (user_id);

create table audit_trail (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_user_id text,
  actor_organisation_id text,
  machine text not null,
  subject_id text not null,
  pool_id text,
  event text not null,
  from_state text,
  to_state text,
  reason text,
  facts jsonb not null default '{}'
);
create index audit_trail_subject on audit_trail (machine, subject_id, id);
create index audit_trail_pool on audit_trail (pool_id, id);

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  key text not null,
  payload jsonb not null,
  created_at timestamptz not null,
  dispatched_at timestamptz
);
create index outbox_waiting on outbox (id) where dispatched_at is null;

create table deadlines (
  kind text not null,
  subject_id text not null,
  due_at timestamptz not null,
  done_at timestamptz,
  primary key (kind, subject_id)
);
create index deadlines_waiting on deadlines (due_at) where done_at is null;

create table consumed_messages (
  consumer text not null,
  message_id text not null,
  consumed_at timestamptz not null,
  primary key (consumer, message_id)
);

create table request_keys (
  actor_id text not null,
  key text not null check (length(key) between 8 and 100),
  fingerprint text not null,
  outcome jsonb not null,
  created_at timestamptz not null,
  primary key (actor_id, key)
);

-- History is written once. Who wants to correct it writes another row.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, lower(tg_op) using errcode = 'restrict_violation';
end $$;
create trigger audit_trail_is_append_only before update or delete on audit_trail
  for each row execute function refuse_change();
create trigger audit_trail_is_never_truncated before truncate on audit_trail
  for each statement execute function refuse_change();

-- The relay sleeps until something is told.
create function tell_relay() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger outbox_tells_relay after insert on outbox for each statement execute function tell_relay();

-- The legal edges of every lifecycle, as the domain's tables have them; from_state '' means birth.
create table lifecycle_edges (
  machine text not null,
  from_state text not null,
  to_state text not null,
  primary key (machine, from_state, to_state)
);

create function guard_state() returns trigger language plpgsql as $$
declare
  before text := '';
begin
  if tg_op = 'UPDATE' then
    if new.state = old.state then return new; end if;
    before := old.state;
  end if;
  if not exists (
    select 1 from lifecycle_edges
    where machine = tg_argv[0] and from_state = before and to_state = new.state
  ) then
    raise exception '%: no legal move from "%" to "%"', tg_argv[0], before, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- 数字化服务商目录: what providers say of themselves, dealings with their clients, and what these gave them as stars.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('engagement', '', 'requested'),
  ('engagement', 'requested', 'agreed'),
  ('engagement', 'requested', 'declined'),
  ('engagement', 'requested', 'withdrawn'),
  ('engagement', 'agreed', 'delivered'),
  ('engagement', 'agreed', 'withdrawn'),
  ('engagement', 'delivered', 'agreed'),
  ('engagement', 'delivered', 'completed'),
  ('provider_rating', '', 'visible'),
  ('provider_rating', 'hidden', 'visible'),
  ('provider_rating', 'visible', 'hidden');

create table provider_profiles (
  organisation_id text primary key references organisations (id),
  kinds text[] not null check (cardinality(kinds) between 1 and 6),
  summary_zh text not null check (length(summary_zh) between 1 and 500),
  summary_en text not null default '' check (length(summary_en) <= 500),
  offers text not null default '' check (length(offers) <= 2000),
  counties text[] not null default '{}' check (cardinality(counties) <= 20),
  is_listed boolean not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table engagements (
  id text primary key,
  provider_id text not null references provider_profiles (organisation_id),
  client_id text not null references organisations (id),
  kind text not null,
  subject text not null check (length(subject) between 1 and 500),
  state text not null
    check (state in ('requested', 'agreed', 'delivered', 'completed', 'declined', 'withdrawn')),
  -- Why it was declined, or sent back to the provider.
  reason text check (length(reason) <= 500),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (provider_id <> client_id)
);
-- One living dealing between two firms: stars are not gathered by many small ones at once.
create unique index engagements_living on engagements (provider_id, client_id)
  where state in ('requested', 'agreed', 'delivered');
create index engagements_provider on engagements (provider_id, updated_at desc);
create index engagements_client on engagements (client_id, updated_at desc);
create trigger engagements_move_legally before insert or update of state on engagements
  for each row execute function guard_state('engagement');

create table provider_ratings (
  id text primary key,
  -- One rating per dealing, for ever.
  engagement_id text not null unique references engagements (id),
  provider_id text not null references provider_profiles (organisation_id),
  client_id text not null references organisations (id),
  stars integer not null check (stars between 1 and 5),
  comment text not null default '' check (length(comment) <= 1000),
  reply text check (length(reply) between 1 and 1000),
  state text not null check (state in ('visible', 'hidden')),
  hidden_reason text check (length(hidden_reason) <= 500),
  rated_at timestamptz not null,
  changed_at timestamptz,
  replied_at timestamptz,
  check ((state = 'hidden') = (hidden_reason is not null)),
  check ((reply is null) = (replied_at is null))
);
create index provider_ratings_provider on provider_ratings (provider_id, rated_at desc);
create trigger provider_ratings_move_legally before insert or update of state on provider_ratings
  for each row execute function guard_state('provider_rating');

-- Who rates has dealt with whom it rates, to the end: the store itself refuses anything else.
create function guard_rating() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'a rating is hidden, never deleted' using errcode = 'restrict_violation';
  end if;
  if not exists (select 1 from engagements e where e.id = new.engagement_id and e.state = 'completed'
      and e.provider_id = new.provider_id and e.client_id = new.client_id) then
    raise exception 'rating %: no completed dealing', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger provider_ratings_are_earned before insert or update or delete on provider_ratings
  for each row execute function guard_rating();

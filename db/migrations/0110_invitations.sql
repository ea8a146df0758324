-- 邀请: a firm whose demand fits a pool is asked to join it. A demand remembers the pool that it is about to join.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('invitation', '', 'invited'),
  ('invitation', 'declined', 'accepted'),
  ('invitation', 'invited', 'accepted'),
  ('invitation', 'invited', 'declined'),
  ('invitation', 'invited', 'lapsed');

create table invitations (
  id text primary key,
  pool_id text not null references pools (id),
  organisation_id text not null references organisations (id),
  demand_id text not null references demands (id),
  invited_by text not null references organisations (id),
  quantity integer not null check (quantity between 1 and 100000),
  state text not null check (state in ('invited', 'accepted', 'declined', 'lapsed')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- Asked once per pool, however many demands a firm has.
  unique (pool_id, organisation_id)
);
create index invitations_of_firm on invitations (organisation_id, state);
create index invitations_of_demand on invitations (demand_id);
create trigger invitations_move_legally before insert or update of state on invitations
  for each row execute function guard_state('invitation');

create index demands_pool on demands (pool_id) where pool_id is not null;

-- 关闭平台: a platform opens at its founding, may be closed by its leader with a reason, and opened again.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('platform', '', 'open'),
  ('platform', 'closed', 'open'),
  ('platform', 'open', 'closed');

-- No platform was ever a draft.
alter table platforms
  drop constraint platforms_state_check,
  -- When and why it was closed, the last time that it was.
  add column closed_at timestamptz,
  add column closed_reason text check (length(closed_reason) between 1 and 500),
  add constraint platforms_state_check check (state in ('open', 'closed')),
  add constraint platforms_closed_with_reason
    check (state = 'open' or (closed_at is not null and closed_reason is not null));

create trigger platforms_move_legally before insert or update of state on platforms
  for each row execute function guard_state('platform');

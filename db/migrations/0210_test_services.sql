-- 检测服务 as its laboratory keeps it: on offer or retired, where, with pictures, and which writing of it an order
-- took over. Photos are ids of uploaded files (`files`), in the order in which they are shown.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('test_service', '', 'offered'),
  ('test_service', 'offered', 'retired'),
  ('test_service', 'retired', 'offered');

alter table test_services
  add column state text not null default 'offered' check (state in ('offered', 'retired')),
  add column location text not null default '' check (length(location) <= 120),
  add column photos text[] not null default '{}' check (cardinality(photos) <= 6),
  add column version integer not null default 1 check (version >= 1);
update test_services set state = 'retired' where not is_offered;
alter table test_services drop column is_offered;

create trigger test_services_move_legally before insert or update of state on test_services
  for each row execute function guard_state('test_service');

-- Which writing of its service an order speaks of: a draft of an older one is brought up to date before it goes.
alter table test_orders add column service_version integer not null default 1;

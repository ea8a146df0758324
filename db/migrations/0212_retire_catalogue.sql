-- 淘汰设备目录 as bureaus publish it: an entry is withdrawn with its reason and never deleted, so that an answer that
-- was given stays explainable.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('retire_entry', '', 'listed'),
  ('retire_entry', 'listed', 'withdrawn'),
  ('retire_entry', 'withdrawn', 'listed');

alter table retire_catalogue
  add column state text not null default 'listed' check (state in ('listed', 'withdrawn')),
  add column withdrawn_on date,
  add constraint retire_catalogue_withdrawn check ((state = 'withdrawn') = (withdrawn_on is not null));
-- Firms say what they run by its name: two entries of one name would be one.
create unique index retire_catalogue_name on retire_catalogue (name_zh);
create trigger retire_catalogue_moves_legally before insert or update of state on retire_catalogue
  for each row execute function guard_state('retire_entry');

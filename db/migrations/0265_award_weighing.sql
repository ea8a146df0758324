-- The alternatives of an award are worked out in slices: how many are done, and whether that was all.
alter table awards add column weighing_slices int not null default 0;
alter table awards add column weighing_over boolean not null default false;
update awards set weighing_slices = 1, weighing_over = true where alternatives is not null;

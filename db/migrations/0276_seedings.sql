-- Whether the demonstration has been laid to its end: one that was cut off in between can be used for nothing.
create table seedings (
  id boolean primary key default true check (id),
  begun_at timestamptz not null,
  finished_at timestamptz
);

-- How many jobs workers have done of each queue since it was first counted: an engine may forget what is done at once.
create table queue_tallies (
  queue text primary key,
  done bigint not null,
  failed bigint not null,
  since timestamptz not null
);

-- 通知: what a firm was told, once each.

create table notices (
  id bigint generated always as identity primary key,
  organisation_id text not null references organisations (id),
  pool_id text references pools (id),
  kind text not null,
  facts jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz,
  -- The message that caused it: a job that runs twice tells once.
  message_id text not null,
  unique (organisation_id, message_id)
);
create index notices_of_firm on notices (organisation_id, id desc);

-- Jobs as operations expect them: what was handed over and not finished is known here, not only in the queue.

-- lane: messages about one order (or one payment) are done one after the other, in the order they were told.
alter table outbox
  add column finished_at timestamptz,
  add column lane text generated always as (coalesce(payload ->> 'orderId', payload ->> 'paymentId')) stored;
update outbox set finished_at = dispatched_at where dispatched_at is not null;
create index outbox_unfinished on outbox (id) where finished_at is null and dispatched_at is not null;
create index outbox_lane on outbox (lane, id) where finished_at is null and lane is not null;

-- A job that used up its attempts: kept here, where no flush of a queue reaches it, until a person decides.
create table dead_letters (
  id text primary key,
  message_id text not null unique,
  queue text not null,
  job text not null,
  payload jsonb not null,
  lane text,
  state text not null check (state in ('open', 'replayed', 'discarded')),
  attempts integer not null,
  failures integer not null default 1,
  reason text not null,
  stack text,
  failed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision_reason text
);
create index dead_letters_open on dead_letters (failed_at desc) where state = 'open';
create index dead_letters_all on dead_letters (failed_at desc, id);

-- What the workers last saw of each queue, whichever engine it is on.
create table queue_readings (
  queue text primary key,
  engine text not null,
  waiting integer not null,
  active integer not null,
  delayed integer not null,
  failed integer not null,
  completed integer not null,
  oldest_waiting_at timestamptz,
  jobs jsonb not null default '[]',
  read_at timestamptz not null
);
create table worker_beats (
  worker_id text primary key,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  jobs_done bigint not null,
  jobs_failed bigint not null
);

insert into lifecycle_edges (machine, from_state, to_state) values
  ('dead_letter', '', 'open'),
  ('dead_letter', 'open', 'replayed'),
  ('dead_letter', 'open', 'discarded'),
  ('dead_letter', 'replayed', 'open');
create trigger dead_letters_move_legally before insert or update of state on dead_letters
  for each row execute function guard_state('dead_letter');

-- 问答: questions under a pool and their answers; the operator may hide either, with its reason.

insert into lifecycle_edges (machine, from_state, to_state) values
  ('question', '', 'visible'),
  ('question', 'hidden', 'visible'),
  ('question', 'visible', 'hidden'),
  ('answer', '', 'visible'),
  ('answer', 'hidden', 'visible'),
  ('answer', 'visible', 'hidden');

create table questions (
  id text primary key,
  pool_id text not null references pools (id),
  organisation_id text not null references organisations (id),
  user_id text not null,
  body text not null check (length(body) between 1 and 1000),
  state text not null check (state in ('visible', 'hidden')),
  hidden_reason text check (length(hidden_reason) <= 500),
  created_at timestamptz not null,
  check ((state = 'hidden') = (hidden_reason is not null))
);
create index questions_of_pool on questions (pool_id, created_at, id);
create trigger questions_move_legally before insert or update of state on questions
  for each row execute function guard_state('question');

create table answers (
  id text primary key,
  question_id text not null references questions (id),
  pool_id text not null references pools (id),
  organisation_id text not null references organisations (id),
  user_id text not null,
  body text not null check (length(body) between 1 and 2000),
  state text not null check (state in ('visible', 'hidden')),
  hidden_reason text check (length(hidden_reason) <= 500),
  created_at timestamptz not null,
  check ((state = 'hidden') = (hidden_reason is not null))
);
create index answers_of_question on answers (question_id, created_at, id);
create trigger answers_move_legally before insert or update of state on answers
  for each row execute function guard_state('answer');

-- 通知中心: what a notice is about, who has read it, how each person wants to be told, and what was sent.

alter table notices
  add column about_kind text,
  add column about_id text,
  drop column read_at;
update notices set about_kind = 'pool', about_id = pool_id where pool_id is not null;
create index notices_of_message on notices (message_id);

-- Read by a person, not by a firm: a colleague's reading is not one's own.
create table notice_reads (
  user_id text not null references users (id),
  notice_id bigint not null references notices (id),
  read_at timestamptz not null,
  primary key (user_id, notice_id)
);

-- Only what differs from the kind's own habit.
create table notice_preferences (
  user_id text not null references users (id),
  kind text not null check (length(kind) between 1 and 60),
  channel text not null check (channel in ('page', 'email', 'sms')),
  is_on boolean not null,
  updated_at timestamptz not null,
  primary key (user_id, kind, channel)
);

create table notice_addresses (
  user_id text primary key references users (id),
  email text check (length(email) <= 200),
  phone text check (length(phone) <= 40),
  updated_at timestamptz not null
);

-- The mock of an e-mail and an SMS provider: sent once per notice, person and channel. The words are made when
-- it is read, in the language that the person had when it was sent.
create table mock_messages (
  id bigint generated always as identity primary key,
  notice_id bigint not null references notices (id),
  user_id text not null references users (id),
  channel text not null check (channel in ('email', 'sms')),
  address text not null,
  locale text not null,
  sent_at timestamptz not null,
  unique (notice_id, user_id, channel)
);

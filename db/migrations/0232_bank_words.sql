-- What the custodian told over HTTP, by its own id: the same word again changes nothing, another under the same id is
-- refused.
create table bank_words (
  id text primary key,
  sha256 text not null,
  received_at timestamptz not null
);

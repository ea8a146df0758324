-- 文件: what was uploaded, by its content. The bytes lie in the file store; a row says whose they are.

create table files (
  id text primary key,
  organisation_id text not null references organisations (id),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  size_bytes integer not null check (size_bytes between 1 and 10485760),
  name text not null check (length(name) between 1 and 200),
  created_at timestamptz not null
);
create index files_of_firm on files (organisation_id, created_at desc);
create trigger files_are_append_only before update or delete on files
  for each row execute function refuse_change();

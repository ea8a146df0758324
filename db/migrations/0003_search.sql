-- 搜索: one row per published listing. What is filtered, counted and sorted by stays in the row, which is kept
-- narrow; words and what a hit shows go out of line, where only GIN and the twenty hits of a page meet them.

create extension if not exists pg_trgm;

create table search_documents (
  listing_id text primary key,
  -- Hash of everything below: verify compares it with what the listing would give now.
  stamp text not null,
  category text not null,
  cluster text,
  county text not null,
  is_local boolean not null,
  supplier_id text not null,
  -- First day on which a verified certificate of the level no longer counts: levels fall by themselves.
  international_until date,
  national_until date,
  provincial_until date,
  energy_grade smallint,
  price_fen bigint not null,
  lead_time_days integer not null,
  quality smallint not null,
  -- Model in small letters and digits only.
  model_key text not null,
  specs jsonb not null,
  words tsvector not null,
  shown jsonb not null
);
alter table search_documents set (toast_tuple_target = 256);
alter table search_documents alter column words set storage external;
create index on search_documents using gin (words) with (fastupdate = off);
create index on search_documents using gin (model_key gin_trgm_ops) with (fastupdate = off);
create index on search_documents (model_key text_pattern_ops);
create index on search_documents (category);
create index on search_documents (county);
create index on search_documents (supplier_id);
create index on search_documents (quality desc, listing_id);
create index on search_documents (price_fen, listing_id);
create index on search_documents (lead_time_days, listing_id);

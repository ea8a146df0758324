-- 搜索: engines keep the narrow columns in memory and read after what changed since they last looked.

create sequence search_doc_numbers as integer;
alter table search_documents
  -- A small number that stands for the document: what engines count with.
  add column doc integer not null default nextval('search_doc_numbers'),
  -- The transaction that wrote the row last: whoever remembers a snapshot's horizon reads on from there.
  add column changed xid8 not null default pg_current_xact_id();
create unique index on search_documents (doc);
create index on search_documents (changed);

-- What has left the index; a rebuild forgets it, because engines then read everything anew.
create table search_removed (
  doc integer not null,
  changed xid8 not null default pg_current_xact_id()
);
create index search_removed_changed on search_removed (changed);

-- Filters, counts and orders are the engines' own now.
drop index search_documents_category_idx;
drop index search_documents_county_idx;
drop index search_documents_quality_listing_id_idx;
drop index search_documents_price_fen_listing_id_idx;
drop index search_documents_lead_time_days_listing_id_idx;

-- 搜索提醒: what of a saved search its owner has been told, once per listing.

create table search_hits (
  search_id text not null references saved_searches (id) on delete cascade,
  listing_id text not null references listings (id) on delete cascade,
  told_at timestamptz not null,
  primary key (search_id, listing_id)
);

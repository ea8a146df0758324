-- Saved searches are looked through in turns: those looked at longest ago come first, whether they found anything
-- or not. By the instant of the last telling, five hundred that never find anything would have kept all others out.
alter table saved_searches add column looked_at timestamptz;
create index saved_searches_turn on saved_searches (looked_at nulls first, id) where alerts;

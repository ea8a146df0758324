-- What else could have been awarded, found by a job after the award: what each alternative would have saved, which
-- price or quantity would have won, what one more set would have done. Private: sums with reserves are in it.
alter table awards add column alternatives jsonb;

-- A calendar client knows by its SEQUENCE that an event was changed; a feed shows what the person who opened it
-- may still see, so it knows that person.

alter table bookings add column sequence integer not null default 0;

create function count_booking_revisions() returns trigger language plpgsql as $$
begin
  if (new.starts_at, new.ends_at, new.resource_id, new.unit_id, new.state)
    is distinct from (old.starts_at, old.ends_at, old.resource_id, old.unit_id, old.state) then
    new.sequence := old.sequence + 1;
  end if;
  return new;
end $$;
create trigger bookings_count_revisions before update on bookings
  for each row execute function count_booking_revisions();

-- Who opened an address before this was kept is unknown: such an address answers no more.
alter table calendar_feeds add column user_id text references users (id);
update calendar_feeds set revoked_at = now() where revoked_at is null;

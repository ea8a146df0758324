-- Who leaves "requested" waits for nobody any longer; a changed booking may have to be asked for again; a unit
-- that is given back early is free early.

insert into lifecycle_edges (machine, from_state, to_state) values ('booking', 'confirmed', 'requested');

create function booking_waits_for_somebody() returns trigger language plpgsql as $$
begin
  if new.state <> 'requested' then new.awaits := null;
  elsif old.state <> 'requested' then new.awaits := 'platform';
  end if;
  return new;
end $$;
create trigger bookings_wait_for_somebody before update of state on bookings
  for each row execute function booking_waits_for_somebody();

alter table bookings drop constraint bookings_check2;
alter table bookings add constraint bookings_take_their_time check (
  occupied @> tstzrange(starts_at, greatest(starts_at, least(ends_at, returned_at))));

-- A notification inside a transaction makes commits wait for one another. Sessions that ring by themselves, once
-- for many commits, say so by `hecai.bell`; all others are still heard by this trigger.
create or replace function tell_relay() returns trigger language plpgsql as $$
begin
  if current_setting('hecai.bell', true) is distinct from 'own' then
    perform pg_notify('outbox', '');
  end if;
  return null;
end $$;

-- 政策规则版本: a new version follows the one before it and never begins before it did: no day that has an answer
-- gets another one. Reasons of the retire catalogue are told in English, too.

create function guard_policy_version() returns trigger language plpgsql as $$
declare
  before policy_rules;
begin
  perform pg_advisory_xact_lock(hashtextextended('policy.rule ' || new.key, 0));
  select * into before from policy_rules where key = new.key order by version desc limit 1;
  if new.version <> coalesce(before.version, 0) + 1 or new.kind <> coalesce(before.kind, new.kind)
    or new.in_force_from < coalesce(before.in_force_from, new.in_force_from) then
    raise exception 'rule %: version % does not follow version %', new.key, new.version, before.version
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger policy_rules_follow before insert on policy_rules
  for each row execute function guard_policy_version();

alter table retire_catalogue add column reason_en text not null default '' check (length(reason_en) <= 500);

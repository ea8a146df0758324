-- 上机资格到期提醒: what was granted before its warnings became deadlines gets its next one (30, 7 and 1 days before
-- it ends, at the end of its last day in Shanghai).
insert into deadlines (kind, subject_id, due_at)
select 'qualification.near', q.id, min(w.at)
from qualifications q
  cross join lateral (
    select ((q.expires_on + 1 - days)::timestamp at time zone 'Asia/Shanghai') as at
    from unnest(array[30, 7, 1]) as days) w
where q.revoked_at is null and w.at > now()
group by q.id
on conflict do nothing;

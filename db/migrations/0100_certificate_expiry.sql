-- 首台套证书到期: what was verified before its expiry became a deadline gets one.
insert into deadlines (kind, subject_id, due_at)
select 'certificate.expiry', id, expires_on::timestamp at time zone 'Asia/Shanghai'
from certificates where verified_at is not null and expires_on > current_date
on conflict do nothing;

-- 四眼审核, kept by the store itself: who entered any result of an order never reviews its report, and who
-- reviewed a report that waits for its document enters no result behind it. Concurrent writers of one order meet
-- at the order's row.

create function guard_four_eyes() returns trigger language plpgsql as $$
declare
  tester text;
  reviewer text;
begin
  perform 1 from test_orders where id = new.order_id for update;
  if tg_table_name = 'test_reports' then
    reviewer := new.reviewer_user_id;
    select entered_by into tester from test_results
      where order_id = new.order_id and entered_by = reviewer limit 1;
  else
    tester := new.entered_by;
    select reviewer_user_id into reviewer from test_reports
      where order_id = new.order_id and reviewer_user_id = tester and issued_at is null limit 1;
  end if;
  if tester = reviewer then
    raise exception 'test order %: % enters results and reviews them', new.order_id, tester
      using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger test_reports_have_four_eyes before insert on test_reports
  for each row execute function guard_four_eyes();
create trigger test_results_have_four_eyes before insert on test_results
  for each row execute function guard_four_eyes();

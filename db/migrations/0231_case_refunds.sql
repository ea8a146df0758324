-- Money that a correction left in suspense goes back to the firm that sent it, once, by a payment of its own.
insert into lifecycle_edges (machine, from_state, to_state) values ('bank_case', 'corrected', 'refunded');
alter table bank_cases add column refund_payment_id text;
alter table bank_cases add constraint bank_cases_refunded_by_a_payment
  check (state <> 'refunded' or refund_payment_id is not null);

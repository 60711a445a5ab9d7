drop function book_deposit(uuid, uuid, uuid, text, int, uuid, uuid, uuid, uuid, text, timestamptz);
drop function holder_of_visit(uuid, uuid);
drop function overdue_deposits(timestamptz);
drop function unsettled_deposits(timestamptz);
drop function forget_hold_details(timestamptz);
drop table deposit_move, hold_details;
alter table invoice drop column no_show;
delete from payment_matter where appointment_id is not null or kind = 'disputed';
delete from refund where appointment_id is not null;
delete from payment where appointment_id is not null;
alter table payment_matter
  drop column appointment_id,
  drop constraint payment_matter_kind_check,
  add constraint payment_matter_kind_check check (kind in ('unknown_money', 'wrong_amount', 'wrong_owner', 'stock_short',
    'foreign_refund', 'refund_refused', 'does_not_fit'));
alter table refund
  drop column appointment_id,
  alter column order_id set not null,
  drop constraint refund_reason_check,
  add constraint refund_reason_check check (reason in ('cancelled', 'late_money', 'returned', 'goodwill'));
alter table payment
  drop column appointment_id,
  alter column order_id set not null;
alter table appointment drop column deposit_rappen, drop column deposit_left_rappen, drop column claim_rappen;
alter table service drop column deposit_percent, drop column deposit_least_rappen;
alter table booking_rules drop column deposit_percent, drop column deposit_least_rappen;

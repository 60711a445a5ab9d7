drop policy wanted_by_who_leads on refund;
create policy wanted_by_who_leads on refund for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager') and status in ('wanted', 'transferred'));
drop policy taken_at_the_till on payment;
alter table payment drop constraint payment_wish, drop constraint payment_method_check,
  add column rounding_rappen int not null default 0 check (rounding_rappen between -2 and 2);
update payment set method = 'cash' where method = 'till';
alter table payment
  add constraint payment_method_check
    check (method in ('vendor', 'card', 'twint', 'other', 'cash', 'terminal', 'desk_twint')),
  add constraint payment_check1 check ((wish is null) = (method in ('cash', 'terminal', 'desk_twint')));
create policy taken_at_the_desk on payment for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager', 'staff')
    and status = 'succeeded' and method in ('cash', 'terminal', 'desk_twint'));
alter table sale_line drop constraint sale_line_voucher, drop constraint sale_line_product,
  drop constraint sale_line_kind,
  add constraint sale_line_kind_check check (kind in ('service', 'product', 'free')),
  add constraint sale_line_check check ((kind = 'product') = (product_id is not null));
alter table sale drop constraint sale_signs, drop constraint sale_paid_is_what_it_costs,
  drop column order_id, drop column deposit_rappen, drop column voucher_rappen;
alter table sale
  add constraint sale_check check (cash_rappen + card_rappen + twint_rappen = total_rappen + tips_rappen + rounding_rappen),
  add constraint sale_check1 check (case when voids is null
    then least(total_rappen, tips_rappen, cash_rappen, card_rappen, twint_rappen) >= 0
      and received_rappen >= cash_rappen and reason is null
    else greatest(total_rappen, tips_rappen, cash_rappen, card_rappen, twint_rappen) <= 0
      and received_rappen = cash_rappen and reason is not null end);

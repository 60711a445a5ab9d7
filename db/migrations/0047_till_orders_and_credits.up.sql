-- The till rings up what was ordered to be fetched, and knows two more ways to pay: what was paid ahead of a visit, and
-- vouchers. An order's own words for being paid at the desk give way to one: it was paid with a sale.
alter table sale
  add column order_id uuid,
  add column deposit_rappen int not null default 0,
  add column voucher_rappen int not null default 0,
  add foreign key (salon_id, order_id) references shop_order (salon_id, id);
-- An order is paid once, and whoever takes the sale back ends it.
create unique index sale_of_order_once on sale (salon_id, order_id) where order_id is not null and voids is null;
do $$
declare
  old_check text;
begin
  for old_check in select conname from pg_constraint
    where conrelid = 'sale'::regclass and contype = 'c'
      and pg_get_constraintdef(oid) like '%cash_rappen%' and pg_get_constraintdef(oid) like '%tips_rappen%'
  loop
    execute format('alter table sale drop constraint %I', old_check);
  end loop;
end
$$;
alter table sale
  add constraint sale_paid_is_what_it_costs check (
    cash_rappen + card_rappen + twint_rappen + deposit_rappen + voucher_rappen
      = total_rappen + tips_rappen + rounding_rappen),
  add constraint sale_signs check (case when voids is null
    then least(total_rappen, tips_rappen, cash_rappen, card_rappen, twint_rappen, deposit_rappen, voucher_rappen) >= 0
      and received_rappen >= cash_rappen and reason is null
    else greatest(total_rappen, tips_rappen, cash_rappen, card_rappen, twint_rappen, deposit_rappen, voucher_rappen) <= 0
      and received_rappen = cash_rappen and reason is not null end);

do $$
declare
  old_check text;
begin
  for old_check in select conname from pg_constraint
    where conrelid = 'sale_line'::regclass and contype = 'c'
      and (pg_get_constraintdef(oid) like '%kind = ANY%' or pg_get_constraintdef(oid) like '%product_id IS NOT NULL%')
  loop
    execute format('alter table sale_line drop constraint %I', old_check);
  end loop;
end
$$;
alter table sale_line
  add constraint sale_line_kind check (kind in ('service', 'product', 'order', 'voucher', 'free')),
  add constraint sale_line_product check ((kind in ('product', 'order')) = (product_id is not null)),
  -- Taxed when it is redeemed, not when it is sold.
  add constraint sale_line_voucher check (kind <> 'voucher' or vat_basis_points = 0);

alter table payment drop constraint payment_method_check;
do $$
declare
  old_check text;
begin
  select conname into strict old_check from pg_constraint
  where conrelid = 'payment'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%wish IS NULL%';
  execute format('alter table payment drop constraint %I', old_check);
end
$$;
update payment set method = 'till' where method in ('cash', 'terminal', 'desk_twint');
alter table payment
  add constraint payment_method_check check (method in ('vendor', 'card', 'twint', 'other', 'till')),
  add constraint payment_wish check ((wish is null) = (method = 'till')),
  drop column rounding_rappen;
drop policy taken_at_the_desk on payment;
create policy taken_at_the_till on payment for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager', 'staff')
    and status = 'succeeded' and method = 'till');
-- What the vendor does not send back any more is written as waiting for a person; nothing is sent by hand before it was wanted.
drop policy wanted_by_who_leads on refund;
create policy wanted_by_who_leads on refund for insert to schnittwerk_app
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee'
    and current_setting('app.role', true) in ('owner', 'manager') and status in ('wanted', 'by_hand'));

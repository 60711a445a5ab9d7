-- As in 0065.
create or replace function book_deposit(
  p_salon uuid, p_id uuid, p_appointment uuid, p_kind text, p_amount int, p_payment uuid, p_refund uuid, p_sale uuid,
  p_invoice uuid, p_voucher uuid, p_reason text, p_at timestamptz
) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  acting text := coalesce(current_setting('app.actor_kind', true), '');
  acting_role text := coalesce(current_setting('app.role', true), '');
  visit appointment%rowtype;
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid then
    raise exception 'deposits are booked in the salon that one acts in' using errcode = 'insufficient_privilege';
  end if;
  if not coalesce(case
    when p_kind in ('received', 'refund_failed') then acting = 'system'
    when p_kind in ('refunded', 'kept', 'released', 'credited', 'uncredited') then acting = 'system'
      or acting = 'employee' and acting_role in ('owner', 'manager')
    when p_kind in ('applied', 'given_back') then acting = 'employee' and acting_role in ('owner', 'manager', 'staff')
    else false end, false) then
    raise exception 'not for this actor to book a deposit so' using errcode = 'insufficient_privilege';
  end if;
  select * into visit from appointment a where a.salon_id = p_salon and a.id = p_appointment for no key update;
  if not found then
    raise exception 'there is no such visit' using errcode = 'foreign_key_violation';
  end if;
  if exists (select from deposit_move m where m.salon_id = p_salon and m.id = p_id) then
    return 'already';
  end if;
  if visit.deposit_left_rappen + p_amount < 0 then
    return 'short';
  end if;
  if p_kind in ('credited', 'uncredited') and not exists (
    select from voucher v where v.salon_id = p_salon and v.id = p_voucher and v.appointment_id = p_appointment
      and case p_kind when 'credited' then v.value_rappen = -p_amount
        else p_amount = coalesce((select -sum(m.amount_rappen) from voucher_move m
            where m.salon_id = p_salon and m.voucher_id = p_voucher and m.kind = 'voided'), 0)
          - coalesce((select sum(d.amount_rappen) from deposit_move d
            where d.salon_id = p_salon and d.voucher_id = p_voucher and d.kind = 'uncredited'), 0) end
  ) then
    raise exception 'there is no such voucher of this deposit' using errcode = 'check_violation';
  end if;
  update appointment a set deposit_left_rappen = a.deposit_left_rappen + p_amount
    where a.salon_id = p_salon and a.id = p_appointment;
  insert into deposit_move (salon_id, id, appointment_id, visitor_id, number, kind, amount_rappen, left_rappen, payment_id,
    refund_id, sale_id, invoice_id, voucher_id, reason, actor_kind, actor_id, at)
  values (p_salon, p_id, p_appointment, visit.visitor_id,
    (select count(*) + 1 from deposit_move m where m.salon_id = p_salon and m.appointment_id = p_appointment),
    p_kind, p_amount, visit.deposit_left_rappen + p_amount, p_payment, p_refund, p_sale, p_invoice, p_voucher, p_reason,
    acting, coalesce(nullif(current_setting('app.account_id', true), ''), 'system'), p_at);
  return 'booked';
end
$$;
alter table deposit_move drop column rates;
drop function rates_of_visit(uuid, uuid);

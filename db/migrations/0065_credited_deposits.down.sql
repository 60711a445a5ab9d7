-- What became vouchers is no line of the ledger that was before: such a database cannot go back.
drop function book_deposit(uuid, uuid, uuid, text, int, uuid, uuid, uuid, uuid, uuid, text, timestamptz);
create function book_deposit(
  p_salon uuid, p_id uuid, p_appointment uuid, p_kind text, p_amount int, p_payment uuid, p_refund uuid, p_sale uuid,
  p_invoice uuid, p_reason text, p_at timestamptz
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
    when p_kind in ('refunded', 'kept', 'released', 'credited') then acting = 'system'
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
  update appointment a set deposit_left_rappen = a.deposit_left_rappen + p_amount
    where a.salon_id = p_salon and a.id = p_appointment;
  insert into deposit_move (salon_id, id, appointment_id, visitor_id, number, kind, amount_rappen, left_rappen, payment_id,
    refund_id, sale_id, invoice_id, reason, actor_kind, actor_id, at)
  values (p_salon, p_id, p_appointment, visit.visitor_id,
    (select count(*) + 1 from deposit_move m where m.salon_id = p_salon and m.appointment_id = p_appointment),
    p_kind, p_amount, visit.deposit_left_rappen + p_amount, p_payment, p_refund, p_sale, p_invoice, p_reason, acting,
    coalesce(nullif(current_setting('app.account_id', true), ''), 'system'), p_at);
  return 'booked';
end
$$;
revoke all on function book_deposit(uuid, uuid, uuid, text, int, uuid, uuid, uuid, uuid, text, timestamptz) from public;
grant execute on function book_deposit(uuid, uuid, uuid, text, int, uuid, uuid, uuid, uuid, text, timestamptz)
  to schnittwerk_app, schnittwerk_jobs;
alter table deposit_move
  drop constraint deposit_move_voucher,
  drop constraint deposit_move_sign,
  drop column voucher_id,
  add constraint deposit_move_check check (case
    when kind in ('received', 'refund_failed', 'released', 'given_back') then amount_rappen > 0
    when kind in ('refunded', 'kept', 'applied', 'credited') then amount_rappen < 0 else false end);
alter policy sold_at_the_till on voucher
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee' and order_id is null and points_of is null
    and balance_rappen = 0 and moves = 0);
drop index voucher_by_visit;
alter table voucher drop constraint voucher_of_a_deposit, drop constraint voucher_of_a_deposit_is_somebodys;
alter table appointment drop column deposit_back, drop column given_up;
alter table booking_rules drop column deposit_back;

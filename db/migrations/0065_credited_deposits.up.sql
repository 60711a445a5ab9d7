-- What is not used of a deposit can become a voucher, where the salon has said so before it was paid.

alter table booking_rules
  add column deposit_back text not null default 'refund' check (deposit_back in ('refund', 'voucher'));
grant update (deposit_back) on booking_rules to schnittwerk_app;

-- deposit_back: frozen with the hold. given_up: whoever booked has cancelled or not come; what the salon does not keep to
-- itself always goes back as money.
alter table appointment
  add column deposit_back text not null default 'refund' check (deposit_back in ('refund', 'voucher')),
  add column given_up boolean not null default false;
grant update (given_up) on appointment to schnittwerk_app;

-- It belongs to whoever paid the deposit, also after they have joined an account.
alter table voucher
  add constraint voucher_of_a_deposit_is_somebodys check (appointment_id is null or visitor_id is not null),
  add constraint voucher_of_a_deposit foreign key (salon_id, appointment_id, visitor_id)
    references appointment (salon_id, id, visitor_id) on update cascade;
create index voucher_by_visit on voucher (salon_id, appointment_id) where appointment_id is not null;
alter policy sold_at_the_till on voucher
  with check (salon_id = nullif(current_setting('app.salon_id', true), '')::uuid
    and current_setting('app.actor_kind', true) = 'employee' and order_id is null and points_of is null
    and (appointment_id is null or current_setting('app.role', true) in ('owner', 'manager'))
    and balance_rappen = 0 and moves = 0);

-- uncredited: what was still on the voucher was taken back, and is owed as money again.
alter table deposit_move
  add column voucher_id uuid,
  add foreign key (salon_id, voucher_id) references voucher (salon_id, id),
  drop constraint deposit_move_check,
  add constraint deposit_move_sign check (case
    when kind in ('received', 'refund_failed', 'released', 'given_back', 'uncredited') then amount_rappen > 0
    when kind in ('refunded', 'kept', 'applied', 'credited') then amount_rappen < 0 else false end),
  add constraint deposit_move_voucher check ((kind in ('credited', 'uncredited')) = (voucher_id is not null));
create unique index deposit_move_credited_once on deposit_move (salon_id, voucher_id) where kind = 'credited';
create index deposit_move_by_voucher on deposit_move (salon_id, voucher_id) where voucher_id is not null;

drop function book_deposit(uuid, uuid, uuid, text, int, uuid, uuid, uuid, uuid, text, timestamptz);
-- As in 0050; what becomes a voucher, and what of one comes back, is exactly what the voucher says.
create function book_deposit(
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
revoke all on function book_deposit(uuid, uuid, uuid, text, int, uuid, uuid, uuid, uuid, uuid, text, timestamptz) from public;
grant execute on function book_deposit(uuid, uuid, uuid, text, int, uuid, uuid, uuid, uuid, uuid, text, timestamptz)
  to schnittwerk_app, schnittwerk_jobs;

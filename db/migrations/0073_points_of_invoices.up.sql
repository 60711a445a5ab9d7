-- An invoice brings points for what was paid of it, the deposit included, and never for more than it still charges: not for
-- what was credited, not for what came too much. Damages are no purchase, and an order brings its points itself. They are
-- for whoever the visit belongs to by now: a guest may have made an account since.
create or replace function worth_of(p_salon uuid, p_kind text, p_id uuid)
returns table (customer_id uuid, worth_rappen int, paid_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
#variable_conflict use_column
begin
  if p_salon is distinct from nullif(current_setting('app.salon_id', true), '')::uuid
    or current_setting('app.actor_kind', true) is distinct from 'system' then
    raise exception 'points are counted by the worker' using errcode = 'insufficient_privilege';
  end if;
  if p_kind = 'order' then
    return query
      select o.customer_id,
        case when o.paid_rappen = 0 then 0 else o.paid_rappen - o.refunded_rappen
          - coalesce((select sum(l.unit_price_rappen * l.quantity)::int from shop_order_line l
              where l.salon_id = p_salon and l.order_id = p_id and l.kind = 'voucher'), 0)
          + coalesce((select -sum(m.amount_rappen)::int from voucher v
              join voucher_move m on m.salon_id = v.salon_id and m.voucher_id = v.id and m.kind = 'voided'
              where v.salon_id = p_salon and v.order_id = p_id), 0) end,
        coalesce(o.paid_at, o.created_at)
      from shop_order o where o.salon_id = p_salon and o.id = p_id;
  elsif p_kind = 'sale' then
    return query
      select a.customer_id,
        case when exists (select from sale c where c.salon_id = p_salon and c.voids = p_id) then 0
          else coalesce((select sum(l.unit_rappen * l.quantity - l.reduction_rappen)::int from sale_line l
            where l.salon_id = p_salon and l.sale_id = p_id and l.kind not in ('voucher', 'order')), 0) end,
        s.at
      from sale s join appointment a on a.salon_id = s.salon_id and a.id = s.appointment_id
      where s.salon_id = p_salon and s.id = p_id and s.voids is null;
  else
    return query
      select coalesce(a.customer_id, i.customer_id),
        case when i.no_show or i.order_id is not null then 0 else greatest(0, least(
          i.total_rappen + coalesce((select sum(c.total_rappen)::int from invoice c
            where c.salon_id = p_salon and c.credits_id = p_id), 0),
          (i.content ->> 'paid')::int + coalesce((select sum((c.content ->> 'paid')::int)::int from invoice c
            where c.salon_id = p_salon and c.credits_id = p_id), 0)
            + coalesce((select sum(p.amount_rappen)::int from invoice_payment p
              where p.salon_id = p_salon and p.invoice_id = p_id), 0))) end,
        coalesce((select min(p.at) from invoice_payment p where p.salon_id = p_salon and p.invoice_id = p_id), i.issued_at)
      from invoice i left join appointment a on a.salon_id = i.salon_id and a.id = i.appointment_id
      where i.salon_id = p_salon and i.id = p_id and i.kind = 'invoice';
  end if;
end
$$;

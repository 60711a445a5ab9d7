/** What the vendor says of each payment and refund beside our own row: $1 salon, $2 what neither side may be younger than. */

export const PAYMENT_PAIRS = `
  said as (
    select m.payment_ref, sum(m.amount_rappen)::int as amount, sum(m.fee_rappen)::int as fee, min(m.at) as at,
      (array_agg(m.reference))[1] as reference
    from vendor_movement m
    where m.salon_id = $1 and m.kind = 'payment' and m.currency = 'chf' and m.payment_ref is not null
    group by m.payment_ref
  ),
  payment_pairs as (
    select said.payment_ref as ref, own.id as own_id, own.order_id, own.appointment_id, own.status, own.amount_rappen as own_amount,
      own.fee_rappen as own_fee, said.amount, said.fee, greatest(said.at, own.settled_at) as youngest, said.at as at,
      said.reference
    from said
    left join payment known on known.salon_id = $1 and known.payment_ref = said.payment_ref
    -- Its message never came: then its name is not on our row, but our row's order is on the vendor's.
    left join lateral (
      select * from payment p where p.salon_id = $1 and known.id is null
        and said.reference in (p.order_id, p.appointment_id)
        and p.method <> 'till' and p.status <> 'succeeded'
      order by p.opened_at desc, p.id limit 1
    ) nameless on true
    left join lateral (
      select known.id, known.order_id, known.appointment_id, known.status, known.amount_rappen, known.fee_rappen, known.settled_at
      where known.id is not null
      union all
      select nameless.id, nameless.order_id, nameless.appointment_id, nameless.status, nameless.amount_rappen, nameless.fee_rappen, null
      where nameless.id is not null
    ) own on true
    union all
    select coalesce(p.payment_ref, p.id::text), p.id, p.order_id, p.appointment_id, p.status, p.amount_rappen, p.fee_rappen, null, null,
      p.settled_at, p.settled_at, null
    from payment p
    where p.salon_id = $1 and p.status = 'succeeded' and p.method <> 'till'
      and not exists (select from said where said.payment_ref = p.payment_ref)
  )`;

export const REFUND_PAIRS = `
  given as (
    select m.source_ref, -sum(m.amount_rappen)::int as amount, min(m.at) as at, (array_agg(m.refund_id))[1] as refund_id,
      min(m.payment_ref) as payment_ref
    from vendor_movement m
    where m.salon_id = $1 and m.kind in ('refund', 'refund_failed') and m.currency = 'chf'
    group by m.source_ref
  ),
  refund_pairs as (
    select given.source_ref as ref, own.id as own_id, coalesce(own.order_id, of.order_id) as order_id,
      coalesce(own.appointment_id, of.appointment_id) as appointment_id, own.status,
      own.amount_rappen as own_amount, own.refund_ref, own.created_at, given.amount,
      given.refund_id is not null as ours, greatest(given.at, own.settled_at) as youngest, given.at as at,
      own.refund_ref is null or own.refund_ref = given.source_ref as counts
    from given
    left join refund named on named.salon_id = $1 and named.refund_ref = given.source_ref
    left join refund own on own.salon_id = $1 and own.id = coalesce(named.id, given.refund_id)
    left join payment of on of.salon_id = $1 and of.payment_ref = given.payment_ref
    union all
    select coalesce(r.refund_ref, r.id::text), r.id, r.order_id, r.appointment_id, r.status, r.amount_rappen, r.refund_ref, r.created_at,
      null, true, coalesce(r.settled_at, r.created_at), r.created_at, true
    from refund r join payment p on p.salon_id = r.salon_id and p.id = r.payment_id
    where r.salon_id = $1 and p.method <> 'till' and r.status in ('wanted', 'pending', 'succeeded', 'by_hand')
      and not exists (select from given where given.source_ref = r.refund_ref or given.refund_id = r.id)
  )`;

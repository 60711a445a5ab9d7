/** What was paid ahead: each visit's ledger beside payments, refunds, the till, invoices and vouchers. */
import type { DepositFacts } from '#domain/finance/book-findings.ts';
import type { Differences } from '#domain/ports/finance.ts';
import { type Ask, dayWords, MOST } from './statement-parts.ts';

const DEPOSITS = `
  with ledger as (
    select m.appointment_id, sum(m.amount_rappen)::int as amount, count(*)::int as lines, max(m.number) as last,
      sum(m.amount_rappen) filter (where m.kind = 'received') as received,
      -sum(m.amount_rappen) filter (where m.kind in ('refunded', 'refund_failed')) as refunded,
      -sum(m.amount_rappen) filter (where m.kind in ('applied', 'given_back')) as applied,
      -sum(m.amount_rappen) filter (where m.kind in ('credited', 'uncredited')) as credited,
      (select count(*) from (
        select f.left_rappen, sum(f.amount_rappen) over (order by f.number) as should from deposit_move f
        where f.salon_id = $1 and f.appointment_id = m.appointment_id) c where c.left_rappen <> c.should)::int as wrong
    from deposit_move m where m.salon_id = $1 group by m.appointment_id
  ),
  paid as (
    select p.appointment_id, sum(p.amount_rappen)::int as amount, sum(p.refunded_rappen)::int as said from payment p
    where p.salon_id = $1 and p.appointment_id is not null and p.status = 'succeeded' group by 1
  ),
  back as (
    select r.appointment_id, sum(r.amount_rappen) filter (where r.status <> 'failed')::int as amount from refund r
    where r.salon_id = $1 and r.appointment_id is not null group by 1
  ),
  used as (
    select appointment_id, sum(amount)::int as amount from (
      select s.appointment_id, s.deposit_rappen as amount from sale s
      where s.salon_id = $1 and s.appointment_id is not null and s.deposit_rappen <> 0
      union all
      select i.appointment_id, (i.content ->> 'paid')::int from invoice i
      where i.salon_id = $1 and i.appointment_id is not null and (i.content ->> 'paid')::int <> 0
    ) u group by 1
  ),
  vouchers as (
    select v.appointment_id, sum(v.value_rappen + coalesce((select sum(w.amount_rappen) from voucher_move w
      where w.salon_id = $1 and w.voucher_id = v.id and w.kind = 'voided'), 0))::int as amount
    from voucher v where v.salon_id = $1 and v.appointment_id is not null group by 1
  ),
  facts as (
    select a.id, a.day, a.deposit_left_rappen as left, coalesce(l.amount, 0) as ledger,
      -- One that is gone makes those after it wrong as well: then only the gap is counted.
      case when l.last > l.lines then l.last - l.lines else least(coalesce(l.wrong, 0), 1) end as missing,
      (coalesce(p.amount, 0) - coalesce(l.received, 0))::int as not_booked,
      (coalesce(l.refunded, 0) - coalesce(b.amount, 0))::int as refunds_off,
      (coalesce(u.amount, 0) - coalesce(l.applied, 0))::int as applied_off,
      (coalesce(c.amount, 0) - coalesce(l.credited, 0))::int as credited_off,
      coalesce(p.said, 0) - coalesce(b.amount, 0) as too_much
    from appointment a left join ledger l on l.appointment_id = a.id left join paid p on p.appointment_id = a.id
    left join back b on b.appointment_id = a.id left join used u on u.appointment_id = a.id
    left join vouchers c on c.appointment_id = a.id
    where a.salon_id = $1 and (a.deposit_left_rappen <> 0 or l.lines > 0 or p.amount > 0 or b.amount > 0 or u.amount <> 0
      or c.amount <> 0)
  )
  select id, ${dayWords('day')} as label, day, "left", ledger, missing, not_booked as "notBooked",
    refunds_off as "refundsOff", applied_off as "appliedOff", credited_off as "creditedOff", too_much as "refundedTooMuch"
  from facts
  where "left" <> ledger or missing <> 0 or not_booked <> 0 or refunds_off <> 0 or applied_off <> 0 or credited_off <> 0
    or too_much <> 0
  order by day desc, id limit ${MOST}`;

export const depositDifferences = async ({ all }: Ask): Promise<Pick<Differences, 'deposits'>> => ({
  deposits: await all<DepositFacts>(DEPOSITS),
});

import type { HoldDetails, KeptMove, VisitEnding } from '#domain/ports/deposits.ts';
import type { WorkedItem } from '#domain/deposits/refill.ts';
import type { CardEnd, KeptCard, SavedCard } from '#domain/deposits/saved-card.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import type { Rappen } from '#domain/shared/money.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { Unit } from './unit.ts';

type DetailsRow = Omit<HoldDetails, 'contact'> & HoldDetails['contact'];

export async function readDetails(unit: Unit, id: AppointmentId): Promise<HoldDetails | null> {
  const [row] = await unit.sql<DetailsRow>`
    select first_name as "firstName", last_name as "lastName", email, phone, note, locale, customer_id as "customerId"
    from hold_details where salon_id = ${unit.actor.salonId} and appointment_id = ${id}`;
  if (row === undefined) return null;
  const { locale, customerId, ...contact } = row;
  return { contact, locale, customerId };
}

export const readMoves = (unit: Unit, id: AppointmentId): Promise<readonly KeptMove[]> =>
  unit.sql<KeptMove>`
    select m.id, m.appointment_id as "visitId", m.kind, m.amount_rappen as amount, m.payment_id as "paymentId",
      m.refund_id as "refundId", m.sale_id as "saleId", m.invoice_id as "invoiceId", m.voucher_id as "voucherId", m.reason,
      round(date_part('epoch', m.at) * 1000) as at, m.actor_kind = 'employee' as "byPerson"
    from deposit_move m where m.salon_id = ${unit.actor.salonId} and m.appointment_id = ${id} order by m.number`;

export async function readEnding(unit: Unit, id: AppointmentId): Promise<VisitEnding | null> {
  const [row] = await unit.sql<VisitEnding>`
    select claim_rappen as claim, round(date_part('epoch', ended_at) * 1000) as "endedAt", given_up as "givenUp"
    from appointment where salon_id = ${unit.actor.salonId} and id = ${id}`;
  return row ?? null;
}

type CardRow = {
  readonly version: string;
  readonly words: string;
  readonly most: Rappen;
  readonly at: Instant;
  readonly payerRef: KeptCard['payerRef'] | null;
  readonly cardRef: KeptCard['cardRef'] | null;
  readonly brand: string | null;
  readonly last4: string | null;
  readonly endedAt: Instant | null;
  readonly reason: CardEnd | null;
};

export async function readCard(unit: Unit, id: AppointmentId): Promise<SavedCard | null> {
  const [row] = await unit.sql<CardRow>`
    select consent_version as version, consent_words as words, most_rappen as most,
      round(date_part('epoch', consented_at) * 1000) as at, payer_ref as "payerRef", card_ref as "cardRef", brand, last4,
      round(date_part('epoch', ended_at) * 1000) as "endedAt", end_reason as reason
    from saved_card where salon_id = ${unit.actor.salonId} and appointment_id = ${id}`;
  if (row === undefined) return null;
  const { version, words, most, at, payerRef, cardRef, brand, last4, endedAt, reason } = row;
  return {
    visitId: id,
    consent: { version, words, most, at },
    card:
      payerRef === null || cardRef === null
        ? null
        : { payerRef, cardRef, brand: brand ?? '', last4: last4 ?? '' },
    ended: endedAt === null || reason === null ? null : { at: endedAt, reason },
  };
}

/** Of the day's visits that stand, all but one. */
export const readNeighbours = (
  unit: Unit,
  { id, day }: { readonly id: AppointmentId; readonly day: LocalDate },
): Promise<readonly WorkedItem[]> =>
  unit.sql<WorkedItem>`
    select i.staff_id as "staffId", date_part('epoch', i.starts_at) / 60 as "from", to_json(i.segments) as segments
    from appointment a join appointment_item i on i.salon_id = a.salon_id and i.appointment_id = a.id
    where a.salon_id = ${unit.actor.salonId} and a.day = ${day}::date and a.id <> ${id}
      and a.status in ('confirmed', 'checked_in', 'completed')`;

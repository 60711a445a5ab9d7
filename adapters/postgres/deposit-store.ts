import type { DepositStore } from '#domain/ports/deposits.ts';
import { readCard, readDetails, readEnding, readMoves, readNeighbours } from './deposit-rows.ts';
import type { Unit } from './unit.ts';

/** graphile-worker waits exp(attempt) seconds; what this job misses, the one of each minute finds. */
const ATTEMPTS = 10;

export function depositStore(unit: Unit): DepositStore {
  const { salonId } = unit.actor;
  return {
    putDetails: async (id, { contact, locale, customerId }, at) => {
      unit.send(unit.sql`
        insert into hold_details (salon_id, appointment_id, visitor_id, customer_id, first_name, last_name, email, phone,
          note, locale, kept_at)
        select a.salon_id, a.id, a.visitor_id, ${customerId}::uuid, ${contact.firstName}, ${contact.lastName},
          ${contact.email}, ${contact.phone}, ${contact.note}, ${locale}, to_timestamp(${at}::float8 / 1000)
        from appointment a where a.salon_id = ${salonId} and a.id = ${id}
        on conflict (salon_id, appointment_id) do update set customer_id = excluded.customer_id,
          first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
          phone = excluded.phone, note = excluded.note, locale = excluded.locale, kept_at = excluded.kept_at`);
    },
    details: (id) => readDetails(unit, id),
    forgetDetails: async (id) => {
      unit.send(unit.sql`delete from hold_details where salon_id = ${salonId} and appointment_id = ${id}`);
    },
    extendHold: async (id, until) => {
      unit.send(unit.sql`
        update appointment set reserved_until = to_timestamp(${until}::float8 / 1000)
        where salon_id = ${salonId} and id = ${id} and status = 'reserved'`);
    },
    revive: async (id, until) => {
      unit.send(unit.sql`
        update appointment
        set status = 'reserved', reserved_until = to_timestamp(${until}::float8 / 1000), ended_at = null,
          end_reason = null
        where salon_id = ${salonId} and id = ${id} and status = 'expired' and customer_id is null`);
    },
    joinProfile: async (id, customerId, email) => {
      unit.send(unit.sql`
        update appointment set customer_id = ${customerId}
        where salon_id = ${salonId} and id = ${id} and exists (
          select from customer where salon_id = ${salonId} and id = ${customerId} and email = ${email})`);
    },
    moves: (id) => readMoves(unit, id),
    book: async (move) => {
      const [row] = await unit.sql<{ done: 'booked' | 'already' | 'short' }>`
        select book_deposit(${salonId}, ${move.id}, ${move.visitId}, ${move.kind}, ${move.amount},
          ${move.paymentId}::uuid, ${move.refundId}::uuid, ${move.saleId}::uuid, ${move.invoiceId}::uuid,
          ${move.voucherId}::uuid, ${move.reason}, to_timestamp(${move.at}::float8 / 1000)) as done`;
      if (row === undefined) throw new Error('the ledger did not answer');
      return row.done;
    },
    claim: async (id, claim) => {
      unit.send(unit.sql`
        update appointment set claim_rappen = ${claim}::int where salon_id = ${salonId} and id = ${id}`);
    },
    giveUp: async (id, givenUp) => {
      unit.send(unit.sql`
        update appointment set given_up = ${givenUp} where salon_id = ${salonId} and id = ${id}`);
    },
    ending: async (id) => (await readEnding(unit, id)) ?? { claim: null, endedAt: null, givenUp: false },
    neighbours: (visit) => readNeighbours(unit, visit),
    consent: async (id, { version, words, most, at }) => {
      unit.send(unit.sql`
        insert into saved_card (salon_id, appointment_id, visitor_id, consent_version, consent_words, most_rappen,
          consented_at)
        select a.salon_id, a.id, a.visitor_id, ${version}, ${words}, ${most}::int, to_timestamp(${at}::float8 / 1000)
        from appointment a where a.salon_id = ${salonId} and a.id = ${id}
        on conflict (salon_id, appointment_id) do update set consent_version = excluded.consent_version,
          consent_words = excluded.consent_words, most_rappen = excluded.most_rappen,
          consented_at = excluded.consented_at, ended_at = null, end_reason = null`);
    },
    card: (id) => readCard(unit, id),
    changeCard: async ({ visitId, card, ended }) => {
      if (unit.actor.kind === 'system') {
        unit.send(unit.sql`
          update saved_card set payer_ref = ${card?.payerRef ?? null}, card_ref = ${card?.cardRef ?? null},
            brand = ${card?.brand ?? null}, last4 = ${card?.last4 ?? null}
          where salon_id = ${salonId} and appointment_id = ${visitId}`);
      }
      unit.send(unit.sql`
        update saved_card set ended_at = to_timestamp(${ended?.at ?? null}::float8 / 1000),
          end_reason = ${ended?.reason ?? null}
        where salon_id = ${salonId} and appointment_id = ${visitId}`);
    },
    settleSoon: async (id) => {
      unit.send(unit.sql`
        select enqueue_job('settle-deposit', ${JSON.stringify({ salonId, visitId: id })}::json, ${`deposit ${id}`},
          ${ATTEMPTS}, null)`);
    },
  };
}

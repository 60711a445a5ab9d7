import { UNKEPT } from '#domain/calendar/move-offer.ts';
import type { MoveOffer } from '#domain/calendar/move-offer.ts';
import type { PauseId } from '#domain/calendar/pause.ts';
import type { MoveOfferStore } from '#domain/ports/move-offers.ts';
import type { AppointmentId, MoveOfferId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import type { VisitPlan } from '#domain/slots/visit-plan.ts';
import type { Unit } from './unit.ts';

export const SELECT_MOVE_OFFER = `
  select o.id, o.appointment_id, o.hold_id, o.absence_id, o.sequence,
    date_part('epoch', o.was_starts_at) / 60 as was, o.plan, o.by_letter, o.status,
    date_part('epoch', o.offered_at) * 1000 as offered_at, date_part('epoch', o.expires_at) * 1000 as until
  from move_offer o `;

/** As a statement says `UNKEPT` of the offer `o`. */
export const IS_UNKEPT = `o.status in (${UNKEPT.map((status) => `'${status}'`).join(', ')})`;

const LATEST = `${SELECT_MOVE_OFFER}
  where o.salon_id = $1 and o.appointment_id = $2 order by o.offered_at desc, o.id desc limit 1`;
const OF_ABSENCE = `${SELECT_MOVE_OFFER}
  where o.salon_id = $1 and o.absence_id = $2 and ${IS_UNKEPT}
    and not exists (
      select from move_offer n where n.salon_id = o.salon_id and n.appointment_id = o.appointment_id
        and (n.offered_at, n.id) > (o.offered_at, o.id))
  order by o.appointment_id`;

export type MoveOfferRow = {
  readonly id: MoveOfferId;
  readonly appointment_id: AppointmentId;
  readonly hold_id: AppointmentId;
  readonly absence_id: PauseId | null;
  readonly sequence: number;
  readonly was: EpochMinute;
  readonly plan: VisitPlan;
  readonly by_letter: boolean;
  readonly status: MoveOffer['status'];
  readonly offered_at: number;
  readonly until: number;
};

export const moveOfferOf = (row: MoveOfferRow): MoveOffer => ({
  id: row.id,
  appointmentId: row.appointment_id,
  holdId: row.hold_id,
  absenceId: row.absence_id,
  sequence: row.sequence,
  was: row.was,
  plan: row.plan,
  byLetter: row.by_letter,
  status: row.status,
  offeredAt: Math.round(row.offered_at) as Instant,
  until: Math.round(row.until) as Instant,
});

export async function latestMoveOffer(unit: Unit, appointmentId: AppointmentId): Promise<MoveOffer | null> {
  const [row] = await unit.text<MoveOfferRow>(LATEST, [unit.actor.salonId, appointmentId]);
  return row === undefined ? null : moveOfferOf(row);
}

export function moveOfferStore(unit: Unit): MoveOfferStore {
  const { salonId } = unit.actor;
  return {
    add: async (offer) => {
      unit.send(unit.sql`
        insert into move_offer
          (salon_id, id, appointment_id, hold_id, absence_id, sequence, was_starts_at, day, plan, by_letter, status,
           offered_at, expires_at)
        values (${salonId}, ${offer.id}, ${offer.appointmentId}, ${offer.holdId}, ${offer.absenceId},
          ${offer.sequence}, to_timestamp(${offer.was}::float8 * 60), ${offer.plan.day}::date,
          ${JSON.stringify(offer.plan)}::jsonb, ${offer.byLetter}, 'open',
          to_timestamp(${offer.offeredAt}::float8 / 1000), to_timestamp(${offer.until}::float8 / 1000))`);
    },
    latestOf: (appointmentId) => latestMoveOffer(unit, appointmentId),
    ofAbsence: async (absenceId) => {
      const rows = await unit.text<MoveOfferRow>(OF_ABSENCE, [salonId, absenceId]);
      return rows.map(moveOfferOf);
    },
    settle: async (id, outcome, at) => {
      const [row] = await unit.sql<{ settled: boolean }>`
        select settle_move_offer(${salonId}, ${id}, ${outcome}, to_timestamp(${at}::float8 / 1000)) as settled`;
      return row?.settled === true;
    },
  };
}

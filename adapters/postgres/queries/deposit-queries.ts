import { standingOf } from '#domain/deposits/deposit-ledger.ts';
import { wasRefilled } from '#domain/deposits/steps/was-refilled.ts';
import type { DepositQueries } from '#domain/ports/deposits.ts';
import type { AppointmentId, VisitorId } from '#domain/shared/ids.ts';
import { rappen, type Rappen } from '#domain/shared/money.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { findAppointment } from '../appointment-store.ts';
import type { Database } from '../database.ts';
import { readCard, readDetails, readEnding, readMoves, readNeighbours } from '../deposit-rows.ts';
import { readOnly } from '../transaction.ts';

export const depositQueries = (database: Database): DepositQueries => ({
  details: (actor, id) => readOnly(database, actor, (unit) => readDetails(unit, id)),
  ofVisit: (actor, id) =>
    readOnly(database, actor, async (unit) => {
      const [visit, moves, ending, card] = await Promise.all([
        findAppointment(unit, id),
        readMoves(unit, id),
        readEnding(unit, id),
        readCard(unit, id),
      ]);
      if (visit === null || ending === null) return null;
      const [credited] = await unit.sql<{ rest: Rappen }>`
        select coalesce(sum(balance_rappen), 0)::int as rest from voucher
        where salon_id = ${actor.salonId} and appointment_id = ${id}`;
      // Whoever books sees no visits but their own: whether the time was filled is said to them by the outcome.
      const neighbours = (of: Pick<Appointment, 'id' | 'day'>) => readNeighbours(unit, of);
      return {
        standing: standingOf(moves),
        moves,
        claim: ending.claim,
        endedAt: ending.endedAt,
        refilled: await wasRefilled({ neighbours }, visit, ending.claim),
        card,
        onVouchers: credited?.rest ?? rappen(0),
      };
    }),
  cards: (actor) =>
    readOnly(database, actor, async (unit) => {
      const rows = await unit.sql<{ id: AppointmentId }>`
        select appointment_id as id from saved_card
        where salon_id = ${actor.salonId} and card_ref is not null and ended_at is null order by consented_at limit 50`;
      const cards = await Promise.all(rows.map(({ id }) => readCard(unit, id)));
      return cards.filter((card) => card !== null);
    }),
  holder: async (salonId, id) => {
    const [row] = await database.query<{ visitor_id: VisitorId | null }>`
      select holder_of_visit(${salonId}, ${id}) as visitor_id`;
    return row?.visitor_id ?? null;
  },
});

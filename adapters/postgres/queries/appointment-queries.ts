import type { Clock } from '#domain/ports/clock.ts';
import type { AppointmentQueries } from '#domain/ports/queries.ts';
import { contactOf, findAppointment, liveHolds } from '../appointment-store.ts';
import type { Database } from '../database.ts';
import { readOnly } from '../transaction.ts';

export const appointmentQueries = (database: Database, clock: Clock): AppointmentQueries => ({
  visit: (actor, id) =>
    readOnly(database, actor, async (unit) => {
      const [appointment, contact] = await Promise.all([findAppointment(unit, id), contactOf(unit, id)]);
      return appointment === null ? null : { appointment, contact };
    }),
  liveHolds: (actor) =>
    readOnly(database, actor, async (unit) =>
      actor.kind === 'visitor' || actor.kind === 'customer'
        ? await liveHolds(unit, actor.visitorId, clock.now())
        : [],
    ),
});

import { appointmentEntry, visitFacts } from '../../audit/appointment-entry.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Letters } from '../../ports/letters.ts';
import type { RequestLookout } from '../../ports/requests.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import { manyAttempts } from '../../shared/many-attempts.ts';
import type { System } from '../../shared/actor.ts';
import type { MailId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Instant, LocalDate } from '../../shared/salon-time.ts';
import type { RequestedAppointment } from '../appointment.ts';
import { endedRequest } from '../request.ts';

export type LapseRequestsDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
  readonly lookout: RequestLookout;
};

/** Over all salons; each unit acts as the system in its own salon. Counts what this call did. */
export type LapseRequests = () => Promise<{ readonly days: number; readonly requests: number }>;

/**
 * Ends what the salon has not answered in time, frees its time and tells the customer: a unit for each salon and day.
 * Several may run at once: who comes second to a day finds nothing. A day that fails does not keep the others waiting.
 *
 * @throws AggregateError after the last day, with the failure of each that failed
 */
export const lapseRequests =
  (deps: LapseRequestsDeps): LapseRequests =>
  async () => {
    const { uow, clock, lookout } = deps;
    const overdue = await lookout.overdue(clock.now());
    const attempts = manyAttempts();
    let requests = 0;
    for (const { salonId, day } of overdue) {
      const actor: System = { kind: 'system', salonId, job: 'lapse-requests' };
      requests += await attempts.count(async () => {
        const lapsed = await uow.run<number, never>(actor, (stores) => lapseDay(deps, stores, day));
        return lapsed.ok ? lapsed.value : 0;
      });
    }
    attempts.end((failed) => `the requests of ${failed} days could not be ended`);
    return { days: overdue.length, requests };
  };

async function lapseDay(deps: LapseRequestsDeps, stores: Stores, day: LocalDate) {
  await stores.calendar.gate([day]);
  const at = deps.clock.now();
  const overdue = await stores.appointments.overdueRequests(day, at);
  for (const request of overdue) await lapse(deps, stores, request, at);
  return ok(overdue.length);
}

async function lapse(
  { ids, letters }: LapseRequestsDeps,
  { appointments, calendar, audit, deposits, outbox }: Stores,
  request: RequestedAppointment,
  at: Instant,
): Promise<void> {
  const [contact, salon] = await Promise.all([appointments.contactOf(request.id), calendar.card()]);
  const appointment = endedRequest(request, 'lapsed');
  const { id: appointmentId, locale } = appointment;
  await Promise.all([
    calendar.vacate(appointmentId),
    appointments.endRequest(appointmentId, 'lapsed', at, null),
    request.deposit > 0 ? deposits.settleSoon(appointmentId) : null,
    audit.append(appointmentEntry('appointment.lapsed', appointmentId, visitFacts(appointment)), at),
  ]);
  if (!contact?.email) return;
  const kind = 'request_lapsed';
  const content = letters.compose(kind, { appointment, contact, salon, locale, at });
  const id = ids.next() as MailId;
  await outbox.post({ id, kind, appointmentId, recipient: contact.email, locale, content }, at);
}

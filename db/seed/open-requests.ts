/** Two visits to come that the salon has not answered yet: asked for on the evening before the seed's day. */
import { addDays, dayFrame, instantsOf, isoInstant } from '#domain/shared/salon-time.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { AccountTables } from './account-tables.ts';
import type { SeedPeriod } from './period.ts';
import type { SeedSettings } from './settings.ts';
import type { VisitTables } from './visit-tables.ts';

const MOST = 2;
/** Further ahead than any deadline that the rules can set from here. */
const DAYS_AHEAD = 4;
const ASKED_AT = ['19:40', '21:15'] as const;
const NOTES = [
  'Für eine Hochzeit. Ich bringe ein Bild mit.',
  'Schulterlanges, feines Haar; gern mit ein paar losen Strähnen.',
] as const;

/** Changes rows in place. Whoever has an account keeps what is booked: their pages show a visit that stands. */
export function leaveOpenRequests(
  settings: SeedSettings,
  period: SeedPeriod,
  visits: VisitTables,
  people: AccountTables,
): void {
  const asked = new Set(settings.services.filter(({ onRequest }) => onRequest).map(({ id }) => id));
  const known = new Set(people.accounts.map(({ visitorId }) => visitorId));
  const soonest = addDays(period.today, DAYS_AHEAD);
  const open = new Set(
    visits.items.filter(({ serviceId }) => asked.has(serviceId)).map(({ appointmentId }) => appointmentId),
  );
  const chosen = visits.appointments
    .filter(
      ({ id, status, day, visitorId }) =>
        open.has(id) && status === 'confirmed' && day >= soonest && !known.has(visitorId),
    )
    .toSorted((a, b) => a.startsAt.localeCompare(b.startsAt))
    .slice(0, MOST);
  chosen.forEach((visit, index) => {
    const requested = eveningBefore(settings, period, ASKED_AT[index]!);
    const answerBy = (requested + settings.rules.requestHours * 60) as EpochMinute;
    visits.appointments[visits.appointments.indexOf(visit)] = {
      ...visit,
      status: 'requested',
      onRequest: true,
      note: NOTES[index]!,
      createdAt: isoInstant((requested - 4) as EpochMinute),
      requestedAt: isoInstant(requested),
      answerBy: isoInstant(answerBy),
      confirmedAt: null,
    };
  });
}

function eveningBefore({ zone }: SeedSettings, { today }: SeedPeriod, clock: string): EpochMinute {
  const day = addDays(today, -1);
  const minute = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return instantsOf(zone, day, minute)[0] ?? dayFrame(zone, day).from;
}

/** A load context for the staff's area: who is signed in, what lies in the calendar, what the use cases answer. */
import type { CalendarParts } from '#app/load-context.ts';
import type { CalendarVisit } from '#domain/ports/calendar.ts';
import type { SignedIn } from '#domain/ports/identity.ts';
import type { AccountId, SalonId, SessionId } from '#domain/shared/ids.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { aVisit, fakeContext } from '#tests/app/support/fake-page.ts';
import { ANNA, at, BEN } from '#tests/support/builders/salon-book.ts';

export const TUESDAY = '2026-03-10';

const signedIn = (role: 'staff' | 'hq' | null): SignedIn => {
  const named = {
    salonId: 'salon' as SalonId,
    accountId: 'account' as AccountId,
    sessionId: 'session' as SessionId,
  };
  const rest = {
    emailVerified: true,
    hasSecondFactor: false,
    showedSecondFactor: false,
    mustHaveSecondFactor: false,
    chosenSalonId: null,
  };
  if (role === 'hq') return { actor: { kind: 'hq', ...named }, ...rest };
  if (role === 'staff') return { actor: { kind: 'employee', ...named, role, staffId: BEN }, ...rest };
  return {
    actor: { kind: 'customer', ...named, visitorId: 'v' as never, customerId: 'c' as never },
    ...rest,
  };
};

export const cut: CalendarVisit = {
  id: aVisit().id,
  status: 'checked_in',
  day: TUESDAY as LocalDate,
  from: at(`${TUESDAY} 10:00`),
  to: at(`${TUESDAY} 10:30`),
  sequence: 0,
  customer: 'Ada Muster',
  hasNote: true,
  isPaidAhead: false,
  items: [
    {
      staffId: ANNA,
      staffName: 'Anna',
      serviceName: { 'de-CH': 'Schnitt', en: 'Cut' },
      from: at(`${TUESDAY} 10:00`),
      segments: [30],
    },
  ],
};

export const as = (
  role: 'staff' | 'hq' | null | undefined,
  visits: readonly CalendarVisit[] = [],
  useCases: Partial<CalendarParts['useCases']> = {},
  requests: Partial<CalendarParts['requests']> = {},
) =>
  fakeContext({
    signedIn: () => Promise.resolve(role === undefined ? null : signedIn(role)),
    calendar: {
      watch: fakeContext().calendar.watch,
      daySheets: fakeContext().calendar.daySheets,
      queries: {
        range: () => Promise.resolve({ versions: '0:1', visits, pauses: [] }),
        visit: (_, id) =>
          Promise.resolve(
            id === aVisit().id
              ? {
                  appointment: aVisit(),
                  person: {
                    customerId: aVisit().customerId,
                    firstName: 'Ada',
                    lastName: 'Muster',
                    email: null,
                    phone: null,
                  },
                  note: '',
                  endReason: null,
                  stateAt: null,
                  events: [
                    {
                      action: 'appointment.confirmed',
                      at: '2026-03-01T09:00:00Z',
                      by: 'customer',
                      staffId: null,
                      was: null,
                    },
                  ],
                }
              : null,
          ),
        pause: () => Promise.resolve(null),
        printedDay: () => Promise.resolve({ visits: [], pauses: [] }),
        startsForMove: () => Promise.resolve([at('2026-03-14 15:00')]),
      },
      requests: { ...fakeContext().calendar.requests, ...requests },
      useCases: { ...fakeContext().calendar.useCases, ...useCases },
    },
  });

/** Random histories of a salon with a waitlist: no slot has two owners, the order is kept, nobody has two offers. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notices } from '#adapters/letters/notices.ts';
import { memoryWaitlistLookout } from '#adapters/memory/waitlist-store.ts';
import type { Visitor } from '#domain/shared/actor.ts';
import type { VisitorId } from '#domain/shared/ids.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { joinWaitlist } from '#domain/waitlist/use-cases/join-waitlist.ts';
import { confirmPlace, leaveWaitlist } from '#domain/waitlist/use-cases/keep-place.ts';
import { serveWaitlist } from '#domain/waitlist/use-cases/serve-waitlist.ts';
import type { WaitlistEntry } from '#domain/waitlist/waitlist-entry.ts';
import { visitor } from '#tests/contracts/contract-rows.ts';
import { ANNA, SALON } from '#tests/contracts/contract-salon.ts';
import { desk, RAW, wish, won } from '#tests/domain/slots/use-cases/desk.ts';

const DAY = '2026-03-17' as LocalDate;
const TIMES = ['09:00', '09:30', '10:00', '10:30'];
const waitlistLinks = { place: () => 'https://salon.test/waitlist/token', open: () => null };

function salonWithWaitlist() {
  const front = desk();
  const deps = {
    ...front.deps,
    notices: notices(),
    waitlistLinks,
    lookout: memoryWaitlistLookout(front.database),
  };
  const rows = () => front.database.salons.get(SALON)!;
  const join = joinWaitlist(deps);
  let people = 100;
  return {
    ...front,
    rows,
    serve: serveWaitlist(deps),
    leave: leaveWaitlist(deps),
    confirmPlace: confirmPlace(deps),
    async wait(known: readonly number[] = []): Promise<WaitlistEntry> {
      people += 1;
      const actor: Visitor = {
        kind: 'visitor',
        salonId: SALON,
        visitorId: `00000000-0000-4000-8000-${String(people).padStart(12, '0')}` as VisitorId,
      };
      const entry = won(
        await join(actor, {
          wish: wish(ANNA),
          from: DAY,
          to: DAY,
          contact: RAW,
          locale: 'de-CH',
          known: known as never,
        }),
      );
      won(await confirmPlace(deps)(actor, { entryId: entry.id }));
      front.clock.pass(1);
      return { ...entry, status: 'waiting' };
    },
    offers: () => rows().waitlist.offers,
    open: () => rows().waitlist.offers.filter(({ outcome }) => outcome === 'open'),
    actorOf: ({ visitorId }: { readonly visitorId: VisitorId }): Visitor => ({
      kind: 'visitor',
      salonId: SALON,
      visitorId,
    }),
  };
}

type Salon = ReturnType<typeof salonWithWaitlist>;

/** All that Anna has, so that nothing is free at the beginning. */
async function booked(salon: Salon) {
  const visits = [];
  for (const [index, time] of TIMES.entries()) {
    visits.push(
      won(
        await salon.confirmHold(
          won(await salon.hold(`${DAY} ${time}`, { wish: wish(ANNA) }, visitor(index + 1))),
          visitor(index + 1),
        ),
      ),
    );
  }
  return visits;
}

/** The starts of the day that nobody needs to be told about: only what these tests free is news. */
async function knownStarts(salon: Salon): Promise<readonly number[]> {
  const all = Array.from(
    { length: 24 * 60 },
    (_, minute) => Date.parse(`${DAY}T00:00+01:00`) / 60_000 + minute,
  );
  const taken = new Set(salon.occupied().map(({ from }) => from as number));
  return all.filter((minute) => !taken.has(minute));
}

describe('a freed slot', () => {
  test('is held for the first in line, who is told; the others wait', async () => {
    const salon = salonWithWaitlist();
    const visits = await booked(salon);
    const known = await knownStarts(salon);
    const [first, second] = [await salon.wait(known), await salon.wait(known)];
    await salon.serve();
    expect(salon.offers()).toEqual([]);

    won(await salon.cancel(linkOf(visits[1]!), {}));
    expect(await salon.serve()).toMatchObject({ offers: 1 });
    expect(await salon.serve()).toMatchObject({ days: 0, offers: 0 });
    expect(salon.open()).toMatchObject([{ offer: { entryId: first.id, from: visits[1]!.from } }]);
    expect([...salon.rows().mails.values()].at(-1)?.letter.kind).toBe('waitlist_offer');

    // Declined: passed on to the next, and the first is not asked again about the same time.
    won(await salon.release(salon.actorOf(first), { holdId: salon.open()[0]!.offer.appointmentId }));
    await salon.serve();
    expect(salon.open()).toMatchObject([{ offer: { entryId: second.id, from: visits[1]!.from } }]);

    // Accepted: an ordinary booking, and the place has done its duty.
    const offer = salon.open()[0]!.offer;
    const hold = salon.appointment(offer.appointmentId)!;
    won(await salon.confirmHold(hold as never, salon.actorOf(second)));
    await salon.serve();
    expect(salon.rows().waitlist.entries.get(second.id)?.entry.status).toBe('booked');
    expect(salon.open()).toEqual([]);
  });

  test('passes on when nobody answers; after two silences the place ends', async () => {
    const salon = salonWithWaitlist();
    const visits = await booked(salon);
    const known = await knownStarts(salon);
    const [first, second] = [await salon.wait(known), await salon.wait(known)];
    won(await salon.cancel(linkOf(visits[0]!), {}));
    await salon.serve();
    salon.clock.set(salon.open()[0]!.offer.until);
    await salon.serve();
    expect(salon.open()).toMatchObject([{ offer: { entryId: second.id } }]);
    won(await salon.cancel(linkOf(visits[2]!), {}));
    await salon.serve();
    const again = salon.open().find(({ offer }) => offer.entryId === first.id)!;
    expect(again.offer.from).toBe(visits[2]!.from);
    salon.clock.set(again.offer.until);
    await salon.serve();
    expect(salon.rows().waitlist.entries.get(first.id)?.entry.status).toBe('silent');
  });

  test('is offered to nobody who has left or never confirmed', async () => {
    const salon = salonWithWaitlist();
    const visits = await booked(salon);
    const gone = await salon.wait(await knownStarts(salon));
    won(await salon.leave(salon.actorOf(gone), { entryId: gone.id }));
    won(await salon.cancel(linkOf(visits[1]!), {}));
    await salon.serve();
    expect(salon.offers()).toEqual([]);
  });
});

const linkOf = (visit: { readonly id: unknown; readonly visitorId: unknown }) =>
  ({ kind: 'link', salonId: SALON, appointmentId: visit.id, visitorId: visit.visitorId }) as never;

type Move =
  | { readonly kind: 'join' | 'serve' | 'accept' | 'decline' | 'leave'; readonly which: number }
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'pass'; readonly which: number };

const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom('join', 'serve', 'serve', 'accept', 'decline', 'leave', 'cancel', 'pass'),
  which: fc.nat(7),
});

test('whatever happens, in whatever order', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 30 }), async (moves) => {
      const salon = salonWithWaitlist();
      const visits = await booked(salon);
      const known = await knownStarts(salon);
      const line: WaitlistEntry[] = [];
      for (const { kind, which } of moves) {
        const offers = salon.open();
        const some = offers[which % Math.max(1, offers.length)]?.offer;
        if (kind === 'join') line.push(await salon.wait(known));
        if (kind === 'cancel') await salon.cancel(linkOf(visits[which % visits.length]!), {});
        if (kind === 'pass') salon.clock.pass((which + 1) * 40 * 60_000);
        if (kind === 'leave' && line[which] !== undefined)
          await salon.leave(salon.actorOf(line[which]), { entryId: line[which].id });
        if (kind === 'decline' && some !== undefined)
          await salon.release(salon.actorOf(some), { holdId: some.appointmentId });
        if (kind === 'accept' && some !== undefined) {
          const held = salon.appointment(some.appointmentId);
          if (held?.status === 'reserved') await salon.confirmHold(held, salon.actorOf(some));
        }
        if (kind === 'serve') {
          const before = salon.offers().length;
          await salon.serve();
          expectOrder(salon, line, before);
        }
        expectSound(salon);
      }
    }),
    { numRuns: 150 },
  );
});

function expectSound(salon: Salon): void {
  const open = salon.open();
  expect(new Set(open.map(({ offer }) => offer.entryId)).size).toBe(open.length);
  const occupied = salon.occupied().toSorted((a, b) => a.from - b.from);
  for (const [index, row] of occupied.entries()) {
    const next = occupied.slice(index + 1).find((other) => other.subject === row.subject);
    if (next !== undefined) expect(next.from).toBeGreaterThan(row.from);
  }
  // No slot is offered to two people at a time.
  const live = open.filter(({ offer }) => salon.appointment(offer.appointmentId)?.status === 'reserved');
  expect(new Set(live.map(({ offer }) => offer.from)).size).toBe(live.length);
}

/** Whoever stands before the one who was asked had an offer open, had been offered that time, or waits no longer. */
function expectOrder(salon: Salon, line: readonly WaitlistEntry[], before: number): void {
  const all = salon.offers();
  for (const [index, { offer }] of all.entries()) {
    if (index < before) continue;
    const place = line.findIndex(({ id }) => id === offer.entryId);
    for (const earlier of line.slice(0, place)) {
      const status = salon.rows().waitlist.entries.get(earlier.id)?.entry.status;
      const known = all.some(
        (other, at) =>
          other.offer.entryId === earlier.id &&
          (at < index ? other.offer.from === offer.from || other.outcome === 'open' : false),
      );
      expect(status !== 'waiting' || known).toBe(true);
    }
  }
}

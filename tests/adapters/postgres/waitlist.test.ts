/** The waitlist on PostgreSQL: served by two workers at once, joined and answered as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { notices } from '#adapters/letters/notices.ts';
import { waitlistQueries } from '#adapters/postgres/queries/waitlist-queries.ts';
import { waitlistLookout } from '#adapters/postgres/waitlist-lookout.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { waitlistLinks } from '#adapters/system/waitlist-links.ts';
import type { Employee, Visitor } from '#domain/shared/actor.ts';
import type { AccountId, SessionId, VisitorId } from '#domain/shared/ids.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { releaseHold } from '#domain/slots/use-cases/release-hold.ts';
import { joinWaitlist } from '#domain/waitlist/use-cases/join-waitlist.ts';
import { confirmPlace, leaveWaitlist, setWaitlistRules } from '#domain/waitlist/use-cases/keep-place.ts';
import { serveWaitlist } from '#domain/waitlist/use-cases/serve-waitlist.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import {
  A_CUT,
  LEA,
  openProcess,
  openWorld,
  reserved,
  someVisitor,
  testClock,
  type Process,
  type World,
} from './world.ts';

const DAY = '2026-03-10' as LocalDate;
let world: World;
let web: Process;
const workers: Process[] = [];
const clock = testClock();
const links = waitlistLinks({ baseUrlOf: () => 'https://salon.test', secrets: ['a secret of the test'] });

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock);
  workers.push(openProcess(world.database.jobsUrl, clock), openProcess(world.database.jobsUrl, clock));
});
afterAll(async () => {
  await Promise.all([web, ...workers].map((each) => each.close()));
  await world.close();
});

const deps = () => ({ uow: web.uow, clock, ids: randomIds, notices: notices(), waitlistLinks: links });
const serve = ({ uow, database }: Process) =>
  serveWaitlist({ ...deps(), uow, lookout: waitlistLookout(database) })();
const team: Employee = {
  kind: 'employee',
  salonId: SALON,
  accountId: randomUUID() as AccountId,
  sessionId: randomUUID() as SessionId,
  role: 'owner',
  staffId: null,
};

/** All starts of the day are known: only what is freed later is news. */
async function join(known: readonly number[]) {
  const actor: Visitor = { kind: 'visitor', salonId: SALON, visitorId: randomUUID() as VisitorId };
  const entry = won(
    await joinWaitlist(deps())(actor, {
      wish: A_CUT,
      from: DAY,
      to: DAY,
      contact: LEA,
      locale: 'de-CH',
      known: known as never,
    }),
  );
  won(await confirmPlace(deps())(actor, { entryId: entry.id }));
  clock.pass(1000);
  return { actor, entry };
}

const freeStarts = async () => {
  const slots = won(await web.slots.slots(someVisitor(), A_CUT, { from: DAY, to: DAY }));
  return slots.flatMap(({ starts }) => starts as readonly number[]);
};
const openOffers = () =>
  world.owner<{ entry_id: string; starts_at: Date; appointment_id: string }[]>`
    select entry_id, starts_at, appointment_id from waitlist_offer where status = 'open' order by offered_at`;

describe('two workers at once', () => {
  test('offer each freed slot once, in the order of the line', { timeout: 60_000 }, async () => {
    const holder = someVisitor();
    const times = ['09:00', '09:30'];
    // Both colleagues are taken at these times, so that a freed slot is one slot.
    const holds = [];
    for (const time of times) {
      holds.push(await reserved(web, someVisitor(), at(`${DAY} ${time}`)));
      holds.push(await reserved(web, someVisitor(), at(`${DAY} ${time}`)));
    }
    expect(holder).toBeTruthy();
    const known = await freeStarts();
    const people = [await join(known), await join(known), await join(known)];
    await Promise.all(workers.map(serve));
    expect(await openOffers()).toHaveLength(0);

    const [first, , third] = holds;
    for (const hold of [first!, third!]) {
      won(
        await releaseHold({ uow: web.uow, clock })(
          { kind: 'visitor', salonId: SALON, visitorId: hold.visitorId },
          { holdId: hold.id },
        ),
      );
    }
    await Promise.all([...workers, ...workers].map(serve));
    const offers = await openOffers();
    expect(offers.map(({ entry_id }) => entry_id)).toEqual([people[0]!.entry.id, people[1]!.entry.id]);
    expect(new Set(offers.map(({ starts_at }) => starts_at.getTime())).size).toBe(2);
    const letters = await world.owner`select kind from outbox_mail where kind = 'waitlist_offer'`;
    expect(letters).toHaveLength(2);

    // The one who was asked sees it; declined, it goes to the next.
    const queries = waitlistQueries({ database: web.database, settings: web.settings, clock });
    const [place] = await queries.places(people[0]!.actor);
    expect(place?.offer?.visit.id).toBe(offers[0]!.appointment_id);
    expect(await queries.places(someVisitor())).toEqual([]);
    won(await releaseHold({ uow: web.uow, clock })(people[0]!.actor, { holdId: place!.offer!.visit.id }));
    await Promise.all(workers.map(serve));
    expect((await openOffers()).map(({ entry_id }) => entry_id)).toEqual([
      people[1]!.entry.id,
      people[2]!.entry.id,
    ]);

    const { waiting, log } = await queries.list(team, DAY);
    expect(waiting.map(({ id }) => id)).toEqual(people.map(({ entry }) => entry.id));
    expect(log.map((row) => row.outcome).toSorted()).toEqual(['declined', 'open', 'open']);
  });
});

describe('a place in line', () => {
  test('of a guest counts once it is confirmed; of somebody else it is not there', async () => {
    const { actor, entry } = await join([]);
    const stranger = someVisitor();
    expect(outcome(await leaveWaitlist(deps())(stranger, { entryId: entry.id }))).toBe('not_found');
    won(await leaveWaitlist(deps())(actor, { entryId: entry.id }));
    const [row] = await world.owner<
      { status: string }[]
    >`select status from waitlist_entry where id = ${entry.id}`;
    expect(row?.status).toBe('left');
  });

  test('has a link that opens it in its own salon only', () => {
    const entry = { visitorId: randomUUID() as VisitorId, guest: true };
    const token = links.place(SALON, entry, 'en').split('/').at(-1)!;
    expect(links.place(SALON, entry, 'en')).toContain('https://salon.test/en/waitlist/');
    expect(links.open(SALON, token)).toBe(entry.visitorId);
    expect(links.open(OTHER_SALON, token)).toBeNull();
    expect(
      links.open(
        SALON,
        token.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      ),
    ).toBeNull();
    expect(links.place(SALON, { ...entry, guest: false }, 'de-CH')).toBe(
      'https://salon.test/account/waitlist',
    );
  });

  test('follows rules that only those who lead may set', async () => {
    const rules = { offerMinutes: 60, quietFrom: 1200, quietTo: 540 };
    expect(outcome(await setWaitlistRules(deps())({ ...team, role: 'staff' }, rules))).toBe('not_found');
    expect(outcome(await setWaitlistRules(deps())(team, { ...rules, offerMinutes: 1 }))).toBe('invalid');
    won(await setWaitlistRules(deps())(team, rules));
    const [row] = await world.owner<{ waitlist_offer_minutes: number }[]>`
      select waitlist_offer_minutes from booking_rules where salon_id = ${SALON}`;
    expect(row?.waitlist_offer_minutes).toBe(60);
  });
});

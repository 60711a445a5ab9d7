/** The fakes are stricter than a database could be: what would be a race there is an error here. */
import { describe, expect, it } from 'vitest';
import { memoryDatabase } from '#adapters/memory/database.ts';
import { memoryIds } from '#adapters/memory/ids.ts';
import { memoryLinks } from '#adapters/memory/links.ts';
import { memoryMailer } from '#adapters/memory/mailer.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import type { Stores } from '#domain/ports/unit-of-work.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { aHold, ALICE, aLetter, aPlan, NOW, place, visitor } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';

const PLAN = aPlan('2026-03-17 10:00');
const HOLD = aHold(1, PLAN);

describe('the unit of work', () => {
  const database = () => memoryDatabase([{ book: contractBook(), card: contractCard() }]);
  const run = (work: (stores: Stores) => Promise<unknown>, base = database()) =>
    memoryUnitOfWork(base).run(ALICE, async (stores) => ok(await work(stores)));

  const mistakes: readonly (readonly [string, RegExp, (stores: Stores) => Promise<unknown>])[] = [
    [
      'a gate after an appointment was locked',
      /in order/,
      async ({ calendar, appointments }) => {
        await appointments.lock(HOLD.id);
        await calendar.gate([PLAN.day]);
      },
    ],
    [
      'a visitor after a gate',
      /in order/,
      async ({ calendar, appointments }) => {
        await calendar.gate([PLAN.day]);
        await appointments.lockVisitor(ALICE.visitorId);
      },
    ],
    [
      'gates one by one',
      /together/,
      async ({ calendar }) => {
        await calendar.gate([PLAN.day]);
        await calendar.gate([PLAN.day]);
      },
    ],
    ['a sweep without a gate', /was not taken/, ({ calendar }) => calendar.sweep([PLAN.day], NOW)],
    [
      'occupying without a gate',
      /was not taken/,
      async ({ calendar, appointments }) => {
        await appointments.insertHold(HOLD);
        await calendar.occupy(HOLD.id, PLAN);
      },
    ],
    [
      'keeping a unit whose plan was refused',
      /rolled back/,
      async (stores) => {
        await place(stores, HOLD, PLAN);
        await stores.appointments.insertHold(aHold(2, PLAN));
        await stores.calendar.occupy(aHold(2, PLAN).id, PLAN);
      },
    ],
    [
      'a letter twice',
      /posted before/,
      async ({ outbox }) => {
        await outbox.post(aLetter(1, HOLD.id), NOW);
        await outbox.post(aLetter(1, HOLD.id), NOW);
      },
    ],
    ['the network', /inside a unit/, () => memoryMailerOf().send(aLetter(1, HOLD.id))],
  ];
  let guarded = database();
  const memoryMailerOf = () => memoryMailer((what) => guarded.guard.refuse(what));

  it.each(mistakes)('refuses %s', async (_, message, work) => {
    guarded = database();
    await expect(run(work, guarded)).rejects.toThrow(message);
  });

  it('refuses vacating without a gate', async () => {
    const base = database();
    await run((stores) => place(stores, HOLD, PLAN), base);
    await expect(run(({ calendar }) => calendar.vacate(HOLD.id), base)).rejects.toThrow('was not taken');
  });

  it('gives up after three interruptions', async () => {
    const base = database();
    base.faults.repeatUnits = 3;
    await expect(run(async () => null, base)).rejects.toThrow('interrupted three times');
    expect(base.faults.repeatUnits).toBe(0);
  });

  it('knows no other salon than those it was made with', async () => {
    const elsewhere = visitor(1, OTHER_SALON);
    await expect(memoryUnitOfWork(database()).run(elsewhere, async () => ok(null))).rejects.toThrow(
      'no salon',
    );
  });
});

it('ids are different and look like all others', () => {
  const ids = memoryIds();
  const drawn = [ids.next(), ids.next(), ids.next()];
  expect(new Set(drawn).size).toBe(3);
  expect(drawn.every(isUuid)).toBe(true);
});

it('links open what they were made for, in their own salon, and nothing else', () => {
  const links = memoryLinks();
  const token = links.manageVisit(SALON, HOLD.id, 'en').split('/').at(-1)!;
  expect(links.openVisit(SALON, token)).toBe(HOLD.id);
  for (const forged of ['', token.slice(1), `${token}x`, HOLD.id]) {
    expect(links.openVisit(SALON, forged)).toBeNull();
  }
  expect(links.openVisit(OTHER_SALON, token)).toBeNull();
});

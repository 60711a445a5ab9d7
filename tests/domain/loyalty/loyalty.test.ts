import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryDatabase, rowsOf } from '#adapters/memory/database.ts';
import { memoryIds } from '#adapters/memory/ids.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import { nextMove, pointsFor, standingOf } from '#domain/loyalty/loyalty.ts';
import { countPoints } from '#domain/loyalty/use-cases/count-points.ts';
import { rawLoyaltyOf, readLoyalty } from '#domain/settings/loyalty.ts';
import type { System } from '#domain/shared/actor.ts';
import type { CustomerId, OrderId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { NOW } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, SALON } from '#tests/contracts/contract-salon.ts';

describe('points', () => {
  it.each([
    [0, 1, 0],
    [99, 1, 0],
    [100, 1, 1],
    [2_450, 1, 24],
    [2_450, 3, 72],
    [-500, 1, 0],
  ])('for %i Rappen at %i a franc are %i', (worth, perFranc, points) => {
    expect(pointsFor(rappen(worth), perFranc)).toBe(points);
  });

  it('of a source are followed at the rate at which it brought its first', () => {
    expect(nextMove(rappen(2_450), [], 2)).toEqual({ points: 48, perFranc: 2 });
    expect(nextMove(rappen(2_450), [{ points: 48, perFranc: 2 }], 5)).toBeNull();
    expect(nextMove(rappen(1_000), [{ points: 48, perFranc: 2 }], 5)).toEqual({ points: -28, perFranc: 2 });
  });
});

test('property: whatever a source becomes worth, its lines add up to what it is worth now', () => {
  const worths = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1 });
  fc.assert(
    fc.property(worths, fc.integer({ min: 1, max: 100 }), (changes, rate) => {
      const lines: { readonly points: number; readonly perFranc: number }[] = [];
      for (const worth of changes) {
        for (const again of [1, 2]) {
          const next = nextMove(rappen(worth), lines, rate + again);
          if (next !== null) lines.push(next);
        }
      }
      const perFranc = lines[0]?.perFranc ?? rate;
      expect(lines.reduce((sum, { points }) => sum + points, 0)).toBe(
        pointsFor(rappen(changes.at(-1)!), perFranc),
      );
    }),
  );
});

describe('a tier', () => {
  const tiers = [
    { name: 'Silber', threshold: 300 },
    { name: 'Gold', threshold: 800 },
  ];
  it.each([
    [0, null, 'Silber', 300, 0],
    [150, null, 'Silber', 150, 50],
    [299, null, 'Silber', 1, 99],
    [300, 'Silber', 'Gold', 500, 0],
    [799, 'Silber', 'Gold', 1, 99],
    [-40, null, 'Silber', 340, 0],
  ])('with %i points is %s, and %s is the next', (recent, reached, next, missing, percent) => {
    const standing = standingOf(recent, { tiers });
    expect(standing.tier?.name ?? null).toBe(reached);
    expect(standing.next).toMatchObject({ tier: { name: next }, missing, percent });
  });
  it('is the last one from its threshold on', () => {
    expect(standingOf(800, { tiers })).toEqual({ tier: tiers[1], next: null });
    expect(standingOf(10, { tiers: [] })).toEqual({ tier: null, next: null });
  });
});

describe('its settings', () => {
  const raw = (over: object = {}) => ({
    active: true,
    pointsPerFranc: '1',
    tiers: [
      { name: 'Gold', threshold: '800' },
      { name: '', threshold: '' },
      { name: 'Silber', threshold: '300' },
    ],
    ...over,
  });
  it('stand in the order of their thresholds, and come back as they were', () => {
    const read = readLoyalty(raw());
    expect(read.ok && read.value.tiers.map(({ name }) => name)).toEqual(['Silber', 'Gold']);
    expect(read.ok && readLoyalty(rawLoyaltyOf(read.value))).toEqual(read);
  });
  it('say what is wrong, each beside its field', () => {
    const read = readLoyalty(raw({ pointsPerFranc: '0', tiers: [{ name: 'Silber', threshold: 'viel' }] }));
    expect(!read.ok && read.error).toEqual([
      { field: 'pointsPerFranc', reason: 'out_of_range' },
      { field: 'threshold.0', reason: 'whole_number' },
    ]);
    const twice = readLoyalty(
      raw({
        tiers: [
          { name: 'A', threshold: '5' },
          { name: 'B', threshold: '5' },
        ],
      }),
    );
    expect(!twice.ok && twice.error).toEqual([{ field: 'threshold.0', reason: 'overlaps' }]);
  });
});

describe('counting', () => {
  const source = { kind: 'order', id: '0000000d-0000-4000-8000-000000000001' as OrderId } as const;
  const customerId = '0000000c-0000-4000-8000-000000000001' as CustomerId;
  const system: System = { kind: 'system', salonId: SALON, job: 'test' };
  const desk = () => {
    const database = memoryDatabase([{ book: contractBook(SALON), card: contractCard(SALON) }]);
    const rows = () => rowsOf(database, SALON).loyalty;
    const clock = memoryClock(NOW);
    const count = countPoints({ uow: memoryUnitOfWork(database), clock, ids: memoryIds() });
    rows().programme.current = { active: true, pointsPerFranc: 1, tiers: [], since: NOW };
    const worth = (amount: number, over: object = {}) =>
      rows().worth.set(source.id, { customerId, worth: rappen(amount), paidAt: NOW, ...over });
    return {
      rows,
      worth,
      count: () => count(system, source),
      points: () => rows().moves.map(({ points }) => points),
    };
  };

  it('gives once what was paid, and takes back what has gone back', async () => {
    const { worth, count, points } = desk();
    worth(2_450);
    await count();
    await count();
    expect(points()).toEqual([24]);
    worth(1_000);
    await count();
    await count();
    expect(points()).toEqual([24, -14]);
    worth(0);
    await count();
    expect(points()).toEqual([24, -14, -10]);
  });

  it('gives nothing to somebody unknown, nothing while it is off, nothing for what was paid before', async () => {
    const { rows, worth, count, points } = desk();
    worth(2_450, { customerId: null });
    await count();
    worth(2_450, { paidAt: (NOW - 1) as Instant });
    await count();
    rows().programme.current = { ...rows().programme.current, active: false, since: null };
    worth(2_450);
    await count();
    expect(points()).toEqual([]);
  });

  it('takes back from whoever got it, though the visit has joined an account since', async () => {
    const { rows, worth, count } = desk();
    worth(2_450);
    await count();
    const account = '0000000c-0000-4000-8000-000000000002' as CustomerId;
    worth(0, { customerId: account });
    await count();
    expect(rows().moves.map((move) => [move.customerId, move.points])).toEqual([
      [customerId, 24],
      [customerId, -24],
    ]);
    // What is paid after that is the account's, and is taken back from it.
    worth(1_000, { customerId: account });
    await count();
    worth(400, { customerId: account });
    await count();
    expect(
      rows()
        .moves.slice(2)
        .map((move) => [move.customerId, move.points]),
    ).toEqual([
      [account, 10],
      [account, -6],
    ]);
  });

  it('takes back also when it is off by then', async () => {
    const { rows, worth, count, points } = desk();
    worth(2_450);
    await count();
    rows().programme.current = { ...rows().programme.current, active: false, since: null };
    worth(0);
    await count();
    expect(points()).toEqual([24, -24]);
  });
});

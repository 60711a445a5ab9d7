import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainStartOfParts } from '#domain/slots/explain-start.ts';
import { findSlots } from '#domain/slots/find-slots.ts';
import { planVisit } from '#domain/slots/plan-visit.ts';
import type { VisitPlan } from '#domain/slots/visit-plan.ts';
import { partsOfWish } from '#domain/slots/wish-parts.ts';
import { NaiveEngine } from './naive-engine.ts';
import { runs, scene } from './random-salon.ts';

const online = { online: true };

function minutesOf(plan: VisitPlan): string[] {
  return plan.occupies
    .flatMap((row) => {
      const subject = 'staffId' in row ? row.staffId : row.resourceId;
      return Array.from({ length: row.to - row.from }, (_, index) => `${subject}@${row.from + index}`);
    })
    .sort();
}

test(
  'a second, naive engine finds the same starts and the same plans in the same order',
  { timeout: 1_800_000 },
  () => {
    let starts = 0;
    let handOvers = 0;
    fc.assert(
      fc.property(scene, ({ book, busy, wish, date }) => {
        const parts = partsOfWish(book, wish, online);
        fc.pre(parts.ok);
        const naive = new NaiveEngine(book, busy);
        const expected = naive.starts(date, wish);
        const found = findSlots(book, busy, wish, { from: date, to: date }, online);
        expect(found).toEqual({ ok: true, value: [{ date, starts: expected }] });
        starts += expected.length;
        for (const start of expected.slice(0, 12)) {
          const wanted = naive.plans(start, wish);
          const plans = planVisit(book, busy, parts.value, start as never, Infinity);
          handOvers += wanted[0]!.turns - 1;
          expect(plans.map(({ waiting }) => waiting)).toEqual(wanted.map(({ waiting }) => waiting));
          expect(
            plans.map(({ items }) => items.map((i) => `${i.serviceId} ${i.staffId} ${i.from}-${i.to}`)),
          ).toEqual(wanted.map(({ items }) => items));
          expect(plans.map(minutesOf)).toEqual(wanted.map(({ occupied }) => occupied));
        }
      }),
      { numRuns: runs() },
    );
    expect(starts).toBeGreaterThan(runs() / 4);
    expect(handOvers).toBeGreaterThan(0);
  },
);

test(
  'every minute is bookable, or refused for a reason, as the naive engine has it',
  { timeout: 1_800_000 },
  () => {
    fc.assert(
      fc.property(scene, fc.nat(1439), ({ book, busy, wish, date }, offset) => {
        const parts = partsOfWish(book, wish, online);
        fc.pre(parts.ok);
        const naive = new NaiveEngine(book, busy);
        const first = Date.parse(`${date}T00:00:00Z`) / 60_000 - 720;
        for (let minute = first + (offset % 60); minute < first + 2880; minute += 60) {
          const answer = explainStartOfParts(book, busy, parts.value, minute as never);
          expect(answer.kind === 'bookable').toBe(naive.plans(minute, wish).length > 0);
        }
      }),
      { numRuns: runs() },
    );
  },
);

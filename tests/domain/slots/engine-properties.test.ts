import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holds } from '#domain/shared/interval.ts';
import { wallTimeOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import { explainStartOfParts } from '#domain/slots/explain-start.ts';
import { findSlotsOfParts } from '#domain/slots/find-slots.ts';
import { firstFree } from '#domain/slots/first-free.ts';
import { planVisit } from '#domain/slots/plan-visit.ts';
import { salonDay } from '#domain/slots/salon-day.ts';
import type { Occupied } from '#domain/slots/visit-plan.ts';
import { partsOfWish } from '#domain/slots/wish-parts.ts';
import { runs, scene } from './random-salon.ts';
import type { Scene } from './random-salon.ts';

const online = { online: true };
const subjectOf = (row: Occupied) => ('staffId' in row ? row.staffId : row.resourceId);
const overlap = (a: { from: number; to: number }, b: { from: number; to: number }) =>
  a.from < b.to && b.from < a.to;

const placed = ({ book, busy, wish, date }: Scene) => {
  const parts = partsOfWish(book, wish, online);
  if (!parts.ok) return null;
  const starts = findSlotsOfParts(book, busy, parts.value, { from: date, to: date })[0]!.starts;
  return { parts: parts.value, starts };
};

const check = (claim: (scene: Scene, found: NonNullable<ReturnType<typeof placed>>) => void) =>
  fc.assert(
    fc.property(scene, (one) => {
      const found = placed(one);
      fc.pre(found !== null);
      claim(one, found);
    }),
    { numRuns: runs(100) },
  );

test('no plan overlaps a booking, another of its own rows, or a closed minute', { timeout: 600_000 }, () => {
  check(({ book, busy, date }, { parts, starts }) => {
    for (const start of starts) {
      for (const plan of planVisit(book, busy, parts, start, Infinity)) {
        for (const [index, row] of plan.occupies.entries()) {
          expect(row.from).toBeLessThan(row.to);
          const spans = busy.bySubject.get(subjectOf(row)) ?? [];
          expect(spans.filter((span) => overlap(span, row))).toEqual([]);
          const others = plan.occupies
            .slice(index + 1)
            .filter((other) => subjectOf(other) === subjectOf(row));
          expect(others.filter((other) => overlap(other, row))).toEqual([]);
        }
        const { open } = salonDay(book, date);
        for (let minute = plan.from; minute < plan.to; minute++) expect(holds(open, minute)).toBe(true);
        expect(plan.day).toBe(date);
      }
    }
  });
});

test(
  'every reported slot can be booked and lies on the grid; every other minute has a reason',
  { timeout: 600_000 },
  () => {
    check(({ book, busy, date }, { parts, starts }) => {
      const reported = new Set<number>(starts);
      const { frame } = salonDay(book, date);
      for (let minute = frame.from as number; minute < frame.to; minute += 5) {
        const start = minute as EpochMinute;
        const answer = explainStartOfParts(book, busy, parts, start);
        expect(answer.kind).toBe(reported.has(start) ? 'bookable' : 'refused');
        if (answer.kind === 'refused' && answer.reason.kind === 'no_colleague') {
          expect(answer.reason.perStaff.length).toBeGreaterThan(0);
        }
      }
      for (const start of starts) {
        expect(wallTimeOf(start, book.zone).minute % book.rules.granularity).toBe(0);
        expect(explainStartOfParts(book, busy, parts, start).kind).toBe('bookable');
      }
    });
  },
);

test("no preference holds every single staff member's slots", { timeout: 600_000 }, () => {
  check(({ book, busy, date, wish }) => {
    const startsWith = (items: Scene['wish']['items']) =>
      placed({ book, busy, date, wish: { items } })?.starts ?? [];
    const any = new Set(startsWith(wish.items.map(({ serviceId }) => ({ serviceId, staff: 'any' }))));
    for (const { id } of book.staff) {
      for (const start of startsWith(wish.items.map(({ serviceId }) => ({ serviceId, staff: id })))) {
        expect(any.has(start)).toBe(true);
      }
    }
  });
});

test('a booked plan takes its own start away, for these people and units', { timeout: 600_000 }, () => {
  check(({ book, busy }, { parts, starts }) => {
    const start = starts[0];
    if (start === undefined) return;
    const [plan] = planVisit(book, busy, parts, start, 1);
    const bySubject = new Map(busy.bySubject);
    for (const row of plan!.occupies) {
      const spans = [
        ...(bySubject.get(subjectOf(row)) ?? []),
        { from: row.from, to: row.to, kind: 'hold' as const },
      ];
      bySubject.set(
        subjectOf(row),
        spans.toSorted((a, b) => a.from - b.from),
      );
    }
    const again = planVisit(book, { ...busy, bySubject }, parts, start, Infinity);
    for (const other of again) {
      for (const row of other.occupies) {
        const same = plan!.occupies.filter((own) => subjectOf(own) === subjectOf(row));
        expect(same.some((own) => overlap(own, row))).toBe(false);
      }
    }
  });
});

test(
  'the first free start is the first of the day, and the listing is ascending',
  { timeout: 600_000 },
  () => {
    check(({ book, busy, date }, { parts, starts }) => {
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      const range = { from: date, to: date };
      const { from, to } = salonDay(book, date).frame;
      expect(firstFree(book, busy, parts, range, { from, to })).toBe(starts[0] ?? null);
    });
  },
);

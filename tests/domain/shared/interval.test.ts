import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  append,
  contains,
  erode,
  firstFrom,
  firstGap,
  holds,
  indexAt,
  intersect,
  normalise,
  subtract,
  union,
} from '#domain/shared/interval.ts';
import type { Intervals } from '#domain/shared/interval.ts';

const MOST = 40;
const minutes = Array.from({ length: MOST + 10 }, (_, index) => index - 5);
const asSet = (list: Intervals): number[] => minutes.filter((minute) => inside(list, minute));
const inside = (list: Intervals, minute: number): boolean => {
  for (let i = 0; i < list.length; i += 2) if (list[i]! <= minute && minute < list[i + 1]!) return true;
  return false;
};
const isProper = (list: Intervals): boolean =>
  list.length % 2 === 0 && list.every((value, index) => index === 0 || value > list[index - 1]!);

const pair = fc
  .tuple(fc.nat(MOST), fc.nat(8))
  .map(([from, length]): [number, number] => [from, Math.min(MOST, from + length)]);
const intervals = fc.array(pair, { maxLength: 5 }).map(normalise);
const minute = fc.integer({ min: -5, max: MOST + 5 });
const check = <T>(property: fc.IProperty<T>): void => fc.assert(property, { numRuns: 300 });

describe('against plain sets of minutes', () => {
  test('normalise', () => {
    check(
      fc.property(fc.array(pair), (pairs) => {
        const list = normalise(pairs);
        expect(isProper(list)).toBe(true);
        expect(asSet(list)).toEqual(minutes.filter((m) => pairs.some(([from, to]) => from <= m && m < to)));
      }),
    );
  });

  test.each([
    ['union', union, (a: boolean, b: boolean) => a || b],
    ['intersect', intersect, (a: boolean, b: boolean) => a && b],
    ['subtract', subtract, (a: boolean, b: boolean) => a && !b],
  ] as const)('%s', (_, operate, expected) => {
    check(
      fc.property(intervals, intervals, (a, b) => {
        const list = operate(a, b);
        expect(isProper(list)).toBe(true);
        expect(asSet(list)).toEqual(minutes.filter((m) => expected(inside(a, m), inside(b, m))));
      }),
    );
  });

  test('erode: all starts from which a piece fits', () => {
    check(
      fc.property(
        intervals,
        fc.integer({ min: -4, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        (list, from, length) => {
          const eroded = erode(list, from, from + length);
          expect(isProper(eroded)).toBe(true);
          for (let t = -12; t < MOST + 12; t++) {
            const piece = Array.from({ length }, (_, index) => t + from + index);
            expect(inside(eroded, t)).toBe(piece.every((m) => inside(list, m)));
          }
        },
      ),
    );
  });

  test('holds, indexAt, contains, firstFrom, firstGap', () => {
    check(
      fc.property(intervals, minute, fc.nat(10), (list, from, length) => {
        const range = Array.from({ length }, (_, index) => from + index);
        expect(holds(list, from)).toBe(inside(list, from));
        const index = indexAt(list, from);
        expect(index === -1 ? [] : [list[index]! <= from, from < list[index + 1]!]).toEqual(
          inside(list, from) ? [true, true] : [],
        );
        expect(contains(list, from, from + length)).toBe(range.every((m) => inside(list, m)));
        expect(firstFrom(list, from)).toBe(minutes.find((m) => m >= from && inside(list, m)) ?? null);
        expect(firstGap(list, from, from + length)).toBe(range.find((m) => !inside(list, m)) ?? null);
      }),
    );
  });
});

test('append joins what meets and ignores what is empty', () => {
  const list: number[] = [];
  append(list, 5, 5);
  append(list, 0, 3);
  append(list, 3, 6);
  append(list, 4, 5);
  append(list, 8, 9);
  expect(list).toEqual([0, 6, 8, 9]);
});

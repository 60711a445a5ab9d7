import { expect, test } from 'vitest';
import type { ServiceId } from '#domain/shared/ids.ts';
import { waitsOfStarts } from '#domain/slots/waits-of-starts.ts';
import { partsOfWish } from '#domain/slots/wish-parts.ts';
import {
  ANNA,
  aSalonBook,
  aService,
  aSkill,
  aStaffMember,
  at,
  BEN,
  busySpan,
  busyTime,
  COLOUR,
  CUT,
} from '#tests/support/builders/salon-book.ts';

const DATE = '2026-03-17';
const TEN = at(`${DATE} 10:00`);
const ELEVEN = at(`${DATE} 11:00`);
const book = aSalonBook({
  services: [aService({ id: CUT, segments: [30] }), aService({ id: COLOUR, segments: [60] })],
  staff: [
    aStaffMember({ id: ANNA, skills: new Map([[CUT, aSkill()]]) }),
    aStaffMember({ id: BEN, skills: new Map([[COLOUR, aSkill()]]) }),
  ],
  rules: { maxWait: 30 },
});
const busy = busyTime({ [BEN]: [busySpan(`${DATE} 10:20`, `${DATE} 10:45`)] });

const waits = (...wanted: readonly ServiceId[]) => {
  const items = wanted.map((serviceId) => ({ serviceId, staff: 'any' as const }));
  const parts = partsOfWish(book, { items }, { online: true });
  if (!parts.ok) throw new Error(parts.error.kind);
  return [...waitsOfStarts(book, busy, parts.value, [TEN, ELEVEN])];
};

test('a start tells the wait of the plan that a hold would take, and only where there is one', () => {
  expect(waits(CUT, COLOUR)).toEqual([[TEN, 15]]);
});

test('one service knows no wait', () => {
  expect(waits(CUT)).toEqual([]);
});

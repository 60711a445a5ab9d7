import { describe, expect, test } from 'vitest';
import { isoInstant } from '#domain/shared/salon-time.ts';
import { findSlots, findSlotsOfParts } from '#domain/slots/find-slots.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import {
  ANNA,
  aSalonBook,
  aService,
  aStaffMember,
  BEN,
  busySpan,
  busyTime,
  COLOUR,
  CUT,
  day,
  FREE,
  weekly,
} from '#tests/support/builders/salon-book.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';

const wish = (...items: VisitWish['items']): VisitWish => ({ items });
const cutBy = (staff: 'any' | typeof ANNA) => wish({ serviceId: CUT, staff });

function times(book: SalonBook, busy: BusyTime, asked: VisitWish, date: string): string[] {
  const found = findSlots(book, busy, asked, { from: day(date), to: day(date) }, { online: true });
  if (!found.ok) throw new Error(found.error.kind);
  return found.value.flatMap(({ starts }) => starts.map((start) => isoInstant(start).slice(11, 16)));
}

describe('a day in winter (UTC+1), a cut of 30 minutes', () => {
  const book = aSalonBook({ openingHours: weekly([2], '09:00', '10:30') });

  test('every quarter of an hour while the visit ends by closing time', () => {
    expect(times(book, FREE, cutBy(ANNA), '2026-03-17')).toEqual([
      '08:00',
      '08:15',
      '08:30',
      '08:45',
      '09:00',
    ]);
  });

  test('a booking takes away the starts that would touch it, not those that meet it', () => {
    const busy = busyTime({ [ANNA]: [busySpan('2026-03-17 09:30', '2026-03-17 10:00')] });
    expect(times(book, busy, cutBy(ANNA), '2026-03-17')).toEqual(['08:00', '09:00']);
  });

  test('a minute too little is too little', () => {
    const from = (time: string) => busyTime({ [ANNA]: [busySpan(`2026-03-17 ${time}`, '2026-03-17 10:30')] });
    expect(times(book, from('10:00'), cutBy(ANNA), '2026-03-17')).toEqual(['08:00', '08:15', '08:30']);
    expect(times(book, from('09:59'), cutBy(ANNA), '2026-03-17')).toEqual(['08:00', '08:15']);
  });

  test('a closed day and no parts have no starts', () => {
    expect(times(book, FREE, cutBy(ANNA), '2026-03-18')).toEqual([]);
    const range = { from: day('2026-03-17'), to: day('2026-03-17') };
    expect(findSlotsOfParts(book, FREE, [], range)).toEqual([{ date: '2026-03-17', starts: [] }]);
  });

  test('without a preference the other colleague is enough', () => {
    const busy = busyTime({ [ANNA]: [busySpan('2026-03-17 09:00', '2026-03-17 10:30')] });
    expect(times(book, busy, cutBy('any'), '2026-03-17')).toHaveLength(5);
    expect(times(book, busy, cutBy(ANNA), '2026-03-17')).toEqual([]);
  });
});

describe('several services', () => {
  const date = '2026-03-17';
  const anna = aStaffMember({ id: ANNA, skills: new Map([[CUT, { price: null, segments: null }]]) });
  const ben = aStaffMember({ id: BEN, skills: new Map([[COLOUR, { price: null, segments: null }]]) });
  const book = aSalonBook({
    openingHours: weekly([2], '09:00', '12:00'),
    services: [aService({ id: CUT }), aService({ id: COLOUR, segments: [60] })],
    staff: [anna, ben],
    rules: { granularity: 30, maxWait: 30 },
  });
  const both = wish({ serviceId: CUT, staff: 'any' }, { serviceId: COLOUR, staff: 'any' });

  test('pass from one colleague to the next', () => {
    expect(times(book, FREE, both, date)).toEqual(['08:00', '08:30', '09:00', '09:30']);
  });

  test('the customer waits at most as long as the rules allow', () => {
    const busy = busyTime({ [BEN]: [busySpan(`${date} 09:00`, `${date} 10:30`)] });
    expect(times(book, busy, both, date)).toEqual(['08:30', '09:00', '09:30']);
  });
});

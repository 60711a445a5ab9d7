import { describe, expect, it } from 'vitest';
import { dayColumns, minuteOfDay, stretchesOf, type SheetPause } from '#domain/calendar/day-columns.ts';
import { weekOf } from '#domain/calendar/week.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { ANNA, aSalonBook, aStaffMember, at, BEN } from '#tests/support/builders/salon-book.ts';

const DAY = '2026-03-17' as LocalDate;
const BOOK = aSalonBook({ staff: [aStaffMember({ id: ANNA }), aStaffMember({ id: BEN, slug: 'ben' })] });

const item = (staffId: typeof ANNA, from: string, ...segments: number[]) => ({
  staffId,
  from: at(`${DAY} ${from}`),
  segments,
});
const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;

describe('a visit in a column', () => {
  it('is one stretch where hands work without a pause, with all that is done in it', () => {
    const visit = { id: 'v', items: [item(ANNA, '10:00', 30), item(ANNA, '10:30', 15)] };
    expect(stretchesOf(visit, ANNA)).toEqual([
      {
        kind: 'work',
        visitId: 'v',
        items: [0, 1],
        from: at(`${DAY} 10:00`),
        to: at(`${DAY} 10:45`),
        first: true,
      },
    ]);
  });

  it('lets the colleague go while the colour takes effect', () => {
    const visit = { id: 'v', items: [item(ANNA, '10:00', 30, 40, 20), item(ANNA, '11:30', 30)] };
    const seen = stretchesOf(visit, ANNA).map(({ kind, from, to, items, first }) => [
      kind,
      clock(minuteOfDay(BOOK, DAY, from)),
      clock(minuteOfDay(BOOK, DAY, to)),
      items,
      first,
    ]);
    expect(seen).toEqual([
      ['work', '10:00', '10:30', [0], true],
      ['wait', '10:30', '11:10', [0], false],
      ['work', '11:10', '12:00', [0, 1], false],
    ]);
  });

  it('is in both columns when it passes from one to the other', () => {
    const visit = { id: 'v', items: [item(ANNA, '10:00', 30), item(BEN, '10:30', 15)] };
    expect(stretchesOf(visit, ANNA)).toHaveLength(1);
    expect(stretchesOf(visit, BEN)).toMatchObject([{ items: [1], first: true }]);
  });
});

describe('a day of the sheet', () => {
  const day = (pauses: readonly SheetPause[] = [], date = DAY, book = BOOK) =>
    dayColumns(book, date, [], pauses, [ANNA, BEN]);
  const pause = (kind: SheetPause['kind'], from: string, to: string): SheetPause => ({
    id: 'p',
    kind,
    staffId: ANNA,
    from: at(from),
    to: at(to),
  });

  it('shades what is closed, and says where nobody works', () => {
    const book = aSalonBook({ staff: [aStaffMember({ id: ANNA, hours: [] })] });
    const [anna] = dayColumns(book, DAY, [], [], [ANNA]).columns;
    expect(anna).toMatchObject({ works: false, absent: false });
    expect(new Set(anna!.shades.map(({ kind }) => kind))).toEqual(new Set(['closed', 'off']));
  });

  it('cuts an absence of days at the midnights of the day', () => {
    const [anna] = day([pause('absence', '2026-03-16 00:00', '2026-03-20 00:00')]).columns;
    const absence = anna!.shades.find(({ kind }) => kind === 'absence')!;
    expect([minuteOfDay(BOOK, DAY, absence.from), minuteOfDay(BOOK, DAY, absence.to)]).toEqual([0, 1440]);
    expect(anna).toMatchObject({ works: true, absent: true });
  });

  it('is absent only when nothing of the working time is left', () => {
    expect(day([pause('absence', `${DAY} 12:00`, `${DAY} 23:00`)]).columns[0]).toMatchObject({
      absent: false,
    });
    expect(day([pause('block', `${DAY} 00:00`, `${DAY} 23:59`)]).columns[0]).toMatchObject({
      absent: false,
    });
  });

  it('says why the salon is closed, and keeps a day that can be drawn', () => {
    const closed = aSalonBook({ openingHours: [], staff: BOOK.staff });
    expect(day([], DAY, closed)).toMatchObject({
      closed: { kind: 'outside_opening_hours' },
      hours: { from: 8, to: 18 },
    });
    expect(day().closed).toBeNull();
  });

  it('reaches to a visit outside of the hours', () => {
    const early = { id: 'v', items: [item(ANNA, '05:30', 30)] };
    const { hours } = dayColumns(BOOK, DAY, [early], [], [ANNA]);
    expect(hours.from).toBe(5);
  });
});

it('a week is Monday to Sunday', () => {
  expect(weekOf('2026-03-17' as LocalDate)).toEqual(weekOf('2026-03-22' as LocalDate));
  expect(weekOf('2026-03-22' as LocalDate)[0]).toBe('2026-03-16');
});

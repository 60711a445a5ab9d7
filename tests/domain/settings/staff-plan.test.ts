import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inWeekOrder, WEEKDAYS, type RawHours } from '#domain/settings/opening-hours.ts';
import {
  endingHours,
  planOf,
  readPlan,
  replanned,
  type PlanSpan,
  type RawPlan,
  type StaffHours,
  type StaffPlan,
} from '#domain/settings/staff-plan.ts';
import { addDays, type LocalDate } from '#domain/shared/salon-time.ts';
import { validOn } from '#domain/slots/salon-day.ts';
import type { WeeklySpan } from '#domain/slots/salon-book.ts';
import { rawPlanOf } from '#app/settings/plan-form.ts';
import { day, weekly } from '#tests/support/builders/salon-book.ts';

const TODAY = day('2026-03-16');
const week = (over: Readonly<Record<number, RawHours[number]>>): RawHours =>
  WEEKDAYS.map((weekday) => over[weekday] ?? []);
const span = (from: string, to: string) => ({ from, to });
const raw = (over: Partial<RawPlan>): RawPlan => ({ from: '', work: week({}), breaks: week({}), ...over });
const refusals = (typed: RawPlan) => {
  const read = readPlan(typed, TODAY);
  return read.ok ? [] : read.error.map(({ field, reason }) => `${field} ${reason}`);
};

describe("a colleague's week as it was typed", () => {
  it('has several spans a day, and breaks within them', () => {
    const work = week({ 2: [span('13:00', '18:00'), span('08:00', '12:00')], 6: [span('09:00', '16:00')] });
    const breaks = week({ 2: [span('10:00', '10:15'), span('15:00', '15:15')], 6: [span('', '')] });
    expect(readPlan(raw({ work, breaks }), TODAY)).toEqual({
      ok: true,
      value: {
        from: null,
        work: [
          { weekday: 2, from: 480, to: 720 },
          { weekday: 2, from: 780, to: 1080 },
          { weekday: 6, from: 540, to: 960 },
        ],
        breaks: [
          { weekday: 2, from: 600, to: 615 },
          { weekday: 2, from: 900, to: 915 },
        ],
      },
    });
  });

  it('says for each day and each break what is wrong with it, in the order of the form', () => {
    const work = week({
      1: [span('09:00', '')],
      2: [span('09:00', '12:00'), span('11:00', '18:00')],
      3: [span('09:00', '12:00'), span('13:00', '18:00')],
      4: [span('09:00', '18:00')],
    });
    const breaks = week({
      1: [span('12:00', '13:00')],
      3: [span('11:30', '13:30')],
      4: [span('12:00', '12:00')],
      5: [span('12:00', '13:00')],
    });
    expect(refusals(raw({ from: '2026-02-30', work, breaks }))).toEqual([
      'from not_a_day',
      'day1 required',
      'day2 overlaps',
      'break3 outside_work',
      'break4 ends_before',
      'break5 outside_work',
    ]);
  });

  it.each([
    ['09:00', '09:15', []],
    ['11:45', '12:00', []],
    ['08:59', '09:15', ['break2 outside_work']],
    ['11:45', '12:01', ['break2 outside_work']],
  ])('a break from %s to %s of a morning from nine to twelve', (from, to, expected) => {
    const work = week({ 2: [span('09:00', '12:00')] });
    expect(refusals(raw({ work, breaks: week({ 2: [span(from, to)] }) }))).toEqual(expected);
  });

  it.each([
    ['2026-03-15', ['from day_over']],
    ['bald', ['from not_a_day']],
    ['2026-03-16', []],
    ['2026-03-17', []],
    [' ', []],
  ])('counts from %j', (from, expected) => {
    expect(refusals(raw({ from, work: week({ 2: [span('09:00', '12:00')] }) }))).toEqual(expected);
  });

  it('counts at once when it is to count from today', () => {
    expect(readPlan(raw({ from: '2026-03-16' }), TODAY)).toMatchObject({ ok: true, value: { from: null } });
  });

  it('can be empty at once, but not from a day on', () => {
    expect(refusals(raw({}))).toEqual([]);
    expect(refusals(raw({ from: '2026-04-01' }))).toEqual(['from week_empty']);
  });
});

const hours = (list: readonly WeeklySpan[]): StaffHours => ({ hours: list, breaks: [] });
const full: PlanSpan = { weekday: 2, from: 540, to: 1080 };
const short: PlanSpan = { weekday: 2, from: 540, to: 720 };
const plan = (from: string | null, ...work: PlanSpan[]): StaffPlan => ({
  from: from === null ? null : day(from),
  work,
  breaks: [],
});
/** What a colleague works on a day, as `540-1080`. */
const on = (stored: StaffHours, date: LocalDate) =>
  inWeekOrder(stored.hours)
    .filter((each) => validOn(each, date))
    .map(({ from, to }) => `${from}-${to}`);

describe('a new week', () => {
  const standing = hours(weekly([2], '09:00', '18:00'));

  it('counts at once; the days that are over keep the old one', () => {
    const after = replanned(standing, plan(null, short), TODAY);
    expect(on(after, day('2026-03-10'))).toEqual(['540-1080']);
    expect(on(after, day('2026-03-17'))).toEqual(['540-720']);
    expect(endingHours(after, TODAY)).toEqual([]);
  });

  it('from a day on: the old one ends the day before', () => {
    const after = replanned(standing, plan('2026-04-07', short), TODAY);
    expect(on(after, day('2026-03-31'))).toEqual(['540-1080']);
    expect(on(after, day('2026-04-07'))).toEqual(['540-720']);
    expect(planOf(after, TODAY)).toEqual(plan('2026-04-07', short));
    expect(endingHours(after, TODAY)).toMatchObject([{ validTo: '2026-04-06' }]);
  });

  it('that is announced anew takes the first announcement back', () => {
    const announced = replanned(standing, plan('2026-04-07', short), TODAY);
    const later = replanned(announced, plan('2026-05-05', short), TODAY);
    expect(on(later, day('2026-04-28'))).toEqual(['540-1080']);
    expect(on(later, day('2026-05-05'))).toEqual(['540-720']);
    const atOnce = replanned(announced, plan(null, short), TODAY);
    expect(on(atOnce, day('2026-03-17'))).toEqual(['540-720']);
    expect(on(atOnce, day('2026-04-07'))).toEqual(['540-720']);
  });

  it('leaves the hours of a season', () => {
    const season = weekly([7], '10:00', '14:00', {
      validFrom: day('2026-12-01'),
      validTo: day('2026-12-24'),
    });
    const after = replanned(hours([...standing.hours, ...season]), plan(null, short), TODAY);
    expect(on(after, day('2026-12-06'))).toEqual(['600-840']);
  });

  it('saved twice on one day leaves nothing of the first', () => {
    const once = replanned(hours([]), plan(null, full), TODAY);
    const twice = replanned(once, plan(null, short), TODAY);
    expect(twice.hours).toHaveLength(1);
    expect(on(twice, day('2026-03-17'))).toEqual(['540-720']);
  });
});

const someSpans = (least: number) =>
  fc
    .uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: least, maxLength: 7 })
    .chain((weekdays) =>
      fc.tuple(
        ...weekdays.map((weekday) =>
          fc
            .tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 1, max: 60 }))
            .map(([from, length]): PlanSpan => ({ weekday, from, to: from + length })),
        ),
      ),
    )
    .map((spans) => [...spans].sort((a, b) => a.weekday - b.weekday));
const somePlan = fc
  .tuple(fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }), someSpans(1))
  .map(([inDays, work]): StaffPlan => ({
    from: inDays === null ? null : addDays(TODAY, inDays),
    work,
    // Half of each span, so that it lies within.
    breaks: work.flatMap(({ weekday, from, to }) =>
      to - from < 2 ? [] : [{ weekday, from, to: from + Math.floor((to - from) / 2) }],
    ),
  }));

describe('whatever was planned before', () => {
  it('a week comes back as it was written', () => {
    fc.assert(
      fc.property(somePlan, (wanted) => {
        expect(readPlan(rawPlanOf(wanted), TODAY)).toEqual({ ok: true, value: wanted });
      }),
    );
  });

  it('the last plan is the one that stands, and each day has either it or what counted before', () => {
    fc.assert(
      fc.property(someSpans(0), fc.array(somePlan, { minLength: 1, maxLength: 5 }), (before, plans) => {
        const spans = before.map((each) => ({ ...each, validFrom: null, validTo: null }));
        let stored: StaffHours = { hours: spans, breaks: [] };
        /** What counts on a day while nothing that is announced has begun. */
        let now: readonly PlanSpan[] = before;
        for (const wanted of plans) {
          stored = replanned(stored, wanted, TODAY);
          if (wanted.from === null) now = wanted.work;
          expect(planOf(stored, TODAY)).toEqual(wanted);
          for (let ahead = 0; ahead < 70; ahead += 1) {
            const date = addDays(TODAY, ahead);
            const expected = wanted.from !== null && date < wanted.from ? now : wanted.work;
            const due = expected
              .filter((each) => validOn({ ...each, validFrom: null, validTo: null }, date))
              .map(({ from, to }) => `${from}-${to}`);
            expect(on(stored, date)).toEqual(due);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

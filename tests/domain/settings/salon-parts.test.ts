import { describe, expect, it } from 'vitest';
import { isEmptyLine, readClosures, type RawClosure } from '#domain/settings/closures.ts';
import { clockIn } from '#domain/settings/field-rules.ts';
import { readHours, WEEKDAYS, type RawHours } from '#domain/settings/opening-hours.ts';
import { rawRulesOf, readRules, RULE_FIELDS, RULE_LIMITS, type RawRules } from '#domain/settings/rules.ts';
import { leftOutside, type VisitAhead } from '#domain/settings/visit-ahead.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { Weekday, WeeklySpan } from '#domain/slots/salon-book.ts';
import { at, day, someRules } from '#tests/support/builders/salon-book.ts';
import { contractBook } from '#tests/contracts/contract-salon.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';

const TODAY = day('2026-03-16');
const week = (over: Readonly<Record<number, RawHours[number]>>): RawHours =>
  WEEKDAYS.map((weekday) => over[weekday] ?? []);
const span = (from: string, to: string) => ({ from, to });
const refusals = (
  result: { ok: true } | { ok: false; error: readonly { field: string; reason: string }[] },
) => (result.ok ? [] : result.error.map(({ field, reason }) => `${field} ${reason}`));

describe('a time by the wall clock', () => {
  it.each([
    ['09:00', 540],
    ['9:05', 545],
    ['09.30', 570],
    ['00:00', 0],
    ['24:00', 1440],
  ])('%s is one', (typed, minute) => {
    expect(clockIn(typed)).toEqual({ ok: true, value: minute });
  });

  it.each(['24:01', '25:00', '09:60', '9', 'neun', '-1:00'])('%s is none', (typed) => {
    expect(clockIn(typed)).toEqual({ ok: false, error: 'not_a_time' });
  });
});

describe('opening hours', () => {
  it('are read day by day, in the order of the clock; an empty day is closed', () => {
    const read = readHours(week({ 2: [span('13:00', '18:30'), span('09:00', '12:00')], 7: [span('', '')] }));
    expect(read).toEqual({
      ok: true,
      value: [
        { weekday: 2, from: 540, to: 720, validFrom: null, validTo: null },
        { weekday: 2, from: 780, to: 1110, validFrom: null, validTo: null },
      ],
    });
  });

  it('say for each day what is wrong with it', () => {
    const raw = week({
      1: [span('09:00', '')],
      2: [span('12:00', '09:00')],
      3: [span('09:00', '12:00'), span('11:59', '18:00')],
      4: [span('09:00', '12:00'), span('12:00', '18:00')],
      5: [span('bald', '18:00')],
    });
    expect(refusals(readHours(raw))).toEqual([
      'day1 required',
      'day2 ends_before',
      'day3 overlaps',
      'day5 not_a_time',
    ]);
  });
});

describe('closures', () => {
  const line = (over: Partial<RawClosure>): RawClosure => ({
    fromDay: '2026-07-06',
    toDay: '2026-07-18',
    fromTime: '',
    toTime: '',
    reasonDe: 'Betriebsferien',
    reasonEn: 'Holidays',
    ...over,
  });
  const none = line({ fromDay: '', toDay: '' });

  it('are read in the order of their days; a line without days is none', () => {
    expect(isEmptyLine(none)).toBe(true);
    const early = line({ fromDay: '2026-04-02', toDay: '', fromTime: '15:00', toTime: '24:00' });
    expect(readClosures([line({}), none, early], TODAY)).toMatchObject({
      ok: true,
      value: [
        { from: '2026-04-02', to: '2026-04-02', hours: { from: 900, to: 1440 } },
        { from: '2026-07-06', to: '2026-07-18', hours: null, reason: { en: 'Holidays' } },
      ],
    });
  });

  it.each<[string, Partial<RawClosure>]>([
    ['not_a_day', { fromDay: '2026-02-30' }],
    ['not_a_day', { fromDay: '', toDay: '2026-07-18' }],
    ['ends_before', { toDay: '2026-07-05' }],
    ['out_of_range', { fromDay: '2026-03-15', toDay: '' }],
    ['required', { fromTime: '09:00' }],
    ['ends_before', { fromTime: '12:00', toTime: '12:00' }],
    ['required', { reasonDe: ' ' }],
    ['longer_than_120', { reasonEn: 'x'.repeat(121) }],
  ])('%s: %j', (reason, over) => {
    expect(refusals(readClosures([none, line(over)], TODAY))).toEqual([`closure1 ${reason}`]);
  });

  it('that began before today and last are kept', () => {
    expect(readClosures([line({ fromDay: '2026-03-01', toDay: '2026-03-16' })], TODAY).ok).toBe(true);
  });
});

describe('the rules of booking', () => {
  const raw = (over: Partial<RawRules>): RawRules => ({ ...rawRulesOf(someRules()), ...over });

  it('come back as they were written', () => {
    const rules = someRules();
    expect(readRules(rawRulesOf(rules))).toEqual({ ok: true, value: rules });
  });

  it.each(RULE_FIELDS)('%s has a least and a most', (field) => {
    const [least, most] = RULE_LIMITS[field];
    expect(refusals(readRules(raw({ [field]: String(least) })))).toEqual([]);
    expect(refusals(readRules(raw({ [field]: String(most) })))).toEqual([]);
    expect(refusals(readRules(raw({ [field]: String(most + 1) })))).toEqual([`${field} out_of_range`]);
    expect(refusals(readRules(raw({ [field]: '' })))).toEqual([`${field} required`]);
    expect(refusals(readRules(raw({ [field]: '1.5' })))).toEqual([`${field} whole_number`]);
  });

  it.each(['7', '45', '50'])('starts every %s minutes cannot be found again each hour', (granularity) => {
    expect(refusals(readRules(raw({ granularity })))).toEqual(['granularity out_of_range']);
  });
});

describe('visits that a change leaves outside of the opening hours', () => {
  const visit = (from: string, to: string): VisitAhead => ({
    id: from as never,
    day: day(from.slice(0, 10)),
    from: at(from) as EpochMinute,
    to: at(to) as EpochMinute,
    customer: '',
    offeredFor: null,
    items: [],
  });
  const hours = (from: number, to: number): readonly WeeklySpan[] =>
    WEEKDAYS.map((weekday: Weekday) => ({ weekday, from, to, validFrom: null, validTo: null }));
  const before = contractBook(SALON, { openingHours: hours(540, 1080), closures: [] });
  const visits = [
    visit('2026-03-17 09:00', '2026-03-17 10:00'),
    visit('2026-03-17 17:00', '2026-03-17 18:00'),
    visit('2026-03-18 18:00', '2026-03-18 19:00'),
  ];
  const starts = (after: typeof before) => leftOutside(visits, before, after).map(({ id }) => String(id));

  it('are those that were inside and no longer are', () => {
    expect(starts(before)).toEqual([]);
    expect(starts({ ...before, openingHours: hours(540, 1079) })).toEqual(['2026-03-17 17:00']);
    expect(starts({ ...before, openingHours: hours(541, 1080) })).toEqual(['2026-03-17 09:00']);
    // Outside already: the change does nothing to it.
    expect(starts({ ...before, openingHours: [] })).toEqual(['2026-03-17 09:00', '2026-03-17 17:00']);
    const closure = { from: TODAY, to: day('2026-03-17'), hours: null, reason: { 'de-CH': 'x', en: 'x' } };
    expect(starts({ ...before, closures: [closure] })).toEqual(['2026-03-17 09:00', '2026-03-17 17:00']);
  });
});

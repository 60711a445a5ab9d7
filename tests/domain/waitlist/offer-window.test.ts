import { describe, expect, test } from 'vitest';
import { areRules, offerWindow, type WaitlistRules } from '#domain/waitlist/offer-window.ts';
import { parseRange, worthOffering } from '#domain/waitlist/waitlist-entry.ts';
import type { EpochMinute, Instant, LocalDate, Zone } from '#domain/shared/salon-time.ts';

const ZONE = 'Europe/Zurich' as Zone;
const NIGHT: WaitlistRules = { offerMinutes: 120, quietFrom: 21 * 60, quietTo: 8 * 60 };
const moment = (text: string) => Date.parse(text) as Instant;
const FAR = moment('2026-12-31T12:00+01:00');
const window = (at: string, last: Instant = FAR, rules = NIGHT) => {
  const found = offerWindow(moment(at), last, rules, ZONE);
  return found && [new Date(found.letterAt).toISOString(), new Date(found.until).toISOString()];
};

describe('the time to answer', () => {
  test('is the salon’s, by day', () => {
    expect(window('2026-03-10T10:00+01:00')).toEqual([
      '2026-03-10T09:00:00.000Z',
      '2026-03-10T11:00:00.000Z',
    ]);
  });
  test('begins with a letter that leaves at once, unless the minute ends in quiet hours', () => {
    expect(window('2026-03-10T10:00:20+01:00')).toEqual([
      '2026-03-10T09:00:20.000Z',
      '2026-03-10T11:01:00.000Z',
    ]);
    expect(window('2026-03-10T20:59:20+01:00')?.[0]).toBe('2026-03-11T07:00:00.000Z');
  });
  test('stands still in quiet hours, and the letter waits for the morning', () => {
    expect(window('2026-03-10T20:30+01:00')).toEqual([
      '2026-03-10T19:30:00.000Z',
      '2026-03-11T08:30:00.000Z',
    ]);
    expect(window('2026-03-10T23:00+01:00')).toEqual([
      '2026-03-11T07:00:00.000Z',
      '2026-03-11T09:00:00.000Z',
    ]);
  });
  test('is right when the clock is put forward in the night', () => {
    expect(window('2026-03-28T23:00+01:00')).toEqual([
      '2026-03-29T06:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
    ]);
  });
  test('ends before it is too late to book; nobody is asked who could not answer', () => {
    const last = moment('2026-03-10T11:00+01:00');
    expect(window('2026-03-10T10:00+01:00', last)?.[1]).toBe('2026-03-10T10:00:00.000Z');
    expect(window('2026-03-10T10:55+01:00', last)).toBeNull();
    expect(window('2026-03-09T22:00+01:00', moment('2026-03-10T08:05+01:00'))).toBeNull();
  });
  test('needs rules that make sense; the same hour twice is no quiet hours', () => {
    expect(areRules(NIGHT)).toBe(true);
    expect(areRules({ ...NIGHT, offerMinutes: 5 })).toBe(false);
    expect(areRules({ ...NIGHT, quietFrom: Number.NaN })).toBe(false);
    expect(window('2026-03-10T23:00+01:00', FAR, { ...NIGHT, quietTo: NIGHT.quietFrom })?.[0]).toBe(
      '2026-03-10T22:00:00.000Z',
    );
  });
});

test('a range is of days that can be booked', () => {
  const [today, last] = ['2026-03-10', '2026-06-10'] as LocalDate[];
  const range = (from: string, to: string) => {
    const parsed = parseRange({ from, to }, today!, last!);
    return parsed.ok ? 'ok' : `${parsed.error.field} ${parsed.error.problem}`;
  };
  expect(range('2026-03-10', '2026-03-10')).toBe('ok');
  expect(range('2026-03-10', '2026-04-09')).toBe('ok');
  expect(range('2026-03-10', '2026-04-10')).toBe('to too_long');
  expect(range('', '2026-04-09')).toBe('from malformed');
  expect(range('2026-03-10', '31.3.')).toBe('to malformed');
  expect(range('2026-03-09', '2026-03-12')).toBe('from past');
  expect(range('2026-03-12', '2026-03-11')).toBe('to reversed');
  expect(range('2026-06-10', '2026-06-11')).toBe('to beyond_horizon');
});

test('nothing is offered that was free before, or that touches what was declined', () => {
  const starts = [540, 555, 570, 600] as EpochMinute[];
  const offered = [{ from: 540 as EpochMinute, to: 570 as EpochMinute }];
  expect(worthOffering({ known: [600 as EpochMinute], offered }, starts, 30)).toEqual([570]);
  expect(worthOffering({ known: [], offered: [] }, starts, 30)).toEqual(starts);
});

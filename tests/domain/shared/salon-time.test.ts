import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import {
  dateOf,
  dayFrame,
  instantOf,
  instantsOf,
  isoInstant,
  minuteFrom,
  minuteOf,
  minutesOfDays,
  parseInstant,
  parseZone,
  wallTimeOf,
  wholeMinuteOf,
} from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate, Zone } from '#domain/shared/salon-time.ts';

const zone = (id: string) => id as Zone;
const date = (text: string) => text as LocalDate;
const utc = (text: string) => (Date.parse(`${text}Z`) / 60_000) as EpochMinute;
const ZURICH = zone('Europe/Zurich');

describe('dayFrame', () => {
  const run = (from: string, to: string, wallFrom: number) => ({ from: utc(from), to: utc(to), wallFrom });

  test.each([
    ['an ordinary day', 'Europe/Zurich', '2026-03-17', [run('2026-03-16T23:00', '2026-03-17T23:00', 0)]],
    [
      '23 hours: 2 to 3 is left out',
      'Europe/Zurich',
      '2026-03-29',
      [run('2026-03-28T23:00', '2026-03-29T01:00', 0), run('2026-03-29T01:00', '2026-03-29T22:00', 180)],
    ],
    [
      '25 hours: 2 to 3 is shown twice',
      'Europe/Zurich',
      '2026-10-25',
      [run('2026-10-24T22:00', '2026-10-25T01:00', 0), run('2026-10-25T01:00', '2026-10-25T23:00', 120)],
    ],
    [
      'half an hour is repeated',
      'Australia/Lord_Howe',
      '2026-04-05',
      [run('2026-04-04T13:00', '2026-04-04T15:00', 0), run('2026-04-04T15:00', '2026-04-05T13:30', 90)],
    ],
    [
      'the day begins at one',
      'America/Santiago',
      '2026-09-06',
      [run('2026-09-06T04:00', '2026-09-07T03:00', 60)],
    ],
    [
      'the last hour before midnight comes twice',
      'America/Santiago',
      '2026-04-04',
      [run('2026-04-04T03:00', '2026-04-05T03:00', 0), run('2026-04-05T03:00', '2026-04-05T04:00', 1380)],
    ],
    [
      'the first hour after midnight comes twice',
      'America/Havana',
      '2026-11-01',
      [run('2026-11-01T04:00', '2026-11-01T05:00', 0), run('2026-11-01T05:00', '2026-11-02T05:00', 0)],
    ],
  ])('%s', (_, id, day, runs) => {
    const frame = dayFrame(zone(id), date(day));
    expect(frame.runs).toEqual(runs);
    expect(frame).toMatchObject({ date: day, from: runs[0]!.from, to: runs.at(-1)!.to });
  });

  test('a day that a zone left out has no instants', () => {
    const frame = dayFrame(zone('Pacific/Apia'), date('2011-12-30'));
    expect(frame.runs).toEqual([]);
    expect(frame.from).toBe(frame.to);
  });

  test('a minute after midnight the clock went back into the day before: that day has two parts', () => {
    const frame = dayFrame(zone('America/St_Johns'), date('2010-11-06'));
    expect(frame.runs.map(({ wallFrom, from, to }) => [wallFrom, to - from])).toEqual([
      [0, 1440],
      [1381, 59],
    ]);
    expect(
      dayFrame(zone('America/St_Johns'), date('2010-11-07')).runs.map(({ from, to }) => to - from),
    ).toEqual([1, 1440]);
  });

  test('is kept, and minutesOfDays spans from the first to the last', () => {
    expect(dayFrame(ZURICH, date('2026-03-17'))).toBe(dayFrame(ZURICH, date('2026-03-17')));
    expect(minutesOfDays(ZURICH, date('2026-03-28'), date('2026-03-29'))).toEqual({
      from: utc('2026-03-27T23:00'),
      to: utc('2026-03-29T22:00'),
    });
  });

  test('stays right when more is asked than it keeps', { timeout: 60_000 }, () => {
    for (let day = 0; day < 4200; day++)
      dayFrame(ZURICH, new Date(day * 86_400_000).toISOString().slice(0, 10) as LocalDate);
    for (const id of Intl.supportedValuesOf('timeZone').slice(0, 80)) {
      const frame = dayFrame(zone(id), date('2026-03-17'));
      expect(wallTimeOf(frame.from, zone(id))).toEqual({ date: '2026-03-17', minute: 0 });
    }
    expect(dayFrame(ZURICH, date('2026-03-29')).runs).toHaveLength(2);
  });
});

test('wall time of any minute is what Temporal says, and instantsOf finds the way back', () => {
  const zones = [
    'Europe/Zurich',
    'Australia/Lord_Howe',
    'America/Santiago',
    'America/Havana',
    'Asia/Kathmandu',
    'UTC',
  ];
  const first = utc('1995-01-01T00:00');
  const last = utc('2040-12-31T00:00');
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: first, max: last }), (id, minute) => {
      const at = minute as EpochMinute;
      const zoned = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(id);
      const wall = wallTimeOf(at, zone(id));
      expect(wall).toEqual({
        date: zoned.toPlainDate().toString(),
        minute: zoned.hour * 60 + zoned.minute,
      });
      expect(instantsOf(zone(id), wall.date, wall.minute)).toContain(at);
    }),
    { numRuns: 500 },
  );
});

test('instantsOf: once, never, twice', () => {
  expect(instantsOf(ZURICH, date('2026-03-29'), 90)).toEqual([utc('2026-03-29T00:30')]);
  expect(instantsOf(ZURICH, date('2026-03-29'), 120)).toEqual([]);
  expect(instantsOf(ZURICH, date('2026-03-29'), 179)).toEqual([]);
  expect(instantsOf(ZURICH, date('2026-03-29'), 180)).toEqual([utc('2026-03-29T01:00')]);
  expect(instantsOf(ZURICH, date('2026-10-25'), 150)).toEqual([
    utc('2026-10-25T00:30'),
    utc('2026-10-25T01:30'),
  ]);
  expect(instantsOf(ZURICH, date('2026-10-25'), 180)).toEqual([utc('2026-10-25T02:00')]);
  expect(instantsOf(ZURICH, date('2026-10-25'), 1440)).toEqual([]);
});

describe('parseInstant', () => {
  test.each([
    ['2026-03-14T08:30:00Z', '2026-03-14T08:30'],
    ['2026-03-14T08:30Z', '2026-03-14T08:30'],
    ['2026-03-14T09:30+01:00', '2026-03-14T08:30'],
    ['2026-03-13T23:15:00-09:15', '2026-03-14T08:30'],
    ['2024-02-29T00:00:00.000Z', '2024-02-29T00:00'],
    ['2026-03-14T23:59:59.9Z', '2026-03-14T23:59:59.9'],
    ['2026-03-14T23:59:59.123456789Z', '2026-03-14T23:59:59.123'],
  ])('%s', (text, expected) => {
    expect(parseInstant(text)).toBe(Date.parse(`${expected}Z`));
  });

  test.each([
    '',
    '2026-03-14',
    '2026-03-14T08:30',
    '2026-03-14 08:30Z',
    '2026-02-29T08:30Z',
    '2026-00-14T08:30Z',
    '2026-03-00T08:30Z',
    '0000-03-14T08:30Z',
    '2026-03-14T24:00Z',
    '2026-03-14T08:60Z',
    '2026-03-14T08:30:60Z',
    '2026-03-14T08:30+24:00',
    '2026-03-14T08:30+01:60',
    '2026-03-14T08:30+0100',
    '2026-03-14T08:30Z[Europe/Zurich]',
    'x2026-03-14T08:30Z',
    `2026-03-14T08:30:00.${'0'.repeat(100)}Z`,
    '+002026-03-14T08:30Z',
  ])('refuses %s', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test('reads back what isoInstant writes', () => {
    expect(isoInstant(utc('2026-03-14T08:30'))).toBe('2026-03-14T08:30:00Z');
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (minute) => {
        const text = isoInstant(minute as EpochMinute);
        expect(text).toBe(new Date(minute * 60_000).toISOString().replace('.000', ''));
        expect(parseInstant(text)).toBe(minute * 60_000);
      }),
    );
  });
});

test('parseZone knows IANA zones only', () => {
  for (const id of ['Europe/Zurich', 'UTC', 'America/Argentina/Buenos_Aires']) expect(parseZone(id)).toBe(id);
  for (const text of [
    '',
    'Europe/Zurch',
    'europe/zurich',
    '+01:00',
    '2026-03-14T00:00Z',
    `${'a/'.repeat(60)}a`,
  ]) {
    expect(parseZone(text)).toBeNull();
  }
});

test('minutes and instants', () => {
  const instant = (ms: number) => ms as Instant;
  expect(instantOf(7 as EpochMinute)).toBe(420_000);
  expect([minuteOf(instant(420_000)), minuteOf(instant(479_999))]).toEqual([7, 7]);
  expect([minuteFrom(instant(420_000)), minuteFrom(instant(420_001))]).toEqual([7, 8]);
  expect([wholeMinuteOf(instant(420_000)), wholeMinuteOf(instant(420_001))]).toEqual([7, null]);
  expect(dateOf(instant(Date.parse('2026-03-14T22:59:59Z')), ZURICH)).toBe('2026-03-14');
  expect(dateOf(instant(Date.parse('2026-03-14T23:00:00Z')), ZURICH)).toBe('2026-03-15');
});

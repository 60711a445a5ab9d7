/**
 * The grid and the opening hours on every date around the changes of the clock, with the process in three zones: what
 * a server's own zone is must not show.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, dateRange } from '#domain/shared/local-date.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';

/** Every date to 2040 with `LONG=1`, else a month around the changes of three years. */
function datesToTry(): readonly LocalDate[] {
  if (process.env['LONG'] !== undefined)
    return dateRange('2026-01-01' as LocalDate, '2040-12-31' as LocalDate);
  return [
    '2026-03-29',
    '2026-10-10',
    '2026-10-25',
    '2033-03-27',
    '2033-10-30',
    '2040-03-25',
    '2040-10-28',
  ].flatMap((change) => dateRange(addDays(change as LocalDate, -15), addDays(change as LocalDate, 15)));
}

/** Quarters of an hour between 01:00 and 04:00 that leave half an hour, by asking Temporal about each. */
function expectedStarts(date: string, zone: string): number[] {
  const day = Temporal.PlainDate.from(date);
  const from = day.toZonedDateTime(zone).epochMilliseconds / 60_000;
  const isOpen = (minute: number): boolean => {
    const wall = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone);
    return wall.hour >= 1 && wall.hour < 4;
  };
  const quarters = Array.from({ length: 24 }, (_, index) => from + index * 15);
  const open = new Set(quarters.filter(isOpen));
  return quarters.filter((minute) => open.has(minute) && open.has(minute + 15));
}

function startsInProcess(processZone: string, salonZone: string, dates: readonly string[]) {
  const script = fileURLToPath(new URL('starts-by-date.ts', import.meta.url));
  const child = spawnSync(process.execPath, ['--import', 'tsx', script, salonZone], {
    input: dates.join('\n'),
    env: { TZ: processZone, NODE_ENV: 'test' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout) as { ownOffset: number; days: { date: string; starts: number[] }[] };
}

describe.each(['Europe/Zurich', 'Australia/Lord_Howe'])('a salon in %s', (salonZone) => {
  const dates = datesToTry();
  const expected = dates.map((date) => ({ date, starts: expectedStarts(date, salonZone) }));

  test('the days of 23 and 25 hours (or half an hour less) are among them', () => {
    const lengths = new Set(expected.map(({ starts }) => starts.length));
    expect(lengths).toEqual(new Set(salonZone === 'Europe/Zurich' ? [7, 11, 15] : [9, 11, 13]));
  });

  test.each([
    ['UTC', 0],
    ['Europe/Zurich', -60],
    ['America/Los_Angeles', 480],
  ])('with the process in %s', { timeout: 600_000 }, (processZone, ownOffset) => {
    const found = startsInProcess(processZone, salonZone, dates);
    expect(found.ownOffset).toBe(ownOffset);
    expect(found.days).toEqual(expected);
  });
});

/**
 * Busy time by salon and day, kept as long as the day's version in the database stays the same. What a day is occupied
 * by does not depend on what a customer wants: one booking makes one day be read again, for all wishes together.
 */
import type { SalonId } from '#domain/shared/ids.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { daysBetween } from '#domain/shared/salon-time.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import { boundedMap } from './bounded-map.ts';
import { busyOfRow, type BusyRow } from './busy-rows.ts';
import { arrayText, type Database } from './database.ts';

/** The versions of a range of days as one snapshot had them. */
export type RangeVersions = {
  readonly settingsVersion: number;
  /** Equal to another one of the same range exactly when no day has changed. */
  readonly text: string;
};

export type DayCache = {
  /** One statement. Null: no such salon. */
  versions(salonId: SalonId, from: LocalDate, to: LocalDate): Promise<RangeVersions | null>;
  /** Busy time of each day, not older than the versions; one statement for the days that have changed, or none. */
  busyDays(
    salonId: SalonId,
    days: readonly LocalDate[],
    versions: RangeVersions,
    rangeFrom: LocalDate,
    now: Instant,
  ): Promise<readonly BusyTime[]>;
};

const MOST_DAYS = 5000;
/** Longer than any confirmation takes from reading the clock to its commit. */
const CONFIRMING = 2000;

export function dayCache(database: Database): DayCache {
  const kept = boundedMap<string, BusyTime>(MOST_DAYS);

  return {
    versions: async (salonId, from, to) => {
      const [row] = await database.query<{ settings_version: number; versions: string }>`
        select settings_version, versions from slot_versions(${salonId}, ${from}::date, ${to}::date)`;
      return row === undefined ? null : { settingsVersion: row.settings_version, text: row.versions };
    },
    busyDays: async (salonId, days, versions, rangeFrom, now) => {
      const versionOf = versionsByOffset(versions.text);
      const found = new Map<LocalDate, BusyTime>();
      const missing: LocalDate[] = [];
      for (const day of days) {
        const known = kept.get(salonId + day);
        const current = versionOf.get(daysBetween(rangeFrom, day)) ?? 0;
        const fresh =
          known !== undefined &&
          known.daysVersion >= current &&
          (known.staleAt === null || now < known.staleAt);
        if (fresh) found.set(day, known);
        else missing.push(day);
      }
      if (missing.length > 0) {
        const rows = await database.query<BusyRow>`
          select settings_version, day, version, stale_at, lapsed, busy
          from busy_time(${salonId}, ${arrayText(missing)}::date[], to_timestamp(${now}::float8 / 1000), null)`;
        for (const row of rows) {
          const busy = shortened(busyOfRow(row), now);
          const before = kept.get(salonId + row.day);
          if (before === undefined || before.daysVersion <= busy.daysVersion)
            kept.set(salonId + row.day, busy);
          found.set(row.day, busy);
        }
      }
      return days.map((day) => {
        const busy = found.get(day);
        if (busy === undefined) throw new Error(`no busy time for ${day}`);
        return busy;
      });
    },
  };
}

/**
 * A confirmation takes no gate. One that began in time may still be on its way while its hold looks over: what was read
 * meanwhile is not kept for long.
 */
const shortened = (busy: BusyTime, now: Instant): BusyTime =>
  busy.lapsed ? { ...busy, staleAt: Math.min(busy.staleAt ?? Infinity, now + CONFIRMING) as Instant } : busy;

/** `0:3,2:17`: the first day of the range has version 3, the third 17; the others were never written to. */
function versionsByOffset(text: string): ReadonlyMap<number, number> {
  const versions = new Map<number, number>();
  if (text === '') return versions;
  for (const pair of text.split(',')) {
    const colon = pair.indexOf(':');
    versions.set(Number(pair.slice(0, colon)), Number(pair.slice(colon + 1)));
  }
  return versions;
}

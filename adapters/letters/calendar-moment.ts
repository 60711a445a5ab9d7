import type { ICalDayJsStub } from 'ical-generator';
import { wallTimeOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, Zone } from '#domain/shared/salon-time.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/**
 * A moment in the shape that ical-generator 9 accepts from dayjs. Given a plain Date together with a zone, the library
 * writes the wall time of the process (`getHours()` in its formatDate, src/tools.ts), so a server in UTC would put
 * every visit in St. Gallen one or two hours early.
 */
export function calendarMoment(minute: EpochMinute, at: Instant, zone: Zone | null): ICalDayJsStub {
  const iso = (): string => new Date(at).toISOString();
  const digits = (): string => {
    if (zone === null) return iso().replace(/[-:]|\.\d+Z$/g, '');
    const wall = wallTimeOf(minute, zone);
    return `${wall.date.replaceAll('-', '')}T${two(Math.floor(wall.minute / 60))}${two(wall.minute % 60)}00`;
  };
  return {
    format: (pattern) => (pattern === 'YYYYMMDD' ? digits().slice(0, 8) : digits().slice(9)),
    isValid: () => true,
    toDate: () => new Date(at),
    toJSON: iso,
    tz: () => calendarMoment(minute, at, zone),
    utc: () => calendarMoment(minute, at, null),
  };
}

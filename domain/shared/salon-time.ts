/**
 * The only place where wall time and zone meet. Everything else counts instants.
 */
import { Temporal } from 'temporal-polyfill';
import type { Brand } from './brand.ts';
import { daysInMonth, epochDayOf, fromEpochDay, toEpochDay } from './local-date.ts';
import type { LocalDate } from './local-date.ts';

export { addDays, dateRange, daysBetween, parseLocalDate, weekdayOf, yearOf } from './local-date.ts';
export type { LocalDate } from './local-date.ts';

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = Brand<number, 'Instant'>;
/** Whole minutes since 1970-01-01T00:00Z. */
export type EpochMinute = Brand<number, 'EpochMinute'>;
/** An IANA zone, `Europe/Zurich`. */
export type Zone = Brand<string, 'Zone'>;

/** What a clock on the salon's wall shows: the day, and minutes since that day's midnight (0 to 1439). */
export type WallTime = { readonly date: LocalDate; readonly minute: number };

/** A stretch in which the wall clock runs evenly: at `from` it shows `wallFrom` minutes. Half-open [from, to). */
export type DayRun = { readonly from: EpochMinute; readonly to: EpochMinute; readonly wallFrom: number };

/**
 * All instants at which the wall clock shows `date`, in order. One run on nearly every day; two on a day whose clock
 * is changed; none on a day that a zone left out. [from, to) is the hull.
 */
export type DayFrame = {
  readonly date: LocalDate;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  readonly runs: readonly DayRun[];
};

const MINUTE = 60_000;
const DAY = 1440;

export const instantOf = (minute: EpochMinute): Instant => (minute * MINUTE) as Instant;

/** The minute that the instant lies in. */
export const minuteOf = (instant: Instant): EpochMinute => Math.floor(instant / MINUTE) as EpochMinute;

/** The first whole minute at or after the instant. */
export const minuteFrom = (instant: Instant): EpochMinute => Math.ceil(instant / MINUTE) as EpochMinute;

/** The minute of an instant that has no seconds, else null. */
export const wholeMinuteOf = (instant: Instant): EpochMinute | null =>
  instant % MINUTE === 0 ? minuteOf(instant) : null;

const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/;

/** An IANA zone that this runtime knows, in its usual spelling; else null (offsets such as `+01:00` included). */
export function parseZone(text: string): Zone | null {
  if (text.length > 64 || !ZONE.test(text)) return null;
  try {
    const { timeZoneId } = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return timeZoneId === text ? (text as Zone) : null;
  } catch {
    return null;
  }
}

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * An ISO 8601 instant with `Z` or an offset (`2026-03-14T09:30+01:00`; seconds and fractions may follow). Null for
 * anything else: a time without an offset names no instant, and 24:00 or a leap second are not written by anyone.
 */
export function parseInstant(text: string): Instant | null {
  const match = text.length > 40 ? null : INSTANT.exec(text);
  if (match === null) return null;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [year, month, day] = [part(1), part(2), part(3)];
  const [hour, minute, second, offsetHour, offsetMinute] = [part(4), part(5), part(6), part(9), part(10)];
  if (year < 1 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return null;
  const offset = (offsetHour * 60 + offsetMinute) * (match[8] === '-' ? -1 : 1);
  const minutes = epochDayOf(year, month, day) * DAY + hour * 60 + minute - offset;
  const fraction = Number((match[7] ?? '').padEnd(3, '0'));
  return (minutes * MINUTE + second * 1000 + fraction) as Instant;
}

const two = (value: number): string => String(value).padStart(2, '0');
const TIMES = Array.from({ length: DAY }, (_, m) => `T${two(Math.floor(m / 60))}:${two(m % 60)}:00Z`);
let dayOfPrefix = 0;
let prefix = fromEpochDay(0);

/** `2026-03-14T08:30:00Z`. The day's text is kept between calls, because lists of starts are what is written. */
export function isoInstant(minute: EpochMinute): string {
  const day = Math.floor(minute / DAY);
  if (day !== dayOfPrefix) {
    prefix = fromEpochDay(day);
    dayOfPrefix = day;
  }
  return prefix + TIMES[minute - day * DAY];
}

/** Between two changes of the clock: local minutes = minutes + offset. Half-open [from, to). */
type OffsetSpan = { readonly from: number; readonly to: number; readonly offset: number };

const MOST_ZONES = 64;
const MOST_SPANS = 256;
const MOST_FRAMES = 4096;
const spansOfZone = new Map<Zone, OffsetSpan[]>();
const framesOfZone = new Map<Zone, Map<LocalDate, DayFrame>>();

function bounded<K, V>(map: Map<K, V>, most: number, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  if (map.size >= most) map.clear();
  const made = make();
  map.set(key, made);
  return made;
}

function computeSpan(zone: Zone, minute: number): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(minute * MINUTE).toZonedDateTimeISO(zone);
  const changeMinute = (change: Temporal.ZonedDateTime | null, none: number): number =>
    change === null ? none : Math.floor(change.epochMilliseconds / MINUTE);
  return {
    from: changeMinute(at.add({ nanoseconds: 1 }).getTimeZoneTransition('previous'), -Infinity),
    to: changeMinute(at.getTimeZoneTransition('next'), Infinity),
    offset: Math.round(at.offsetNanoseconds / 60_000_000_000),
  };
}

function offsetSpanAt(zone: Zone, minute: number): OffsetSpan {
  const spans = bounded(spansOfZone, MOST_ZONES, zone, () => []);
  for (const span of spans) if (span.from <= minute && minute < span.to) return span;
  const span = computeSpan(zone, minute);
  if (spans.length >= MOST_SPANS) spans.length = 0;
  spans.push(span);
  return span;
}

/** What the wall clock in `zone` shows at the minute. */
export function wallTimeOf(minute: EpochMinute, zone: Zone): WallTime {
  const local = minute + offsetSpanAt(zone, minute).offset;
  const day = Math.floor(local / DAY);
  return { date: fromEpochDay(day), minute: local - day * DAY };
}

/** The salon's today. */
export const dateOf = (instant: Instant, zone: Zone): LocalDate => wallTimeOf(minuteOf(instant), zone).date;

function computeFrame(zone: Zone, date: LocalDate): DayFrame {
  const midnight = toEpochDay(date) * DAY;
  const runs: DayRun[] = [];
  const last = midnight + 2 * DAY;
  for (let at = midnight - DAY; at < last;) {
    const span = offsetSpanAt(zone, at);
    const from = Math.max(at, midnight - span.offset);
    const to = Math.min(span.to, last, midnight + DAY - span.offset);
    if (from < to) {
      const wallFrom = from + span.offset - midnight;
      runs.push({ from: from as EpochMinute, to: to as EpochMinute, wallFrom });
    }
    at = span.to;
  }
  const nowhere = (midnight - offsetSpanAt(zone, midnight).offset) as EpochMinute;
  return { date, from: runs[0]?.from ?? nowhere, to: runs.at(-1)?.to ?? nowhere, runs };
}

/** The instants of a day in a zone. Kept between calls, for a bounded number of days. */
export function dayFrame(zone: Zone, date: LocalDate): DayFrame {
  const frames = bounded(framesOfZone, MOST_ZONES, zone, () => new Map<LocalDate, DayFrame>());
  return bounded(frames, MOST_FRAMES, date, () => computeFrame(zone, date));
}

/** The hull [from, to) of the days from `from` to `to`, both inclusive. */
export const minutesOfDays = (
  zone: Zone,
  from: LocalDate,
  to: LocalDate,
): { readonly from: EpochMinute; readonly to: EpochMinute } => ({
  from: dayFrame(zone, from).from,
  to: dayFrame(zone, to).to,
});

/**
 * The instants at which the wall clock shows this time: one as a rule, two in the hour that is repeated, none in the
 * hour that is left out.
 */
export function instantsOf(zone: Zone, date: LocalDate, wallMinute: number): readonly EpochMinute[] {
  const found: EpochMinute[] = [];
  for (const run of dayFrame(zone, date).runs) {
    const at = run.from + wallMinute - run.wallFrom;
    if (at >= run.from && at < run.to) found.push(at as EpochMinute);
  }
  return found;
}

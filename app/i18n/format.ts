/** How moments, days, durations and money read. Money: `CHF 1'234.50`; the day has 24 hours in every language. */
import type { Locale } from '#domain/shared/locale.ts';
import { formatRappen, type Rappen } from '#domain/shared/money.ts';
import { toEpochDay, type LocalDate } from '#domain/shared/local-date.ts';
import type { Zone } from '#domain/shared/salon-time.ts';

const DAY = 86_400_000;
const TAGS: Readonly<Record<Locale, string>> = { 'de-CH': 'de-CH', en: 'en-GB' };

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  let found = made.get(key);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: zone });
    made.set(key, found);
  }
  return found;
}

const TIME = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const LONG_DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const DAY_OF_YEAR = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const SHORT_DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
const MONTH = { month: 'long', year: 'numeric' } as const;

/** A day stands for itself, whatever the zone: it is formatted at midnight UTC, in UTC. */
const dayText = (locale: Locale, day: LocalDate, options: Intl.DateTimeFormatOptions): string =>
  formatter(locale, 'UTC', options).format(toEpochDay(day) * DAY);

export const longDay = (locale: Locale, day: LocalDate): string => dayText(locale, day, LONG_DAY);
export const dayOfYear = (locale: Locale, day: LocalDate): string => dayText(locale, day, DAY_OF_YEAR);
export const shortDay = (locale: Locale, day: LocalDate): string => dayText(locale, day, SHORT_DAY);
export const monthName = (locale: Locale, day: LocalDate): string => dayText(locale, day, MONTH);

/** `14.03.2026`, as dates are written in Switzerland. */
export const numericDay = (day: LocalDate): string => `${day.slice(8)}.${day.slice(5, 7)}.${day.slice(0, 4)}`;

/** `14:30` on the salon's clock. @param iso an instant */
export const timeOfDay = (locale: Locale, zone: Zone, iso: string): string =>
  formatter(locale, zone, TIME).format(Date.parse(iso));

/** `Samstag, 14. März 2026, 14:30`. @param iso an instant */
export const longMoment = (locale: Locale, zone: Zone, iso: string): string =>
  `${formatter(locale, zone, LONG_DAY).format(Date.parse(iso))}, ${timeOfDay(locale, zone, iso)}`;

/** `Sa., 14. März, 14:30`. @param iso an instant */
export const shortMoment = (locale: Locale, zone: Zone, iso: string): string =>
  `${formatter(locale, zone, SHORT_DAY).format(Date.parse(iso))}, ${timeOfDay(locale, zone, iso)}`;

export const price = (amount: Rappen): string => `CHF\u00a0${formatRappen(amount)}`;

const UNITS: Readonly<Record<Locale, { readonly hour: string; readonly minute: string }>> = {
  'de-CH': { hour: 'Std.', minute: 'Min.' },
  en: { hour: 'h', minute: 'min' },
};

export const durationUnits = (locale: Locale) => UNITS[locale];

/** `1 Std. 30 Min.` */
export function duration(locale: Locale, minutes: number): string {
  const { hour, minute } = durationUnits(locale);
  const parts: string[] = [];
  if (minutes >= 60) parts.push(`${Math.floor(minutes / 60)}\u00a0${hour}`);
  if (minutes % 60 > 0 || minutes < 60) parts.push(`${minutes % 60}\u00a0${minute}`);
  return parts.join(' ');
}

/** `09:00` of minutes since midnight by the wall clock; 1440 reads `24:00`. */
export const wallTime = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** `8.1 %` of 810 basis points. */
export const percent = (basisPoints: number): string => `${basisPoints / 100}\u00a0%`;

/** `079 123 45 67` of `+41791234567`; numbers from elsewhere stay international. */
export function phoneText(e164: string): string {
  const swiss = /^\+41(\d{2})(\d{3})(\d{2})(\d{2})$/.exec(e164);
  return swiss === null ? e164 : `0${swiss[1]} ${swiss[2]} ${swiss[3]} ${swiss[4]}`;
}

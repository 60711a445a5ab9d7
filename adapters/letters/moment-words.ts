import { wallTimeOf, weekdayOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Zone } from '#domain/shared/salon-time.ts';
import type { LetterTexts } from './texts/letter-texts.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `Samstag, 14. März 2026`, on the salon's calendar. */
export function dateWords(minute: EpochMinute, zone: Zone, texts: LetterTexts): string {
  const { date } = wallTimeOf(minute, zone);
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return texts.date(texts.weekdays[weekdayOf(date) - 1] ?? '', day, texts.months[month - 1] ?? '', year);
}

/** `14:30`, on the salon's clock. */
export function clockWords(minute: EpochMinute, zone: Zone): string {
  const wall = wallTimeOf(minute, zone);
  return `${two(Math.floor(wall.minute / 60))}:${two(wall.minute % 60)}`;
}

/** `Samstag, 14. März 2026, 14:30 Uhr`. */
export const momentWords = (minute: EpochMinute, zone: Zone, texts: LetterTexts): string =>
  texts.moment(dateWords(minute, zone, texts), clockWords(minute, zone));

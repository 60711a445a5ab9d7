import type { SheetWording } from '#domain/ports/day-sheet.ts';
import { dayFrame, minuteOf } from '#domain/shared/salon-time.ts';
import { dateWords, momentWords } from './moment-words.ts';
import { phoneWords } from './phone-words.ts';
import { textsIn } from './texts/catalogue.ts';
import { sheetTextsIn } from './texts/day-sheet.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** The day sheet in the words of letters. */
export const sheetWords: SheetWording = (locale, zone) => {
  const texts = textsIn(locale);
  const sheet = sheetTextsIn(locale);
  return {
    locale,
    heading: (day) => dateWords(dayFrame(zone, day).from, zone, texts),
    asOf: (at) => sheet.asOf(momentWords(minuteOf(at), zone, texts)),
    clock: (minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
    phone: phoneWords,
    status: (status) =>
      status === 'reserved' ? sheet.beingBooked : status === 'requested' ? sheet.asked : sheet.unnamed,
    absence: (kind) => sheet.absence[kind],
    nothing: sheet.nothing,
    page: sheet.page,
    fileName: (day) => `${sheet.file}-${day}.pdf`,
  };
};

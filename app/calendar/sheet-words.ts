import type { SheetWording } from '#domain/ports/day-sheet.ts';
import { longDay, phoneText, shortMoment, wallTime } from '../i18n/format.ts';
import { textsIn } from '../i18n/texts.ts';

/** The printed day in the words of its reader. */
export const sheetWords: SheetWording = (locale, zone) => {
  const { daySheet, status, absence } = textsIn(locale).calendar;
  return {
    locale,
    heading: (day) => longDay(locale, day),
    asOf: (at) => daySheet.asOf(shortMoment(locale, zone, new Date(at).toISOString())),
    clock: wallTime,
    phone: phoneText,
    status: (each) => status[each],
    absence: (kind) => absence[kind],
    nothing: daySheet.nothing,
    page: daySheet.page,
    fileName: (day) => `${daySheet.file}-${day}.pdf`,
  };
};

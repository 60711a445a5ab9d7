/** The day as it is printed: those who come, by colleague, with what one needs when the line is down. */
import type { CalendarPause, PrintedVisit } from '#domain/ports/calendar.ts';
import type { DaySheet } from '#domain/ports/day-sheet.ts';
import { withFormer } from '#domain/calendar/former-colleagues.ts';
import { minuteOfDay } from '#domain/calendar/day-columns.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { salonDay } from '#domain/slots/salon-day.ts';
import { longDay, phoneText, shortMoment, wallTime } from '../i18n/format.ts';
import type { StaffPage } from '../staff-page.ts';

type DayFacts = {
  readonly day: LocalDate;
  readonly salonName: string;
  readonly visits: readonly PrintedVisit[];
  readonly pauses: readonly CalendarPause[];
};

/** On paper, too, what is only asked for says so. */
const customerWords = (
  { customer, status }: PrintedVisit,
  words: StaffPage['texts']['calendar']['status'],
): string => {
  if (customer === '') return words[status];
  return status === 'requested' ? `${customer} (${words.requested})` : customer;
};

export function daySheetModel(page: StaffPage, book: SalonBook, facts: DayFacts): DaySheet {
  const { day, visits, pauses } = facts;
  const { locale, texts } = page;
  const { calendar } = texts;
  const clock = (at: PrintedVisit['from']) => wallTime(minuteOfDay(book, day, at));
  const columns = withFormer(book, visits).staff.map((member) => {
    const lines = visits.flatMap((visit) => {
      const items = visit.items.filter(({ staffId }) => staffId === member.id);
      const [first] = items;
      if (first === undefined) return [];
      const last = items.at(-1)!;
      return [
        {
          time: `${clock(first.from)}–${clock(last.to)}`,
          customer: customerWords(visit, calendar.status),
          phone: visit.phone === null ? '' : phoneText(visit.phone),
          services: items.map(({ serviceName }) => serviceName[locale]).join(', '),
          note: visit.note,
        },
      ];
    });
    const pause = pauses.find(({ staffId }) => staffId === member.id);
    const remark = pause === undefined ? '' : pause.absence ? calendar.absence[pause.absence] : pause.reason;
    const works = (salonDay(book, day).staff.get(member.id)?.hours ?? []).length > 0;
    return { name: member.name, remark, lines, shown: works || lines.length > 0 };
  });
  return {
    salonName: facts.salonName,
    heading: longDay(locale, day),
    asOf: calendar.daySheet.asOf(shortMoment(locale, book.zone, new Date(page.now).toISOString())),
    columns: columns.filter(({ shown }) => shown).map(({ shown: _, ...column }) => column),
    words: { nothing: calendar.daySheet.nothing, page: calendar.daySheet.page },
  };
}

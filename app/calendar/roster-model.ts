/** A day of everybody's week: a line a visit. What the page does not show does not travel with it. */
import { dayColumns, minuteOfDay, type StaffColumn } from '#domain/calendar/day-columns.ts';
import type { CalendarPause, CalendarRange, CalendarVisit } from '#domain/ports/calendar.ts';
import type { StaffId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { wallTime } from '../i18n/format.ts';
import { textsIn } from '../i18n/texts.ts';
import { rosterLines, type RosterVisit } from './roster-lines.ts';
import { closedWords, shadeWords, whoOf } from './sheet-model.ts';

export type RosterDay = {
  readonly day: LocalDate;
  /** Why the salon is closed all day, in words; null when it is open. Empty: just closed. */
  readonly closed: string | null;
  readonly cells: readonly RosterCell[];
};

export type RosterCell = {
  readonly key: string;
  readonly works: boolean;
  /** Of the visits' list, as markup; empty: nobody comes. */
  readonly lines: string;
  readonly pauses: readonly { readonly id: string; readonly words: string }[];
};

export function rosterDay(
  book: SalonBook,
  locale: Locale,
  day: LocalDate,
  range: CalendarRange,
  staff: readonly StaffId[],
): RosterDay {
  const ofDay = range.visits.filter((visit) => visit.day === day);
  const plan = dayColumns(book, day, ofDay, range.pauses, staff);
  const visits = new Map(ofDay.map((visit) => [visit.id as string, visit]));
  const pauses = new Map(range.pauses.map((pause) => [pause.id, pause]));
  const clock = (at: EpochMinute): string => wallTime(minuteOfDay(book, day, at));
  return {
    day,
    closed: closedWords(plan, locale),
    cells: plan.columns.map((column) => ({
      key: column.staffId,
      works: column.works,
      lines: rosterLines(visitsIn(column, visits, clock, locale), locale),
      pauses: pausesIn(column, pauses, clock, locale),
    })),
  };
}

/** Each visit once, where its work in this column begins, with the time at which the customer comes. */
function visitsIn(
  { stretches }: StaffColumn,
  visits: ReadonlyMap<string, CalendarVisit>,
  clock: (at: EpochMinute) => string,
  locale: Locale,
): readonly RosterVisit[] {
  return stretches.flatMap(({ kind, first, visitId }) => {
    const visit = kind === 'work' && first ? visits.get(visitId) : undefined;
    if (visit === undefined) return [];
    const { id, status } = visit;
    return [{ id, status, time: clock(visit.from), customer: whoOf(visit, textsIn(locale).calendar) }];
  });
}

function pausesIn(
  { absent, shades }: StaffColumn,
  pauses: ReadonlyMap<string, CalendarPause>,
  clock: (at: EpochMinute) => string,
  locale: Locale,
): RosterCell['pauses'] {
  return shades.flatMap((shade) => {
    const { kind, id, from, to } = shade;
    if (id === null || (kind !== 'absence' && kind !== 'block')) return [];
    const when = absent ? '' : `${clock(from)}–${clock(to)} `;
    return [{ id, words: when + shadeWords(shade, pauses.get(id), locale) }];
  });
}

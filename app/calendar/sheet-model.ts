/** A day of the staff's sheet as the page draws it: plain data, minutes since midnight by the salon's clock. */
import {
  dayColumns,
  minuteOfDay,
  type DayColumns,
  type Shade,
  type StaffColumn,
} from '#domain/calendar/day-columns.ts';
import type { CalendarPause, CalendarRange, CalendarVisit } from '#domain/ports/calendar.ts';
import type { StaffId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import type { AppointmentStatus } from '#domain/slots/appointment.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { wallTime } from '../i18n/format.ts';
import { textsIn } from '../i18n/texts.ts';

export type VisitBox = {
  readonly id: string;
  readonly status: AppointmentStatus;
  readonly sequence: number;
  readonly from: number;
  readonly to: number;
  /** `10:00–10:45`, the whole visit's. */
  readonly time: string;
  readonly customer: string;
  readonly services: string;
  /** False: more of a visit that is named further up. */
  readonly first: boolean;
  readonly hasNote: boolean;
  readonly isPaidAhead: boolean;
};

export type WaitBox = { readonly id: string; readonly from: number; readonly to: number };

export type ShadeBox = {
  readonly id: string | null;
  readonly kind: Shade['kind'];
  readonly from: number;
  readonly to: number;
  readonly label: string;
};

export type SheetColumn = {
  readonly key: string;
  readonly works: boolean;
  readonly absent: boolean;
  readonly count: number;
  readonly visits: readonly VisitBox[];
  readonly waits: readonly WaitBox[];
  readonly shades: readonly ShadeBox[];
  readonly free: readonly FreeBox[];
};

/** A piece of free time to tap on. */
export type FreeBox = { readonly from: number; readonly to: number };

export type SheetDay = {
  readonly day: LocalDate;
  readonly hours: { readonly from: number; readonly to: number };
  /** Why the salon is closed all day, in words; null when it is open. Empty: just closed. */
  readonly closed: string | null;
  readonly columns: readonly SheetColumn[];
};

/** One day for some colleagues, in words of a language. */
export function sheetDay(
  book: SalonBook,
  locale: Locale,
  day: LocalDate,
  range: CalendarRange,
  staff: readonly StaffId[],
): SheetDay {
  const visits = range.visits.filter((visit) => visit.day === day);
  const plan = dayColumns(book, day, visits, range.pauses, staff);
  const words = { book, locale, day, visits: new Map(visits.map((visit) => [visit.id as string, visit])) };
  const pauses = new Map(range.pauses.map((pause) => [pause.id, pause]));
  return {
    day,
    hours: plan.hours,
    closed: closedWords(plan, locale),
    columns: plan.columns.map((column) => columnOf(column, words, pauses)),
  };
}

export function closedWords({ closed }: DayColumns, locale: Locale): string | null {
  if (closed === null) return null;
  if (closed.kind === 'rest_day') return textsIn(locale).site.restDays[closed.restDay];
  return closed.kind === 'closure' ? closed.reason[locale] : '';
}

type Words = {
  readonly book: SalonBook;
  readonly locale: Locale;
  readonly day: LocalDate;
  readonly visits: ReadonlyMap<string, CalendarVisit>;
};

function columnOf(
  column: StaffColumn,
  { book, locale, day, visits }: Words,
  pauses: ReadonlyMap<string, CalendarPause>,
): SheetColumn {
  const { calendar } = textsIn(locale);
  const place = ({ from, to }: { readonly from: EpochMinute; readonly to: EpochMinute }) => ({
    from: minuteOfDay(book, day, from),
    to: minuteOfDay(book, day, to),
  });
  const works = column.stretches.filter(({ kind }) => kind === 'work');
  return {
    key: column.staffId,
    works: column.works,
    absent: column.absent,
    count: works.filter(({ first }) => first).length,
    visits: works.flatMap((stretch) => {
      const visit = visits.get(stretch.visitId);
      if (visit === undefined) return [];
      const whole = place(visit);
      return {
        id: visit.id,
        status: visit.status,
        sequence: visit.sequence,
        ...place(stretch),
        time: `${wallTime(whole.from)}–${wallTime(whole.to)}`,
        customer: whoOf(visit, calendar),
        services: stretch.items.map((index) => visit.items[index]!.serviceName[locale]).join(', '),
        first: stretch.first,
        hasNote: visit.hasNote,
        isPaidAhead: visit.isPaidAhead,
      };
    }),
    waits: column.stretches
      .filter(({ kind }) => kind === 'wait')
      .map((stretch) => ({ id: stretch.visitId, ...place(stretch) })),
    shades: column.shades.map((shade) => {
      const pause = shade.id === null ? undefined : pauses.get(shade.id);
      return { id: shade.id, kind: shade.kind, ...place(shade), label: shadeWords(shade, pause, locale) };
    }),
    free: freeBoxes(column.free, place),
  };
}

/** What a piece of time is that nobody can book. */
export function shadeWords(shade: Shade, pause: CalendarPause | undefined, locale: Locale): string {
  const { calendar } = textsIn(locale);
  const said = pause === undefined ? '' : pause.absence ? calendar.absence[pause.absence] : pause.reason;
  return said || calendar.shade[shade.kind];
}

/** A hold is nobody's yet, or keeps a place that is proposed to somebody. */
export const whoOf = (
  { status, customer }: Pick<CalendarVisit, 'status' | 'customer'>,
  words: Catalogue['calendar'],
): string => {
  if (customer === '') return words.status.reserved;
  return status === 'reserved' ? words.ill.heldFor(customer) : customer;
};

const PIECE = 30;
/** Less is no visit. */
const LEAST = 15;

/** Free time in pieces of half an hour, as the lines of the sheet divide it. */
function freeBoxes(
  free: StaffColumn['free'],
  place: (span: { readonly from: EpochMinute; readonly to: EpochMinute }) => FreeBox,
): readonly FreeBox[] {
  const boxes: FreeBox[] = [];
  for (let i = 0; i < free.length; i += 2) {
    const span = place({ from: free[i] as EpochMinute, to: free[i + 1] as EpochMinute });
    for (let from = span.from; from < span.to;) {
      const to = Math.min(span.to, (Math.floor(from / PIECE) + 1) * PIECE);
      if (to - from >= LEAST) boxes.push({ from, to });
      from = to;
    }
  }
  return boxes;
}

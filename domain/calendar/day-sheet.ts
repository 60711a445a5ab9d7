/** The day as it is printed: those who come, by colleague, with what one needs when the line is down. */
import type { StaffId } from '../shared/ids.ts';
import type { Locale, Localized } from '../shared/locale.ts';
import type { EpochMinute, Instant, LocalDate, Zone } from '../shared/salon-time.ts';
import type { AppointmentStatus } from '../slots/appointment.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import { salonDay } from '../slots/salon-day.ts';
import { minuteOfDay, type SheetPause } from './day-columns.ts';
import { withFormer } from './former-colleagues.ts';

/** What stands on paper: with the telephone and the note, which a screen shows on the visit's own page. */
export type PrintedVisit = {
  readonly status: AppointmentStatus;
  readonly from: EpochMinute;
  readonly customer: string;
  readonly phone: string | null;
  readonly note: string;
  readonly items: readonly {
    readonly staffId: StaffId;
    readonly staffName: string;
    readonly serviceName: Localized;
    readonly from: EpochMinute;
    readonly to: EpochMinute;
  }[];
};

export type PrintedDay = {
  readonly visits: readonly PrintedVisit[];
  readonly pauses: readonly CalendarPause[];
};

export type AbsenceKind = 'holiday' | 'illness' | 'training' | 'other';

export type CalendarPause = SheetPause & {
  /** Of an absence; null for a blocked time. */
  readonly absence: AbsenceKind | null;
  /** What staff wrote to a blocked time; empty for an absence. */
  readonly reason: string;
};

/** The day on paper: who comes when, to whom, for what, and how to reach them. Personal data. */
export type DaySheet = {
  readonly salonName: string;
  readonly heading: string;
  /** When it was true, in words: paper does not change. */
  readonly asOf: string;
  readonly columns: readonly {
    readonly name: string;
    /** In a word, why there are none; empty: there are some, or nobody said why. */
    readonly remark: string;
    readonly lines: readonly DaySheetLine[];
  }[];
  readonly words: { readonly nothing: string; readonly page: (number: number, of: number) => string };
};

export type DaySheetLine = {
  /** `10:00–10:45`. */
  readonly time: string;
  readonly customer: string;
  readonly phone: string;
  readonly services: string;
  readonly note: string;
};

/** What stands on it besides names, in one language. */
export type SheetWords = {
  readonly locale: Locale;
  readonly heading: (day: LocalDate) => string;
  readonly asOf: (at: Instant) => string;
  /** Minutes since midnight: `10:00`. */
  readonly clock: (minute: number) => string;
  readonly phone: (e164: string) => string;
  /** For a visit that names nobody yet. */
  readonly status: (status: AppointmentStatus) => string;
  readonly absence: (kind: AbsenceKind) => string;
  readonly nothing: string;
  readonly page: (number: number, of: number) => string;
  readonly fileName: (day: LocalDate) => string;
};

export type SheetWording = (locale: Locale, zone: Zone) => SheetWords;

type DayFacts = PrintedDay & {
  readonly day: LocalDate;
  readonly salonName: string;
  /** When it is true. */
  readonly at: Instant;
};

/** On paper, too, what is only asked for says so. */
function customerWords({ customer, status }: PrintedVisit, words: SheetWords): string {
  if (customer === '') return words.status(status);
  return status === 'requested' ? `${customer} (${words.status(status)})` : customer;
}

export function daySheetOf(book: SalonBook, facts: DayFacts, words: SheetWords): DaySheet {
  const { day, visits, pauses } = facts;
  const columns = withFormer(book, visits).staff.map((member) => {
    const lines = visits.flatMap((visit) => {
      const items = visit.items.filter(({ staffId }) => staffId === member.id);
      const [first] = items;
      if (first === undefined) return [];
      const last = items.at(-1)!;
      const clock = (at: typeof first.from) => words.clock(minuteOfDay(book, day, at));
      return [
        {
          time: `${clock(first.from)}–${clock(last.to)}`,
          customer: customerWords(visit, words),
          phone: visit.phone === null ? '' : words.phone(visit.phone),
          services: items.map(({ serviceName }) => serviceName[words.locale]).join(', '),
          note: visit.note,
        },
      ];
    });
    const pause = pauses.find(({ staffId }) => staffId === member.id);
    const remark = pause === undefined ? '' : pause.absence ? words.absence(pause.absence) : pause.reason;
    const works = (salonDay(book, day).staff.get(member.id)?.hours ?? []).length > 0;
    return { name: member.name, remark, lines, shown: works || lines.length > 0 };
  });
  return {
    salonName: facts.salonName,
    heading: words.heading(day),
    asOf: words.asOf(facts.at),
    columns: columns.filter(({ shown }) => shown).map(({ shown: _, ...column }) => column),
    words: { nothing: words.nothing, page: words.page },
  };
}

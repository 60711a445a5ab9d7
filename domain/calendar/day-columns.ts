/**
 * How a day lies on the staff's sheet: for each colleague what is done when, what waits, and what is not to be booked.
 * Instants only; where on the paper they stand is the page's affair.
 */
import { intersect, normalise, NOTHING, subtract } from '../shared/interval.ts';
import type { Intervals } from '../shared/interval.ts';
import type { StaffId } from '../shared/ids.ts';
import { wallTimeOf } from '../shared/salon-time.ts';
import type { EpochMinute, LocalDate } from '../shared/salon-time.ts';
import { closedReason } from '../slots/blocking-rule.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import { salonDay } from '../slots/salon-day.ts';
import type { ClosedReason } from '../slots/start-refusal.ts';

/** What lies in a calendar: a visit, seen by the turns of its services. */
export type SheetVisit = {
  readonly id: string;
  readonly items: readonly {
    readonly staffId: StaffId;
    readonly from: EpochMinute;
    /** Alternating work, wait, work; minutes. */
    readonly segments: readonly number[];
  }[];
};

/** An absence or a blocked time of one colleague. */
export type SheetPause = {
  readonly id: string;
  readonly kind: 'absence' | 'block';
  readonly staffId: StaffId;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
};

/** Hands at work, or a colour taking effect while the colleague is free for others. Half-open. */
export type Stretch = {
  readonly kind: 'work' | 'wait';
  readonly visitId: string;
  /** Indexes of the visit's items that are done in it. */
  readonly items: readonly number[];
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  /** The first of the visit's stretches in this column: the one that says whom it is for. */
  readonly first: boolean;
};

/** Where nothing is to be booked, and why. */
export type Shade = {
  readonly kind: 'closed' | 'off' | 'break' | 'absence' | 'block';
  readonly id: string | null;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
};

export type StaffColumn = {
  readonly staffId: StaffId;
  /** Has hours on this day, whatever became of them. */
  readonly works: boolean;
  /** Absent during all of them. */
  readonly absent: boolean;
  readonly stretches: readonly Stretch[];
  readonly shades: readonly Shade[];
  /** Working time in which nobody sits in the chair; whoever waits for a colour leaves hands free. */
  readonly free: Intervals;
};

export type DayColumns = {
  readonly date: LocalDate;
  /** The salon is closed all day: why. */
  readonly closed: ClosedReason | null;
  /** Whole hours by the wall clock that hold everything there is, 0 to 24; a salon's day if there is nothing. */
  readonly hours: { readonly from: number; readonly to: number };
  readonly columns: readonly StaffColumn[];
};

const USUAL_HOURS = { from: 8, to: 18 };
const HOUR = 60;
const NOON = 720;

const minute = (value: number): EpochMinute => value as EpochMinute;

/** The stretches of a visit in one colleague's column: what is done without a pause is one. */
export function stretchesOf(visit: SheetVisit, staffId: StaffId): readonly Stretch[] {
  const stretches: { -readonly [K in keyof Stretch]: Stretch[K] }[] = [];
  visit.items.forEach((item, index) => {
    if (item.staffId !== staffId) return;
    let at: number = item.from;
    item.segments.forEach((minutes, position) => {
      const [from, to] = [minute(at), minute(at + minutes)];
      at += minutes;
      const last = stretches.at(-1);
      const kind = position % 2 === 0 ? 'work' : 'wait';
      if (last?.kind === kind && last.to === from) {
        last.to = to;
        if (!last.items.includes(index)) last.items = [...last.items, index];
      } else {
        stretches.push({ kind, visitId: visit.id, items: [index], from, to, first: stretches.length === 0 });
      }
    });
  });
  return stretches;
}

function shadesOf(kind: Shade['kind'], id: string | null, list: Intervals): readonly Shade[] {
  const shades: Shade[] = [];
  for (let i = 0; i < list.length; i += 2) {
    shades.push({ kind, id, from: minute(list[i]!), to: minute(list[i + 1]!) });
  }
  return shades;
}

/**
 * A day of the sheet.
 *
 * @param visits those of the day; what was cancelled or has lapsed is not on a sheet
 * @param staff whose columns, in their order
 */
export function dayColumns(
  book: SalonBook,
  date: LocalDate,
  visits: readonly SheetVisit[],
  pauses: readonly SheetPause[],
  staff: readonly StaffId[],
): DayColumns {
  const day = salonDay(book, date);
  const whole: Intervals = [day.frame.from, day.frame.to];
  const theirs = byColleague(visits);
  const columns = staff.map((staffId): StaffColumn => {
    const time = day.staff.get(staffId);
    const hours = intersect(time?.hours ?? NOTHING, day.open);
    const working = intersect(time?.working ?? NOTHING, day.open);
    const own = pauses.filter((pause) => pause.staffId === staffId);
    const paused = own.flatMap((pause) => {
      const clipped = intersect(whole, [pause.from, pause.to]);
      return shadesOf(pause.kind, pause.id, clipped);
    });
    const away = own.filter(({ kind }) => kind === 'absence');
    const left = away.reduce<Intervals>((rest, { from, to }) => subtract(rest, [from, to]), working);
    const stretches = (theirs.get(staffId) ?? [])
      .flatMap((visit) => stretchesOf(visit, staffId))
      .filter(({ from }) => from >= day.frame.from && from < day.frame.to)
      .toSorted((a, b) => a.from - b.from);
    const busy = [...own, ...stretches.filter(({ kind }) => kind === 'work')];
    return {
      staffId,
      works: hours.length > 0,
      absent: hours.length > 0 && left.length === 0 && away.length > 0,
      stretches,
      free: subtract(working, normalise(busy.map(({ from, to }) => [from, to]))),
      shades: [
        ...shadesOf('closed', null, subtract(whole, day.open)),
        ...shadesOf('off', null, subtract(day.open, hours)),
        ...shadesOf('break', null, subtract(hours, working)),
        ...paused,
      ],
    };
  });
  return { date, closed: closedAllDay(book, date), hours: hoursOf(book, date, columns), columns };
}

function byColleague(visits: readonly SheetVisit[]): ReadonlyMap<StaffId, readonly SheetVisit[]> {
  const theirs = new Map<StaffId, SheetVisit[]>();
  for (const visit of visits) {
    for (const staffId of new Set(visit.items.map((item) => item.staffId))) {
      const list = theirs.get(staffId);
      if (list === undefined) theirs.set(staffId, [visit]);
      else list.push(visit);
    }
  }
  return theirs;
}

function closedAllDay(book: SalonBook, date: LocalDate): ClosedReason | null {
  const { open, frame } = salonDay(book, date);
  if (open.length > 0) return null;
  return closedReason(book, minute(frame.from + NOON)) ?? { kind: 'outside_opening_hours' };
}

/** Minutes since midnight by the wall clock; the end of the day is 1440. */
export function minuteOfDay(book: SalonBook, date: LocalDate, at: EpochMinute): number {
  const wall = wallTimeOf(at, book.zone);
  return wall.date === date ? wall.minute : wall.date < date ? 0 : 24 * HOUR;
}

function hoursOf(
  book: SalonBook,
  date: LocalDate,
  columns: readonly StaffColumn[],
): { readonly from: number; readonly to: number } {
  const { open } = salonDay(book, date);
  const marks = [
    ...open,
    ...columns.flatMap(({ stretches }) => stretches.flatMap(({ from, to }) => [from, to])),
    ...columns.flatMap(({ shades }) =>
      shades.filter(({ kind }) => kind === 'block').flatMap(({ from, to }) => [from, to]),
    ),
  ].map((mark) => minuteOfDay(book, date, minute(mark)));
  if (marks.length === 0) return USUAL_HOURS;
  return { from: Math.floor(Math.min(...marks) / HOUR), to: Math.ceil(Math.max(...marks) / HOUR) };
}

/** How much of the time in which somebody could have worked was booked. */
import { intersect, normalise, subtract } from '../shared/interval.ts';
import type { StaffId } from '../shared/ids.ts';
import type { IsoWeekday } from '../shared/local-date.ts';
import { addDays, weekdayOf, type LocalDate } from '../shared/salon-time.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import { salonDay } from '../slots/salon-day.ts';
import type { ReportRange } from './range.ts';

/** Minutes of work, hands at it: what takes effect by itself leaves the colleague free. */
export type Booked = {
  readonly staffId: StaffId;
  readonly weekday: IsoWeekday;
  readonly minutes: number;
};
/** An absence, in minutes since 1970. */
export type Away = { readonly staffId: StaffId; readonly from: number; readonly to: number };

export type Occupied = {
  /** Minutes; none is a day off. */
  readonly open: number;
  readonly booked: number;
};
export type OccupancyReport = {
  readonly staff: readonly (Occupied & { readonly id: StaffId; readonly name: string })[];
  /** By ISO weekday; those on which somebody works. */
  readonly weekdays: readonly (Occupied & { readonly weekday: IsoWeekday })[];
};

const minutesIn = (intervals: readonly number[]): number => {
  let minutes = 0;
  for (let i = 0; i < intervals.length; i += 2) minutes += intervals[i + 1]! - intervals[i]!;
  return minutes;
};

/** @param book the hours as they are today; who has worked by others then is measured by these */
export function occupancyOf(
  book: SalonBook,
  range: ReportRange,
  booked: readonly Booked[],
  away: readonly Away[],
): OccupancyReport {
  const byStaff = new Map<string, { open: number; booked: number }>();
  const byWeekday = new Map<IsoWeekday, { open: number; booked: number }>();
  const add = (staffId: string, weekday: IsoWeekday, more: Partial<Occupied>): void => {
    for (const sums of [at(byStaff, staffId), at(byWeekday, weekday)]) {
      sums.open += more.open ?? 0;
      sums.booked += more.booked ?? 0;
    }
  };
  const absences = new Map(
    book.staff.map(({ id }) => [
      id,
      normalise(away.filter(({ staffId }) => staffId === id).map(({ from, to }) => [from, to])),
    ]),
  );
  for (let day: LocalDate = range.from; day <= range.to; day = addDays(day, 1)) {
    const { open, staff } = salonDay(book, day);
    for (const [staffId, { working }] of staff) {
      const hours = subtract(intersect(working, open), absences.get(staffId) ?? []);
      add(staffId, weekdayOf(day), { open: minutesIn(hours) });
    }
  }
  for (const { staffId, weekday, minutes } of booked) add(staffId, weekday, { booked: minutes });
  return {
    staff: book.staff
      .map(({ id, name }) => ({ id, name, ...at(byStaff, id) }))
      .filter(({ open, booked: done }) => open > 0 || done > 0),
    weekdays: [...byWeekday]
      .map(([weekday, sums]) => ({ weekday, booked: sums.booked, open: sums.open }))
      .filter(({ open, booked: done }) => open > 0 || done > 0)
      .toSorted((a, b) => a.weekday - b.weekday),
  };
}

function at<K>(sums: Map<K, { open: number; booked: number }>, key: K) {
  const found = sums.get(key) ?? { open: 0, booked: 0 };
  sums.set(key, found);
  return found;
}

/** In whole per cent; null: nobody could have worked. */
export const share = ({ open, booked }: Occupied): number | null =>
  open === 0 ? null : Math.round((booked / open) * 100);

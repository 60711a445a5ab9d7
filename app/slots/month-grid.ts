/** A month as a calendar shows it: whole weeks from Monday on, with what is free on each day. */
import {
  addDays,
  daysInMonth,
  fromEpochDay,
  toEpochDay,
  weekdayOf,
  yearOf,
  type LocalDate,
} from '#domain/shared/local-date.ts';

/** A month by its first day. */
export type Month = { readonly first: LocalDate; readonly last: LocalDate };

const monthNumber = (day: LocalDate): number => Number(day.slice(5, 7));

export function monthOf(day: LocalDate): Month {
  const first = `${day.slice(0, 8)}01` as LocalDate;
  return { first, last: addDays(first, daysInMonth(yearOf(day), monthNumber(day)) - 1) };
}

/** `2026-03` as it stands in the address. */
export const monthKey = (month: Month): string => month.first.slice(0, 7);

export const monthBefore = (month: Month): Month => monthOf(addDays(month.first, -1));
export const monthAfter = (month: Month): Month => monthOf(addDays(month.last, 1));

export type GridDay = {
  readonly day: LocalDate;
  readonly free: number;
  /** Past days and days beyond the horizon: shown, not to be chosen. */
  readonly open: boolean;
};

/** Null stands for the days of the neighbouring months. */
export function monthGrid(
  month: Month,
  free: ReadonlyMap<LocalDate, number>,
  window: { readonly today: LocalDate; readonly lastDay: LocalDate },
): readonly (readonly (GridDay | null)[])[] {
  const weeks: (GridDay | null)[][] = [];
  const start = toEpochDay(month.first) - (weekdayOf(month.first) - 1);
  for (let monday = start; monday <= toEpochDay(month.last); monday += 7) {
    weeks.push(
      Array.from({ length: 7 }, (_, index) => {
        const day = fromEpochDay(monday + index);
        if (day < month.first || day > month.last) return null;
        return { day, free: free.get(day) ?? 0, open: day >= window.today && day <= window.lastDay };
      }),
    );
  }
  return weeks;
}

import { addDays, weekdayOf } from '#domain/shared/salon-time.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';

/** Whole weeks around a day; `monday` begins the week that `today` lies in. */
export type SeedPeriod = {
  readonly today: LocalDate;
  readonly monday: LocalDate;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly mondays: readonly LocalDate[];
};

export function seedPeriod(today: LocalDate, weeksBack: number, weeksAhead: number): SeedPeriod {
  const monday = addDays(today, 1 - weekdayOf(today));
  const mondays = Array.from({ length: weeksBack + 1 + weeksAhead }, (_, week) =>
    addDays(monday, (week - weeksBack) * 7),
  );
  return { today, monday, first: mondays[0]!, last: addDays(mondays.at(-1)!, 6), mondays };
}

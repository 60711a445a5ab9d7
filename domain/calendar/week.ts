import { addDays, dateRange, weekdayOf } from '../shared/salon-time.ts';
import type { LocalDate } from '../shared/salon-time.ts';

/** Monday to Sunday of the week that a day lies in (ISO 8601). */
export function weekOf(date: LocalDate): readonly LocalDate[] {
  const monday = addDays(date, 1 - weekdayOf(date));
  return dateRange(monday, addDays(monday, 6));
}

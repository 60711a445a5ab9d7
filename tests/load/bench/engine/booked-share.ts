import { addDays, type LocalDate } from '#domain/shared/salon-time.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { salonDay } from '#domain/slots/salon-day.ts';

/** How much of the staff's working minutes is taken, 0 to 1; both days inclusive. */
export function bookedShare(book: SalonBook, busy: BusyTime, from: LocalDate, to: LocalDate): number {
  let working = 0;
  let taken = 0;
  for (let date = from; date <= to; date = addDays(date, 1)) {
    for (const [staffId, time] of salonDay(book, date).staff) {
      for (let i = 0; i < time.working.length; i += 2) {
        const [start, end] = [time.working[i]!, time.working[i + 1]!];
        working += end - start;
        for (const span of busy.bySubject.get(staffId) ?? []) {
          taken += Math.max(0, Math.min(end, span.to) - Math.max(start, span.from));
        }
      }
    }
  }
  return working === 0 ? 0 : taken / working;
}

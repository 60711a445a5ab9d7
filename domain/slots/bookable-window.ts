/** The rules that depend on the clock: lead time and horizon. Applied after the cache of computed slots. */
import { addDays, dateOf, dayFrame, minuteFrom } from '../shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate } from '../shared/salon-time.ts';
import type { DaySlots } from './find-slots.ts';
import type { SalonBook } from './salon-book.ts';

/** A start is bookable online when it lies in [from, to). */
export type BookableWindow = {
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  /** The salon's today, and the last day that [from, to) reaches into. */
  readonly today: LocalDate;
  readonly lastDay: LocalDate;
};

/**
 * From `leadTime` real minutes after now to the end of the day `horizonDays` after the salon's today.
 *
 * @param room more minutes than the lead time, in which the salon answers what is on request
 */
export function bookableWindow(book: SalonBook, now: Instant, room = 0): BookableWindow {
  const today = dateOf(now, book.zone);
  const lastDay = addDays(today, book.rules.horizonDays);
  return {
    from: (minuteFrom(now) + book.rules.leadTime + room) as EpochMinute,
    to: dayFrame(book.zone, lastDay).to,
    today,
    lastDay,
  };
}

/** The slots that lie in the window; days outside of it stay, empty. */
export function withinWindow(
  slots: readonly DaySlots[],
  window: { readonly from: EpochMinute; readonly to: EpochMinute },
): readonly DaySlots[] {
  return slots.map((day) => {
    const { starts } = day;
    const first = starts[0];
    if (first === undefined || (first >= window.from && starts.at(-1)! < window.to)) return day;
    return { date: day.date, starts: starts.filter((start) => start >= window.from && start < window.to) };
  });
}

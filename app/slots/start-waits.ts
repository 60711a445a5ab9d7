/** Where a visit of several services has a wait in between: by the start as its form carries it. */
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { CalendarModel } from './read-calendar.ts';
import { parseStart } from './start-value.ts';

export type StartWaits = Readonly<Record<string, number>>;

export async function waitsOf(
  { day, parts }: CalendarModel,
  { zone }: SalonBook,
  ask: (day: LocalDate, starts: readonly EpochMinute[]) => Promise<ReadonlyMap<EpochMinute, number>>,
): Promise<StartWaits> {
  if (day === null) return {};
  const shown = parts
    .flatMap(({ starts }) => starts)
    .flatMap((value) => {
      const start = parseStart(value, zone);
      return start.ok ? [{ value, start: start.value }] : [];
    });
  const waits = await ask(
    day,
    shown.map(({ start }) => start),
  );
  return Object.fromEntries(
    shown.flatMap(({ value, start }) => {
      const minutes = waits.get(start);
      return minutes === undefined ? [] : [[value, minutes]];
    }),
  );
}

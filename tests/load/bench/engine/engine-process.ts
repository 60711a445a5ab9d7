/** The engine alone, on one core: book and busy time are read once, then only computed with. Prints one line of JSON. */
import { addDays, isoInstant, type LocalDate } from '#domain/shared/salon-time.ts';
import { findSlots } from '#domain/slots/find-slots.ts';
import { salonDay } from '#domain/slots/salon-day.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import type { SalonBook, Service } from '#domain/slots/salon-book.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { bookedShare } from './booked-share.ts';
import { floorMarks, floorText, type FloorDay } from './integer-floor.ts';
import { readSalon } from './read-salon.ts';
import type { EngineTimes } from './engine-times.ts';

const MONTH = 31;

const { book, busy, from } = await readSalon(
  process.env['DATABASE_URL']!,
  process.env['BENCH_SALON']!,
  MONTH,
);
const range = { from, to: addDays(from, MONTH - 1) };
const bookable = [...book.services.values()].filter(
  (service) =>
    service.onlineBookable &&
    book.staff.some(({ skills, onlineBookable }) => onlineBookable && skills.has(service.id)),
);
const usual = bookable.find(({ slug }) => slug === process.env['BENCH_SERVICE'])!;

const wishFor = (...services: readonly Service[]): VisitWish => ({
  items: services.map(({ id }) => ({ serviceId: id, staff: 'any' })),
});

function month(wish: VisitWish): readonly { date: LocalDate; slots: string[] }[] {
  const found = findSlots(book, busy, wish, range, { online: true });
  if (!found.ok) throw new Error(found.error.kind);
  return found.value.map(({ date, starts }) => ({ date, slots: starts.map(isoInstant) }));
}

/** Median of so many runs, after as many to warm up. */
function medianMs(runs: number, work: () => unknown): number {
  for (let i = 0; i < runs; i += 1) work();
  const times: number[] = [];
  for (let i = 0; i < runs; i += 1) {
    const started = performance.now();
    work();
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[runs >> 1]!;
}

function floorDays(salon: SalonBook, taken: BusyTime, service: Service): readonly FloorDay[] {
  const days: FloorDay[] = [];
  for (let date = range.from; date <= range.to; date = addDays(date, 1)) {
    const day = salonDay(salon, date);
    const staff = salon.staff
      .filter(({ skills }) => skills.has(service.id))
      .map(({ id }) => ({
        working: Int32Array.from(day.staff.get(id)?.working ?? []),
        busy: Int32Array.from(
          (taken.bySubject.get(id) ?? [])
            .filter((span) => span.to > day.frame.from && span.from < day.frame.to)
            .flatMap((span) => [span.from, span.to]),
        ),
      }));
    days.push({ grid: Int32Array.from(day.grid), staff });
  }
  return days;
}

const duration = usual.segments.reduce((sum, each) => sum + each, 0);
const floor = floorDays(book, busy, usual);
const usualWish = wishFor(usual);
const usualMonth = month(usualWish);
const services = bookable.map((service) => ({
  slug: service.slug,
  ms: medianMs(100, () => month(wishFor(service))),
}));
const two = bookable.filter(({ slug }) => slug !== usual.slug).map((other) => wishFor(usual, other));
const times: EngineTimes = {
  usual: { slug: usual.slug, ms: medianMs(1000, () => month(usualWish)) },
  slots: usualMonth.reduce((sum, { slots }) => sum + slots.length, 0),
  staff: book.staff.length,
  services: book.services.size,
  bookedShare: bookedShare(book, busy, range.from, range.to),
  slowest: services.toSorted((a, b) => b.ms - a.ms)[0]!,
  twoServicesMs: medianMs(100, () => month(two[0]!)),
  floorMs: medianMs(1000, () => floorMarks(floor, duration)),
  floorTextMs: medianMs(1000, () => floorText(floor, floorMarks(floor, duration))),
};
console.log(JSON.stringify(times));
process.exit(0);

/**
 * What is left of one day: working time without what is booked. Made for one answer and thrown away.
 */
import type { Intervals } from '../shared/interval.ts';
import { NOTHING } from '../shared/interval.ts';
import type { ResourceId, StaffId } from '../shared/ids.ts';
import type { BusySpan, BusyTime } from './busy-time.ts';
import type { Resource, ResourceKind, SalonBook } from './salon-book.ts';
import type { SalonDay } from './salon-day.ts';

export type FreeUnit = { readonly resource: Resource; readonly free: Intervals };

export type FreeDay = {
  readonly book: SalonBook;
  readonly day: SalonDay;
  readonly busy: BusyTime;
  readonly staffFree: (staffId: StaffId) => Intervals;
  /** The units of a kind, by position. */
  readonly units: (kind: ResourceKind) => readonly FreeUnit[];
};

const NO_SPANS: readonly BusySpan[] = [];

/** What occupies a subject, sorted by start. */
export const spansOf = (busy: BusyTime, subject: StaffId | ResourceId): readonly BusySpan[] =>
  busy.bySubject.get(subject) ?? NO_SPANS;

/** The index of the first span that ends after `minute`. */
export function firstEndingAfter(spans: readonly BusySpan[], minute: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.to > minute) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** `time` without the spans. */
export function withoutSpans(time: Intervals, spans: readonly BusySpan[]): Intervals {
  if (time.length === 0 || spans.length === 0) return time;
  const list: number[] = [];
  let next = firstEndingAfter(spans, time[0]!);
  for (let i = 0; i < time.length; i += 2) {
    let from = time[i]!;
    const to = time[i + 1]!;
    for (; next < spans.length && spans[next]!.from < to; next++) {
      const span = spans[next]!;
      if (span.from > from) list.push(from, span.from);
      if (span.to > from) from = span.to;
      if (from >= to) break;
    }
    if (from < to) list.push(from, to);
  }
  return list;
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}

const unitsOfBook = new WeakMap<SalonBook, Map<ResourceKind, readonly Resource[]>>();

function unitsByKind(book: SalonBook): ReadonlyMap<ResourceKind, readonly Resource[]> {
  let units = unitsOfBook.get(book);
  if (units === undefined) {
    const inOrder = book.resources.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
    const kinds = new Set(inOrder.map((resource) => resource.kind));
    units = new Map([...kinds].map((kind) => [kind, inOrder.filter((resource) => resource.kind === kind)]));
    unitsOfBook.set(book, units);
  }
  return units;
}

const NO_UNITS: readonly Resource[] = [];

/** The day of the book with the busy time taken out. */
export function freeDay(book: SalonBook, busy: BusyTime, day: SalonDay): FreeDay {
  const { from, to } = day.frame;
  return {
    book,
    day,
    busy,
    staffFree: remembered((staffId) =>
      withoutSpans(day.staff.get(staffId)?.working ?? NOTHING, spansOf(busy, staffId)),
    ),
    units: remembered((kind) =>
      (unitsByKind(book).get(kind) ?? NO_UNITS).map((resource) => ({
        resource,
        free: withoutSpans([from, to], spansOf(busy, resource.id)),
      })),
    ),
  };
}

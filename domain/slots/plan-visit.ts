/** Turns a free start into visits: who does what when, and which rows that occupies. */
import { contains, indexAt } from '../shared/interval.ts';
import type { ResourceId } from '../shared/ids.ts';
import { wallTimeOf } from '../shared/salon-time.ts';
import type { EpochMinute } from '../shared/salon-time.ts';
import type { BusyTime } from './busy-time.ts';
import { colleagueOrder } from './colleague-order.ts';
import { freeDay } from './free-day.ts';
import type { FreeDay } from './free-day.ts';
import type { ResourceKind, SalonBook } from './salon-book.ts';
import { salonDay } from './salon-day.ts';
import { durationOf, turnsOf } from './turn-shape.ts';
import type { Occupied, PlannedItem, VisitPlan } from './visit-plan.ts';
import { searchVisit, visitSpace } from './visit-search.ts';
import type { Trail, VisitSearch } from './visit-search.ts';
import type { Part } from './wish-parts.ts';

/** How many plans are handed back when the caller does not say. */
const PLANS = 5;

const minute = (value: number): EpochMinute => value as EpochMinute;

function inOrder(trail: Trail): readonly Trail[] {
  const turns: Trail[] = [];
  for (let at: Trail | null = trail; at !== null; at = at.before) turns.unshift(at);
  return turns;
}

function itemsOf(turns: readonly Trail[], parts: readonly Part[]): readonly PlannedItem[] {
  return turns.flatMap(({ shape, start }) => {
    let at = start;
    return shape.done.map(({ staffId, segments }, index) => {
      const from = minute(at);
      at += durationOf({ segments });
      return { serviceId: parts[shape.first + index]!.serviceId, staffId, from, to: minute(at), segments };
    });
  });
}

function staffRows(turns: readonly Trail[]): readonly Occupied[] {
  return turns.flatMap(({ shape: { staffId, work }, start }) => {
    const rows: Occupied[] = [];
    for (let i = 0; i < work.length; i += 2) {
      rows.push({ staffId, from: minute(start + work[i]!), to: minute(start + work[i + 1]!) });
    }
    return rows;
  });
}

type UnitRow = { readonly resourceId: ResourceId; readonly from: EpochMinute; to: EpochMinute };

/** For each need the unit that the visit used last of this kind if it is free, else the first one by position. */
function unitRows(free: FreeDay, turns: readonly Trail[]): readonly Occupied[] {
  const rows: UnitRow[] = [];
  const lastOf = new Map<ResourceKind, UnitRow>();
  for (const { shape, start } of turns) {
    for (const need of shape.needs) {
      const [from, to] = [minute(start + need.from), minute(start + need.to)];
      const units = free.units(need.kind).filter((unit) => contains(unit.free, from, to));
      const last = lastOf.get(need.kind);
      const unit = units.find(({ resource }) => resource.id === last?.resourceId) ?? units[0]!;
      if (last?.resourceId === unit.resource.id && last.to === from) {
        last.to = to;
      } else {
        const row = { resourceId: unit.resource.id, from, to };
        rows.push(row);
        lastOf.set(need.kind, row);
      }
    }
  }
  return rows;
}

function planOf(free: FreeDay, parts: readonly Part[], trail: Trail): VisitPlan {
  const turns = inOrder(trail);
  return {
    day: free.day.date,
    from: minute(turns[0]!.start),
    to: minute(trail.start + trail.shape.duration),
    waiting: trail.waiting,
    items: itemsOf(turns, parts),
    occupies: [...staffRows(turns), ...unitRows(free, turns)].toSorted((a, b) => a.from - b.from),
  };
}

export type StartSearch = { readonly free: FreeDay; readonly search: VisitSearch; readonly closing: number };

/** The search behind `planVisit`; null when the salon is closed at `start` or the start is not on the grid. */
export function searchStart(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  start: EpochMinute,
): StartSearch | null {
  const wall = wallTimeOf(start, book.zone);
  const day = salonDay(book, wall.date);
  const stretch = indexAt(day.open, start);
  if (parts.length === 0 || stretch < 0 || wall.minute % book.rules.granularity !== 0) return null;
  const free = freeDay(book, busy, day);
  const closing = day.open[stretch + 1]!;
  const space = visitSpace(free, turnsOf(parts));
  return { free, closing, search: searchVisit(space, start, closing, colleagueOrder(free, start)) };
}

/** The plans of a search, best first, `most` at the most. */
export function plansOf(
  { free, search }: StartSearch,
  parts: readonly Part[],
  most: number,
): readonly VisitPlan[] {
  const plans: VisitPlan[] = [];
  while (plans.length < most) {
    const trail = search.next();
    if (trail === null) break;
    plans.push(planOf(free, parts, trail));
  }
  return plans;
}

/**
 * The ways to hold a visit that starts at `start`, best first (least waiting, fewest hand-overs, fairest colleague);
 * empty exactly when `findSlotsOfParts` does not list the start. Like the listing, it does not look at the clock.
 *
 * @param busy must cover the start's day
 */
export function planVisit(
  book: SalonBook,
  busy: BusyTime,
  parts: readonly Part[],
  start: EpochMinute,
  most: number = PLANS,
): readonly VisitPlan[] {
  const found = searchStart(book, busy, parts, start);
  return found === null ? [] : plansOf(found, parts, most);
}

/**
 * Where the visits of somebody who is away could go. Each gets one proposal, and each proposal takes its place for
 * those after it: so all of them can be accepted.
 */
import type { AppointmentId, StaffId } from '../shared/ids.ts';
import { addDays, dateOf, dateRange, minuteFrom, wallTimeOf } from '../shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate } from '../shared/salon-time.ts';
import type { AppointmentItem, AppointmentStatus } from '../slots/appointment.ts';
import type { BusyTime } from '../slots/busy-time.ts';
import { findSlotsOfParts } from '../slots/find-slots.ts';
import { planVisit } from '../slots/plan-visit.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import type { Occupied, VisitPlan } from '../slots/visit-plan.ts';
import type { StaffWish } from '../slots/visit-wish.ts';
import { partsOfFrozen, staffById } from '../slots/wish-parts.ts';
import type { Part } from '../slots/wish-parts.ts';
import { deskBook } from './desk-book.ts';
import { withoutRows, withPauses, withPlan } from './taken-time.ts';

export type AffectedPlace = {
  readonly id: AppointmentId;
  readonly status: AppointmentStatus;
  readonly day: LocalDate;
  readonly from: EpochMinute;
  readonly items: readonly AppointmentItem[];
  /** What it occupies now. */
  readonly occupies: readonly Occupied[];
};

/** `colleague`: with the same one, once back. */
export type PlaceKind = 'same_time' | 'same_day' | 'colleague' | 'later';
export type Place = { readonly kind: PlaceKind; readonly plan: VisitPlan };

export type PlanLine =
  /** Begun, checked in or over: left alone. */
  | { readonly id: AppointmentId; readonly kind: 'begun' }
  /** Nobody has promised anything yet: to be answered, not moved. */
  | { readonly id: AppointmentId; readonly kind: 'request' }
  /** Nothing was found: to be called. */
  | { readonly id: AppointmentId; readonly kind: 'none' }
  /** `others` collide with no proposal, but may with each other. */
  | {
      readonly id: AppointmentId;
      readonly kind: 'proposed';
      readonly proposal: Place;
      readonly others: readonly Place[];
    };

export type AbsencePlanFacts = {
  readonly book: SalonBook;
  /** Must cover the visits' days and the `DAYS_ON` after each. */
  readonly busy: BusyTime;
  readonly away: StaffId;
  /** Of all colleagues on these days, the absence among them. */
  readonly pauses: readonly {
    readonly staffId: StaffId;
    readonly from: EpochMinute;
    readonly to: EpochMinute;
  }[];
  /** In the order in which they are served. */
  readonly visits: readonly AffectedPlace[];
  readonly at: Instant;
};

/** How far ahead a new place is looked for. */
export const DAYS_ON = 14;
/** Nobody can be asked and come sooner than this. */
const SOONEST = 15;

export function absencePlan(facts: AbsencePlanFacts): readonly PlanLine[] {
  const { visits, at } = facts;
  const proposals = new Map<AppointmentId, Place>();
  let busy = facts.busy;
  for (const visit of visits) {
    if (!isToBePlaced(visit, at)) continue;
    const proposal = placesOf(facts, visit, busy).next();
    if (proposal.done === true) continue;
    proposals.set(visit.id, proposal.value);
    busy = withPlan(busy, proposal.value.plan);
  }
  return visits.map((visit): PlanLine => {
    const { id } = visit;
    if (visit.status === 'requested') return { id, kind: 'request' };
    if (!isToBePlaced(visit, at)) return { id, kind: 'begun' };
    const proposal = proposals.get(id);
    if (proposal === undefined) return { id, kind: 'none' };
    return { id, kind: 'proposed', proposal, others: othersOf(facts, visit, proposals, proposal) };
  });
}

const isToBePlaced = ({ status, from }: AffectedPlace, at: Instant): boolean =>
  status === 'confirmed' && from > minuteFrom(at);

function othersOf(
  facts: AbsencePlanFacts,
  visit: AffectedPlace,
  proposals: ReadonlyMap<AppointmentId, Place>,
  proposal: Place,
): readonly Place[] {
  let busy = facts.busy;
  for (const [id, { plan }] of proposals) if (id !== visit.id) busy = withPlan(busy, plan);
  const known = new Set([placeMark(proposal.plan)]);
  return [...placesOf(facts, visit, busy)].filter(({ plan }) => {
    const mark = placeMark(plan);
    if (known.has(mark)) return false;
    known.add(mark);
    return true;
  });
}

const placeMark = ({ from, items }: VisitPlan): string =>
  [from, ...items.map(({ staffId }) => staffId)].join(' ');

/**
 * The places worth offering, best first. Whoever asked for this colleague by name gets them again as soon as they are
 * back, and somebody else at the agreed time only if not; everybody else keeps their time, then their day.
 */
function* placesOf(
  facts: AbsencePlanFacts,
  visit: AffectedPlace,
  taken: BusyTime,
): Generator<Place, undefined> {
  const { away } = facts;
  const busy = withPauses(withoutRows(taken, visit.occupies), facts.pauses);
  const anybody = partsOf(facts.book, visit, (item) => (item.staffId === away ? 'any' : item.staffId));
  const again = partsOf(facts.book, visit, (item) => item.staffId);
  const look = { ...facts, busy, visit };
  const days = dateRange(addDays(visit.day, 1), addDays(visit.day, DAYS_ON));
  const wanted = visit.items.some((item) => item.staffId === away && item.staffChosen);

  const colleague = remembered(() => soonest(look, again, [visit.day, ...days], 'colleague'));
  if (wanted) yield* given(colleague());
  yield* given(sameTime(look, anybody));
  yield* given(soonest(look, anybody, [visit.day], 'same_day'));
  const later = soonest(look, anybody, days, 'later');
  const back = colleague();
  if (back !== null && (later === null || back.plan.day <= later.plan.day)) yield back;
  yield* given(later);
  yield* given(back);
  return undefined;
}

const given = (place: Place | null): readonly Place[] => (place === null ? [] : [place]);

function remembered<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function partsOf(
  book: SalonBook,
  visit: AffectedPlace,
  staffOf: (item: AppointmentItem) => StaffWish,
): readonly Part[] {
  const parts = partsOfFrozen(
    book,
    visit.items.map((item) => ({
      serviceId: item.serviceId,
      segments: item.segments,
      staff: staffOf(item),
    })),
  );
  return parts.ok ? parts.value : [];
}

type Look = AbsencePlanFacts & { readonly visit: AffectedPlace };

function sameTime({ book, busy, visit, at }: Look, parts: readonly Part[]): Place | null {
  if (visit.from < minuteFrom(at) + SOONEST) return null;
  const [plan] = planVisit(deskBook(book), busy, parts, visit.from, 1);
  return plan === undefined ? null : { kind: 'same_time', plan };
}

/** On the first of the days that has any, the start nearest to the agreed one by the wall clock; the earlier of two. */
function soonest(
  { book, busy, visit, at }: Look,
  parts: readonly Part[],
  days: readonly LocalDate[],
  kind: PlaceKind,
): Place | null {
  if (parts.length === 0) return null;
  const agreed = wallTimeOf(visit.from, book.zone).minute;
  const distance = (start: EpochMinute) => Math.abs(wallTimeOf(start, book.zone).minute - agreed);
  const today = dateOf(at, book.zone);
  for (const day of days) {
    if (day < today) continue;
    const starts = findSlotsOfParts(book, busy, parts, { from: day, to: day })[0]?.starts ?? [];
    const [start] = starts
      .filter((each) => each !== visit.from && each >= minuteFrom(at) + SOONEST)
      .toSorted((a, b) => distance(a) - distance(b) || a - b);
    if (start === undefined) continue;
    const [plan] = planVisit(book, busy, parts, start, 1);
    if (plan !== undefined) return { kind, plan };
  }
  return null;
}

/**
 * The parts of a visit as a page proposed them: a colleague for each service, who can do it. What was agreed stays:
 * price and length. Null: nobody is asked to do what they cannot.
 */
export function partsAsProposed(
  book: SalonBook,
  items: readonly AppointmentItem[],
  staff: readonly StaffId[],
): readonly Part[] | null {
  const able = items.every((item, position) => {
    const wanted = staff[position];
    return (
      wanted !== undefined &&
      (wanted === item.staffId || staffById(book, wanted)?.skills.has(item.serviceId) === true)
    );
  });
  if (!able || staff.length !== items.length) return null;
  const parts = partsOfFrozen(
    book,
    items.map(({ serviceId, segments }, position) => ({ serviceId, segments, staff: staff[position]! })),
  );
  return parts.ok ? parts.value : null;
}

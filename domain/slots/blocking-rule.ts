/** Names the rule behind a minute that is not free. */
import { contains, firstGap, holds } from '../shared/interval.ts';
import type { StaffId } from '../shared/ids.ts';
import { dayFrame, wallTimeOf } from '../shared/salon-time.ts';
import type { EpochMinute } from '../shared/salon-time.ts';
import type { BusyKind } from './busy-time.ts';
import { firstEndingAfter, spansOf } from './free-day.ts';
import type { FreeDay } from './free-day.ts';
import type { ClosedReason, ColleagueReason, ResourceReason, StaffReason } from './start-refusal.ts';
import { restDayOf } from './rest-days.ts';
import type { SalonBook } from './salon-book.ts';
import { closuresOn, salonDay, wallSpansOn, weeklyOpening } from './salon-day.ts';
import type { TurnShape } from './turn-shape.ts';

const BY_KIND = {
  appointment: 'booked',
  hold: 'held',
  absence: 'absence',
  block: 'blocked',
} as const satisfies {
  readonly [Kind in BusyKind]: StaffReason['kind'];
};

const OUTSIDE: ClosedReason = { kind: 'outside_opening_hours' };

/** Why the salon is closed at a minute; null when it is open. */
export function closedReason(book: SalonBook, minute: EpochMinute): ClosedReason | null {
  const { date } = wallTimeOf(minute, book.zone);
  if (holds(salonDay(book, date).open, minute)) return null;
  const restDay = book.rules.openOnRestDays ? null : restDayOf(book.canton, date);
  if (restDay !== null) return { kind: 'rest_day', restDay };
  const frame = dayFrame(book.zone, date);
  const closures = closuresOn(book, date);
  const whole = closures.find((closure) => closure.hours === null);
  if (whole !== undefined) return { kind: 'closure', reason: whole.reason };
  if (!holds(weeklyOpening(book, frame), minute)) return OUTSIDE;
  const partial = closures.find(({ hours }) => hours !== null && holds(wallSpansOn(frame, [hours]), minute));
  return partial === undefined ? OUTSIDE : { kind: 'closure', reason: partial.reason };
}

/** Why a staff member is not free at a minute; `booked` also stands for an earlier turn of the same visit. */
export function staffReason({ day, busy }: FreeDay, staffId: StaffId, at: EpochMinute): StaffReason {
  const time = day.staff.get(staffId);
  if (time === undefined || !holds(time.hours, at)) return { kind: 'staff_off', staffId, at };
  if (!holds(time.working, at)) return { kind: 'break', staffId, at };
  const spans = spansOf(busy, staffId);
  const span = spans[firstEndingAfter(spans, at)];
  const kind = span !== undefined && span.from <= at ? BY_KIND[span.kind] : 'booked';
  return { kind, staffId, at };
}

/** Why a visit cannot go on from `from` to `to` without the salon closing in between; null when it can. */
function closedBetween({ book, day }: FreeDay, from: number, to: number): ClosedReason | null {
  const gap = firstGap(day.open, from, to);
  return gap === null ? null : (closedReason(book, gap as EpochMinute) ?? OUTSIDE);
}

function staffBlock(free: FreeDay, shape: TurnShape, start: number): StaffReason | null {
  const time = free.staffFree(shape.staffId);
  for (let i = 0; i < shape.work.length; i += 2) {
    const gap = firstGap(time, start + shape.work[i]!, start + shape.work[i + 1]!);
    if (gap !== null) return staffReason(free, shape.staffId, gap as EpochMinute);
  }
  return null;
}

function resourceBlock(free: FreeDay, shape: TurnShape, start: number): ResourceReason | null {
  const missing = shape.needs.find(
    (need) => !free.units(need.kind).some((unit) => contains(unit.free, start + need.from, start + need.to)),
  );
  if (missing === undefined) return null;
  return { kind: 'resource_full', resourceKind: missing.kind, at: (start + missing.from) as EpochMinute };
}

/** The first rule that keeps a turn from starting exactly at `start`; null when nothing does. */
export const turnBlock = (free: FreeDay, shape: TurnShape, start: number): ColleagueReason | null =>
  closedBetween(free, start, start + shape.duration) ??
  staffBlock(free, shape, start) ??
  resourceBlock(free, shape, start);

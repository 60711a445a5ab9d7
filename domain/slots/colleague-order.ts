/** Who is asked first when the customer has no preference. */
import type { StaffId } from '../shared/ids.ts';
import type { BusySpan } from './busy-time.ts';
import { firstEndingAfter, spansOf } from './free-day.ts';
import type { FreeDay } from './free-day.ts';

type Workload = { readonly staffId: StaffId; readonly booked: number; readonly idleSince: number };

const isBooking = (span: BusySpan): boolean => span.kind === 'appointment' || span.kind === 'hold';

function workloadOf({ day, busy }: FreeDay, staffId: StaffId, start: number): Workload {
  const { from, to } = day.frame;
  const spans = spansOf(busy, staffId);
  let booked = 0;
  let idleSince = day.staff.get(staffId)?.hours[0] ?? Infinity;
  let last = -Infinity;
  for (let i = firstEndingAfter(spans, from); i < spans.length && spans[i]!.from < to; i++) {
    const span = spans[i]!;
    if (!isBooking(span)) continue;
    booked += Math.min(span.to, to) - Math.max(span.from, from);
    if (span.to <= start) last = span.to;
  }
  if (last > -Infinity) idleSince = last;
  return { staffId, booked, idleSince };
}

const compare = (a: Workload, b: Workload): number =>
  a.booked - b.booked || a.idleSince - b.idleSince || (a.staffId < b.staffId ? -1 : 1);

/**
 * The place of each staff member in the fair order for a visit that starts at `start`: fewest booked minutes on that
 * day (appointments and holds), then longest idle (since their last booking that ended by `start`, else since their
 * hours began), then id.
 */
export function colleagueOrder(free: FreeDay, start: number): (staffId: StaffId) => number {
  const order = free.book.staff.map((member) => workloadOf(free, member.id, start)).toSorted(compare);
  const places = new Map(order.map(({ staffId }, place) => [staffId, place]));
  return (staffId) => places.get(staffId) ?? order.length;
}

import { erode, intersect, NOTHING, union } from '../shared/interval.ts';
import type { Intervals } from '../shared/interval.ts';
import type { FreeDay } from './free-day.ts';
import type { ShapeNeed, TurnShape } from './turn-shape.ts';

/** The minutes at which some unit of the kind is free for the whole need. */
function startsWithUnit(free: FreeDay, need: ShapeNeed): Intervals {
  let starts = NOTHING;
  for (const unit of free.units(need.kind)) starts = union(starts, erode(unit.free, need.from, need.to));
  return starts;
}

/**
 * Every minute of the day at which a turn may start as far as its staff member and the resources go. Opening hours
 * and the grid are the visit's, not the turn's.
 */
export function turnStarts(free: FreeDay, shape: TurnShape): Intervals {
  const time = free.staffFree(shape.staffId);
  const { work, needs } = shape;
  let starts = erode(time, work[0]!, work[1]!);
  for (let i = 2; i < work.length && starts.length > 0; i += 2) {
    starts = intersect(starts, erode(time, work[i]!, work[i + 1]!));
  }
  for (let i = 0; i < needs.length && starts.length > 0; i++) {
    starts = intersect(starts, startsWithUnit(free, needs[i]!));
  }
  return starts;
}

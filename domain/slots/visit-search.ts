/**
 * Places the turns of a visit one after the other. Given who does what, each turn starts at the earliest minute at
 * which it fits; what remains to be searched is who takes which turn.
 */
import { contains, firstFrom } from '../shared/interval.ts';
import type { Intervals } from '../shared/interval.ts';
import type { StaffId } from '../shared/ids.ts';
import type { FreeDay } from './free-day.ts';
import type { TurnShape } from './turn-shape.ts';
import { turnStarts } from './turn-starts.ts';

/** The turns placed so far, the last one first. */
export type Trail = {
  readonly before: Trail | null;
  readonly shape: TurnShape;
  readonly start: number;
  /** Minutes waited so far in the whole visit. */
  readonly waiting: number;
  readonly turns: number;
  /** The colleagues' places in the order of preference, first turn first. */
  readonly ranks: readonly number[];
  /** After how many parts each turn ends. */
  readonly splits: readonly number[];
};

export type VisitSpace = {
  readonly turns: readonly (readonly TurnShape[])[];
  readonly startsOf: (shape: TurnShape) => Intervals;
  readonly maxWait: number;
};

/** All turns of a visit on one day; the starts of a turn are computed when it is first looked at. */
export function visitSpace(free: FreeDay, turns: readonly (readonly TurnShape[])[]): VisitSpace {
  const known = new Map<TurnShape, Intervals>();
  const startsOf = (shape: TurnShape): Intervals => {
    let starts = known.get(shape);
    if (starts === undefined) {
      starts = turnStarts(free, shape);
      known.set(shape, starts);
    }
    return starts;
  };
  return { turns, startsOf, maxWait: free.book.rules.maxWait };
}

/** When the customer is through with the last turn. */
const endOf = (trail: Trail): number => trail.start + trail.shape.duration;

/** When the visit's own earlier turns let go of a staff member: after the buffer of the last of them. */
function ownEnd(trail: Trail | null, staffId: StaffId): number {
  for (let at = trail; at !== null; at = at.before) {
    if (at.shape.staffId === staffId) return endOf(at) + at.shape.bufferAfter;
  }
  return -Infinity;
}

/** The start of the next turn, or null when it does not fit before `closing` and within the waiting allowed. */
function nextStart(space: VisitSpace, trail: Trail, shape: TurnShape, closing: number): number | null {
  const end = endOf(trail);
  const earliest = Math.max(end, ownEnd(trail.before, shape.staffId) + shape.bufferBefore);
  const start = firstFrom(space.startsOf(shape), earliest);
  if (start === null || start + shape.duration > closing) return null;
  return trail.waiting + start - end <= space.maxWait ? start : null;
}

const NONE: readonly number[] = [];

function opening(space: VisitSpace, shape: TurnShape, start: number, closing: number): Trail | null {
  if (start + shape.duration > closing) return null;
  if (!contains(space.startsOf(shape), start, start + 1)) return null;
  return { before: null, shape, start, waiting: 0, turns: 1, ranks: NONE, splits: NONE };
}

function following(space: VisitSpace, trail: Trail, shape: TurnShape, closing: number): Trail | null {
  if (shape.staffId === trail.shape.staffId) return null;
  const start = nextStart(space, trail, shape, closing);
  if (start === null) return null;
  const waiting = trail.waiting + start - endOf(trail);
  const { ranks, splits } = trail;
  return { before: trail, shape, start, waiting, turns: trail.turns + 1, ranks, splits };
}

function steps(space: VisitSpace, trail: Trail | null, start: number, closing: number): readonly Trail[] {
  const shapes = space.turns[trail?.shape.next ?? 0] ?? [];
  return shapes
    .map((shape) =>
      trail === null ? opening(space, shape, start, closing) : following(space, trail, shape, closing),
    )
    .filter((step) => step !== null);
}

function canFinish(space: VisitSpace, trail: Trail, closing: number): boolean {
  if (trail.shape.next === space.turns.length) return true;
  for (const shape of space.turns[trail.shape.next]!) {
    const step = following(space, trail, shape, closing);
    if (step !== null && canFinish(space, step, closing)) return true;
  }
  return false;
}

/** Whether the visit can start at `start` in a stretch of opening time that ends at `closing`. */
export function canVisit(space: VisitSpace, start: number, closing: number): boolean {
  for (const shape of space.turns[0]!) {
    const first = opening(space, shape, start, closing);
    if (first !== null && canFinish(space, first, closing)) return true;
  }
  return false;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}

/** Of the same colleagues in the same order, those come first whose earlier turns do more. */
const compareTrails = (a: Trail, b: Trail): number =>
  a.waiting - b.waiting ||
  a.turns - b.turns ||
  compareLists(a.ranks, b.ranks) ||
  compareLists(b.splits, a.splits);

function insert(queue: Trail[], trail: Trail): void {
  let low = 0;
  let high = queue.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareTrails(queue[middle]!, trail) < 0) high = middle;
    else low = middle + 1;
  }
  queue.splice(low, 0, trail);
}

export type VisitSearch = {
  /** The next best complete placing, or null when there are no more. */
  readonly next: () => Trail | null;
  /** Of all placings looked at so far, the first one that got furthest; null when no turn fitted at all. */
  readonly furthest: () => Trail | null;
};

/**
 * All placings of a visit that starts at `start`, the best first: least waiting, then fewest turns, then `rank` of the
 * colleague of the first turn, of the second, and so on. Adding a turn never improves a placing by this measure, so
 * the first complete one to leave the queue is the best of those left.
 *
 * @param rank lower is preferred; no two colleagues share one
 */
export function searchVisit(
  space: VisitSpace,
  start: number,
  closing: number,
  rank: (staffId: StaffId) => number,
): VisitSearch {
  const queue: Trail[] = [];
  let furthest: Trail | null = null;
  const extend = (trail: Trail | null): void => {
    for (const step of steps(space, trail, start, closing)) {
      const ranks = [...step.ranks, rank(step.shape.staffId)];
      insert(queue, { ...step, ranks, splits: [...step.splits, step.shape.next] });
    }
  };
  extend(null);
  return {
    next: () => {
      for (let trail = queue.pop(); trail !== undefined; trail = queue.pop()) {
        if (furthest === null || trail.shape.next > furthest.shape.next) furthest = trail;
        if (trail.shape.next === space.turns.length) return trail;
        extend(trail);
      }
      return null;
    },
    furthest: () => furthest,
  };
}

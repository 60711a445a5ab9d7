/**
 * A turn: consecutive parts of a visit by one staff member, without a pause in between. Its shape is what it occupies,
 * counted in minutes from its start.
 */
import { append } from '../shared/interval.ts';
import type { Intervals } from '../shared/interval.ts';
import type { StaffId } from '../shared/ids.ts';
import type { ResourceKind, ResourceNeed } from './salon-book.ts';
import type { Candidate, Part } from './wish-parts.ts';

export type ShapeNeed = { readonly kind: ResourceKind; readonly from: number; readonly to: number };

export type TurnShape = {
  readonly staffId: StaffId;
  /** Index of the first part, and of the part after the last. */
  readonly first: number;
  readonly next: number;
  /** The candidates of these parts, in order. */
  readonly done: readonly Candidate[];
  /** The customer's minutes. */
  readonly duration: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  /** When the staff member is occupied: work and the turn's outer buffers. Begins at `-bufferBefore`. */
  readonly work: Intervals;
  readonly needs: readonly ShapeNeed[];
};

const total = (segments: readonly number[]): number => segments.reduce((sum, minutes) => sum + minutes, 0);

/** The customer's minutes of one service. */
export const durationOf = (candidate: Pick<Candidate, 'segments'>): number => total(candidate.segments);

/**
 * When one service needs which kind of resource. A customer sits on one chair at a time: two needs for the same kind
 * at the same moment mean the same unit, so that a need for the whole service absorbs those for its segments.
 */
export function needsOf(needs: readonly ResourceNeed[], segments: readonly number[]): readonly ShapeNeed[] {
  const found = new Map<string, ShapeNeed>();
  for (const { kind, segment } of needs) {
    if (segment !== null && needs.some((other) => other.kind === kind && other.segment === null)) continue;
    if (segment !== null && segments[segment] === undefined) continue;
    const from = segment === null ? 0 : total(segments.slice(0, segment));
    const to = segment === null ? total(segments) : from + segments[segment]!;
    found.set(`${from} ${kind}`, { kind, from, to });
  }
  return [...found.values()].toSorted((a, b) => a.from - b.from);
}

/** The turn in which the candidates, all the same staff member, do `parts[first]` and those that follow. */
export function turnShape(parts: readonly Part[], first: number, done: readonly Candidate[]): TurnShape {
  const { staffId, bufferBefore } = done[0]!;
  const { bufferAfter } = done.at(-1)!;
  const work: number[] = [];
  const needs: ShapeNeed[] = [];
  append(work, -bufferBefore, 0);
  let at = 0;
  done.forEach(({ segments }, index) => {
    for (const need of needsOf(parts[first + index]!.needs, segments)) {
      needs.push({ kind: need.kind, from: at + need.from, to: at + need.to });
    }
    segments.forEach((minutes, position) => {
      if (position % 2 === 0) append(work, at, at + minutes);
      at += minutes;
    });
  });
  append(work, at, at + bufferAfter);
  const next = first + done.length;
  return { staffId, first, next, done, duration: at, bufferBefore, bufferAfter, work, needs };
}

/** Every turn that can begin with each part: `turns[i]` are those whose first part is i. */
export function turnsOf(parts: readonly Part[]): readonly (readonly TurnShape[])[] {
  return parts.map((part, first) => {
    const shapes: TurnShape[] = [];
    for (const opening of part.candidates) {
      const done: Candidate[] = [];
      let next: Candidate | undefined = opening;
      while (next !== undefined) {
        done.push(next);
        shapes.push(turnShape(parts, first, [...done]));
        next = parts[first + done.length]?.candidates.find((c) => c.staffId === opening.staffId);
      }
    }
    return shapes;
  });
}

/**
 * Sets of whole minutes as flat lists of half-open intervals: [from₀, to₀, from₁, to₁, …], sorted, disjoint and not
 * touching. Flat numbers instead of objects, because the slot engine makes thousands of them for one answer.
 */
export type Intervals = readonly number[];

export const NOTHING: Intervals = [];

/** Appends [from, to) to a list being built in order of `from`; joins it to the last one when they meet. */
export function append(list: number[], from: number, to: number): void {
  if (from >= to) return;
  const end = list.length - 1;
  if (end > 0 && from <= list[end]!) {
    if (to > list[end]!) list[end] = to;
  } else {
    list.push(from, to);
  }
}

/** Any intervals, in any order, overlapping or empty, as a proper list. */
export function normalise(pairs: readonly (readonly [from: number, to: number])[]): Intervals {
  const list: number[] = [];
  for (const [from, to] of pairs.toSorted((a, b) => a[0] - b[0])) append(list, from, to);
  return list;
}

export function union(a: Intervals, b: Intervals): Intervals {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const list: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (j >= b.length || (i < a.length && a[i]! <= b[j]!)) {
      append(list, a[i]!, a[i + 1]!);
      i += 2;
    } else {
      append(list, b[j]!, b[j + 1]!);
      j += 2;
    }
  }
  return list;
}

export function intersect(a: Intervals, b: Intervals): Intervals {
  const list: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const from = Math.max(a[i]!, b[j]!);
    const to = Math.min(a[i + 1]!, b[j + 1]!);
    if (from < to) list.push(from, to);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return list;
}

/** What is in `a` and not in `b`. */
export function subtract(a: Intervals, b: Intervals): Intervals {
  if (b.length === 0 || a.length === 0) return a;
  const list: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let from = a[i]!;
    const to = a[i + 1]!;
    while (j < b.length && b[j + 1]! <= from) j += 2;
    for (let k = j; k < b.length && b[k]! < to; k += 2) {
      if (b[k]! > from) list.push(from, b[k]!);
      from = Math.max(from, b[k + 1]!);
    }
    if (from < to) list.push(from, to);
  }
  return list;
}

/** The index (even) of the interval that holds `minute`, or -1. */
export function indexAt(list: Intervals, minute: number): number {
  for (let i = 0; i < list.length && list[i]! <= minute; i += 2) if (minute < list[i + 1]!) return i;
  return -1;
}

export const holds = (list: Intervals, minute: number): boolean => indexAt(list, minute) >= 0;

/** Whether one interval of the list holds all of [from, to). An empty [from, to) is held by everything. */
export function contains(list: Intervals, from: number, to: number): boolean {
  if (from >= to) return true;
  const index = indexAt(list, from);
  return index >= 0 && to <= list[index + 1]!;
}

/** The first minute in the set at or after `minute`, or null. */
export function firstFrom(list: Intervals, minute: number): number | null {
  for (let i = 0; i < list.length; i += 2) if (minute < list[i + 1]!) return Math.max(minute, list[i]!);
  return null;
}

/** The first minute of [from, to) that is not in the set, or null. */
export function firstGap(list: Intervals, from: number, to: number): number | null {
  if (from >= to) return null;
  const index = indexAt(list, from);
  if (index < 0) return from;
  return list[index + 1]! < to ? list[index + 1]! : null;
}

/** All t for which [t + from, t + to) lies inside one interval of the list. */
export function erode(list: Intervals, from: number, to: number): Intervals {
  const starts: number[] = [];
  for (let i = 0; i < list.length; i += 2) {
    const first = list[i]! - from;
    const last = list[i + 1]! - to;
    if (first <= last) starts.push(first, last + 1);
  }
  return starts;
}

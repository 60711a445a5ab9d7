import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { StoredItem, StoredVisit } from '../stored-visits.ts';

/**
 * Holds and visits that occupy anything else than what their services need, and ended ones that still occupy.
 * Worked out minute by minute from what was sold, apart from the engine.
 */
export function halfVisits(visits: readonly StoredVisit[], book: SalonBook): string[] {
  return visits.flatMap((visit) => {
    const standing =
      visit.status === 'reserved' || visit.status === 'requested' || visit.status === 'confirmed';
    const expected = standing ? neededBy(visit.items, book) : [];
    const actual = occupiedBy(visit, book);
    if (standing && visit.items.length === 0) return [`${visit.status} ${visit.id} has no services`];
    const missing = without(expected, actual);
    const surplus = without(actual, expected);
    if (missing.length === 0 && surplus.length === 0) return [];
    return [`${visit.status} ${visit.id}: ${missing.length} minutes missing, ${surplus.length} too many`];
  });
}

/** `who@minute`, one for each occupied minute; resources by their kind. */
function neededBy(items: readonly StoredItem[], book: SalonBook): string[] {
  const needed: string[] = [];
  items.forEach((item, index) => {
    const service = [...book.services.values()].find(({ id }) => id === item.serviceId)!;
    const starts = [item.from];
    for (const minutes of item.segments) starts.push(starts.at(-1)! + minutes);
    item.segments.forEach((minutes, position) => {
      if (position % 2 === 0) needed.push(...minutesOf(item.staffId, starts[position]!, minutes));
    });
    // Within a turn of one colleague only its outer buffers count.
    if (items[index - 1]?.staffId !== item.staffId) {
      needed.push(...minutesOf(item.staffId, item.from - service.bufferBefore, service.bufferBefore));
    }
    if (items[index + 1]?.staffId !== item.staffId) {
      needed.push(...minutesOf(item.staffId, item.to, service.bufferAfter));
    }
    for (const { kind, segment } of service.needs) {
      if (segment === null) needed.push(...minutesOf(kind, item.from, item.to - item.from));
      else needed.push(...minutesOf(kind, starts[segment]!, item.segments[segment]!));
    }
  });
  return needed;
}

function occupiedBy(visit: StoredVisit, book: SalonBook): string[] {
  const kinds = new Map(book.resources.map(({ id, kind }) => [id as string, kind]));
  return visit.rows.flatMap(({ subjectId, from, to }) =>
    minutesOf(kinds.get(subjectId) ?? subjectId, from, to - from),
  );
}

const minutesOf = (who: string, from: number, length: number): string[] =>
  Array.from({ length }, (_, minute) => `${who}@${from + minute}`);

/** The difference of two bags. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const one of taken) count.set(one, (count.get(one) ?? 0) + 1);
  return all.filter((one) => {
    const left = count.get(one) ?? 0;
    count.set(one, left - 1);
    return left <= 0;
  });
}

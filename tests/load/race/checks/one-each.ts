import type { Attempt } from '../attempt.ts';
import type { StoredVisit } from '../stored-visits.ts';

/**
 * Winning attempts with no appointment or several, losing ones with any, and appointments that nobody won. One
 * attempt may have been sent twice (a double click). `before`: ids of the visits that stood when the burst began.
 */
export function notOneEach(
  attempts: readonly Attempt[],
  before: ReadonlySet<string>,
  after: readonly StoredVisit[],
): string[] {
  const fresh = after.filter(({ id, counts }) => counts && !before.has(id));
  const byAttempt = new Map<string, StoredVisit[]>();
  for (const visit of fresh)
    byAttempt.set(visit.attemptId, [...(byAttempt.get(visit.attemptId) ?? []), visit]);
  const wrong: string[] = [];
  const claimed = new Set<string>();
  for (const [key, kinds] of kindsByForm(attempts)) {
    if (kinds.has('broken')) continue;
    const made = key.split(' ').flatMap((id) => byAttempt.get(id) ?? []);
    for (const { id } of made) claimed.add(id);
    const expected = kinds.has('won') ? 1 : 0;
    if (made.length !== expected)
      wrong.push(`an attempt that was ${[...kinds].join()} has ${made.length} appointments`);
  }
  const unclaimed = fresh.filter(({ id }) => !claimed.has(id)).length;
  if (unclaimed > 0) wrong.push(`${unclaimed} appointments that no attempt has won`);
  return wrong;
}

function kindsByForm(attempts: readonly Attempt[]): ReadonlyMap<string, ReadonlySet<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const { ids, own, outcome } of attempts) {
    if (own !== undefined) continue;
    const key = ids.join(' ');
    kinds.set(key, (kinds.get(key) ?? new Set()).add(outcome.kind));
  }
  return kinds;
}

/** Winners whose appointment is not what they asked for: another time, other services, another colleague. */
export function notAsAsked(attempts: readonly Attempt[], after: readonly StoredVisit[]): string[] {
  const byAttempt = new Map(after.map((visit) => [visit.attemptId, visit]));
  return attempts.flatMap(({ wish, start, ids, own, outcome }) => {
    const visit = ids.map((id) => byAttempt.get(id)).find((found) => found !== undefined);
    if (outcome.kind !== 'won' || own !== undefined || visit === undefined) return [];
    const same =
      visit.from === start &&
      visit.items.length === wish.items.length &&
      wish.items.every(({ serviceId, staff }, index) => {
        const item = visit.items[index]!;
        return item.serviceId === serviceId && (staff === 'any' || item.staffId === staff);
      });
    return same ? [] : [`${visit.status} ${visit.id}`];
  });
}

/** Visitors with more live holds than the salon allows. */
export function tooManyHolds(visits: readonly StoredVisit[], most: number): string[] {
  const held = new Map<string, number>();
  for (const { status, counts, visitorId } of visits) {
    if (status === 'reserved' && counts) held.set(visitorId, (held.get(visitorId) ?? 0) + 1);
  }
  return [...held.values()]
    .filter((count) => count > most)
    .map((count) => `a visitor with ${count} live holds`);
}

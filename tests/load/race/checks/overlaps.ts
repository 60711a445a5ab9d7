import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { Span, StoredVisit } from '../stored-visits.ts';

type Claim = Span & { readonly subject: string; readonly visit: StoredVisit };

/**
 * Every two visits that hold the same colleague, chair or basin at the same moment: once by what they occupy, once by
 * what was sold (the items), so that rows that are missing hide nothing.
 */
export function overlaps(visits: readonly StoredVisit[], book: SalonBook): string[] {
  const counting = visits.filter(({ counts }) => counts);
  return [...overlapsAmong(counting.flatMap(byRows)), ...overlapsAmong(counting.flatMap(byItems))].map(
    ([one, other]) => `${inWords(one, book)} and ${inWords(other, book)}`,
  );
}

const byRows = (visit: StoredVisit): Claim[] =>
  visit.rows.map(({ subjectId, from, to }) => ({ subject: subjectId, from, to, visit }));

function byItems(visit: StoredVisit): Claim[] {
  return visit.items.flatMap(({ staffId, segments, from }) => {
    let at = from;
    return segments.flatMap((minutes, position) => {
      at += minutes;
      return position % 2 === 0 ? [{ subject: staffId, from: at - minutes, to: at, visit }] : [];
    });
  });
}

function overlapsAmong(claims: readonly Claim[]): [Claim, Claim][] {
  const found: [Claim, Claim][] = [];
  claims.forEach((one, index) => {
    for (const other of claims.slice(index + 1)) {
      const apart = one.subject !== other.subject || one.to <= other.from || other.to <= one.from;
      if (!apart && one.visit.id !== other.visit.id) found.push([one, other]);
    }
  });
  return found;
}

function inWords({ subject, visit, from, to }: Claim, book: SalonBook): string {
  const name = book.staff.find(({ id }) => id === subject)?.name ?? subject;
  const time = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 16);
  return `${visit.status} ${visit.id} (${name}, ${time(from)} to ${time(to)})`;
}

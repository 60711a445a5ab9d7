import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { BusySpan, BusyTime } from '#domain/slots/busy-time.ts';
import type { StaffId } from '#domain/shared/ids.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import { NaiveEngine } from '#tests/domain/slots/naive-engine.ts';
import type { Attempt } from '../attempt.ts';
import type { Span, StoredVisit } from '../stored-visits.ts';

/**
 * Refused attempts that would have fitted the end state: a slot that nobody has and nobody may have. Judged by the
 * naive engine, minute by minute. `before` are the visits that stood when the burst began: a time that was given up
 * during the burst may rightly have been refused earlier on.
 */
export function refusedThoughFree(
  attempts: readonly Attempt[],
  before: readonly StoredVisit[],
  after: readonly StoredVisit[],
  book: SalonBook,
): string[] {
  const everTaken = [...before, ...after].filter(({ counts }) => counts);
  const judged = new Map<string, boolean>();
  const fits = ({ wish, start, own }: Attempt): boolean => {
    const key = JSON.stringify([wish, start, own]);
    let answer = judged.get(key);
    if (answer === undefined) {
      const busy = busyTimeOf(everTaken.filter(({ id }) => id !== own));
      answer = new NaiveEngine(book, busy).plans(start, wish).length > 0;
      judged.set(key, answer);
    }
    return answer;
  };
  return attempts
    .filter(({ outcome }) => outcome.kind === 'refused' && !outcome.capped)
    .filter(fits)
    .map(({ wish, start }) => `${new Date(start * 60_000).toISOString()} for ${JSON.stringify(wish.items)}`);
}

function busyTimeOf(visits: readonly StoredVisit[]): BusyTime {
  const bySubject = new Map<StaffId, BusySpan[]>();
  for (const { subjectId, from, to } of visits.flatMap(({ rows }) => rows)) {
    const spans = bySubject.get(subjectId as StaffId) ?? [];
    spans.push({ from: from as EpochMinute, to: to as EpochMinute, kind: 'appointment' });
    bySubject.set(subjectId as StaffId, spans);
  }
  const merged = [...bySubject].map(([subject, spans]) => [subject, union(spans)] as const);
  return { bySubject: new Map(merged), staleAt: null, lapsed: false, daysVersion: 1, settingsVersion: 1 };
}

function union<S extends Span>(spans: readonly S[]): S[] {
  const merged: S[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from <= last.to)
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
}

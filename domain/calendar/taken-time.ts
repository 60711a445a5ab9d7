/** Busy time with more, or less, in it: what a plan is tried against before anything is written. */
import { subtract } from '../shared/interval.ts';
import type { ResourceId, StaffId } from '../shared/ids.ts';
import type { EpochMinute } from '../shared/salon-time.ts';
import type { BusyKind, BusySpan, BusyTime } from '../slots/busy-time.ts';
import { spansOf } from '../slots/free-day.ts';
import type { Occupied, VisitPlan } from '../slots/visit-plan.ts';

type Subject = StaffId | ResourceId;
type Pause = { readonly staffId: StaffId; readonly from: EpochMinute; readonly to: EpochMinute };

const subjectOf = (row: Occupied): Subject => ('staffId' in row ? row.staffId : row.resourceId);

/** What of [from, to) is not taken yet. */
const gapsOf = (spans: readonly BusySpan[], from: number, to: number): readonly number[] =>
  spans.reduce<readonly number[]>((left, span) => subtract(left, [span.from, span.to]), [from, to]);

function taking(busy: BusyTime, rows: readonly Occupied[], kind: BusyKind): BusyTime {
  const bySubject = new Map(busy.bySubject);
  for (const row of rows) {
    const spans = bySubject.get(subjectOf(row)) ?? [];
    const gaps = gapsOf(spans, row.from, row.to);
    const added: BusySpan[] = [];
    for (let i = 0; i < gaps.length; i += 2) {
      added.push({ from: gaps[i] as EpochMinute, to: gaps[i + 1] as EpochMinute, kind });
    }
    bySubject.set(
      subjectOf(row),
      [...spans, ...added].toSorted((a, b) => a.from - b.from),
    );
  }
  return { ...busy, bySubject };
}

/** A pause occupies only what visits leave free of it; here all of it counts, for the visits are to leave it. */
export const withPauses = (busy: BusyTime, pauses: readonly Pause[]): BusyTime =>
  taking(
    busy,
    pauses.map(({ staffId, from, to }) => ({ staffId, from, to })),
    'absence',
  );

export const withPlan = (busy: BusyTime, plan: VisitPlan): BusyTime => taking(busy, plan.occupies, 'hold');

/** As if this visit were not there: it may use its own chair for its new time. */
export function withoutRows(busy: BusyTime, rows: readonly Occupied[]): BusyTime {
  const bySubject = new Map(busy.bySubject);
  for (const row of rows) {
    const spans = spansOf(busy, subjectOf(row));
    bySubject.set(
      subjectOf(row),
      (bySubject.get(subjectOf(row)) ?? spans).filter(({ from, to }) => from !== row.from || to !== row.to),
    );
  }
  return { ...busy, bySubject };
}

/**
 * The plan as it can be held while the visit still has its old place: without what the visit itself occupies, which
 * nobody else can take either.
 *
 * @param busy with the visit's own rows in it
 */
export const besideOwn = (plan: VisitPlan, busy: BusyTime): VisitPlan => ({
  ...plan,
  occupies: plan.occupies.flatMap((row) => {
    const gaps = gapsOf(spansOf(busy, subjectOf(row)), row.from, row.to);
    const rows: Occupied[] = [];
    for (let i = 0; i < gaps.length; i += 2) {
      rows.push({ ...row, from: gaps[i] as EpochMinute, to: gaps[i + 1] as EpochMinute });
    }
    return rows;
  }),
});

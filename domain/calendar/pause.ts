/** Time in which a colleague takes nobody: blocked for a reason of the salon's, or away. */
import type { Brand } from '../shared/brand.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { StaffId } from '../shared/ids.ts';
import { dateOf, dateRange, dayFrame, daysBetween, instantOf, instantsOf } from '../shared/salon-time.ts';
import type { EpochMinute, LocalDate, Zone } from '../shared/salon-time.ts';

export type PauseId = Brand<string, 'PauseId'>;

export const PAUSE_KINDS = ['block', 'illness', 'holiday', 'training', 'other'] as const;
export type PauseKind = (typeof PAUSE_KINDS)[number];

export type Pause = {
  readonly id: PauseId;
  readonly kind: PauseKind;
  readonly staffId: StaffId;
  /** Half-open: [from, to). */
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  /** What staff wrote to a blocked time; empty for an absence, whose reason is the colleague's own affair. */
  readonly reason: string;
};

/** By the salon's wall clock. A time of null is the day's beginning, or its end. */
export type WallPause = {
  readonly fromDay: LocalDate;
  readonly fromMinute: number | null;
  readonly toDay: LocalDate;
  readonly toMinute: number | null;
};

export type PauseTimeRefusal =
  | { readonly kind: 'no_such_wall_time' }
  | { readonly kind: 'ends_before_it_begins' }
  | { readonly kind: 'too_long'; readonly mostDays: number };

/** Longer absences are a change of working hours. */
export const MOST_PAUSE_DAYS = 366;

/** The stretch that is meant, or why it is none. In the hour that is repeated in autumn, the longer one. */
export function pauseSpan(
  { fromDay, fromMinute, toDay, toMinute }: WallPause,
  zone: Zone,
): Result<{ readonly from: EpochMinute; readonly to: EpochMinute }, PauseTimeRefusal> {
  if (toDay < fromDay) return err({ kind: 'ends_before_it_begins' });
  if (daysBetween(fromDay, toDay) >= MOST_PAUSE_DAYS) {
    return err({ kind: 'too_long', mostDays: MOST_PAUSE_DAYS });
  }
  const from = fromMinute === null ? dayFrame(zone, fromDay).from : instantsOf(zone, fromDay, fromMinute)[0];
  const to = toMinute === null ? dayFrame(zone, toDay).to : instantsOf(zone, toDay, toMinute).at(-1);
  if (from === undefined || to === undefined) return err({ kind: 'no_such_wall_time' });
  return from < to ? ok({ from, to }) : err({ kind: 'ends_before_it_begins' });
}

/** The salon-days that a pause touches. */
export const daysOfPause = ({ from, to }: Pick<Pause, 'from' | 'to'>, zone: Zone): readonly LocalDate[] =>
  dateRange(dateOf(instantOf(from), zone), dateOf(instantOf((to - 1) as EpochMinute), zone));

/** Who lies in the time: named by id and sequence, so that what was looked at can be told from what came since. */
export const seenMark = (affected: readonly { readonly id: string; readonly sequence: number }[]): string =>
  affected
    .map(({ id, sequence }) => `${id}.${sequence}`)
    .toSorted()
    .join(' ');

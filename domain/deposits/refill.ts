/**
 * Whether the time of a visit that was cancelled or that nobody came to was given to somebody else: then no damage is
 * left, and nothing is asked for: whoever claims damages has to keep them small (Art. 44 para. 1 with Art. 99 para. 3 OR).
 */
import type { StaffId } from '../shared/ids.ts';
import type { EpochMinute } from '../shared/salon-time.ts';

/** `segments`: minutes of work and waiting in turns, beginning with work. */
export type WorkedItem = {
  readonly staffId: StaffId;
  readonly from: EpochMinute;
  readonly segments: readonly number[];
};

type Span = { readonly from: number; readonly to: number };

/** While colour takes effect the colleague was free for others all along. */
export function workSpans({ from, segments }: Pick<WorkedItem, 'from' | 'segments'>): readonly Span[] {
  const spans: Span[] = [];
  let start: number = from;
  segments.forEach((minutes, index) => {
    if (index % 2 === 0) spans.push({ from: start, to: start + minutes });
    start += minutes;
  });
  return spans;
}

/**
 * @param others items of visits that stand (agreed, here or done), of the same day; whoever is the visit's own, left out.
 *   Nobody can work twice at once, so whatever overlaps was agreed after the time had become free.
 */
export const isRefilled = (gone: readonly WorkedItem[], others: readonly WorkedItem[]): boolean =>
  gone.some((item) =>
    workSpans(item).some((span) =>
      others.some(
        (other) =>
          other.staffId === item.staffId &&
          workSpans(other).some(({ from, to }) => from < span.to && span.from < to),
      ),
    ),
  );

/** What goes back of an order with vouchers in it: a part may be for the vouchers that were taken back, and is no turnover. */
import { rappen, sum, type Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';

export type WayBack = {
  /** What was on the vouchers that were bought with it, when they were taken back. */
  readonly voided: readonly { readonly at: Instant; readonly amount: Rappen }[];
  /** What went back of what had paid it; a refund may have failed later. */
  readonly back: readonly {
    readonly id: string;
    readonly way: 'money' | 'voucher';
    readonly at: Instant;
    readonly amount: Rappen;
    readonly failedAt: Instant | null;
  }[];
};

type Share = { readonly forVouchers: Rappen; readonly before: Rappen };

/**
 * Of one that went back: what of it was for vouchers, and what of the goods had gone back before. Vouchers come first, up to
 * what was taken back of them by then and has not gone back yet. What failed had not gone back: the next carries it again.
 *
 * @param id one of `back`; of what is not there nothing is for vouchers
 */
export function wentBack({ voided, back }: WayBack, id: string): Share {
  const carried: ({ readonly goods: number; readonly forVouchers: number } & WayBack['back'][number])[] = [];
  const none: Share = { forVouchers: rappen(0), before: rappen(0) };
  for (const each of back.toSorted(inTime)) {
    const standing = carried.filter(({ failedAt }) => failedAt === null || failedAt > each.at);
    const owed =
      sum(voided.filter(({ at }) => at <= each.at).map(({ amount }) => amount)) -
      sum(standing.map(({ forVouchers }) => rappen(forVouchers)));
    const forVouchers = Math.max(0, Math.min(each.amount, owed));
    if (each.id === id) {
      return { forVouchers: rappen(forVouchers), before: sum(standing.map(({ goods }) => rappen(goods))) };
    }
    carried.push({ ...each, forVouchers, goods: each.amount - forVouchers });
  }
  return none;
}

/** Of one moment the money comes first. */
const inTime = (a: WayBack['back'][number], b: WayBack['back'][number]): number =>
  a.at - b.at || a.way.localeCompare(b.way) || (a.id < b.id ? -1 : 1);

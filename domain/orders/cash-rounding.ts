/** The smallest coin is 5 Rappen (Art. 1 WZV): a total paid in cash is rounded to it, and nothing else ever is. */
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';

const COIN = 5;

export type CashTotal = {
  /** What goes over the counter, in Rappen: a multiple of 5. */
  readonly payable: Rappen;
  /** `payable - exact`, from -2 to 2 Rappen: booked on an account of its own. */
  readonly difference: Rappen;
};

/** @param exact in Rappen; negative when money goes back, which is rounded like what came */
export function cashTotal(exact: Rappen): CashTotal {
  const magnitude = Math.abs(exact);
  const rounded = Math.floor((magnitude + Math.floor(COIN / 2)) / COIN) * COIN;
  // Zero has no sign on a receipt.
  const payable = rappen(exact < 0 && rounded > 0 ? -rounded : rounded);
  return { payable, difference: rappen(payable - exact) };
}

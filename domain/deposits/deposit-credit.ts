/** What was paid ahead of a visit, as money to pay with. */
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { SaleId } from '../shared/ids.ts';
import { standingOf } from './deposit-ledger.ts';
import type { DepositMove } from './deposit-ledger.ts';

/**
 * So much of it pays for something that costs `due`.
 *
 * @param sale counts as not made yet: a form that comes twice finds what it found the first time
 */
export function creditFor(
  moves: readonly Pick<DepositMove, 'kind' | 'amount' | 'saleId'>[],
  due: Rappen,
  sale: SaleId | null = null,
): Rappen {
  const others = moves.filter(({ kind, saleId }) => kind !== 'applied' || saleId === null || saleId !== sale);
  return rappen(Math.max(0, Math.min(standingOf(others).left, due)));
}

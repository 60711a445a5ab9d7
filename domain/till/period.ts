/** What happened at the till between two closings, added up so that every Rappen has a name. */
import type { VatShare } from '../orders/vat-split.ts';
import { rappen, sum, type Rappen } from '../shared/money.ts';
import type { CashMove } from './cash-move.ts';
import type { Sale } from './sale.ts';
import { vouchersIn } from './voucher-credit.ts';

export type PeriodSums = {
  readonly sales: number;
  readonly voids: number;
  /** What was sold, VAT included, tips and vouchers left out. */
  readonly revenue: Rappen;
  /** Vouchers that were sold: money that came in and is owed. */
  readonly vouchersSold: Rappen;
  readonly tips: Rappen;
  readonly rounding: Rappen;
  /** All five together are `revenue + vouchersSold + tips + rounding`. */
  readonly cash: Rappen;
  readonly card: Rappen;
  readonly twint: Rappen;
  readonly deposit: Rappen;
  readonly voucher: Rappen;
  /** As it stands on the receipts: added up, not computed anew. */
  readonly vat: readonly VatShare[];
  readonly opening: Rappen;
  readonly paidIn: Rappen;
  /** Both as they diminish the till: not positive. */
  readonly paidOut: Rappen;
  readonly tipsPaid: Rappen;
  /** What the till should hold. */
  readonly expected: Rappen;
};

export type PeriodSale = Pick<
  Sale,
  | 'lines'
  | 'voids'
  | 'total'
  | 'tipTotal'
  | 'rounding'
  | 'cash'
  | 'card'
  | 'twint'
  | 'deposit'
  | 'voucher'
  | 'vat'
>;
export type PeriodMove = Pick<CashMove, 'kind' | 'amount'>;

/**
 * What one period took in, in Rappen: turnover VAT included and without tips, and what the till should hold.
 *
 * @param opening the float, in Rappen
 */
export function sumsOf(
  opening: Rappen,
  sales: readonly PeriodSale[],
  moves: readonly PeriodMove[],
): PeriodSums {
  const all = (pick: (sale: PeriodSale) => Rappen) => sum(sales.map(pick));
  const moved = (kind: CashMove['kind']) =>
    sum(moves.filter((move) => move.kind === kind).map(({ amount }) => amount));
  const cash = all((sale) => sale.cash);
  const vouchersSold = all(({ lines }) => vouchersIn(lines));
  const [paidIn, paidOut, tipsPaid] = [moved('in'), moved('out'), moved('tips')];
  return {
    sales: sales.filter(({ voids }) => voids === null).length,
    voids: sales.filter(({ voids }) => voids !== null).length,
    revenue: rappen(all(({ total }) => total) - vouchersSold),
    vouchersSold,
    tips: all(({ tipTotal }) => tipTotal),
    rounding: all((sale) => sale.rounding),
    cash,
    card: all((sale) => sale.card),
    twint: all((sale) => sale.twint),
    deposit: all((sale) => sale.deposit),
    voucher: all((sale) => sale.voucher),
    vat: addedUp(sales.flatMap(({ vat }) => vat)),
    opening,
    paidIn,
    paidOut,
    tipsPaid,
    expected: sum([opening, cash, paidIn, paidOut, tipsPaid]),
  };
}

function addedUp(shares: readonly VatShare[]): readonly VatShare[] {
  const byRate = new Map<string, VatShare>();
  for (const share of shares) {
    const key = `${share.vatCode} ${share.vatBasisPoints}`;
    const known = byRate.get(key);
    byRate.set(key, {
      ...share,
      gross: rappen((known?.gross ?? 0) + share.gross),
      net: rappen((known?.net ?? 0) + share.net),
      vat: rappen((known?.vat ?? 0) + share.vat),
    });
  }
  return [...byRate.values()].toSorted(
    (a, b) => b.vatBasisPoints - a.vatBasisPoints || a.vatCode.localeCompare(b.vatCode),
  );
}

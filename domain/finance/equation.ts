/**
 * The books as a whole: two independent sums of the same money, line by line. What they differ by has to be what the
 * findings of that line say; one Rappen more is `unexplained`.
 */
import { rappen, sum, type Rappen } from '../shared/money.ts';
import type { Finding, FindingKind } from './finding.ts';

export const EQUATION_LINES = [
  'vendor',
  'orders',
  'payouts',
  'till',
  'cash',
  'debtors',
  'prepayments',
  'vouchers',
  'vat',
] as const;
export type EquationLine = (typeof EQUATION_LINES)[number];

export type EquationSums = { readonly left: Rappen; readonly right: Rappen };
export type Equation = readonly (EquationSums & {
  readonly line: EquationLine;
  /** What the findings say of the difference. */
  readonly explained: Rappen;
})[];

const EXPLAINS: Readonly<Partial<Record<FindingKind, EquationLine>>> = {
  payment_unknown: 'vendor',
  payment_not_booked: 'vendor',
  payment_not_at_vendor: 'vendor',
  payment_amount_differs: 'vendor',
  refund_unknown: 'vendor',
  refund_at_vendor: 'vendor',
  refund_twice: 'vendor',
  refund_not_booked: 'vendor',
  refund_not_at_vendor: 'vendor',
  refund_amount_differs: 'vendor',
  order_without_payment: 'orders',
  payment_without_order: 'orders',
  order_paid_differs: 'orders',
  payment_counted_twice: 'orders',
  order_refunded_differs: 'orders',
};

/** Names that say that the records of a line were tampered with: no sum of theirs can be trusted then. */
const SPOILS: Readonly<Record<EquationLine, readonly FindingKind[]>> = {
  vendor: ['foreign_currency'],
  orders: [],
  payouts: [],
  till: ['sale_changed', 'sale_missing', 'sale_added', 'sale_lines_differ', 'sale_tips_differ'],
  cash: [
    'sale_changed',
    'sale_missing',
    'sale_added',
    'move_changed',
    'move_missing',
    'move_added',
    'closing_changed',
    'closing_missing',
    'float_differs',
  ],
  debtors: ['invoice_total_differs', 'deposit_applied_differs', 'deposit_ledger_gap'],
  prepayments: [
    'deposit_ledger_gap',
    'deposit_differs',
    'deposit_not_booked',
    'deposit_refund_differs',
    'deposit_applied_differs',
    'deposit_credit_differs',
    'voucher_ledger_gap',
    'voucher_unpaid',
    'voucher_not_issued',
    'voucher_spent_differs',
    'order_lines_differ',
    'order_without_payment',
    'payment_without_order',
    'order_paid_differs',
    'order_refunded_differs',
    'payment_counted_twice',
    'order_not_at_till',
    'payment_amount_differs',
    'sale_changed',
    'sale_missing',
    'sale_added',
    'sale_lines_differ',
  ],
  vouchers: ['voucher_ledger_gap', 'voucher_differs'],
  vat: ['sale_vat_differs', 'sale_changed', 'sale_missing', 'sale_added', 'sale_lines_differ'],
};

/** @param findings all of them, consequences as well: each hop explains itself */
export const explained = (
  sums: Readonly<Record<EquationLine, EquationSums>>,
  findings: readonly Finding[],
): Equation =>
  EQUATION_LINES.map((line) => ({
    line,
    ...sums[line],
    explained: sum(findings.filter(({ kind }) => EXPLAINS[kind] === line).map(({ amount }) => amount)),
  }));

/**
 * What is left when everything that has a name is taken away.
 *
 * @param open to which nobody has said anything: one that was explained comes back every night, and a line that it spoilt
 * would be watched by nobody any more. What it leaves on its line has to be explained as well, as the sum that it is
 */
export const unexplained = (equation: Equation, open: readonly Finding[]): readonly Finding[] =>
  equation.flatMap(({ line, left, right, explained: known }) => {
    const rest = left - right - known;
    const isSpoilt = open.some(({ kind }) => SPOILS[line].includes(kind));
    return rest === 0 || isSpoilt
      ? []
      : [
          {
            kind: 'unexplained' as const,
            subject: { kind: 'equation' as const, id: line, label: line },
            day: null,
            amount: rappen(rest),
          },
        ];
  });

/** What became of the money that was paid ahead for a visit, line by line; nothing of it is ever rubbed out. */
import type {
  AppointmentId,
  DepositMoveId,
  InvoiceId,
  PaymentId,
  RefundId,
  SaleId,
  VoucherId,
} from '../shared/ids.ts';
import { negated, sum } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';

/** With the sign of what it does to what the salon owes. */
export const MOVE_SIGNS = {
  /** The money is ours, says the vendor. */
  received: 1,
  /** On its way back, or back. */
  refunded: -1,
  /** It did not arrive there. */
  refund_failed: 1,
  /** Damages (Art. 18 para. 2 let. i MWSTG): no supply, no VAT. */
  kept: -1,
  /** Kept no more: a slip, somebody's decision, or the time was given to somebody else. */
  released: 1,
  /** Paid with at the till or on an invoice. */
  applied: -1,
  /** That sale was taken back. */
  given_back: 1,
  /** Became a voucher. */
  credited: -1,
  /** What was still on that voucher was taken back. */
  uncredited: 1,
} as const satisfies Readonly<Record<string, 1 | -1>>;

export type DepositMoveKind = keyof typeof MOVE_SIGNS;

export type DepositMove = {
  readonly id: DepositMoveId;
  readonly visitId: AppointmentId;
  readonly kind: DepositMoveKind;
  /** In Rappen, signed as `MOVE_SIGNS` says. */
  readonly amount: Rappen;
  readonly paymentId: PaymentId | null;
  readonly refundId: RefundId | null;
  readonly saleId: SaleId | null;
  readonly invoiceId: InvoiceId | null;
  readonly voucherId: VoucherId | null;
  /** In whoever's words who decided it. */
  readonly reason: string | null;
  readonly at: Instant;
};

export type DepositStanding = {
  /** What the salon still owes: to be used for the visit, or to go back. */
  readonly left: Rappen;
  readonly received: Rappen;
  /** Gone back or on its way; what did not arrive is taken off. */
  readonly refunded: Rappen;
  readonly kept: Rappen;
  readonly applied: Rappen;
  readonly credited: Rappen;
};

type Line = Pick<DepositMove, 'kind' | 'amount'>;

/** In Rappen, whatever order the lines come in. */
export function standingOf(moves: readonly Line[]): DepositStanding {
  const total = (...kinds: readonly DepositMoveKind[]): Rappen =>
    sum(moves.filter(({ kind }) => kinds.includes(kind)).map(({ amount }) => amount));
  return {
    left: sum(moves.map(({ amount }) => amount)),
    received: total('received'),
    refunded: negated(total('refunded', 'refund_failed')),
    kept: negated(total('kept', 'released')),
    applied: negated(total('applied', 'given_back')),
    credited: negated(total('credited', 'uncredited')),
  };
}

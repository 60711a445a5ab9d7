import type { Ids } from '../../ports/ids.ts';
import type { VisitPayment } from '../../payments/payment.ts';
import { hasComeBack } from '../../payments/refund.ts';
import type { VisitRefund } from '../../payments/refund.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { AppointmentId, DepositMoveId, PaymentId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { sendBack } from '../../payments/steps/send-back.ts';
import { depositEntry } from '../deposit-entry.ts';
import { MOVE_SIGNS } from '../deposit-ledger.ts';
import type { DepositMove, DepositMoveKind } from '../deposit-ledger.ts';

type Refers = Partial<
  Pick<DepositMove, 'paymentId' | 'refundId' | 'saleId' | 'invoiceId' | 'voucherId' | 'reason' | 'id'>
>;

/**
 * Books one line of what became of a (locked) visit's deposit.
 *
 * @param amount without a sign, in Rappen
 * @throws Error for more than is left: whoever books has read it under the lock
 */
export async function bookDeposit(
  { ids, at }: { readonly ids: Ids; readonly at: Instant },
  { deposits }: Pick<Stores, 'deposits'>,
  visitId: AppointmentId,
  kind: DepositMoveKind,
  amount: Rappen,
  refers: Refers = {},
): Promise<void> {
  const move: DepositMove = {
    id: ids.next() as DepositMoveId,
    visitId,
    kind,
    amount: rappen(MOVE_SIGNS[kind] * amount),
    paymentId: null,
    refundId: null,
    saleId: null,
    invoiceId: null,
    voucherId: null,
    reason: null,
    at,
    ...refers,
  };
  if ((await deposits.book(move)) === 'short')
    throw new Error(`not so much is left of the deposit of ${visitId}`);
}

/**
 * Sends so much of a (locked) visit's deposit back the way it came. Returns what of it cannot go: nothing, unless the books
 * of payments and ledger differ.
 *
 * @param only the payments that it shall be taken from; null: all. The oldest first
 */
export async function giveBack(
  parts: { readonly ids: Ids; readonly at: Instant; readonly words?: string | null },
  stores: Pick<Stores, 'payments' | 'deposits' | 'audit'>,
  visitId: AppointmentId,
  amount: Rappen,
  reason: VisitRefund['reason'],
  only: readonly PaymentId[] | null = null,
): Promise<Rappen> {
  let rest: number = amount;
  const { words = null, at } = parts;
  for (const payment of await stores.payments.ofVisit(visitId)) {
    if (only !== null && !only.includes(payment.id)) continue;
    const part = Math.min(rest, here(payment));
    if (part === 0) continue;
    rest -= part;
    const refund = await sendBack(stores, { ...parts, words }, payment, rappen(part), reason);
    const refers = { refundId: refund.id, paymentId: payment.id, reason: words };
    await bookDeposit(parts, stores, visitId, 'refunded', rappen(part), refers);
    const facts = { refundId: refund.id, amount: part };
    await stores.audit.append(depositEntry('deposit.refund_wanted', visitId, facts, words), at);
  }
  return rappen(rest);
}

const here = ({ status, amount, refunded }: VisitPayment): number =>
  status === 'succeeded' ? amount - refunded : 0;

/**
 * It did not arrive: the salon owes it again. What was never the visit's, because it came too late or for nothing, goes
 * back all the same, by hand; about everything else somebody decides.
 */
export async function bookBack(
  { ids }: { readonly ids: Ids },
  stores: Pick<Stores, 'payments' | 'deposits' | 'audit'>,
  refund: VisitRefund,
  at: Instant,
): Promise<void> {
  const { id, visitId, paymentId, amount, reason } = refund;
  await bookDeposit({ ids, at }, stores, visitId, 'refund_failed', amount, { refundId: id, paymentId });
  if (reason === 'late_money' && hasComeBack(refund))
    await giveBack({ ids, at }, stores, visitId, amount, reason, [paymentId]);
}

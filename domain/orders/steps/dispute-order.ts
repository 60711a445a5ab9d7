import type { DisputeEvent } from '../../payments/dispute.ts';
import type { OfOrder } from '../../payments/payment.ts';
import { note } from '../../payments/steps/note-matter.ts';
import type { DisputeRecord, NoticeOutcome } from '../../payments/vendor-records.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { RefundId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { rappen } from '../../shared/money.ts';
import { orderEntry } from '../order-entry.ts';
import { carryOut } from './carry-out.ts';
import { draftCredit, issueCredit } from './order-papers.ts';

const ENTRIES = {
  dispute_opened: 'order.disputed',
  dispute_won: 'order.dispute_won',
  dispute_lost: 'order.dispute_lost',
} as const;

const CANCELLED: Readonly<Record<Locale, string>> = {
  'de-CH': 'Die Bestellung wurde storniert',
  en: 'The order was cancelled',
};

/** What the bank does with an order's money stands on the order until it is won or lost. */
export async function disputeOrder(
  { ids, clock }: { readonly ids: Ids; readonly clock: Clock },
  stores: Stores,
  of: OfOrder,
  { disputeRef, amount }: DisputeRecord,
  event: DisputeEvent,
): Promise<NoticeOutcome> {
  const order = await stores.orders.lock(of.orderId);
  if (order === null) return 'nobodys';
  const at = clock.now();
  const refundId = ids.next() as RefundId;
  const carried = await carryOut({ stores, ids, at, refundId }, order, { kind: event });
  if (!carried.ok) {
    const money = rappen(amount.minor);
    await note({ ids }, stores, { kind: 'does_not_fit', subject: disputeRef, of, amount: money, at });
    return 'person';
  }
  if (!carried.value.changed) return 'nothing';
  await stores.audit.append(orderEntry(ENTRIES[event], order, { amount: amount.minor }), at);
  // Won after it was cancelled: what could not go back then does now.
  const now = carried.value.order;
  const credit = await draftCredit(stores, now, { id: refundId, reason: CANCELLED[now.locale] });
  await issueCredit(stores, credit, at);
  return 'applied';
}

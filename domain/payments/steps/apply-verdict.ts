import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { pending } from '../payment.ts';
import type { Payment } from '../payment.ts';
import type { CheckoutRecord, OwnerMark, NoticeOutcome, PaymentRecord } from '../vendor-records.ts';
import { verdictOf } from '../verdict.ts';
import { endPayment } from './end-payment.ts';
import { note } from './note-matter.ts';

/** What the vendor says of a page and of the money behind it; null: it has not come, nor is it being decided. */
export type Said = { readonly page: CheckoutRecord; readonly money: PaymentRecord | null };

type Judged = { readonly owner: OwnerMark; readonly payment: Payment; readonly at: Instant };

/**
 * Writes down what becomes of a payment that has not come to an end, its order or visit locked, as far as that is the
 * same for both. `paid`: nothing is written yet, because what its money does is for whatever it is for.
 */
export async function applyVerdict(
  deps: { readonly ids: Ids },
  stores: Pick<Stores, 'orders' | 'payments' | 'audit'>,
  { owner, payment, at }: Judged,
  { page, money }: Said,
): Promise<NoticeOutcome | 'paid'> {
  const verdict = verdictOf({ owner, amount: payment.amount }, page, money);
  switch (verdict.kind) {
    case 'nothing':
    case 'paid':
      return verdict.kind;
    case 'matter': {
      const subject = page.checkoutRef;
      await note(deps, stores, { kind: verdict.matter, subject, of: payment, amount: null, at });
      return 'person';
    }
    case 'pending':
      if (payment.status !== 'open') return 'nothing';
      await stores.payments.change(pending(payment, page.paymentRef));
      return 'applied';
    case 'ended':
      if (payment.status === 'ended') return 'nothing';
      await endPayment(stores, payment, at);
      return 'applied';
  }
}

import type {
  CheckoutRef,
  DisputeRef,
  PaymentRef,
  PayoutRef,
  RefundRef,
  VendorEventId,
} from '#domain/payments/payment-refs.ts';
import type { NoticeSubject, PaymentNotice } from '#domain/payments/vendor-records.ts';
import { claimOf } from './claims.ts';
import { instantOf, refOf } from './records.ts';

type Loose = { readonly [field: string]: unknown };

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** An event without its contents: they are a picture of that moment, and are read anew. Null when it is no event. */
export function noticeOf(event: unknown): PaymentNotice | null {
  if (!isRecord(event) || event['object'] !== 'event' || !isRecord(event['data'])) return null;
  const subject = event['data']['object'];
  const { id, type, created, livemode } = event;
  if (!isRecord(subject) || text(id) === null || text(type) === null) return null;
  if (typeof created !== 'number' || typeof livemode !== 'boolean') return null;
  const paymentRef =
    subject['object'] === 'payment_intent'
      ? text(subject['id'])
      : refOf<PaymentRef>(subject['payment_intent'] as string | null | undefined);
  return {
    eventId: id as VendorEventId,
    type: type as string,
    subject: subjectOf(subject, paymentRef as PaymentRef | null),
    paymentRef: paymentRef as PaymentRef | null,
    claim: claimOf(subject['metadata']),
    livemode,
    createdAt: instantOf(created),
  };
}

function subjectOf(subject: Loose, paymentRef: PaymentRef | null): NoticeSubject {
  const ref = text(subject['id']) ?? '';
  if (ref === '') return { kind: 'other', ref };
  switch (subject['object']) {
    case 'checkout.session':
      return { kind: 'checkout', ref: ref as CheckoutRef };
    case 'payment_intent':
      return { kind: 'payment', ref: ref as PaymentRef };
    case 'refund':
      return { kind: 'refund', ref: ref as RefundRef };
    case 'dispute':
      return { kind: 'dispute', ref: ref as DisputeRef };
    case 'payout':
      return { kind: 'payout', ref: ref as PayoutRef };
    // A charge is how Stripe carries out a payment; we keep books on the payment.
    case 'charge':
      return paymentRef === null ? { kind: 'other', ref } : { kind: 'payment', ref: paymentRef };
    default:
      return { kind: 'other', ref };
  }
}

/** Stripe's objects in the product's words. Fields: https://docs.stripe.com/api */
import type Stripe from 'stripe';
import type {
  CardRef,
  CheckoutRef,
  DisputeRef,
  MovementRef,
  PayerRef,
  PaymentRef,
  PayoutRef,
  RefundRef,
} from '#domain/payments/payment-refs.ts';
import type {
  AccountMovement,
  BalanceMovement,
  CheckoutRecord,
  DisputeRecord,
  PaymentRecord,
  PayoutRecord,
  RefundRecord,
} from '#domain/payments/vendor-records.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { claimOf } from './claims.ts';
import { declineReason } from './decline-reason.ts';

type MaybeExpanded = string | { readonly id: string } | null | undefined;

export const instantOf = (seconds: number): Instant => (seconds * 1000) as Instant;

/** A reference is a bare id, or the whole object where it was asked for. */
export const refOf = <T extends string>(field: MaybeExpanded): T | null =>
  (typeof field === 'string' ? field : (field?.id ?? null)) as T | null;

const common = (object: { metadata: unknown; livemode: boolean; created: number }) => ({
  claim: claimOf(object.metadata),
  livemode: object.livemode,
  createdAt: instantOf(object.created),
});

export function checkoutRecord(session: Stripe.Checkout.Session): CheckoutRecord {
  const { amount_total: total, currency } = session;
  return {
    ...common(session),
    checkoutRef: session.id as CheckoutRef,
    status: checkoutStatus(session),
    amount: total === null || currency === null ? null : { minor: total, currency },
    paymentRef: refOf<PaymentRef>(session.payment_intent),
    payerRef: refOf<PayerRef>(session.customer),
    url: session.url,
    expiresAt: instantOf(session.expires_at),
  };
}

function checkoutStatus({
  status,
  payment_status: payment,
}: Stripe.Checkout.Session): CheckoutRecord['status'] {
  if (status === 'open') return 'open';
  if (status === 'expired') return 'expired';
  return payment === 'paid' ? 'paid' : 'pending';
}

/** @param intent with `latest_charge.balance_transaction` and `payment_method` expanded */
export function paymentRecord(intent: Stripe.PaymentIntent): PaymentRecord {
  const charge = typeof intent.latest_charge === 'string' ? null : intent.latest_charge;
  const details = charge?.payment_method_details ?? null;
  const error = intent.last_payment_error;
  return {
    ...common(intent),
    paymentRef: intent.id as PaymentRef,
    status: paymentStatus(intent.status),
    amount: { minor: intent.amount, currency: intent.currency },
    received: intent.amount_received,
    refunded: charge?.amount_refunded ?? 0,
    fee: feeOf(charge),
    disputed: charge?.disputed ?? false,
    method: details === null ? null : methodOf(details.type),
    card: details?.card ? { brand: details.card.brand ?? 'unknown', last4: details.card.last4 ?? '' } : null,
    lastDecline: error === null ? null : declineReason(error.code, error.decline_code),
    payerRef: refOf<PayerRef>(intent.customer),
    cardRef: details?.type === 'card' ? keptCard(intent) : null,
    paidAt: charge?.paid === true ? instantOf(charge.created) : null,
  };
}

function feeOf(charge: Stripe.Charge | null): number | null {
  const line = charge?.balance_transaction ?? null;
  return line === null || typeof line === 'string' ? null : line.fee;
}

/** Every card is a payment method; only one that belongs to somebody can be charged again. */
function keptCard({ payment_method: method }: Stripe.PaymentIntent): CardRef | null {
  if (method === null || typeof method === 'string') return null;
  return method.customer === null ? null : (method.id as CardRef);
}

const methodOf = (type: string): PaymentRecord['method'] =>
  type === 'card' || type === 'twint' ? type : 'other';

function paymentStatus(status: string): PaymentRecord['status'] {
  if (status === 'succeeded') return 'succeeded';
  if (status === 'processing') return 'processing';
  return status === 'canceled' ? 'cancelled' : 'waiting';
}

/** Where the id of ours stands on a refund. */
export const REFUND_ID = 'refund';

const REFUND_STATUS: Readonly<Record<string, RefundRecord['status']>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'cancelled',
};

/** A refund says nothing of the mode; it has that of the key which it was read with. */
export const refundRecord = (refund: Stripe.Refund, livemode: boolean): RefundRecord => ({
  ...common({ ...refund, livemode }),
  refundRef: refund.id as RefundRef,
  paymentRef: refOf<PaymentRef>(refund.payment_intent),
  refundId: refund.metadata?.[REFUND_ID] ?? null,
  amount: { minor: refund.amount, currency: refund.currency },
  status: REFUND_STATUS[refund.status ?? ''] ?? 'pending',
});

const DISPUTE_STATUS: Readonly<Record<string, DisputeRecord['status']>> = {
  warning_needs_response: 'warning',
  warning_under_review: 'warning',
  warning_closed: 'closed',
  prevented: 'closed',
  needs_response: 'open',
  appeal_needs_response: 'open',
  under_review: 'under_review',
  appeal_under_review: 'under_review',
  won: 'won',
  lost: 'lost',
};

export function disputeRecord(dispute: Stripe.Dispute): DisputeRecord {
  const dueBy = dispute.evidence_details.due_by;
  return {
    disputeRef: dispute.id as DisputeRef,
    livemode: dispute.livemode,
    createdAt: instantOf(dispute.created),
    paymentRef: refOf<PaymentRef>(dispute.payment_intent),
    amount: { minor: dispute.amount, currency: dispute.currency },
    // A status that Stripe adds is for a person to look at, so it counts as open.
    status: DISPUTE_STATUS[dispute.status] ?? 'open',
    reason: dispute.reason,
    respondBy: dueBy === null ? null : instantOf(dueBy),
  };
}

const PAYOUT_STATUS: Readonly<Record<string, PayoutRecord['status']>> = {
  in_transit: 'in_transit',
  paid: 'paid',
  failed: 'failed',
  canceled: 'cancelled',
};

export const payoutRecord = (payout: Stripe.Payout): PayoutRecord => ({
  payoutRef: payout.id as PayoutRef,
  livemode: payout.livemode,
  createdAt: instantOf(payout.created),
  amount: { minor: payout.amount, currency: payout.currency },
  status: PAYOUT_STATUS[payout.status] ?? 'pending',
  arrivesAt: instantOf(payout.arrival_date),
});

/** Cards are charges and refunds, everything else payments (docs.stripe.com/reports/balance-transaction-types). */
const MOVEMENT_KIND: Readonly<Record<string, BalanceMovement['kind']>> = {
  charge: 'payment',
  payment: 'payment',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refund_failed',
  payment_failure_refund: 'refund_failed',
  payout: 'payout',
  // One that did not arrive, or was called off.
  payout_failure: 'payout',
  payout_cancel: 'payout',
  stripe_fee: 'fee',
};

export const movement = (line: Stripe.BalanceTransaction): BalanceMovement => ({
  movementRef: line.id as MovementRef,
  kind: line.reporting_category.startsWith('dispute') ? 'dispute' : (MOVEMENT_KIND[line.type] ?? 'other'),
  amount: line.amount,
  fee: line.fee,
  net: line.net,
  currency: line.currency,
  source: refOf<string>(line.source),
  createdAt: instantOf(line.created),
  availableAt: instantOf(line.available_on),
});

/** @param line with `source` expanded: a charge, a refund, a dispute, or what has nothing to do with payments */
export function accountMovement(line: Stripe.BalanceTransaction): AccountMovement {
  const source = (typeof line.source === 'object' ? line.source : null) as {
    readonly payment_intent?: MaybeExpanded;
    readonly metadata?: Stripe.Metadata | null;
  } | null;
  return {
    ...movement(line),
    paymentRef: refOf<PaymentRef>(source?.payment_intent),
    claim: claimOf(source?.metadata ?? {}),
    refundId: source?.metadata?.[REFUND_ID] ?? null,
  };
}

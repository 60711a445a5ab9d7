/** What the memory fake's vendor remembers, and the switches for what payers, banks and people there do. */
import type {
  CardRef,
  CheckoutRef,
  DisputeRef,
  MovementRef,
  PayerRef,
  PaymentRef,
  PayoutRef,
  RefundRef,
  VendorEventId,
} from '#domain/payments/payment-refs.ts';
import type {
  BalanceMovement,
  CheckoutRecord,
  OwnerMark,
  DeclineReason,
  DisputeRecord,
  NoticeSubject,
  PaymentNotice,
  PaymentRecord,
  PayoutRecord,
  RefundRecord,
} from '#domain/payments/vendor-records.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Instant } from '#domain/shared/salon-time.ts';

/** How a payer pays; the first four pay, the others do not, at least not at once. */
export type MemoryWay =
  'card' | 'twint' | 'declined_card' | 'poor_card' | 'late_card' | 'never_charges' | 'always_asks';

export type MemoryCheckout = { record: CheckoutRecord; readonly keepCard: boolean };
export type MemoryCard = { readonly payer: PayerRef; readonly way: MemoryWay; forgotten: boolean };
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const DAY = 86_400_000;
const DECLINES: Partial<Record<MemoryWay, DeclineReason>> = {
  declined_card: 'declined',
  poor_card: 'insufficient_funds',
};

/** 2.9 % and 30 Rappen, kept when the money goes back. */
const feeOf = (amount: number): number => Math.round(amount * 0.029) + 30;

export function memoryPaymentVendor(clock: Clock) {
  let count = 0;
  /** Whether payments stand in the vendor's account only a little after they were paid. */
  let isSlow = false;
  const checkouts = new Map<CheckoutRef, MemoryCheckout>();
  const payments = new Map<PaymentRef, Mutable<PaymentRecord>>();
  const refunds = new Map<RefundRef, RefundRecord>();
  const disputes = new Map<DisputeRef, Mutable<DisputeRecord>>();
  const payouts = new Map<PayoutRef, PayoutRecord>();
  const cards = new Map<CardRef, MemoryCard>();
  const movements: {
    readonly line: BalanceMovement;
    readonly payment: PaymentRef | null;
    payout: PayoutRef | null;
  }[] = [];
  const notices: PaymentNotice[] = [];

  const id = <T extends string>(kind: string): T => {
    count += 1;
    return `${kind}-${count}` as T;
  };
  /** The vendor counts whole seconds. */
  const now = (): Instant => (Math.floor(clock.now() / 1000) * 1000) as Instant;

  const tell = (
    type: string,
    subject: NoticeSubject,
    paymentRef: PaymentRef | null,
    claim: OwnerMark | null,
  ): void => {
    const eventId = id<VendorEventId>('event');
    notices.push({ eventId, type, subject, paymentRef, claim, livemode: false, createdAt: now() });
  };
  const book = (
    kind: BalanceMovement['kind'],
    amount: number,
    fee: number,
    source: string,
    payment: PaymentRef | null,
  ): void => {
    const line: BalanceMovement = {
      movementRef: id<MovementRef>('movement'),
      kind,
      amount,
      fee,
      net: amount - fee,
      currency: 'chf',
      source,
      createdAt: now(),
      availableAt: (now() + 7 * DAY) as Instant,
    };
    movements.push({ line, payment, payout: null });
  };

  const newPayment = (amount: number, claim: OwnerMark | null): Mutable<PaymentRecord> => {
    const record: PaymentRecord = {
      paymentRef: id<PaymentRef>('payment'),
      claim,
      livemode: false,
      createdAt: now(),
      status: 'waiting',
      amount: { minor: amount, currency: 'chf' },
      received: 0,
      refunded: 0,
      fee: null,
      disputed: false,
      method: null,
      card: null,
      lastDecline: null,
      payerRef: null,
      cardRef: null,
      paidAt: null,
    };
    payments.set(record.paymentRef, record);
    return record;
  };
  const tellOfPayment = (type: string, { paymentRef, claim }: PaymentRecord): void =>
    tell(type, { kind: 'payment', ref: paymentRef }, paymentRef, claim);

  const succeed = (payment: Mutable<PaymentRecord>): void => {
    const { minor } = payment.amount;
    Object.assign(payment, {
      status: 'succeeded',
      received: minor,
      lastDecline: null,
      paidAt: now(),
      fee: feeOf(minor),
    });
    if (isSlow) payment.fee = null;
    else book('payment', minor, feeOf(minor), payment.paymentRef, payment.paymentRef);
    tellOfPayment('payment_intent.succeeded', payment);
  };
  const decline = (payment: Mutable<PaymentRecord>, reason: DeclineReason): void => {
    Object.assign(payment, { status: 'waiting', lastDecline: reason });
    tellOfPayment('payment_intent.payment_failed', payment);
  };
  const newCard = (way: MemoryWay): { payerRef: PayerRef; cardRef: CardRef } => {
    const kept = { payerRef: id<PayerRef>('payer'), cardRef: id<CardRef>('card') };
    cards.set(kept.cardRef, { payer: kept.payerRef, way, forgotten: false });
    return kept;
  };
  const finish = (checkout: MemoryCheckout, change: Partial<CheckoutRecord>): void => {
    checkout.record = { ...checkout.record, url: null, ...change };
    const { checkoutRef, paymentRef, claim } = checkout.record;
    tell('checkout.session.completed', { kind: 'checkout', ref: checkoutRef }, paymentRef, claim);
  };

  const expire = (checkout: MemoryCheckout): void => {
    checkout.record = { ...checkout.record, status: 'expired', url: null };
    const { checkoutRef, paymentRef, claim } = checkout.record;
    const payment = paymentRef === null ? undefined : payments.get(paymentRef);
    if (payment) payment.status = 'cancelled';
    tell('checkout.session.expired', { kind: 'checkout', ref: checkoutRef }, paymentRef, claim);
  };
  const passTime = (): void => {
    for (const checkout of checkouts.values()) {
      if (checkout.record.status === 'open' && checkout.record.expiresAt <= now()) expire(checkout);
    }
  };

  const refund = (
    payment: Mutable<PaymentRecord>,
    amount: number,
    claim: OwnerMark | null,
    refundId: string | null,
  ) => {
    const record: RefundRecord = {
      refundRef: id<RefundRef>('refund'),
      paymentRef: payment.paymentRef,
      refundId,
      claim,
      livemode: false,
      createdAt: now(),
      amount: { minor: amount, currency: 'chf' },
      status: 'succeeded',
    };
    refunds.set(record.refundRef, record);
    payment.refunded += amount;
    book('refund', -amount, 0, record.refundRef, payment.paymentRef);
    tell('refund.created', { kind: 'refund', ref: record.refundRef }, payment.paymentRef, claim);
    return record;
  };

  function need<K, T>(table: Map<K, T>, key: K): T {
    const found = table.get(key);
    if (found === undefined) throw new Error(`the vendor knows no ${String(key)}`);
    return found;
  }

  return {
    checkouts,
    payments,
    refunds,
    payouts,
    disputes,
    cards,
    movements,
    notices,
    id,
    now,
    newPayment,
    succeed,
    decline,
    expire,
    passTime,
    refund,

    /** On the vendor's page; does nothing where nobody can pay any more. */
    pays(ref: CheckoutRef, way: MemoryWay): void {
      passTime();
      const checkout = need(checkouts, ref);
      const { record } = checkout;
      if (record.status !== 'open') return;
      const known = record.paymentRef === null ? undefined : payments.get(record.paymentRef);
      const payment = known ?? newPayment(record.amount?.minor ?? 0, record.claim);
      checkout.record = { ...record, paymentRef: payment.paymentRef };
      const byTwint = way === 'twint';
      payment.method = byTwint ? 'twint' : 'card';
      payment.card = byTwint ? null : { brand: 'visa', last4: '4242' };
      const reason = DECLINES[way];
      if (reason !== undefined) return decline(payment, reason);
      if (way === 'late_card') {
        payment.status = 'processing';
        return finish(checkout, { status: 'pending' });
      }
      const kept = checkout.keepCard && !byTwint ? newCard(way) : null;
      if (kept) Object.assign(payment, kept);
      succeed(payment);
      finish(checkout, { status: 'paid', payerRef: kept?.payerRef ?? null });
    },
    settles(ref: PaymentRef, succeeds: boolean): void {
      const payment = need(payments, ref);
      if (payment.status !== 'processing') return;
      if (succeeds) succeed(payment);
      else decline(payment, 'declined');
      for (const checkout of checkouts.values()) {
        if (checkout.record.paymentRef === ref && succeeds) finish(checkout, { status: 'paid' });
      }
    },
    booksLater: (): void => void (isSlow = true),
    bookLate(): void {
      for (const payment of payments.values()) {
        if (payment.status !== 'succeeded' || payment.fee !== null) continue;
        payment.fee = feeOf(payment.amount.minor);
        book('payment', payment.amount.minor, payment.fee, payment.paymentRef, payment.paymentRef);
        tellOfPayment('charge.updated', payment);
      }
    },
    refundsByHand: (ref: PaymentRef, amount: number): RefundRecord =>
      refund(need(payments, ref), amount, null, null),
    /** Days later, the payer's bank sends it back: the money is ours again. */
    failsRefund(ref: RefundRef): void {
      const record = need(refunds, ref);
      if (record.status === 'failed' || record.paymentRef === null) return;
      const { minor } = record.amount;
      refunds.set(ref, { ...record, status: 'failed' });
      need(payments, record.paymentRef).refunded -= minor;
      book('refund_failed', minor, 0, ref, record.paymentRef);
      tell('refund.failed', { kind: 'refund', ref }, record.paymentRef, record.claim);
    },
    opensDispute(ref: PaymentRef): DisputeRef {
      const payment = need(payments, ref);
      const disputeRef = id<DisputeRef>('dispute');
      const amount = payment.received - payment.refunded;
      payment.disputed = true;
      disputes.set(disputeRef, {
        disputeRef,
        paymentRef: ref,
        livemode: false,
        createdAt: now(),
        amount: { minor: amount, currency: 'chf' },
        status: 'open',
        reason: 'fraudulent',
        respondBy: (now() + 7 * DAY) as Instant,
      });
      book('dispute', -amount, 2_000, disputeRef, ref);
      tell('charge.dispute.created', { kind: 'dispute', ref: disputeRef }, ref, null);
      return disputeRef;
    },
    closesDispute(ref: DisputeRef, outcome: 'won' | 'lost'): void {
      const dispute = need(disputes, ref);
      dispute.status = outcome;
      if (outcome === 'won') book('dispute', dispute.amount.minor, 0, ref, dispute.paymentRef);
      tell('charge.dispute.closed', { kind: 'dispute', ref }, dispute.paymentRef, null);
    },
    paysOut(): PayoutRef {
      const payoutRef = id<PayoutRef>('payout');
      const open = movements.filter(({ payout }) => payout === null);
      for (const each of open) each.payout = payoutRef;
      const minor = open.reduce((sum, { line }) => sum + line.net, 0);
      payouts.set(payoutRef, {
        payoutRef,
        livemode: false,
        createdAt: now(),
        amount: { minor, currency: 'chf' },
        status: 'in_transit',
        arrivesAt: (now() + 2 * DAY) as Instant,
      });
      tell('payout.created', { kind: 'payout', ref: payoutRef }, null, null);
      return payoutRef;
    },
  };
}

export type MemoryPaymentVendor = ReturnType<typeof memoryPaymentVendor>;

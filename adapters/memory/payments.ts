import type { CheckoutRef, PaymentRef, RefundRef } from '#domain/payments/payment-refs.ts';
import type {
  AccountMovement,
  CheckoutRecord,
  PaymentRecord,
  RefundRecord,
} from '#domain/payments/vendor-records.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type {
  ChargeRefusal,
  HappenedSince,
  OpenedCheckout,
  OpenRefusal,
  Payments,
  RefundRefusal,
  VendorTrouble,
} from '#domain/ports/payments.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Result } from '#domain/shared/result.ts';
import { memoryPaymentVendor } from './payment-vendor.ts';
import type { MemoryPaymentVendor } from './payment-vendor.ts';

/** What befalls the next call; `answer_lost` means that it happened, but nobody was told. */
export type PaymentFault = 'unreachable' | 'answer_lost' | 'crash';

export type MemoryPayments = Payments & {
  /** The other side, with its switches. */
  readonly vendor: MemoryPaymentVendor;
  fail(...faults: readonly PaymentFault[]): void;
  /** What was to befall the next calls does not. */
  heal(): void;
};

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const LEAST = 50;
const MOST_TWINT = 500_000;
const PAGE = 100;

const NOT_FOUND = { kind: 'not_found' } as const;
const NO_ANSWER = { kind: 'try_again', detail: 'no answer' } as const;

/**
 * A vendor in memory, with keys that it forgets after a day.
 *
 * @param refuse called before each request; throws where the network is forbidden
 */
export function memoryPayments(
  clock: Clock,
  refuse: (what: string) => void = () => undefined,
): MemoryPayments {
  const vendor = memoryPaymentVendor(clock);
  const keys = new Map<string, { readonly wish: string; readonly at: number; readonly answer: unknown }>();
  const faults: PaymentFault[] = [];

  async function ask<T, E>(work: () => Result<T, E>): Promise<Result<T, E | VendorTrouble>> {
    refuse('the network');
    vendor.passTime();
    const fault = faults.shift();
    if (fault === 'crash') throw new Error('the process died');
    if (fault === 'unreachable') return err(NO_ANSWER);
    const answer = work();
    return fault === 'answer_lost' ? err(NO_ANSWER) : answer;
  }

  /** The first outcome for the key; refusals of the wish itself are not remembered. */
  function keyed<T, E>(
    key: string,
    wish: object,
    work: () => Result<T, E>,
  ): Result<T, E | { kind: 'key_reused' }> {
    const known = keys.get(key);
    if (known && clock.now() - known.at < DAY) {
      return known.wish === JSON.stringify(wish)
        ? (known.answer as Result<T, E>)
        : err({ kind: 'key_reused' });
    }
    const answer = work();
    const kind = answer.ok ? null : (answer.error as { kind?: string }).kind;
    if (kind === null || kind === 'declined' || kind === 'needs_payer') {
      keys.set(key, { wish: JSON.stringify(wish), at: clock.now(), answer });
    }
    return answer;
  }

  const found = <K, T>(table: Map<K, T>, key: K): Result<T, typeof NOT_FOUND> => {
    const record = table.get(key);
    return record === undefined ? err(NOT_FOUND) : ok({ ...record });
  };
  const rejected = (detail: string) => err({ kind: 'rejected' as const, detail });

  function open(
    record: Omit<
      CheckoutRecord,
      'checkoutRef' | 'url' | 'status' | 'livemode' | 'createdAt' | 'paymentRef' | 'payerRef'
    >,
    keepCard: boolean,
  ): Result<OpenedCheckout, OpenRefusal> {
    const life = record.expiresAt - vendor.now();
    if (life < 30 * MINUTE || life > DAY) return rejected('an end between half an hour and a day');
    const checkoutRef = vendor.id<CheckoutRef>('checkout');
    const url = `http://vendor.example/${checkoutRef}`;
    const rest = {
      status: 'open',
      livemode: false,
      paymentRef: null,
      payerRef: null,
    } as const;
    vendor.checkouts.set(checkoutRef, {
      record: { ...record, ...rest, checkoutRef, url, createdAt: vendor.now() },
      keepCard,
    });
    return ok({ checkoutRef, url });
  }

  const checkout = (ref: CheckoutRef): Result<CheckoutRecord, typeof NOT_FOUND> => {
    const known = vendor.checkouts.get(ref);
    return known ? ok(known.record) : err(NOT_FOUND);
  };

  return {
    vendor,
    fail: (...more) => void faults.push(...more),
    heal: () => void (faults.length = 0),

    openCheckout: (wish) =>
      ask(() =>
        keyed(`checkout-${wish.attempt}`, wish, () => {
          const { claim, amount, expiresAt } = wish;
          if (amount < LEAST) return rejected('at least fifty Rappen');
          if (!wish.methods.some((method) => method === 'card' || amount <= MOST_TWINT))
            return rejected('no method');
          return open({ claim, expiresAt, amount: { minor: amount, currency: 'chf' } }, wish.keepCard);
        }),
      ),
    findCheckout: (ref) => ask(() => checkout(ref)),
    expireCheckout: (ref) =>
      ask(() => {
        const known = vendor.checkouts.get(ref);
        if (known?.record.status === 'open') vendor.expire(known);
        return checkout(ref);
      }),

    findPayment: (ref) => ask(() => found(vendor.payments, ref) as Result<PaymentRecord, typeof NOT_FOUND>),
    chargeSavedCard: (wish) =>
      ask(() =>
        keyed(`charge-${wish.attempt}`, wish, (): Result<PaymentRecord, ChargeRefusal> => {
          const card = vendor.cards.get(wish.card);
          if (!card || card.forgotten || card.payer !== wish.payer) return err(NOT_FOUND);
          const payment = vendor.newPayment(wish.amount, wish.claim);
          const { paymentRef } = payment;
          if (card.way === 'card') {
            const kept = { payerRef: wish.payer, cardRef: wish.card };
            Object.assign(payment, { method: 'card', card: { brand: 'visa', last4: '4242' }, ...kept });
            vendor.succeed(payment);
            return ok({ ...payment });
          }
          if (card.way === 'always_asks') {
            vendor.decline(payment, 'not_authenticated');
            return err({ kind: 'needs_payer', paymentRef });
          }
          const reason = card.way === 'poor_card' ? 'insufficient_funds' : 'declined';
          vendor.decline(payment, reason);
          return err({ kind: 'declined', reason, paymentRef });
        }),
      ),
    forgetCard: (ref) =>
      ask(() => {
        const card = vendor.cards.get(ref);
        if (card) card.forgotten = true;
        return ok(null);
      }),

    refund: (wish) =>
      ask((): Result<RefundRecord, RefundRefusal> => {
        const payment = vendor.payments.get(wish.payment);
        if (!payment) return err(NOT_FOUND);
        const known = refundsOf(wish.payment).find(({ refundId }) => refundId === wish.refundId);
        if (known) return ok(known);
        const isDisputed = [...vendor.disputes.values()].some(
          ({ paymentRef, status }) => paymentRef === wish.payment && status !== 'won',
        );
        if (isDisputed) return err({ kind: 'disputed' });
        if (wish.amount > payment.received - payment.refunded) return err({ kind: 'more_than_left' });
        if (payment.method === 'twint' && clock.now() - (payment.paidAt ?? 0) > 180 * DAY) {
          return err({ kind: 'too_late' });
        }
        return ok(vendor.refund(payment, wish.amount, wish.claim, wish.refundId));
      }),
    findRefund: (ref) => ask(() => found(vendor.refunds, ref)),
    findDispute: (ref) => ask(() => found(vendor.disputes, ref)),
    movementsIn: (payout) =>
      ask(() =>
        vendor.payouts.has(payout)
          ? ok(vendor.movements.filter((each) => each.payout === payout).map(({ line }) => line))
          : err(NOT_FOUND),
      ),
    movementsSince: (question) =>
      ask(() => {
        const page = newestFirst(
          vendor.movements.map(({ line, payment }) => ({ ...line, payment })),
          question,
          ({ movementRef }) => movementRef,
        );
        const movements = page.found.map(({ payment, ...line }): AccountMovement => {
          const refund = vendor.refunds.get(line.source as RefundRef);
          const charged = line.kind === 'payment' && payment !== null ? vendor.payments.get(payment) : null;
          const claim = refund?.claim ?? charged?.claim ?? null;
          return { ...line, paymentRef: payment, claim, refundId: refund?.refundId ?? null };
        });
        return ok({ movements, next: page.next });
      }),
    payoutsSince: (question) =>
      ask(() => {
        const page = newestFirst([...vendor.payouts.values()], question, ({ payoutRef }) => payoutRef);
        return ok({ payouts: page.found, next: page.next });
      }),
    happenedSince: ({ since, after }) =>
      ask(() => {
        const all = vendor.notices.filter(({ createdAt }) => createdAt >= since - (since % 1000)).reverse();
        const from = after === null ? 0 : all.findIndex(({ eventId }) => eventId === after) + 1;
        const notices = all.slice(from, from + PAGE);
        const isLast = from + PAGE >= all.length;
        return ok({ notices, next: isLast ? null : (notices.at(-1)?.eventId ?? null) });
      }),
  };

  function newestFirst<T extends { readonly createdAt: number }>(
    rows: readonly T[],
    { since, after }: HappenedSince,
    refOf: (row: T) => string,
  ): { readonly found: readonly T[]; readonly next: string | null } {
    const all = rows.filter(({ createdAt }) => createdAt >= since - (since % 1000)).reverse();
    const from = after === null ? 0 : all.findIndex((row) => refOf(row) === after) + 1;
    const found = all.slice(from, from + PAGE);
    const last = found.at(-1);
    return { found, next: last !== undefined && from + PAGE < all.length ? refOf(last) : null };
  }

  function refundsOf(payment: PaymentRef) {
    return [...vendor.refunds.values()].filter(({ paymentRef }) => paymentRef === payment);
  }
}

import { afterEach, beforeEach } from 'vitest';
import type {
  CheckoutRef,
  DisputeRef,
  PaymentRef,
  PayoutRef,
  RefundRef,
} from '#domain/payments/payment-refs.ts';
import type { AccountMovement, CheckoutRecord, OwnerMark } from '#domain/payments/vendor-records.ts';
import type { IncomingNotice, PaymentNotices } from '#domain/ports/payment-notices.ts';
import type { CheckoutWish } from '#domain/payments/vendor-wishes.ts';
import type { Payments, RefundWish } from '#domain/ports/payments.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { SALON } from './contract-salon.ts';

/** How somebody pays on the vendor's page. */
export type Way =
  | 'card'
  | 'twint'
  | 'declined_card'
  | 'poor_card'
  /** Through at once, decided later. */
  | 'late_card'
  /** Can be saved, and declines whenever it is charged. */
  | 'never_charges'
  /** Asks its holder each time. */
  | 'always_asks';

/** The other side: who pays, and the vendor itself. */
export type VendorSide = {
  pays(checkout: CheckoutRef, way: Way): Promise<void>;
  settles(payment: PaymentRef, succeeds: boolean): Promise<void>;
  refundsByHand(payment: PaymentRef, amount: number): Promise<void>;
  failsRefund(refund: RefundRef): Promise<void>;
  opensDispute(payment: PaymentRef): Promise<DisputeRef>;
  closesDispute(dispute: DisputeRef, outcome: 'won' | 'lost'): Promise<void>;
  paysOut(): Promise<PayoutRef>;
  /** From now on payments stand in the vendor's account only once `bookLate` has come. */
  booksLater(): Promise<void>;
  bookLate(): Promise<void>;
  passes(milliseconds: number): Promise<void>;
  /** Everything that it has sent so far, in order. */
  messages(): Promise<readonly IncomingNotice[]>;
  /** What befalls the next request. */
  breaksNext(fault: 'unreachable' | 'answer_lost'): Promise<void>;
};

export type PaymentsSide = {
  readonly payments: Payments;
  readonly notices: PaymentNotices;
  readonly vendor: VendorSide;
  now(): Instant;
  insideUnit<T>(work: () => Promise<T>): Promise<T>;
  stop(): Promise<void>;
};

export type PaymentsContract = { readonly name: string; readonly make: () => Promise<PaymentsSide> };

export function freshPayments(make: PaymentsContract['make']): () => PaymentsSide {
  let side: PaymentsSide;
  beforeEach(async () => {
    side = await make();
  });
  afterEach(() => side.stop());
  return () => side;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const CLAIM: OwnerMark = { salonId: SALON, purpose: 'order', reference: 'order-1042' };

export const aWish = (side: PaymentsSide, over: Partial<CheckoutWish> = {}): CheckoutWish => ({
  claim: CLAIM,
  attempt: 'attempt-1',
  amount: rappen(8_000),
  methods: ['card', 'twint'],
  title: 'Bestellung 1042, Salon Lindenhof',
  email: 'zoe@bluewin.example',
  locale: 'de-CH',
  expiresAt: (side.now() + HOUR) as Instant,
  keepCard: false,
  returnTo: { done: 'http://localhost:4300/shop/thanks', cancelled: 'http://localhost:4300/shop/cart' },
  ...over,
});

export const aRefund = (payment: PaymentRef, over: Partial<RefundWish> = {}): RefundWish => ({
  claim: CLAIM,
  payment,
  amount: rappen(3_000),
  refundId: 'refund-1',
  ...over,
});

export function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export const opened = async (side: PaymentsSide, over: Partial<CheckoutWish> = {}): Promise<CheckoutRef> =>
  value(await side.payments.openCheckout(aWish(side, over))).checkoutRef;

export const looked = async (side: PaymentsSide, ref: CheckoutRef): Promise<CheckoutRecord> =>
  value(await side.payments.findCheckout(ref));

/** What a payment did to the vendor's account, oldest first. */
export async function linesOf(side: PaymentsSide, payment: PaymentRef): Promise<readonly AccountMovement[]> {
  const question = { since: 0 as Instant, after: null };
  const { movements } = value(await side.payments.movementsSince(question));
  return movements.filter(({ paymentRef }) => paymentRef === payment).toReversed();
}

/** Opens and pays. */
export async function paid(
  side: PaymentsSide,
  way: Way = 'card',
  over: Partial<CheckoutWish> = {},
): Promise<PaymentRef> {
  const ref = await opened(side, over);
  await side.vendor.pays(ref, way);
  return (await looked(side, ref)).paymentRef as PaymentRef;
}

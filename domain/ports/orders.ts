import type { Order } from '../orders/placed-order.ts';
import type { OrderStatus } from '../orders/order-state.ts';
import type { ShippingMethod } from '../orders/shipping.ts';
import type { CheckoutRef, PaymentRef, RefundRef } from '../payments/payment-refs.ts';
import type { NoticeSubject, PaymentNotice } from '../payments/vendor-records.ts';
import type { Actor, Insider } from '../shared/actor.ts';
import type {
  AppointmentId,
  MatterId,
  OrderId,
  PaymentId,
  RefundId,
  SalonId,
  VisitorId,
} from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { CheckoutWish, SavedCardCharge } from './payments.ts';

/** `till`: paid with a sale, in whose books the money is. */
export type PaymentMethodKept = 'vendor' | 'card' | 'twint' | 'other' | 'till';

/** What a payment is for. */
export type OfOrder = { readonly orderId: OrderId; readonly visitId: null };
export type OfVisit = { readonly orderId: null; readonly visitId: AppointmentId };

type PaymentCore = {
  readonly id: PaymentId;
  /** `vendor` until it is known what the payer took. */
  readonly method: PaymentMethodKept;
  readonly amount: Rappen;
  readonly status: 'open' | 'pending' | 'succeeded' | 'ended';
  /** What the vendor is asked, frozen with its key, the payment's id; null: paid at the till, or from a card that is kept. */
  readonly wish: CheckoutWish | null;
  /** The same, where it is taken from a card that is kept; null: it is not. */
  readonly charge: SavedCardCharge | null;
  readonly checkoutRef: CheckoutRef | null;
  readonly paymentRef: PaymentRef | null;
  readonly url: string | null;
  readonly openedAt: Instant;
  readonly expiresAt: Instant | null;
  readonly settledAt: Instant | null;
  /** When the vendor had it, which may be the day before we heard of it; null: the vendor has not said. */
  readonly paidAt: Instant | null;
  /** What of it has gone back or is on its way back. */
  readonly refunded: Rappen;
  /** What the vendor kept; null: not known. */
  readonly fee: Rappen | null;
};
export type OrderPayment = PaymentCore & OfOrder;
/** What is paid ahead for a visit. */
export type VisitPayment = PaymentCore & OfVisit;
export type Payment = OrderPayment | VisitPayment;

export const REFUND_REASONS = ['cancelled', 'late_money', 'returned', 'goodwill', 'refilled'] as const;

type RefundCore = {
  readonly id: RefundId;
  readonly paymentId: PaymentId;
  readonly amount: Rappen;
  readonly reason: (typeof REFUND_REASONS)[number];
  readonly words: string | null;
  /** `by_hand`: the vendor gives nothing back any more, and a person has to; `transferred`: a person has. */
  readonly status: 'wanted' | 'pending' | 'succeeded' | 'failed' | 'by_hand' | 'transferred';
  readonly refundRef: RefundRef | null;
  readonly createdAt: Instant;
  readonly settledAt: Instant | null;
};
export type OrderRefund = RefundCore & OfOrder;
export type VisitRefund = RefundCore & OfVisit;
export type Refund = OrderRefund | VisitRefund;

export type MatterKind =
  | 'unknown_money'
  | 'wrong_amount'
  | 'wrong_owner'
  | 'stock_short'
  | 'foreign_refund'
  | 'refund_refused'
  | 'does_not_fit'
  /** The bank has taken a deposit back, or asks for it. */
  | 'disputed';

/** What the vendor says and our books do not explain. */
export type PaymentMatter = {
  readonly id: MatterId;
  readonly kind: MatterKind;
  /** The vendor's name of the object, or our own id. */
  readonly subject: string;
  readonly orderId: OrderId | null;
  readonly visitId: AppointmentId | null;
  readonly amount: Rappen | null;
  readonly notedAt: Instant;
};

/** Orders and their money. The order's row is locked before anything of it is changed: everything of it is serial. */
export interface OrderStore {
  /** Those that can be chosen, in their order. */
  shippingMethods(): Promise<readonly ShippingMethod[]>;
  nextNumber(): Promise<number>;
  /** False, and nothing is written, when the id is taken: by whomever. */
  insert(order: Order): Promise<boolean>;
  /** Without a lock; null when it does not exist or is not the actor's. */
  find(id: OrderId): Promise<Order | null>;
  /** Locks the row. Whoever ordered can lock what is not paid, and nothing else of theirs. */
  lock(id: OrderId): Promise<Order | null>;
  /** Unpaid ones that keep goods, of the actor. */
  unpaidCount(): Promise<number>;
  /** Writes state, times and reason, and counts the version up. */
  change(order: Order): Promise<void>;

  /** In the order in which they were opened. */
  paymentsOf(id: OrderId): Promise<readonly OrderPayment[]>;
  paymentsOfVisit(id: AppointmentId): Promise<readonly VisitPayment[]>;
  payment(id: PaymentId): Promise<Payment | null>;
  paymentByCheckout(ref: CheckoutRef): Promise<Payment | null>;
  paymentByRef(ref: PaymentRef): Promise<Payment | null>;
  insertPayment(payment: Payment): Promise<void>;
  /** Writes what may change of it: as whoever pays, as the team, or as a job. */
  changePayment(payment: Payment): Promise<void>;
  /** Leaves a job that asks the vendor about it now. */
  settleSoon(id: PaymentId): Promise<void>;
  /** Leaves a job that says of an order which a voucher pays wholly that it is paid. */
  settleOrderSoon(id: OrderId): Promise<void>;

  refundsOf(id: OrderId): Promise<readonly OrderRefund[]>;
  refund(id: RefundId): Promise<Refund | null>;
  /** One that is `wanted` leaves a job that sends it. */
  insertRefund(refund: Refund): Promise<void>;
  changeRefund(refund: Refund): Promise<void>;

  /** Once for each kind and subject; false: noted before. */
  noteMatter(matter: PaymentMatter): Promise<boolean>;
  /** False: settled already, or not there. */
  settleMatter(id: MatterId, words: string, at: Instant): Promise<boolean>;
}

/** The signed address by which an order is reached from a letter and from the vendor's page. */
export interface OrderLinks {
  /** Absolute; from configuration, never from a request's host. */
  order(salonId: SalonId, id: OrderId, locale: Locale): string;
  open(salonId: SalonId, token: string): OrderId | null;
}

export type OrderView = {
  readonly order: Order;
  readonly payments: readonly OrderPayment[];
  readonly refunds: readonly OrderRefund[];
};

export type OrderRow = {
  readonly id: OrderId;
  readonly number: number;
  readonly status: OrderStatus;
  readonly stage: Order['state']['stage'];
  readonly total: Rappen;
  readonly paid: boolean;
  readonly name: string;
  readonly delivery: Order['state']['delivery'];
  readonly payBy: Order['state']['payBy'];
  readonly createdAt: Instant;
  readonly dueAt: Instant | null;
};

export const ORDER_FILTERS = [
  'to_do',
  'pending',
  'paid',
  'ready',
  'shipped',
  'completed',
  'cancelled',
  'all',
] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

export interface OrderQueries {
  shippingMethods(actor: Actor): Promise<readonly ShippingMethod[]>;
  /** Null when it does not exist or is not the actor's. Refunds are told to those who work here. */
  order(actor: Actor, id: OrderId): Promise<OrderView | null>;
  /** Of the actor, newest first. */
  own(actor: Actor): Promise<readonly OrderRow[]>;
  /** Of the salon, newest first; those before number `before`, if it is given. */
  list(
    actor: Insider,
    page: { readonly filter: OrderFilter; readonly before: number | null; readonly count: number },
  ): Promise<readonly OrderRow[]>;
  /** What waits for a person. */
  matters(actor: Insider): Promise<readonly PaymentMatter[]>;
  /** Money that somebody has to send by bank. */
  byHand(actor: Insider): Promise<readonly (Refund & { readonly number: number | null })[]>;
  /** Who placed it, for whoever comes by its signed address. */
  holder(salonId: SalonId, id: OrderId): Promise<VisitorId | null>;
}

/** The vendor's messages, as they are stored. */
export interface VendorInbox {
  /** False: it is there already. A new one leaves a job for what it is about. */
  take(notice: PaymentNotice, at: Instant): Promise<boolean>;
}

/** For the worker, over all salons. */
export interface OrderLookout {
  overdue(at: Instant): Promise<readonly { readonly salonId: SalonId; readonly orderId: OrderId }[]>;
  running(
    openedBefore: Instant,
  ): Promise<
    readonly { readonly salonId: SalonId; readonly paymentId: PaymentId; readonly openedAt: Instant }[]
  >;
  /** Messages about this object have been dealt with. */
  done(subject: NoticeSubject, outcome: NoticeOutcome, at: Instant): Promise<void>;
  forgetCarts(at: Instant): Promise<number>;
}

export type NoticeOutcome =
  | 'applied'
  /** It told nothing new. */
  | 'nothing'
  /** It waits for a person of the salon. */
  | 'person'
  /** It belongs to no salon of ours. */
  | 'nobodys';

import type { PaymentMatter } from '../payments/matter.ts';
import type { OrderPayment, Payment, VisitPayment } from '../payments/payment.ts';
import type { CheckoutRef, PaymentRef } from '../payments/payment-refs.ts';
import type { Refund } from '../payments/refund.ts';
import type { NoticeOutcome, NoticeSubject, PaymentNotice } from '../payments/vendor-records.ts';
import type { AppointmentId, MatterId, OrderId, PaymentId, RefundId, SalonId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';

/**
 * Payments of orders and of visits, what goes back of them, and what the vendor says that they do not explain. The order or
 * the visit is locked before any of it is changed. Whoever sees it sees them.
 */
export interface PaymentStore {
  /** In the order in which they were opened. */
  ofOrder(id: OrderId): Promise<readonly OrderPayment[]>;
  ofVisit(id: AppointmentId): Promise<readonly VisitPayment[]>;
  find(id: PaymentId): Promise<Payment | null>;
  byCheckout(ref: CheckoutRef): Promise<Payment | null>;
  byRef(ref: PaymentRef): Promise<Payment | null>;
  insert(payment: Payment): Promise<void>;
  /** Writes what may change of it: as whoever pays, as the team, or as a job. */
  change(payment: Payment): Promise<void>;
  /** Leaves a job that asks the vendor about it now. */
  settleSoon(id: PaymentId): Promise<void>;

  refund(id: RefundId): Promise<Refund | null>;
  /** Of one payment, in the order in which they were wanted. For the team and for jobs. */
  refundsOf(id: PaymentId): Promise<readonly Refund[]>;
  /** One that is `wanted` leaves a job that sends it. */
  insertRefund(refund: Refund): Promise<void>;
  changeRefund(refund: Refund): Promise<void>;

  /** Once for each kind and subject; false: noted before. */
  noteMatter(matter: PaymentMatter): Promise<boolean>;
  /** False: settled already, or not there. */
  settleMatter(id: MatterId, words: string, at: Instant): Promise<boolean>;
}

/** The vendor's messages, as they are stored. */
export interface VendorInbox {
  /** False: it is there already. A new one leaves a job for what it is about. */
  take(notice: PaymentNotice, at: Instant): Promise<boolean>;
}

/** For the worker, over all salons. */
export interface PaymentLookout {
  running(
    openedBefore: Instant,
  ): Promise<
    readonly { readonly salonId: SalonId; readonly paymentId: PaymentId; readonly openedAt: Instant }[]
  >;
  /** Messages about this object have been dealt with. */
  done(subject: NoticeSubject, outcome: NoticeOutcome, at: Instant): Promise<void>;
}

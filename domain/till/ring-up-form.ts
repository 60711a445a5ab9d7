/** What is sold at the desk as the form says it, and why it may not be. */
import type { AppointmentId, InvoiceId, OrderId, ProductId, SaleId } from '../shared/ids.ts';
import type { BasketRefusal, RawLine, RawTip } from './basket.ts';
import type { PaymentRefusal, RawPayment } from './settle.ts';

export type RingUpInput = {
  /** Made with the page: sent twice, the form sells once. */
  readonly saleId: SaleId;
  readonly appointmentId: AppointmentId | null;
  /** What was ordered to be fetched and paid here. */
  readonly orderId: OrderId | null;
  readonly lines: readonly RawLine[];
  readonly tips: readonly RawTip[];
  readonly payment: RawPayment;
  /** The code of a voucher that is handed over; empty: none is. */
  readonly voucher: string;
};

/** Nothing can be paid with it: whoever works here looks at its page and sees why. */
export type VoucherRefusal = {
  readonly field: 'voucher';
  readonly reason: 'no_code' | 'no_voucher' | 'nothing_to_pay';
};

export type RingUpRefusal =
  | { readonly kind: 'not_found' }
  | {
      readonly kind: 'invalid';
      readonly fields: readonly (BasketRefusal | PaymentRefusal | VoucherRefusal)[];
    }
  /** The visit is not of today, or nobody has come yet. */
  | { readonly kind: 'not_payable' }
  /** The order is paid, has ended, or is not to be paid at the desk. */
  | { readonly kind: 'order_not_payable'; readonly orderId: OrderId }
  /** Somebody has spent of the voucher meanwhile: the page is shown again before anybody pays. */
  | { readonly kind: 'voucher_changed' }
  /** Prices have changed since the page was shown: it is shown again before anybody pays. */
  | { readonly kind: 'price_changed' }
  | { readonly kind: 'short'; readonly products: readonly ProductId[] }
  | { readonly kind: 'already_paid'; readonly saleId: SaleId }
  /** What is invoiced is paid there, or nobody could tell what came in for what. */
  | { readonly kind: 'already_invoiced'; readonly invoiceId: InvoiceId }
  /** Another sale was made from this page before. */
  | { readonly kind: 'id_used'; readonly saleId: SaleId };

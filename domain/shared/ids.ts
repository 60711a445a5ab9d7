import type { Brand } from './brand.ts';

export type SalonId = Brand<string, 'SalonId'>;
export type StaffId = Brand<string, 'StaffId'>;
export type ServiceId = Brand<string, 'ServiceId'>;
export type CategoryId = Brand<string, 'CategoryId'>;
export type ResourceId = Brand<string, 'ResourceId'>;
export type AppointmentId = Brand<string, 'AppointmentId'>;
export type CustomerId = Brand<string, 'CustomerId'>;
/** A browser that books without an account; lives in a signed cookie. */
export type VisitorId = Brand<string, 'VisitorId'>;
/** One try at booking: the same id handed in twice yields the first result. */
export type AttemptId = Brand<string, 'AttemptId'>;
export type AccountId = Brand<string, 'AccountId'>;
export type SessionId = Brand<string, 'SessionId'>;
/** A mailed code, not the code itself. */
export type CodeId = Brand<string, 'CodeId'>;
/** Made with the page, so that a form sent twice invites once. */
export type InvitationId = Brand<string, 'InvitationId'>;
export type WaitlistEntryId = Brand<string, 'WaitlistEntryId'>;
export type WaitlistOfferId = Brand<string, 'WaitlistOfferId'>;
export type ProductId = Brand<string, 'ProductId'>;
export type ProductCategoryId = Brand<string, 'ProductCategoryId'>;
export type ImageId = Brand<string, 'ImageId'>;
/** A line of the stock ledger: made with the page, so that a form sent twice moves stock once. */
export type MovementId = Brand<string, 'MovementId'>;
/** Made with the checkout's page: sent twice, the form makes one order. */
export type OrderId = Brand<string, 'OrderId'>;
export type InvoiceId = Brand<string, 'InvoiceId'>;
export type InvoicePaymentId = Brand<string, 'InvoicePaymentId'>;
export type ShippingMethodId = Brand<string, 'ShippingMethodId'>;
/** One try at paying for an order; the vendor's key as well. */
export type PaymentId = Brand<string, 'PaymentId'>;
/** Made with the page that asks for it: sent twice, the form sends back once. */
export type RefundId = Brand<string, 'RefundId'>;
/** Never the code: that is told by whoever knows the environment's secret. */
export type VoucherId = Brand<string, 'VoucherId'>;
/** A line of a voucher's ledger. */
export type VoucherMoveId = Brand<string, 'VoucherMoveId'>;
/** A voucher that lies in a cart: made with the page, so that a form sent twice adds one. */
export type GiftId = Brand<string, 'GiftId'>;
export type LoyaltyMoveId = Brand<string, 'LoyaltyMoveId'>;
/** A line of what became of a visit's deposit. */
export type DepositMoveId = Brand<string, 'DepositMoveId'>;
export type MatterId = Brand<string, 'MatterId'>;
/** A sale at the desk: made with the page, so that a form sent twice sells once. */
export type SaleId = Brand<string, 'SaleId'>;
export type CashMoveId = Brand<string, 'CashMoveId'>;
export type ClosingId = Brand<string, 'ClosingId'>;
/** Made with the page that asks for it: sent twice, the books are checked once. */
export type BooksCheckId = Brand<string, 'BooksCheckId'>;
/** A place that the salon proposes for a visit whose colleague is away. */
export type MoveOfferId = Brand<string, 'MoveOfferId'>;
export type MailId = Brand<string, 'MailId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** True for a lower-case UUID of any version: the only shape that ids have in this product. */
export const isUuid = (text: string): boolean => UUID.test(text);

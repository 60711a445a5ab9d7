import type { CustomerAuditAction } from '../customers/customer-entry.ts';
import type { FinanceAuditAction } from '../finance/finance-entry.ts';
import type { DepositAuditAction } from '../deposits/deposit-entry.ts';
import type { InvoiceAuditAction } from '../invoices/invoice-entry.ts';
import type { IdentityAuditAction } from '../identity/identity-audit.ts';
import type { SettingsAuditAction } from '../settings/settings-entry.ts';
import type { OrderAuditAction } from '../orders/order-entry.ts';
import type { PaymentAuditAction } from '../payments/payment-entry.ts';
import type { ShopAuditAction } from '../shop/shop-entry.ts';
import type { TillAuditAction } from '../till/till-entry.ts';
import type { VoucherAuditAction } from '../vouchers/voucher-entry.ts';
import type { CustomerId } from '../shared/ids.ts';

/** One line of the append-only audit table. `data` holds random ids and figures, never personal data. */
export type AuditAction =
  | 'appointment.reserved'
  | 'appointment.released'
  | 'appointment.confirmed'
  | 'appointment.requested'
  | 'appointment.accepted'
  | 'appointment.declined'
  | 'appointment.withdrawn'
  | 'appointment.lapsed'
  | 'appointment.moved'
  | 'appointment.cancelled'
  | 'appointment.expired'
  | 'appointment.checked_in'
  | 'appointment.completed'
  | 'appointment.no_show'
  | 'appointment.step_undone'
  | 'appointment.reminded'
  | 'appointment.called'
  | 'appointment.call_undone'
  | 'appointment.place_offered'
  | 'appointment.place_accepted'
  | 'appointment.place_declined'
  | 'appointment.place_lapsed'
  | 'appointment.place_withdrawn'
  | 'appointment.place_called'
  | 'appointment.place_call_undone'
  | 'time.blocked'
  | 'time.unblocked'
  | 'absence.saved'
  | 'absence.removed'
  | 'account.address_change_asked'
  | 'account.address_change_failed'
  | 'account.address_changed'
  | 'account.feed_made'
  | 'account.feed_revoked'
  | 'consent.given'
  | 'consent.withdrawn'
  | CustomerAuditAction
  | FinanceAuditAction
  | DepositAuditAction
  | IdentityAuditAction
  | SettingsAuditAction
  | ShopAuditAction
  | InvoiceAuditAction
  | OrderAuditAction
  | PaymentAuditAction
  | TillAuditAction
  | VoucherAuditAction
  | 'day_sheet.mailed'
  | 'waitlist.joined'
  | 'waitlist.confirmed'
  | 'waitlist.left'
  | 'waitlist.offered'
  | 'waitlist.accepted'
  | 'waitlist.declined'
  | 'waitlist.lapsed'
  | 'waitlist.rules_changed';

export type AuditTarget =
  | 'account'
  | 'appointment'
  | 'books_check'
  | 'cash_move'
  | 'closing'
  | 'customer'
  | 'invitation'
  | 'invoice'
  | 'order'
  | 'pause'
  | 'payment_matter'
  | 'product'
  | 'product_category'
  | 'shipping_method'
  | 'resource'
  | 'sale'
  | 'salon'
  | 'service'
  | 'staff'
  | 'voucher'
  | 'waitlist_entry';

export type AuditEntry = {
  readonly action: AuditAction;
  readonly target: { readonly kind: AuditTarget; readonly id: string };
  /** Whom the entry is about, so that they can see who looked at their data. */
  readonly customerId?: CustomerId;
  readonly reason: string | null;
  readonly data: { readonly [key: string]: string | number | boolean | null };
};

import type { AuditEntry } from '#domain/audit/audit-entry.ts';
import type { LetterDraft } from '#domain/notifications/letter.ts';
import type { SalonCard } from '#domain/ports/letters.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { AppointmentId, CustomerId, MailId, ResourceId, StaffId } from '#domain/shared/ids.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import type { DeskContact } from '#domain/slots/contact-details.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { invoiceDraftOf, noInvoices, type InvoiceRows } from './invoice-store.ts';
import type { CartRows, GiftRows } from './cart-store.ts';
import { noOrders, ordersDraft, type OrderRows } from './order-store.ts';
import { noVouchers, vouchersDraft, type VoucherRows } from './voucher-store.ts';
import { loyaltyDraft, noLoyalty, type LoyaltyRows } from './loyalty-store.ts';
import { depositsDraft, noDeposits, type DepositRows } from './deposit-store.ts';
import { noTill, tillDraft, type TillRows } from './till-store.ts';
import { noShop, shopDraft, type ShopRows } from './shop-stores.ts';
import { noWaitlist, waitlistDraft, type WaitlistRows } from './waitlist-store.ts';
import { messagesDraft, noMessages, type MessageRows } from './message-store.ts';
import type { MoveOffer } from '#domain/calendar/move-offer.ts';
import { noOwnAccounts, ownAccountsDraft, type OwnAccountRows } from './own-account-store.ts';
import { identitiesDraft, noIdentities, type IdentityRows } from './identity-stores.ts';

export type AppointmentRow = {
  readonly appointment: Appointment;
  readonly contact: DeskContact | null;
  readonly endedAt: Instant | null;
  readonly endReason: string | null;
  readonly movedAt?: Instant;
  /** When staff last changed the state. */
  readonly stateAt?: Instant;
  /** Kept through states that do not carry it. */
  readonly confirmedAt?: Instant;
};

export type OccupancyRow = {
  readonly day: LocalDate;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  /** Null: an absence or a blocked time. */
  readonly appointmentId: AppointmentId | null;
  readonly kind: 'appointment' | 'absence' | 'block';
};

export type AuditRow = { readonly entry: AuditEntry; readonly at: Instant; readonly actor: Actor };

export type MailRow = {
  readonly letter: LetterDraft;
  readonly status: 'queued' | 'sent' | 'parked';
  readonly attempts: number;
  readonly firstAttemptAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly vendorId: string | null;
  readonly lastError: string | null;
};

/** All that one salon has. A draft of it is a copy of the containers; the rows in them never change. */
export type SalonRows = {
  readonly book: SalonBook;
  readonly card: SalonCard;
  readonly appointments: Map<AppointmentId, AppointmentRow>;
  readonly customers: Set<CustomerId>;
  readonly occupancy: Map<StaffId | ResourceId, readonly OccupancyRow[]>;
  /** How often each day's gate was taken. */
  readonly gates: Map<LocalDate, number>;
  readonly audit: AuditRow[];
  readonly mails: Map<MailId, MailRow>;
  /** Letters that a job stands for, in order. */
  readonly jobs: MailId[];
  readonly identities: IdentityRows;
  readonly ownAccounts: OwnAccountRows;
  readonly waitlist: WaitlistRows;
  readonly messages: MessageRows;
  readonly shop: ShopRows;
  readonly invoices: InvoiceRows;
  /** In the order in which they were made. */
  readonly moveOffers: MoveOffer[];
  readonly carts: CartRows;
  readonly gifts: GiftRows;
  readonly orderBook: OrderRows;
  readonly voucherBook: VoucherRows;
  readonly loyalty: LoyaltyRows;
  readonly deposits: DepositRows;
  readonly till: TillRows;
};

export const emptySalon = (book: SalonBook, card: SalonCard): SalonRows => ({
  book,
  card,
  appointments: new Map(),
  customers: new Set(),
  occupancy: new Map(),
  gates: new Map(),
  audit: [],
  mails: new Map(),
  jobs: [],
  identities: noIdentities(),
  ownAccounts: noOwnAccounts(),
  waitlist: noWaitlist(),
  messages: noMessages(),
  shop: noShop(),
  invoices: noInvoices(),
  moveOffers: [],
  carts: new Map(),
  gifts: new Map(),
  orderBook: noOrders(),
  voucherBook: noVouchers(),
  loyalty: noLoyalty(),
  deposits: noDeposits(),
  till: noTill(),
});

export const draftOf = (rows: SalonRows): SalonRows => ({
  ...rows,
  appointments: new Map(rows.appointments),
  customers: new Set(rows.customers),
  occupancy: new Map(rows.occupancy),
  gates: new Map(rows.gates),
  audit: [...rows.audit],
  mails: new Map(rows.mails),
  jobs: [...rows.jobs],
  identities: identitiesDraft(rows.identities),
  ownAccounts: ownAccountsDraft(rows.ownAccounts),
  waitlist: waitlistDraft(rows.waitlist),
  messages: messagesDraft(rows.messages),
  shop: shopDraft(rows.shop),
  invoices: invoiceDraftOf(rows.invoices),
  moveOffers: [...rows.moveOffers],
  carts: new Map(rows.carts),
  gifts: new Map(rows.gifts),
  orderBook: ordersDraft(rows.orderBook),
  voucherBook: vouchersDraft(rows.voucherBook),
  loyalty: loyaltyDraft(rows.loyalty),
  deposits: depositsDraft(rows.deposits),
  till: tillDraft(rows.till),
});

/**
 * One transaction. Ok commits; Err and a throw roll back. Stores exist only inside `work`, so no transaction can be
 * forgotten. Inside it nothing takes another connection and nothing touches the network: the adapter throws.
 * The work is repeated whole, three times at most, when the database asks for it (deadlock, serialization).
 *
 * Locks are taken in one order everywhere: the visitor, then the gates of the days, appointments, orders, vouchers,
 * products (`inLockOrder`), and last the counter of invoices or the till's gate; on memory another order is an error. Calls
 * made without waiting in between run in the order in which they were made, so that reads may travel together.
 */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { LetterDraft } from '../notifications/letter.ts';
import type { Actor } from '../shared/actor.ts';
import type { AppointmentId, AttemptId, CustomerId, VisitorId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Result } from '../shared/result.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type {
  Appointment,
  ContactDetails,
  Hold,
  RequestedAppointment,
  RequestEnd,
} from '../slots/appointment.ts';
import type { BusyTime } from '../slots/busy-time.ts';
import type { DeskContact } from '../slots/contact-details.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import type { VisitPlan } from '../slots/visit-plan.ts';
import type { OwnAccountStore } from './account.ts';
import type { CartStore } from './cart.ts';
import type { CustomerImportStore, CustomerStore } from './customers.ts';
import type { IdentityStores } from './identity.ts';
import type { DepositStore } from './deposits.ts';
import type { SalonCard } from './letters.ts';
import type { EquipmentStore } from './equipment.ts';
import type { BooksStore } from './finance.ts';
import type { InvoiceStore } from './invoices.ts';
import type { LoyaltyStore } from './loyalty.ts';
import type { MessageStore } from './messages.ts';
import type { MoveOfferStore } from './move-offers.ts';
import type { OrderStore } from './orders.ts';
import type { PaymentStore } from './payment-store.ts';
import type { PauseStore } from './pauses.ts';
import type { TeamStore } from './team.ts';
import type { VendorMessageStore } from './vendor-messages.ts';
import type { WaitlistStore } from './waitlist.ts';
import type { StaffVisitStore } from './staff-visits.ts';
import type { SettingsStore } from './settings.ts';
import type { CatalogueStore, StockStore } from './shop.ts';
import type { TillStore } from './till.ts';
import type { VoucherStore } from './vouchers.ts';

export interface UnitOfWork {
  run<T, E>(actor: Actor, work: (stores: Stores) => Promise<Result<T, E>>): Promise<Result<T, E>>;
}

export type Stores = {
  readonly calendar: CalendarStore;
  readonly appointments: AppointmentStore;
  readonly audit: AuditStore;
  readonly outbox: OutboxStore;
  readonly identity: IdentityStores;
  readonly staffVisits: StaffVisitStore;
  readonly pauses: PauseStore;
  readonly ownAccount: OwnAccountStore;
  readonly customers: CustomerStore;
  readonly settings: SettingsStore;
  readonly team: TeamStore;
  readonly equipment: EquipmentStore;
  readonly customerImports: CustomerImportStore;
  readonly waitlist: WaitlistStore;
  readonly messages: MessageStore;
  readonly catalogue: CatalogueStore;
  readonly stock: StockStore;
  readonly moveOffers: MoveOfferStore;
  readonly invoices: InvoiceStore;
  readonly cart: CartStore;
  readonly orders: OrderStore;
  readonly payments: PaymentStore;
  readonly deposits: DepositStore;
  readonly till: TillStore;
  readonly vendorMessages: VendorMessageStore;
  readonly vouchers: VoucherStore;
  readonly loyalty: LoyaltyStore;
  readonly books: BooksStore;
};

export interface CalendarStore {
  /** Takes the gates of these salon-days, in order; every writer of occupancy passes here first. */
  gate(days: readonly LocalDate[]): Promise<void>;
  /**
   * Expires the holds on these (gated) days whose time is up at `at` (`reservedUntil <= at`): status `expired`,
   * occupancy gone. A hold being confirmed is waited for. Returns those that this call expired.
   */
  sweep(days: readonly LocalDate[], at: Instant): Promise<readonly AppointmentId[]>;
  /** What occupies these (gated) days; `lapsed` says whether there is something to sweep. `except` leaves out one appointment that is being moved. */
  busy(days: readonly LocalDate[], at: Instant, except?: AppointmentId): Promise<BusyTime>;
  /** The salon's settings as of this transaction. */
  book(): Promise<SalonBook>;
  /** What letters say of the salon. */
  card(): Promise<SalonCard>;
  /**
   * Occupies what the plan needs; false when the database refuses because something overlaps. After false the
   * transaction may only be rolled back: part of the plan may stand in it. False, and nothing is written, for an
   * appointment that is not there: so it can be called together with an `insertHold` that may be refused.
   */
  occupy(appointmentId: AppointmentId, plan: VisitPlan): Promise<boolean>;
  /** Frees everything that the appointment occupies. */
  vacate(appointmentId: AppointmentId): Promise<void>;
}

/**
 * An appointment that ends (released, expired, cancelled, declined, lapsed) gives its attempt id back: the row takes its own id in its
 * place. So an attempt id leads to a live hold or to a visit, and the page it came from can be used again.
 */
export interface AppointmentStore {
  /** Serialises what one visitor does at the same moment in several windows, until the transaction ends. */
  lockVisitor(visitorId: VisitorId): Promise<void>;
  liveHoldsOf(visitorId: VisitorId, at: Instant): Promise<readonly Hold[]>;
  /** Null when nothing came of the attempt, what came of it has ended, or it is not the actor's. */
  byAttempt(attemptId: AttemptId): Promise<Appointment | null>;
  /** Reads without a lock: what it says may be stale. Null when it does not exist or is not the actor's. */
  find(id: AppointmentId): Promise<Appointment | null>;
  /** Locks the row. Null when it does not exist or is not the actor's. */
  lock(id: AppointmentId): Promise<Appointment | null>;
  /** False, and nothing is written, when the attempt id is another visitor's. */
  insertHold(hold: Hold): Promise<boolean>;
  /**
   * Turns the (locked) hold into a visit of a new customer; the occupancy stays as it is. `locale` is the customer's
   * and from now on the visit's language; the note is the visit's.
   */
  confirm(
    id: AppointmentId,
    customerId: CustomerId,
    contact: ContactDetails,
    at: Instant,
    locale: Locale,
  ): Promise<void>;
  /** The same for a visit that is asked for: `requestedAt` is the moment of the request, the salon answers by `answerBy`. */
  request(
    id: AppointmentId,
    customerId: CustomerId,
    contact: ContactDetails,
    locale: Locale,
    times: Pick<RequestedAppointment, 'requestedAt' | 'answerBy'>,
  ): Promise<void>;
  /** Turns the (locked) request into a visit and grows its sequence by one; the occupancy stays as it is. */
  accept(id: AppointmentId, at: Instant): Promise<void>;
  /** Ends the (locked) request and grows its sequence by one. What it occupied is freed by `vacate`. */
  endRequest(id: AppointmentId, end: RequestEnd, at: Instant, reason: string | null): Promise<void>;
  /** Locks the requests of this (gated) day that were not answered by `at`. */
  overdueRequests(day: LocalDate, at: Instant): Promise<readonly RequestedAppointment[]>;
  /** Stores the new place: day, times, items, the sequence, which the caller has grown by one, and when it was agreed. */
  move(appointment: Appointment, at: Instant): Promise<void>;
  /** Ends a visit and grows its sequence by one. What it occupied is freed by `vacate`. */
  cancel(id: AppointmentId, at: Instant, reason: string | null): Promise<void>;
  /** Ends a hold: status `cancelled`, without a customer. What it occupied is freed by `vacate`. */
  release(id: AppointmentId, at: Instant): Promise<void>;
  /** Whom a visit is for, as the profile has it now, for the mail that a change sends: there may be no address. */
  contactOf(id: AppointmentId): Promise<DeskContact | null>;
}

export interface AuditStore {
  /** Adds the actor, the salon, the moment and the request's correlation id by itself. */
  append(entry: AuditEntry, at: Instant): Promise<void>;
}

export interface OutboxStore {
  /**
   * Puts a letter in the outbox and, in the same transaction, a job beside it that sends it after the commit, or at
   * `notBefore` if that is later.
   */
  post(letter: LetterDraft, at: Instant, notBefore?: Instant): Promise<void>;
}

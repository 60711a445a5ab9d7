/**
 * One transaction. Ok commits; Err and a throw roll back. Stores exist only inside `work`, so no transaction can be
 * forgotten. Inside it nothing takes another connection and nothing touches the network: the adapter throws.
 * The work is repeated whole, three times at most, when the database asks for it (deadlock, serialization).
 */
import type { AuditEntry } from '../audit/audit-entry.ts';
import type { LetterDraft } from '../notifications/letter.ts';
import type { Actor } from '../shared/actor.ts';
import type { AppointmentId, AttemptId, CustomerId, VisitorId } from '../shared/ids.ts';
import type { Result } from '../shared/result.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { Appointment, ContactDetails, Hold } from '../slots/appointment.ts';
import type { BusyTime } from '../slots/busy-time.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import type { VisitPlan } from '../slots/visit-plan.ts';

export interface UnitOfWork {
  run<T, E>(actor: Actor, work: (stores: Stores) => Promise<Result<T, E>>): Promise<Result<T, E>>;
}

export type Stores = {
  readonly calendar: CalendarStore;
  readonly appointments: AppointmentStore;
  readonly audit: AuditStore;
  readonly outbox: OutboxStore;
};

export interface CalendarStore {
  /** Takes the gates of these salon-days, in order; every writer of occupancy passes here first. */
  gate(days: readonly LocalDate[]): Promise<void>;
  /** Expires the holds on these (gated) days whose time is up at `at`; a hold being confirmed is waited for. */
  sweep(days: readonly LocalDate[], at: Instant): Promise<readonly AppointmentId[]>;
  /** What occupies these (gated, swept) days; `except` leaves out one appointment that is being moved. */
  busy(days: readonly LocalDate[], at: Instant, except?: AppointmentId): Promise<BusyTime>;
  /** The salon's settings as of this transaction. */
  book(): Promise<SalonBook>;
  /** Occupies what the plan needs; false when the database refuses because something overlaps. */
  occupy(appointmentId: AppointmentId, plan: VisitPlan): Promise<boolean>;
  /** Frees everything that the appointment occupies. */
  vacate(appointmentId: AppointmentId): Promise<void>;
}

export interface AppointmentStore {
  /** Serialises what one visitor does at the same moment in several windows, until the transaction ends. */
  lockVisitor(visitorId: VisitorId): Promise<void>;
  liveHoldsOf(visitorId: VisitorId, at: Instant): Promise<readonly Hold[]>;
  byAttempt(attemptId: AttemptId): Promise<Appointment | null>;
  /** Locks the row. Null when it does not exist or is not the actor's. */
  lock(id: AppointmentId): Promise<Appointment | null>;
  insertHold(hold: Hold): Promise<void>;
  confirm(id: AppointmentId, customerId: CustomerId, contact: ContactDetails, at: Instant): Promise<void>;
  /** The new place: day, times, items; grows the sequence by one. */
  move(appointment: Appointment): Promise<void>;
  cancel(id: AppointmentId, at: Instant, reason: string | null): Promise<void>;
  release(id: AppointmentId, at: Instant): Promise<void>;
  /** The contact of a confirmed appointment, for the mail that a change sends. */
  contactOf(id: AppointmentId): Promise<ContactDetails | null>;
}

export interface AuditStore {
  /** Adds the actor, the salon, the moment and the request's correlation id by itself. */
  append(entry: AuditEntry, at: Instant): Promise<void>;
}

export interface OutboxStore {
  /** Puts a letter in the outbox and a job beside it that sends it after the commit. */
  post(letter: LetterDraft, at: Instant): Promise<void>;
}

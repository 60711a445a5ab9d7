import type { AppointmentId, CustomerId, VisitorId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { AppointmentStatus } from '../slots/appointment.ts';
import type { DeskContact } from '../slots/contact-details.ts';

/** A customer whom the salon knows. */
export type KnownPerson = Omit<DeskContact, 'note'> & {
  readonly id: CustomerId;
  readonly locale: Locale;
  /** Under which an account sees its visits; null: this is nobody's account. */
  readonly visitorId: VisitorId | null;
};

/** What only those who work in the salon do with a visit. */
export interface StaffVisitStore {
  /** When staff last changed the state of the (locked) visit; null: never. */
  stateAt(id: AppointmentId): Promise<Instant | null>;
  setState(id: AppointmentId, status: AppointmentStatus, at: Instant): Promise<void>;
  /** Whoever the row counts as: merged rows lead to the one that stayed. */
  person(id: CustomerId): Promise<KnownPerson | null>;
  /** Adds somebody whom the desk has met. */
  addPerson(id: CustomerId, contact: DeskContact, locale: Locale, at: Instant): Promise<void>;
  /** Turns a hold of this same unit into a visit of that customer. */
  confirmFor(id: AppointmentId, customerId: CustomerId, note: string, at: Instant): Promise<void>;
}

import type { AccountId, AppointmentId, CustomerId, SalonId, SessionId, StaffId, VisitorId } from './ids.ts';

/**
 * Who acts, and in which salon. Every use case and query takes it first and authorises itself; the row-level
 * security policies see the same facts (salon, kind, id, role).
 */
export type Actor = Visitor | LinkHolder | Customer | Employee | HeadOffice | SignInDesk | System;

/** A browser without an account. Sees the salon's public data and its own holds. */
export type Visitor = { readonly kind: 'visitor'; readonly salonId: SalonId; readonly visitorId: VisitorId };

/** Somebody who came by the signed link of one appointment: may see, move and cancel that one. */
export type LinkHolder = {
  readonly kind: 'link';
  readonly salonId: SalonId;
  readonly appointmentId: AppointmentId;
  readonly visitorId: VisitorId;
};

/**
 * A signed-in customer. Books as a visitor does, under the visitor id of the account, which is the same in every
 * browser; so whatever was booked under it is theirs.
 */
export type Customer = {
  readonly kind: 'customer';
  readonly salonId: SalonId;
  readonly visitorId: VisitorId;
  readonly accountId: AccountId;
  readonly customerId: CustomerId;
  readonly sessionId: SessionId;
};

export type EmployeeRole = 'owner' | 'manager' | 'staff';

/** Signed in, and works in the salon. `staffId` is the column of the calendar that is theirs, if they have one. */
export type Employee = {
  readonly kind: 'employee';
  readonly salonId: SalonId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly role: EmployeeRole;
  readonly staffId: StaffId | null;
};

/**
 * Head office: reads in one chosen salon at a time, and changes nothing there. Its account and session are at its own
 * salon, which need not be the one that it acts in.
 */
export type HeadOffice = {
  readonly kind: 'hq';
  readonly salonId: SalonId;
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
};

/** The part of the product that finds out who somebody is, before anybody is. Sees accounts, sessions and codes. */
export type SignInDesk = { readonly kind: 'desk'; readonly salonId: SalonId };

/** A job of the product itself. */
export type System = { readonly kind: 'system'; readonly salonId: SalonId; readonly job: string };

/** Who can hold a slot for themselves. */
export type Booker = Visitor | Customer;

/** Who has signed in. */
export type Member = Customer | Employee | HeadOffice;

/** Who may look into the staff's area. */
export type Insider = Employee | HeadOffice;

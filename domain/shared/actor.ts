import type { AppointmentId, SalonId, VisitorId } from './ids.ts';

/**
 * Who acts, and in which salon. Every use case and query takes it first and authorises itself; the row-level
 * security policies see the same three facts (salon, kind, id).
 */
export type Actor = Visitor | LinkHolder | System;

/** A browser without an account. Sees the salon's public data and its own holds. */
export type Visitor = { readonly kind: 'visitor'; readonly salonId: SalonId; readonly visitorId: VisitorId };

/** Somebody who came by the signed link of one appointment: may see, move and cancel that one. */
export type LinkHolder = {
  readonly kind: 'link';
  readonly salonId: SalonId;
  readonly appointmentId: AppointmentId;
  readonly visitorId: VisitorId;
};

/** A job of the product itself. */
export type System = { readonly kind: 'system'; readonly salonId: SalonId; readonly job: string };

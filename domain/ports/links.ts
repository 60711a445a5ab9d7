import type { AppointmentId, SalonId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';

/** The signed links by which a guest manages a visit. */
export interface Links {
  /** Absolute address of the visit's page; from configuration, never from a request's host. */
  manageVisit(salonId: SalonId, appointmentId: AppointmentId, locale: Locale): string;
  /** Where the visit's customer answers to another place that the salon proposes. */
  answerOffer(salonId: SalonId, appointmentId: AppointmentId, locale: Locale): string;
  /** Where somebody comes back to who has been at the vendor's page for it. */
  payVisit(salonId: SalonId, appointmentId: AppointmentId, locale: Locale): string;
  /** The appointment that a token from such an address stands for; null when it was tampered with. */
  openVisit(salonId: SalonId, token: string): AppointmentId | null;
}

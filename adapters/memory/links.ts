import type { Links } from '#domain/ports/links.ts';
import type { AppointmentId, SalonId } from '#domain/shared/ids.ts';
import { isUuid } from '#domain/shared/ids.ts';

const seal = (salonId: SalonId, id: string): string => `${id}.${salonId}`;

/** Links whose seal anybody could forge: for tests only. */
export const memoryLinks = (origin = 'https://salon.test'): Links => ({
  manageVisit: (salonId, appointmentId, locale) =>
    `${origin}/${locale}/visit/${seal(salonId, appointmentId)}`,
  answerOffer: (salonId, appointmentId, locale) =>
    `${origin}/${locale}/visit/${seal(salonId, appointmentId)}/offer`,
  payVisit: (salonId, appointmentId, locale) =>
    `${origin}/${locale}/book/payment/${seal(salonId, appointmentId)}`,
  openVisit: (salonId, token) => {
    const id = token.slice(0, 36);
    return isUuid(id) && token === seal(salonId, id) ? (id as AppointmentId) : null;
  },
});

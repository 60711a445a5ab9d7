/** An appointment as pages show it: plain data, instants as ISO strings. */
import { lateFeeOf } from '#domain/deposits/claim.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Rappen } from '#domain/shared/money.ts';
import { isoInstant, type Instant, type LocalDate } from '#domain/shared/salon-time.ts';
import type { Appointment, AppointmentStatus, RequestEnd } from '#domain/slots/appointment.ts';
import { cutoffOf, isPastCutoff } from '#domain/slots/cancellation.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';

export type VisitModel = {
  readonly id: string;
  readonly status: AppointmentStatus;
  /** Null for anything but a hold. */
  readonly heldUntil: string | null;
  /** Until when the salon answers what is asked for; null for anything else. */
  readonly answerBy: string | null;
  readonly onRequest: boolean;
  /** What a request came to that did not become a visit. */
  readonly requestEnd: RequestEnd | null;
  readonly day: LocalDate;
  readonly start: string;
  readonly end: string;
  readonly minutes: number;
  readonly items: readonly {
    readonly name: string;
    readonly staffName: string;
    readonly start: string;
    readonly minutes: number;
    readonly price: Rappen;
  }[];
  readonly total: Rappen;
  /** Distinct rates in basis points; empty when the salon is not liable for VAT: then nothing of it is shown. */
  readonly vatRates: readonly number[];
  /** The last moment at which moving and cancelling are free; null: up to the start. */
  readonly cutoff: string | null;
  readonly cutoffPassed: boolean;
  readonly lateFeePercent: number;
  /** What a late cancellation may cost, of the price. */
  readonly lateFee: Rappen;
  /** What is paid ahead; 0: nothing. */
  readonly deposit: Rappen;
  readonly depositBack: Appointment['depositBack'];
  readonly termsVersion: string;
  readonly sequence: number;
};

/** @param salonsDoing the salon could not keep what was agreed: no cut-off counts */
export function visitModel(
  appointment: Appointment,
  locale: Locale,
  now: Instant,
  salonsDoing = false,
): VisitModel {
  const { policy } = appointment;
  return {
    id: appointment.id,
    status: appointment.status,
    heldUntil: appointment.status === 'reserved' ? new Date(appointment.reservedUntil).toISOString() : null,
    answerBy: appointment.status === 'requested' ? new Date(appointment.answerBy).toISOString() : null,
    onRequest: appointment.onRequest,
    requestEnd: ('requestEnd' in appointment && appointment.requestEnd) || null,
    day: appointment.day,
    start: isoInstant(appointment.from),
    end: isoInstant(appointment.to),
    minutes: appointment.to - appointment.from,
    items: appointment.items.map((item) => ({
      name: item.serviceName[locale],
      staffName: item.staffName,
      start: isoInstant(item.from),
      minutes: item.to - item.from,
      price: item.price,
    })),
    total: appointment.total,
    vatRates: [...new Set(appointment.items.map((item) => item.vatBasisPoints))].filter((rate) => rate > 0),
    cutoff: policy.cutoffMinutes === 0 ? null : new Date(cutoffOf(appointment)).toISOString(),
    cutoffPassed: !salonsDoing && isPastCutoff(appointment, now),
    lateFeePercent: policy.lateFeePercent,
    lateFee: lateFeeOf(appointment),
    deposit: appointment.deposit,
    depositBack: appointment.depositBack,
    termsVersion: appointment.termsVersion,
    sequence: appointment.sequence,
  };
}

/** What was wanted when this was booked: the way back to a choice that can be booked again. */
export const wishOf = (appointment: Appointment): VisitWish => ({
  items: appointment.items.map(({ serviceId, staffId, staffChosen }) => ({
    serviceId,
    staff: staffChosen ? staffId : 'any',
  })),
});

import type {
  AppointmentId,
  AttemptId,
  CustomerId,
  SalonId,
  ServiceId,
  StaffId,
  VisitorId,
} from '#domain/shared/ids.ts';
import type { Locale, Localized } from '#domain/shared/locale.ts';
import { rappen } from '#domain/shared/money.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type {
  Appointment,
  AppointmentItem,
  AppointmentStatus,
  RequestEnd,
} from '#domain/slots/appointment.ts';

/** An appointment with its items in one row: instants as milliseconds, times of the visit as minutes since 1970. */
export const SELECT_APPOINTMENT = `
  select a.id, a.salon_id, a.status, a.attempt_id, a.visitor_id, a.customer_id, a.locale, a.day,
    date_part('epoch', a.starts_at) / 60 as from_minute, date_part('epoch', a.ends_at) / 60 as to_minute,
    date_part('epoch', a.reserved_until) * 1000 as reserved_until,
    date_part('epoch', a.confirmed_at) * 1000 as confirmed_at,
    date_part('epoch', a.requested_at) * 1000 as requested_at, date_part('epoch', a.answer_by) * 1000 as answer_by,
    a.on_request, a.request_end,
    a.total_rappen, a.cancel_cutoff_minutes, a.late_fee_percent, a.terms_version, a.sequence, a.deposit_rappen, a.deposit_back,
    (select json_agg(json_build_object(
        'position', i.position, 'serviceId', i.service_id, 'staffId', i.staff_id, 'staffChosen', i.staff_chosen,
        'serviceName', i.service_name, 'staffName', i.staff_name, 'price', i.price_rappen, 'vatCode', i.vat_code,
        'vatBasisPoints', i.vat_basis_points, 'segments', i.segments,
        'from', date_part('epoch', i.starts_at) / 60, 'to', date_part('epoch', i.ends_at) / 60
      ) order by i.position)
      from appointment_item i where i.salon_id = a.salon_id and i.appointment_id = a.id) as items
  from appointment a `;

type ItemJson = {
  readonly position: number;
  readonly serviceId: ServiceId;
  readonly staffId: StaffId;
  readonly staffChosen: boolean;
  readonly serviceName: Localized;
  readonly staffName: string;
  readonly price: number;
  readonly vatCode: string;
  readonly vatBasisPoints: number;
  readonly segments: readonly number[];
  readonly from: EpochMinute;
  readonly to: EpochMinute;
};

export type AppointmentRow = {
  readonly id: AppointmentId;
  readonly salon_id: SalonId;
  readonly status: AppointmentStatus;
  readonly attempt_id: AttemptId;
  readonly visitor_id: VisitorId;
  readonly customer_id: CustomerId | null;
  readonly locale: Locale;
  readonly day: LocalDate;
  readonly from_minute: EpochMinute;
  readonly to_minute: EpochMinute;
  readonly reserved_until: number | null;
  readonly confirmed_at: number | null;
  readonly requested_at: number | null;
  readonly answer_by: number | null;
  readonly on_request: boolean;
  readonly request_end: RequestEnd | null;
  readonly total_rappen: number;
  readonly cancel_cutoff_minutes: number;
  readonly late_fee_percent: number;
  readonly terms_version: string;
  readonly sequence: number;
  readonly deposit_rappen: number;
  readonly deposit_back: Appointment['depositBack'];
  readonly items: readonly ItemJson[] | null;
};

const itemOf = (item: ItemJson): AppointmentItem => ({ ...item, price: rappen(item.price) });
const instant = (milliseconds: number): Instant => Math.round(milliseconds) as Instant;

/**
 * @throws Error for a row that the table's checks make impossible
 */
export function appointmentOf(row: AppointmentRow): Appointment {
  const core = {
    id: row.id,
    salonId: row.salon_id,
    attemptId: row.attempt_id,
    visitorId: row.visitor_id,
    locale: row.locale,
    day: row.day,
    from: row.from_minute,
    to: row.to_minute,
    items: (row.items ?? []).map(itemOf),
    total: rappen(row.total_rappen),
    onRequest: row.on_request,
    policy: { cutoffMinutes: row.cancel_cutoff_minutes, lateFeePercent: row.late_fee_percent },
    deposit: rappen(row.deposit_rappen),
    depositBack: row.deposit_back,
    termsVersion: row.terms_version,
    sequence: row.sequence,
  };
  if (row.status === 'reserved') {
    if (row.reserved_until === null) throw new Error(`hold ${row.id} has no end`);
    return { ...core, status: row.status, reservedUntil: instant(row.reserved_until) };
  }
  if (row.status === 'confirmed') {
    if (row.customer_id === null || row.confirmed_at === null)
      throw new Error(`visit ${row.id} is incomplete`);
    return {
      ...core,
      status: row.status,
      customerId: row.customer_id,
      confirmedAt: instant(row.confirmed_at),
    };
  }
  if (row.status === 'requested') {
    if (row.customer_id === null || row.requested_at === null || row.answer_by === null)
      throw new Error(`request ${row.id} is incomplete`);
    return {
      ...core,
      status: row.status,
      customerId: row.customer_id,
      requestedAt: instant(row.requested_at),
      answerBy: instant(row.answer_by),
    };
  }
  const ended = row.request_end === null ? {} : { requestEnd: row.request_end };
  return { ...core, status: row.status, customerId: row.customer_id, ...ended };
}

import type { AppointmentStore } from '#domain/ports/unit-of-work.ts';
import type { Customer } from '#domain/shared/actor.ts';
import type { AppointmentId, CustomerId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Appointment, AppointmentItem, ContactDetails, Hold } from '#domain/slots/appointment.ts';
import type { DeskContact } from '#domain/slots/contact-details.ts';
import { appointmentOf, SELECT_APPOINTMENT, type AppointmentRow } from './appointment-rows.ts';
import type { Parameter } from './database.ts';
import type { Unit } from './unit.ts';

const BY_ID = `${SELECT_APPOINTMENT} where a.salon_id = $1 and a.id = $2`;
const BY_ATTEMPT = `${SELECT_APPOINTMENT}
  where a.salon_id = $1 and a.attempt_id = $2 and a.status not in ('cancelled', 'expired')`;
const LIVE_HOLDS = `${SELECT_APPOINTMENT}
  where a.salon_id = $1 and a.visitor_id = $2 and a.status = 'reserved'
    and a.reserved_until > to_timestamp($3::float8 / 1000)
  order by a.reserved_until`;

const IS_OVERDUE = `a.salon_id = $1 and a.day = $2::date and a.status = 'requested'
    and a.answer_by <= to_timestamp($3::float8 / 1000)`;
const LOCK_OVERDUE = `select from appointment a where ${IS_OVERDUE} order by a.id for no key update`;
const OVERDUE = `${SELECT_APPOINTMENT} where ${IS_OVERDUE} order by a.id`;

export function appointmentStore(unit: Unit): AppointmentStore {
  const { salonId } = unit.actor;
  const one = async (statement: string, values: readonly Parameter[]): Promise<Appointment | null> => {
    const [row] = await unit.text<AppointmentRow>(statement, values);
    return row === undefined ? null : appointmentOf(row);
  };
  return {
    lockVisitor: async (visitorId) => {
      unit.send(unit.sql`select pg_advisory_xact_lock(hashtextextended(${salonId + visitorId}, 0))`);
    },
    liveHoldsOf: (visitorId, at) => liveHolds(unit, visitorId, at),
    byAttempt: (attemptId) => one(BY_ATTEMPT, [salonId, attemptId]),
    find: (id) => one(BY_ID, [salonId, id]),
    // Two statements: after a wait the first would show the changed row beside items of an older snapshot.
    lock: (id) => {
      unit.send(
        unit.sql`select from appointment where salon_id = ${salonId} and id = ${id} for no key update`,
      );
      return one(BY_ID, [salonId, id]);
    },
    insertHold: (hold) => insertHold(unit, hold),
    confirm: async (id, customerId, contact, at, locale) =>
      book(unit, id, customerId, contact, locale, { status: 'confirmed', at }),
    request: async (id, customerId, contact, locale, { requestedAt, answerBy }) =>
      book(unit, id, customerId, contact, locale, { status: 'requested', at: requestedAt, answerBy }),
    accept: async (id, at) => {
      unit.send(unit.sql`
        update appointment
        set status = 'confirmed', confirmed_at = to_timestamp(${at}::float8 / 1000), sequence = sequence + 1
        where salon_id = ${salonId} and id = ${id} and status = 'requested'`);
    },
    endRequest: async (id, end, at, reason) => {
      unit.send(unit.sql`
        update appointment
        set status = ${end === 'lapsed' ? 'expired' : 'cancelled'}, request_end = ${end},
          ended_at = to_timestamp(${at}::float8 / 1000), end_reason = ${reason}, sequence = sequence + 1, attempt_id = id
        where salon_id = ${salonId} and id = ${id} and status = 'requested'`);
    },
    overdueRequests: async (day, at) => {
      unit.send(unit.text(LOCK_OVERDUE, [salonId, day, at]));
      const rows = await unit.text<AppointmentRow>(OVERDUE, [salonId, day, at]);
      return rows.map(appointmentOf).filter((appointment) => appointment.status === 'requested');
    },
    move: async (appointment, at) => {
      unit.send(unit.sql`
        update appointment
        set day = ${appointment.day}::date, starts_at = to_timestamp(${appointment.from}::float8 * 60),
          ends_at = to_timestamp(${appointment.to}::float8 * 60), sequence = ${appointment.sequence},
          moved_at = to_timestamp(${at}::float8 / 1000)
        where salon_id = ${salonId} and id = ${appointment.id}`);
      unit.send(unit.sql`
        delete from appointment_item where salon_id = ${salonId} and appointment_id = ${appointment.id}`);
      unit.send(unit.sql`
        insert into appointment_item
          (salon_id, appointment_id, visitor_id, position, service_id, staff_id, staff_chosen, service_name, staff_name,
           price_rappen, vat_code, vat_basis_points, segments, starts_at, ends_at)
        select a.salon_id, a.id, a.visitor_id, i.position, i.service_id, i.staff_id, i.staff_chosen,
          i.service_name, i.staff_name, i.price, i.vat_code, i.vat_basis_points, i.segments,
          to_timestamp(i.from_minute * 60.0), to_timestamp(i.to_minute * 60.0)
        from appointment a, jsonb_to_recordset(${itemsJson(appointment.items)}::jsonb) as i
          (position int, service_id uuid, staff_id uuid, staff_chosen boolean, service_name jsonb, staff_name text,
           price int, vat_code text, vat_basis_points int, segments int[], from_minute bigint, to_minute bigint)
        where a.salon_id = ${salonId} and a.id = ${appointment.id}`);
    },
    cancel: async (id, at, reason) => {
      unit.send(unit.sql`
        update appointment
        set status = 'cancelled', reserved_until = null, ended_at = to_timestamp(${at}::float8 / 1000),
          end_reason = ${reason}, sequence = sequence + 1, attempt_id = id
        where salon_id = ${salonId} and id = ${id}`);
    },
    release: async (id, at) => {
      unit.send(unit.sql`
        update appointment
        set status = 'cancelled', reserved_until = null, ended_at = to_timestamp(${at}::float8 / 1000),
          end_reason = 'released', attempt_id = id
        where salon_id = ${salonId} and id = ${id}`);
    },
    contactOf: (id) => contactOf(unit, id),
  };
}

export async function liveHolds(unit: Unit, visitorId: string, at: number): Promise<readonly Hold[]> {
  const rows = await unit.text<AppointmentRow>(LIVE_HOLDS, [unit.actor.salonId, visitorId, at]);
  return rows.map(appointmentOf).filter((appointment) => appointment.status === 'reserved');
}

export async function findAppointment(unit: Unit, id: AppointmentId): Promise<Appointment | null> {
  const [row] = await unit.text<AppointmentRow>(BY_ID, [unit.actor.salonId, id]);
  return row === undefined ? null : appointmentOf(row);
}

export async function contactOf(unit: Unit, id: AppointmentId): Promise<DeskContact | null> {
  if (unit.actor.kind === 'link') return await contactByLink(unit, id);
  const [row] = await unit.sql<DeskContact>`
    select c.first_name as "firstName", c.last_name as "lastName", c.email, c.phone, a.note
    from appointment a join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
    where a.salon_id = ${unit.actor.salonId} and a.id = ${id}`;
  return row ?? null;
}

type Booking =
  | { readonly status: 'confirmed'; readonly at: Instant }
  | { readonly status: 'requested'; readonly at: Instant; readonly answerBy: Instant };

/** The hold becomes a visit, or a request, of a new customer. */
function book(
  unit: Unit,
  id: AppointmentId,
  customerId: CustomerId,
  contact: ContactDetails,
  locale: Locale,
  booking: Booking,
): void {
  const { salonId } = unit.actor;
  const { status, at } = booking;
  const [confirmedAt, requestedAt, answerBy] =
    booking.status === 'confirmed' ? [at, null, null] : [null, at, booking.answerBy];
  unit.send(unit.sql`
    with new_customer as (
      insert into customer
        (salon_id, id, first_name, last_name, email, phone, locale, appointment_id, visitor_id, created_at)
      select a.salon_id, ${customerId}::uuid, ${contact.firstName}, ${contact.lastName}, ${contact.email},
        ${contact.phone}, ${locale}, a.id, a.visitor_id, to_timestamp(${at}::float8 / 1000)
      from appointment a where a.salon_id = ${salonId} and a.id = ${id}
    )
    update appointment
    set status = ${status}, reserved_until = null, customer_id = ${customerId}, locale = ${locale},
      note = ${contact.note}, confirmed_at = to_timestamp(${confirmedAt}::float8 / 1000),
      requested_at = to_timestamp(${requestedAt}::float8 / 1000),
      answer_by = to_timestamp(${answerBy}::float8 / 1000)
    where salon_id = ${salonId} and id = ${id}`);
  if (unit.actor.kind === 'customer') joinProfile(unit, unit.actor, id, contact.email);
}

/** As `join_account` does with what somebody had booked before signing in: the same address, the same person. */
function joinProfile(unit: Unit, { salonId, customerId }: Customer, id: AppointmentId, email: string): void {
  unit.send(unit.sql`
    update appointment set customer_id = ${customerId}
    where salon_id = ${salonId} and id = ${id} and exists (
      select from customer where salon_id = ${salonId} and id = ${customerId} and email = ${email})`);
}

/** The policies show the holder of a link no profile, and it is a profile's visit since it joined an account. */
async function contactByLink(unit: Unit, id: AppointmentId): Promise<DeskContact | null> {
  const [row] = await unit.sql<DeskContact>`
    select first_name as "firstName", last_name as "lastName", email, phone, note
    from contact_of_visit(${unit.actor.salonId}, ${id})`;
  return row ?? null;
}

async function insertHold(unit: Unit, hold: Hold): Promise<boolean> {
  const rows = await unit.sql`
    with held as (
      insert into appointment
        (salon_id, id, status, reserved_until, attempt_id, visitor_id, locale, day, starts_at, ends_at, total_rappen,
         cancel_cutoff_minutes, late_fee_percent, terms_version, sequence, on_request, deposit_rappen, deposit_back,
         created_at)
      values (${hold.salonId}, ${hold.id}, 'reserved', to_timestamp(${hold.reservedUntil}::float8 / 1000),
        ${hold.attemptId}, ${hold.visitorId}, ${hold.locale}, ${hold.day}::date,
        to_timestamp(${hold.from}::float8 * 60), to_timestamp(${hold.to}::float8 * 60), ${hold.total},
        ${hold.policy.cutoffMinutes}, ${hold.policy.lateFeePercent}, ${hold.termsVersion}, ${hold.sequence},
        ${hold.onRequest}, ${hold.deposit}, ${hold.depositBack}, clock_timestamp())
      on conflict (salon_id, attempt_id) do nothing
      returning salon_id, id, visitor_id
    ), items as (
      insert into appointment_item
        (salon_id, appointment_id, visitor_id, position, service_id, staff_id, staff_chosen, service_name, staff_name,
         price_rappen, vat_code, vat_basis_points, segments, starts_at, ends_at)
      select h.salon_id, h.id, h.visitor_id, i.position, i.service_id, i.staff_id, i.staff_chosen, i.service_name,
        i.staff_name, i.price, i.vat_code, i.vat_basis_points, i.segments, to_timestamp(i.from_minute * 60.0),
        to_timestamp(i.to_minute * 60.0)
      from held h, jsonb_to_recordset(${itemsJson(hold.items)}::jsonb) as i
        (position int, service_id uuid, staff_id uuid, staff_chosen boolean, service_name jsonb, staff_name text,
         price int, vat_code text, vat_basis_points int, segments int[], from_minute bigint, to_minute bigint)
    )
    select id from held`;
  return rows.length === 1;
}

const itemsJson = (items: readonly AppointmentItem[]): string =>
  JSON.stringify(
    items.map((item) => ({
      position: item.position,
      service_id: item.serviceId,
      staff_id: item.staffId,
      staff_chosen: item.staffChosen,
      service_name: item.serviceName,
      staff_name: item.staffName,
      price: item.price,
      vat_code: item.vatCode,
      vat_basis_points: item.vatBasisPoints,
      segments: item.segments,
      from_minute: item.from,
      to_minute: item.to,
    })),
  );

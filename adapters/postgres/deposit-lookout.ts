import type { DepositLookout } from '#domain/ports/deposits.ts';
import type { AppointmentId, PaymentId, SalonId } from '#domain/shared/ids.ts';
import type { Database } from './database.ts';

/** For the worker: looks into every salon, which no policy allows, by functions that tell ids only. */
export const depositLookout = (database: Database): DepositLookout => ({
  overdue: async (at) => {
    const rows = await database.query<{ salon_id: SalonId; payment_id: PaymentId }>`
      select salon_id, payment_id from overdue_deposits(to_timestamp(${at}::float8 / 1000))`;
    return rows.map(({ salon_id: salonId, payment_id: paymentId }) => ({ salonId, paymentId }));
  },
  unsettled: async (at) => {
    const rows = await database.query<{ salon_id: SalonId; appointment_id: AppointmentId }>`
      select salon_id, appointment_id from unsettled_deposits(to_timestamp(${at}::float8 / 1000))`;
    return rows.map(({ salon_id: salonId, appointment_id: visitId }) => ({ salonId, visitId }));
  },
  cards: async (at) => {
    const rows = await database.query<{ salon_id: SalonId; appointment_id: AppointmentId }>`
      select salon_id, appointment_id from cards_to_look_at(to_timestamp(${at}::float8 / 1000))`;
    return rows.map(({ salon_id: salonId, appointment_id: visitId }) => ({ salonId, visitId }));
  },
  forgetDetails: async (at) => {
    const [row] = await database.query<{ gone: number }>`
      select forget_hold_details(to_timestamp(${at}::float8 / 1000)) as gone`;
    return row?.gone ?? 0;
  },
});

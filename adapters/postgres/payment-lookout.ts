import type { PaymentLookout, VendorInbox } from '#domain/ports/payment-store.ts';
import type { PaymentId, SalonId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Database } from './database.ts';

/** For the worker: looks into every salon, which no policy allows, by functions that tell ids only. */
export const paymentLookout = (database: Database): PaymentLookout => ({
  running: async (openedBefore) => {
    const rows = await database.query<{ salon_id: SalonId; payment_id: PaymentId; opened_at: Instant }>`
      select salon_id, payment_id, round(date_part('epoch', opened_at) * 1000) as opened_at
      from running_payments(to_timestamp(${openedBefore}::float8 / 1000))`;
    return rows.map((row) => ({
      salonId: row.salon_id,
      paymentId: row.payment_id,
      openedAt: row.opened_at,
    }));
  },
  done: async ({ kind, ref }, outcome, at) => {
    await database.query`
      update vendor_event set outcome = ${outcome}, done_at = to_timestamp(${at}::float8 / 1000)
      where subject_kind = ${kind} and subject_ref = ${ref} and outcome is null`;
  },
});

export const vendorInbox = (database: Database): VendorInbox => ({
  take: async ({ eventId, type, subject }, at) => {
    const [row] = await database.query<{ taken: boolean }>`
      select take_vendor_event(${eventId}, ${type}, ${subject.kind}, ${subject.ref},
        to_timestamp(${at}::float8 / 1000)) as taken`;
    return row?.taken === true;
  },
});

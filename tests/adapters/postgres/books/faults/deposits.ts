/** What was paid ahead. */
import type { PaymentRef } from '#domain/payments/payment-refs.ts';
import { payments, story } from '../open-books.ts';
import type { Fault } from './fault.ts';

export const DEPOSITS: readonly Fault[] = [
  [
    'a message of a deposit was lost, and nobody asked',
    ['payment_not_booked', 2_000],
    ({ salon }) => salon.payAhead('2026-03-14 10:00'),
  ],
  [
    'a deposit was given back in the vendor’s pages',
    ['refund_at_vendor', -2_000],
    async ({ sql }) => {
      const [row] = await sql<{ payment_ref: PaymentRef }[]>`
        select payment_ref from payment where appointment_id = ${story().visits.waiting}`;
      return payments.vendor.refundsByHand(row!.payment_ref, 2_000);
    },
  ],
  [
    'what is left of a deposit was changed',
    ['deposit_differs', 500],
    ({ sql }) =>
      sql`update appointment set deposit_left_rappen = deposit_left_rappen + 500 where id = ${story().visits.waiting}`,
  ],
  [
    'a line of a deposit’s ledger was changed',
    ['deposit_ledger_gap', 1],
    ({ sql }) =>
      sql`update deposit_move set amount_rappen = 1500 where kind = 'received' and appointment_id = ${story().visits.waiting}`,
  ],
  [
    'a line of a deposit’s ledger is gone',
    ['deposit_ledger_gap', 1],
    ({ sql }) =>
      sql`delete from deposit_move where kind = 'applied' and appointment_id = ${story().visits.used} and number = 2`,
  ],
  [
    'a deposit came that no ledger has received',
    ['deposit_not_booked', 2_000],
    async ({ sql, salon }) => {
      const { visitId } = await salon.ahead('2026-03-14 10:00');
      await sql`delete from deposit_move where appointment_id = ${visitId}`;
      await sql`update appointment set deposit_left_rappen = 0 where id = ${visitId}`;
    },
  ],
  [
    'a deposit went back that its ledger does not know',
    ['deposit_refund_differs', -2_000],
    async ({ sql }) => {
      const { cancelled } = story().visits;
      await sql`delete from deposit_move where kind = 'refunded' and appointment_id = ${cancelled}`;
      await sql`update appointment set deposit_left_rappen = 2000 where id = ${cancelled}`;
    },
  ],
  [
    'a sale took off a deposit that its ledger does not know',
    ['deposit_applied_differs', 2_000],
    async ({ sql }) => {
      const { used } = story().visits;
      await sql`
        delete from deposit_move where appointment_id = ${used}
          and number = (select max(number) from deposit_move where appointment_id = ${used})`;
      await sql`update appointment set deposit_left_rappen = 2000 where id = ${used}`;
    },
  ],
  [
    'a deposit became a voucher that is not there',
    ['deposit_credit_differs', -2_000],
    async ({ sql }) => {
      const { credited } = story().visits;
      await sql`alter table deposit_move drop constraint deposit_move_salon_id_voucher_id_fkey`;
      await sql`delete from voucher_move where voucher_id in (select id from voucher where appointment_id = ${credited})`;
      await sql`delete from voucher where appointment_id = ${credited}`;
    },
  ],
  [
    'a deposit became a voucher of another amount',
    ['deposit_credit_differs', 500],
    ({ sql }) =>
      sql`update voucher set value_rappen = value_rappen + 500 where appointment_id = ${story().visits.credited}`,
  ],
  [
    'a voucher was given out for a deposit that its ledger does not know',
    ['deposit_credit_differs', 2_000],
    async ({ sql }) => {
      const { credited } = story().visits;
      await sql`delete from deposit_move where kind = 'credited' and appointment_id = ${credited}`;
      await sql`update appointment set deposit_left_rappen = 2000 where id = ${credited}`;
    },
  ],
];

/** Money at the vendor of which our books say something else. */
import { randomUUID } from 'node:crypto';
import type { PaymentRef } from '#domain/payments/payment-refs.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { DAY, payments, story, THURSDAY_NOON } from '../open-books.ts';
import { claimOf, movementOf, paymentOf, strangeMoney, type Fault } from './fault.ts';

export const VENDOR: readonly Fault[] = [
  [
    'a message of a payment was lost, and nobody asked',
    ['payment_not_booked', 4_900],
    ({ salon }) => salon.payAtVendor(2, 'card'),
  ],
  [
    'money without an order',
    ['payment_unknown', 1_234],
    () => Promise.resolve(strangeMoney(1_234, claimOf(randomUUID()))),
  ],
  [
    'an order was marked as paid that nobody has paid',
    ['payment_not_at_vendor', -2_450],
    async ({ sql, salon }) => {
      const { orderId, paymentId } = await salon.paid(1, 'card');
      const [row] = await sql<
        { payment_ref: PaymentRef }[]
      >`select payment_ref from payment where id = ${paymentId}`;
      payments.vendor.payments.delete(row!.payment_ref);
      payments.vendor.movements.splice(payments.vendor.movements.indexOf(movementOf(row!.payment_ref)), 1);
      return orderId;
    },
  ],
  [
    'the vendor has received another amount',
    ['payment_amount_differs', -100],
    () => {
      const { line } = movementOf(story().card.paymentRef);
      Object.assign(line, { amount: line.amount - 100, net: line.net - 100 });
      const payout = payments.vendor.payouts.get(movementOf(story().card.paymentRef).payout!)!;
      Object.assign(payout, { amount: { ...payout.amount, minor: payout.amount.minor - 100 } });
      return Promise.resolve();
    },
  ],
  [
    'the amount of a payment was changed with its order',
    ['payment_amount_differs', -50],
    async ({ sql }) => {
      const { orderId } = story().twint;
      await sql`update payment set amount_rappen = amount_rappen + 50 where order_id = ${orderId}`;
      await sql`update shop_order set total_rappen = total_rappen + 50, paid_rappen = paid_rappen + 50 where id = ${orderId}`;
      await sql`update shop_order_line set unit_price_rappen = unit_price_rappen + 50 where order_id = ${orderId}`;
    },
  ],
  [
    'a fee is missing',
    ['fee_missing', 172],
    ({ sql }) => sql`update payment set fee_rappen = null where order_id = ${story().card.orderId}`,
  ],
  [
    'another fee than the vendor kept',
    ['fee_differs', 72],
    ({ sql }) =>
      sql`update payment set fee_rappen = fee_rappen - 72 where order_id = ${story().card.orderId}`,
  ],
  [
    'a refund that was made in the vendor’s pages',
    ['refund_at_vendor', -700],
    () => Promise.resolve(payments.vendor.refundsByHand(story().card.paymentRef, 700)),
  ],
  [
    'money went back twice for one refund',
    ['refund_twice', -1_005],
    ({ sql }) =>
      sql<
        { id: string }[]
      >`select id from refund where order_id = ${story().partly.orderId} and amount_rappen = 1005`.then(
        ([row]) =>
          payments.vendor.refund(
            paymentOf(story().partly.paymentRef),
            1_005,
            claimOf(story().partly.orderId),
            row!.id,
          ),
      ),
  ],
  [
    'a refund of ours of which there is no row',
    ['refund_unknown', -300],
    () =>
      Promise.resolve(
        payments.vendor.refund(
          paymentOf(story().card.paymentRef),
          300,
          claimOf(story().card.orderId),
          randomUUID(),
        ),
      ),
  ],
  [
    'a refund was sent, and its answer lost for good',
    ['refund_not_booked', -500],
    async ({ sql, salon }) => {
      const id = await salon.refunded(story().card.orderId, '5');
      await sql`update refund set status = 'wanted', refund_ref = null, settled_at = null where id = ${id}`;
    },
  ],
  [
    'a refund is noted as sent, and was not',
    ['refund_not_at_vendor', 500],
    async ({ sql, salon }) => {
      const id = await salon.refunded(story().card.orderId, '5', false);
      await sql`update refund set status = 'succeeded', refund_ref = 'refund-x', settled_at = created_at where id = ${id}`;
    },
  ],
  [
    'a refund came back from the bank, and nobody noticed',
    ['refund_not_at_vendor', 1_005],
    () => {
      const { paymentRef } = story().partly;
      const refund = [...payments.vendor.refunds.values()].find(
        (each) => each.paymentRef === paymentRef && each.amount.minor === 1_005,
      );
      return Promise.resolve(payments.vendor.failsRefund(refund!.refundRef));
    },
  ],
  [
    'less went back than was noted',
    ['refund_amount_differs', 5],
    () => {
      const { paymentRef } = story().partly;
      const found = payments.vendor.movements.find(
        ({ payment, line }) => payment === paymentRef && line.amount === -1_005,
      )!;
      Object.assign(found.line, { amount: -1_000, net: -1_000 });
      const payout = payments.vendor.payouts.get(found.payout!)!;
      Object.assign(payout, { amount: { ...payout.amount, minor: payout.amount.minor + 5 } });
      return Promise.resolve();
    },
  ],
  [
    'a refund that no job has sent',
    ['refund_stuck', 500],
    ({ salon }) => salon.refunded(story().card.orderId, '5', false),
    (THURSDAY_NOON + 2 * DAY) as Instant,
  ],
  [
    'a refund that goes by bank, and that nobody has sent',
    ['refund_stuck', 500],
    async ({ sql, salon }) => {
      const id = await salon.refunded(story().twint.orderId, '5', false);
      await sql`update refund set status = 'by_hand' where id = ${id}`;
    },
    (THURSDAY_NOON + 6 * DAY) as Instant,
  ],
  [
    'a dispute of which no message came',
    ['dispute_not_booked', -4_900],
    () => Promise.resolve(payments.vendor.opensDispute(story().card.paymentRef)),
  ],
  [
    'money in another currency',
    ['foreign_currency', 900],
    () => {
      strangeMoney(900, claimOf(randomUUID()));
      Object.assign(payments.vendor.movements.at(-1)!.line, { currency: 'eur' });
      return Promise.resolve();
    },
  ],
];

/** Orders, their lines and their payments. */
import { story } from '../open-books.ts';
import { claimOf, strangeMoney, type Fault } from './fault.ts';

export const ORDERS: readonly Fault[] = [
  [
    'a line of an order was changed',
    ['order_lines_differ', 100],
    ({ sql }) =>
      sql`update shop_order_line set unit_price_rappen = unit_price_rappen + 100 where order_id = ${story().twint.orderId}`,
  ],
  [
    'an order says that it was paid, and no payment does',
    ['order_without_payment', -4_900],
    async ({ sql }) => {
      await sql`update shop_order set paid_rappen = total_rappen, paid_at = created_at, due_at = null where id = ${story().waiting}`;
      // What was kept for it is sold, as for any paid order.
      await sql`update product set reserved = reserved - 2`;
      await sql`update stock_movement set kind = 'sale' where order_id = ${story().waiting} and kind = 'reserve'`;
    },
  ],
  [
    'a paid order was made an unpaid one',
    ['payment_without_order', 4_900],
    ({ sql }) =>
      sql`update shop_order set paid_rappen = 0, paid_at = null, refunded_rappen = 0 where id = ${story().terminal}`,
  ],
  [
    'a payment at the desk was changed',
    ['order_paid_differs', -100],
    ({ sql }) =>
      sql`update payment set amount_rappen = amount_rappen - 100 where order_id = ${story().terminal}`,
  ],
  [
    'a payment counted twice',
    ['payment_counted_twice', 4_900],
    ({ sql }) => {
      const { paymentRef } = strangeMoney(4_900, claimOf(story().card.orderId));
      return sql`
        insert into payment (salon_id, id, order_id, visitor_id, status, method, amount_rappen, wish, payment_ref, fee_rappen,
          opened_at, settled_at)
        select salon_id, gen_random_uuid(), order_id, visitor_id, status, method, amount_rappen, wish, ${paymentRef}, fee_rappen,
          opened_at, settled_at + interval '1 minute'
        from payment where order_id = ${story().card.orderId}`;
    },
  ],
  [
    'an order says that it was paid at the till, and no sale does',
    ['order_not_at_till', -2_450],
    async ({ sql, salon }) => {
      const { saleId } = await salon.handedOver(1);
      await sql`update sale set order_id = null where id = ${saleId}`;
    },
  ],
  [
    'a payment says that more went back than did',
    ['payment_refunded_differs', 100],
    ({ sql }) =>
      sql`update payment set refunded_rappen = refunded_rappen + 100 where order_id = ${story().card.orderId}`,
  ],
  [
    'an order says that more went back than did',
    ['order_refunded_differs', 100],
    ({ sql }) =>
      sql`update shop_order set refunded_rappen = refunded_rappen + 100 where id = ${story().card.orderId}`,
  ],
  [
    'a refund by bank was noted twice',
    ['order_refunded_differs', -500],
    async ({ sql }) => {
      const { orderId } = story().card;
      const note = () => sql`
        insert into refund (salon_id, id, order_id, payment_id, amount_rappen, reason, status, created_at, settled_at)
        select salon_id, gen_random_uuid(), order_id, id, 500, 'goodwill', 'transferred', settled_at, settled_at
        from payment where order_id = ${orderId}`;
      await note();
      await note();
      await sql`update payment set refunded_rappen = 1000 where order_id = ${orderId}`;
      await sql`update shop_order set refunded_rappen = 500 where id = ${orderId}`;
    },
  ],
];

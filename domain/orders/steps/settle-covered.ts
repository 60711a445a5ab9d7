import type { Stores } from '../../ports/unit-of-work.ts';
import type { Ids } from '../../ports/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { orderEntry } from '../order-entry.ts';
import { dueOf } from '../order-state.ts';
import type { Order } from '../placed-order.ts';
import { carryOut } from './carry-out.ts';
import { postOrderLetter } from './order-letter.ts';
import type { OrderPost } from './order-letter.ts';

/** A (locked) order that a voucher pays wholly is paid: the money came when the voucher was sold. Said twice, once. */
export async function settleCovered(
  post: OrderPost & { readonly ids: Ids },
  stores: Stores,
  order: Order,
  at: Instant,
): Promise<boolean> {
  const { stage, paid } = order.state;
  if (dueOf(order.state) > 0 || paid > 0 || stage === 'cancelled') return false;
  const carried = await carryOut({ stores, ids: post.ids, at }, order, {
    kind: 'money_came',
    amount: rappen(0),
  });
  if (!carried.ok) throw new Error(`what is kept for the order is not there: ${carried.error.kind}`);
  await stores.audit.append(orderEntry('order.paid', order, { amount: 0, method: 'voucher' }), at);
  await postOrderLetter(post, stores, 'order_paid', carried.value.order, at);
  return true;
}

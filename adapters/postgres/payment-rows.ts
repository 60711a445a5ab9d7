import type { Payment } from '#domain/payments/payment.ts';
import type { Refund } from '#domain/payments/refund.ts';
import { instant } from './instant-columns.ts';
import type { RefundByHand } from '#domain/ports/orders.ts';
import type { Unit } from './unit.ts';

const PAYMENT_COLUMNS = `p.id, p.order_id as "orderId", p.appointment_id as "visitId", p.method, p.amount_rappen as amount, p.status, p.wish, p.charge,
  p.checkout_ref as "checkoutRef", p.payment_ref as "paymentRef", p.url, ${instant('p.opened_at')} as "openedAt",
  ${instant('p.expires_at')} as "expiresAt", ${instant('p.settled_at')} as "settledAt", ${instant('p.paid_at')} as "paidAt", p.refunded_rappen as refunded,
  p.fee_rappen as fee`;
const REFUND_COLUMNS = `r.id, r.order_id as "orderId", r.appointment_id as "visitId", r.payment_id as "paymentId", r.amount_rappen as amount, r.reason,
  r.words, r.status, r.refund_ref as "refundRef", ${instant('r.created_at')} as "createdAt",
  ${instant('r.settled_at')} as "settledAt"`;

export const readPayments = <P extends Payment = Payment>(
  unit: Unit,
  by: 'order_id' | 'appointment_id' | 'id' | 'checkout_ref' | 'payment_ref',
  value: string,
): Promise<readonly P[]> =>
  unit.text<P>(
    `select ${PAYMENT_COLUMNS} from payment p where p.salon_id = $1 and p.${by} = $2 order by p.opened_at, p.id`,
    [unit.actor.salonId, value],
  );

export const readRefunds = <R extends Refund = Refund>(
  unit: Unit,
  by: 'order_id' | 'appointment_id' | 'payment_id' | 'id',
  value: string,
): Promise<readonly R[]> =>
  unit.text<R>(
    `select ${REFUND_COLUMNS} from refund r where r.salon_id = $1 and r.${by} = $2 order by r.created_at, r.id`,
    [unit.actor.salonId, value],
  );

/** Those that the vendor does not send any more. */
export const readByHand = (unit: Unit): Promise<readonly RefundByHand[]> =>
  unit.text(
    `select ${REFUND_COLUMNS}, o.number, a.customer_id is not null as "isVisit",
       coalesce(o.first_name || ' ' || o.last_name, c.first_name || ' ' || c.last_name) as payee,
       coalesce(o.email, c.email, p.wish ->> 'email') as email
     from refund r
     join payment p on p.salon_id = r.salon_id and p.id = r.payment_id
     left join shop_order o on o.salon_id = r.salon_id and o.id = r.order_id
     left join appointment a on a.salon_id = r.salon_id and a.id = r.appointment_id
     left join customer c on c.salon_id = a.salon_id and c.id = a.customer_id
     where r.salon_id = $1 and r.status = 'by_hand' order by r.created_at, r.id`,
    [unit.actor.salonId],
  );

import type { OrderLine, PostalAddress } from '#domain/orders/order.ts';
import type { OrderState } from '#domain/orders/order-state.ts';
import type { Order } from '#domain/orders/placed-order.ts';
import type { ShippingMethod } from '#domain/orders/shipping.ts';
import type { ShippingRecord } from '#domain/orders/shipping-record.ts';
import type {
  CustomerId,
  OrderId,
  ProductId,
  SalonId,
  ShippingMethodId,
  VisitorId,
} from '#domain/shared/ids.ts';
import type { Locale, Localized } from '#domain/shared/locale.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { instant } from './instant-columns.ts';
import type { Unit } from './unit.ts';

export const ORDER_COLUMNS = `o.salon_id, o.id, o.number, o.visitor_id, o.customer_id, o.stage, o.pay_by, o.delivery,
  o.total_rappen, o.paid_rappen, o.refunded_rappen, o.voucher_rappen, o.dispute, o.locale, o.terms_version, o.first_name, o.last_name,
  o.email, o.phone, o.address, o.note, o.end_reason, o.version, ${instant('o.due_at')} as due_at,
  ${instant('o.created_at')} as created_at, ${instant('o.paid_at')} as paid_at, ${instant('o.staged_at')} as staged_at,
  (select jsonb_agg(jsonb_build_object('position', l.position, 'kind', l.kind, 'productId', l.product_id, 'name', l.name,
      'unitPrice', l.unit_price_rappen, 'quantity', l.quantity, 'vatCode', l.vat_code,
      'vatBasisPoints', l.vat_basis_points)
      || case when l.gift is null then '{}' else jsonb_build_object('gift', l.gift) end order by l.position)
    from shop_order_line l where l.salon_id = o.salon_id and l.order_id = o.id) as lines`;

export type OrderRowOf = {
  readonly salon_id: SalonId;
  readonly id: OrderId;
  readonly number: number;
  readonly visitor_id: VisitorId;
  readonly customer_id: CustomerId | null;
  readonly stage: OrderState['stage'];
  readonly pay_by: OrderState['payBy'];
  readonly delivery: OrderState['delivery'];
  readonly total_rappen: number;
  readonly paid_rappen: number;
  readonly refunded_rappen: number;
  readonly voucher_rappen: number;
  readonly dispute: OrderState['dispute'];
  readonly locale: Locale;
  readonly terms_version: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: PostalAddress | null;
  readonly note: string;
  readonly end_reason: string | null;
  readonly version: number;
  readonly due_at: Instant | null;
  readonly created_at: Instant;
  readonly paid_at: Instant | null;
  readonly staged_at: Instant;
  readonly lines: readonly (OrderLine & { readonly productId: ProductId | null })[] | null;
};

export const orderOf = (row: OrderRowOf): Order => ({
  id: row.id,
  salonId: row.salon_id,
  number: row.number,
  locale: row.locale,
  termsVersion: row.terms_version,
  lines: row.lines ?? [],
  visitorId: row.visitor_id,
  customerId: row.customer_id,
  contact: { firstName: row.first_name, lastName: row.last_name, email: row.email, phone: row.phone },
  goesTo:
    row.address === null
      ? { kind: row.delivery === 'email' ? 'email' : 'pick_up' }
      : { kind: 'shipping', address: row.address },
  note: row.note,
  state: {
    stage: row.stage,
    payBy: row.pay_by,
    delivery: row.delivery,
    total: rappen(row.total_rappen),
    paid: rappen(row.paid_rappen),
    refunded: rappen(row.refunded_rappen),
    voucher: rappen(row.voucher_rappen),
    dispute: row.dispute,
  },
  dueAt: row.due_at,
  createdAt: row.created_at,
  paidAt: row.paid_at,
  stagedAt: row.staged_at,
  endReason: row.end_reason,
  version: row.version,
});

type MethodRow = {
  readonly id: ShippingMethodId;
  readonly name: Localized;
  readonly price_rappen: number;
  readonly free_from_rappen: number | null;
  readonly vat_code: string;
  readonly position: number;
  readonly active: boolean;
};

/** Offered or not. */
export async function readShippingRecords(unit: Unit): Promise<readonly ShippingRecord[]> {
  const rows = await unit.sql<MethodRow>`
    select id, name, price_rappen, free_from_rappen, vat_code, position, active from shipping_method
    where salon_id = ${unit.actor.salonId} order by position, id`;
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    price: rappen(row.price_rappen),
    freeFrom: row.free_from_rappen === null ? null : rappen(row.free_from_rappen),
    vatCode: row.vat_code,
    position: row.position,
    active: row.active,
  }));
}

export const readShippingMethods = async (unit: Unit): Promise<readonly ShippingMethod[]> =>
  (await readShippingRecords(unit))
    .filter(({ active }) => active)
    .map(({ position: _position, active: _active, ...method }) => method);

/** What a sale consists of: what the form says, and what is read under the locks of visit and order. */
import { may } from '../../identity/permissions.ts';
import type { Order } from '../../orders/placed-order.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { VoucherCodes } from '../../ports/vouchers.ts';
import type { Employee } from '../../shared/actor.ts';
import type { AppointmentId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import type { Instant, LocalDate } from '../../shared/salon-time.ts';
import type { ProductRecord } from '../../shop/product-record.ts';
import type { Appointment } from '../../slots/appointment.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import { productOfKey, readBasket, readTips } from '../basket.ts';
import { sellerOf } from '../cashier.ts';
import { dueAtDesk, payDue } from '../due.ts';
import { isPayable } from '../payable-visit.ts';
import type { RingUpInput, RingUpRefusal } from '../ring-up-form.ts';
import type { Sale, SaleContent } from '../sale.ts';
import { wayRefusals } from '../settle.ts';
import { handedOver, type Spent } from './voucher-at-the-till.ts';

export type SaleRead = Result<
  {
    readonly content: SaleContent;
    readonly book: SalonBook;
    readonly order: Order | null;
    /** What is taken from the voucher that is handed over. */
    readonly spent: Spent | null;
  },
  RingUpRefusal
>;

type Reading = {
  readonly codes: VoucherCodes;
  readonly now: Instant;
  /** The sale that was made from this page: what it took from the voucher is not there to be taken again. */
  readonly made: Sale | null;
};

export async function contentOf(
  actor: Employee,
  input: RingUpInput,
  stores: Stores,
  { codes, now, made }: Reading,
): Promise<SaleRead> {
  const { appointments, calendar, catalogue, deposits, invoices, orders } = stores;
  const ids = [...new Set(input.lines.map(({ key }) => productOfKey(key)).filter((id) => id !== null))];
  const [book, card, visit, ...records] = await Promise.all([
    calendar.book(),
    calendar.card(),
    input.appointmentId === null ? null : appointments.lock(input.appointmentId),
    ...ids.map((id) => catalogue.product(id)),
  ]);
  const order = input.orderId === null ? null : await orders.lock(input.orderId);
  if (input.orderId !== null && order === null) return err({ kind: 'not_found' });
  const today = dateOf(now, book.zone);
  const payable = payableItems(input.appointmentId, visit, today);
  if (!payable.ok) return payable;
  if (input.appointmentId !== null) {
    const invoiceId = await invoices.bySource({ kind: 'visit', id: input.appointmentId });
    if (invoiceId !== null) return err({ kind: 'already_invoiced', invoiceId });
  }
  const products = new Map(
    records.filter((record): record is ProductRecord => record !== null).map((record) => [record.id, record]),
  );
  const basket = readBasket(input.lines, {
    items: payable.value,
    ordered: order?.lines ?? [],
    products,
    book,
    today,
    mayType: may(actor, 'till.free'),
  });
  const tips = readTips(input.tips, book.staff);
  if (!basket.ok || !tips.ok) {
    return err({
      kind: 'invalid',
      fields: [
        ...(basket.ok ? [] : basket.error),
        ...(tips.ok ? [] : tips.error),
        ...wayRefusals(input.payment),
      ],
    });
  }
  if (basket.value.some(({ fresh }) => !fresh)) return err({ kind: 'price_changed' });
  const lines = basket.value.map(({ line }) => line);
  const moves = input.appointmentId === null ? [] : await deposits.moves(input.appointmentId);
  const ordered = order?.state.voucher ?? rappen(0);
  const facts = { salonId: actor.salonId, codes, today, ordered, made };
  const handed = await handedOver(input, stores, facts);
  if (!handed.ok) return err({ kind: 'invalid', fields: [handed.error, ...wayRefusals(input.payment)] });
  const { voucher, balance } = handed.value;
  const { saleId } = input;
  const due = dueAtDesk({ lines, tips: tips.value, moves, ordered, balance, saleId });
  if (voucher !== null && due.taken === 0) {
    const nothing = { field: 'voucher', reason: 'nothing_to_pay' } as const;
    return err({ kind: 'invalid', fields: [nothing, ...wayRefusals(input.payment)] });
  }
  const paid = payDue(due, input.payment);
  if (!paid.ok) return err({ kind: 'invalid', fields: paid.error });
  return ok({
    book,
    order,
    spent: voucher === null ? null : { ...voucher, amount: due.taken },
    content: {
      ...paid.value,
      id: input.saleId,
      appointmentId: input.appointmentId,
      orderId: input.orderId,
      lines,
      tips: tips.value,
      seller: sellerOf(card),
      voids: null,
      reason: null,
    },
  });
}

function payableItems(
  id: AppointmentId | null,
  visit: Appointment | null,
  today: LocalDate,
): Result<Appointment['items'], RingUpRefusal> {
  if (id === null) return ok([]);
  if (visit === null) return err({ kind: 'not_found' });
  return isPayable(visit, today) ? ok(visit.items) : err({ kind: 'not_payable' });
}

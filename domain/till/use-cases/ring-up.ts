import { creditFor } from '../../deposits/deposit-credit.ts';
import { applyDeposit } from '../../deposits/steps/apply-deposit.ts';
import { may } from '../../identity/permissions.ts';
import { isPayableAtDesk } from '../../orders/order-state.ts';
import type { Order } from '../../orders/placed-order.ts';
import { handOverPaid } from '../../orders/steps/at-the-till.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { AppointmentId, InvoiceId, OrderId, ProductId, SaleId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import type { Instant, LocalDate } from '../../shared/salon-time.ts';
import type { ProductRecord } from '../../shop/product-record.ts';
import type { Appointment } from '../../slots/appointment.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import { piecesOf, productOfKey, readBasket, readTips } from '../basket.ts';
import type { BasketRefusal, RawLine, RawTip } from '../basket.ts';
import { cashierOf, sellerOf } from '../cashier.ts';
import { isPayable } from '../payable-visit.ts';
import { isSameSale, stamped, tipsOf, totalOf, type SaleContent } from '../sale.ts';
import { NO_CREDITS, settle, wayRefusals, type PaymentRefusal, type RawPayment } from '../settle.ts';
import { saleEntry } from '../till-entry.ts';
import { openPeriod } from '../till-state.ts';

export type RingUpInput = {
  /** Made with the page: sent twice, the form sells once. */
  readonly saleId: SaleId;
  readonly appointmentId: AppointmentId | null;
  /** What was ordered to be fetched and paid here. */
  readonly orderId: OrderId | null;
  readonly lines: readonly RawLine[];
  readonly tips: readonly RawTip[];
  readonly payment: RawPayment;
};

export type RingUpRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly (BasketRefusal | PaymentRefusal)[] }
  /** The visit is not of today, or nobody has come yet. */
  | { readonly kind: 'not_payable' }
  /** The order is paid, has ended, or is not to be paid at the desk. */
  | { readonly kind: 'order_not_payable'; readonly orderId: OrderId }
  /** Prices have changed since the page was shown: it is shown again before anybody pays. */
  | { readonly kind: 'price_changed' }
  | { readonly kind: 'short'; readonly products: readonly ProductId[] }
  | { readonly kind: 'already_paid'; readonly saleId: SaleId }
  /** What is invoiced is paid there, or nobody could tell what came in for what. */
  | { readonly kind: 'already_invoiced'; readonly invoiceId: InvoiceId }
  /** Another sale was made from this page before. */
  | { readonly kind: 'id_used'; readonly saleId: SaleId };

export type RingUp = (actor: Insider, input: RingUpInput) => Promise<Result<SaleId, RingUpRefusal>>;

type Deps = { readonly uow: UnitOfWork; readonly clock: Clock; readonly ids: Ids };

/**
 * Sells at the desk: what was done, what was ordered, what is taken along. What was ordered is handed over with it; what
 * was paid ahead of the visit comes first.
 */
export const ringUp =
  ({ uow, clock, ids }: Deps): RingUp =>
  async (actor, input) => {
    if (actor.kind !== 'employee' || !may(actor, 'till.use')) return err({ kind: 'not_found' });
    return await uow.run<SaleId, RingUpRefusal>(actor, async (stores) => {
      const { stock, till, audit } = stores;
      const read = await contentOf(actor, input, stores, clock.now());
      const made = await till.sale(input.saleId);
      if (made !== null) return answerAgain(made, read);
      if (!read.ok) return read;
      const { content, book, order } = read.value;
      if (order !== null) {
        if (!isPayableAtDesk(order.state)) return err({ kind: 'order_not_payable', orderId: order.id });
        const handed = await handOverPaid(stores, { ids, at: clock.now(), saleId: content.id }, order);
        if (!handed.ok)
          return handed.error.kind === 'stock_short'
            ? err({ kind: 'short', products: handed.error.products })
            : err({ kind: 'order_not_payable', orderId: order.id });
      }
      if (content.deposit > 0 && content.appointmentId !== null)
        await applyDeposit(stores, { ids, at: clock.now() }, content.appointmentId, content);
      const short = await stock.sellAtTill(content.id, piecesOf(content.lines), clock.now());
      if (short.length > 0) return err({ kind: 'short', products: short });

      const state = await till.gate();
      const [meanwhile, visit] = await Promise.all([
        till.sale(content.id),
        content.appointmentId === null ? null : till.salesOfVisit(content.appointmentId),
      ]);
      if (meanwhile !== null) return answerAgain(meanwhile, read);
      if (visit !== null && visit.standing !== null) {
        return err({ kind: 'already_paid', saleId: visit.standing });
      }
      const at = clock.now();
      const sale = stamped(content, {
        number: state.sales + 1,
        period: openPeriod(state),
        at,
        day: dateOf(at, book.zone),
        ...cashierOf(actor, book),
        visitTurn: visit?.turns ?? null,
      });
      await till.putSale(sale);
      await audit.append(saleEntry(sale), at);
      return ok(sale.id);
    });
  };

type Read = Result<
  { readonly content: SaleContent; readonly book: SalonBook; readonly order: Order | null },
  RingUpRefusal
>;

/** The second of two clicks; or somebody has gone back, changed something and sent the page again. */
function answerAgain(made: SaleContent, read: Read): Result<SaleId, RingUpRefusal> {
  return read.ok && isSameSale(made, read.value.content)
    ? ok(made.id)
    : err({ kind: 'id_used', saleId: made.id });
}

async function contentOf(
  actor: Employee,
  input: RingUpInput,
  { appointments, calendar, catalogue, deposits, invoices, orders }: Stores,
  now: Instant,
): Promise<Read> {
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
  const deposit = creditFor(moves, totalOf(lines), input.saleId);
  const due = rappen(totalOf(lines) + tipsOf(tips.value));
  const paid = settle(due, input.payment, { ...NO_CREDITS, deposit });
  if (!paid.ok) return err({ kind: 'invalid', fields: paid.error });
  return ok({
    book,
    order,
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

import { creditFor } from '../../deposits/deposit-credit.ts';
import { applyDeposit } from '../../deposits/steps/apply-deposit.ts';
import { may } from '../../identity/permissions.ts';
import { isPayableAtDesk } from '../../orders/order-state.ts';
import type { Order } from '../../orders/placed-order.ts';
import { handOverPaid } from '../../orders/steps/at-the-till.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { MoveOutcome, VoucherCodes } from '../../ports/vouchers.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type {
  AppointmentId,
  InvoiceId,
  OrderId,
  ProductId,
  SaleId,
  SalonId,
  VoucherId,
  VoucherMoveId,
} from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import type { Instant, LocalDate } from '../../shared/salon-time.ts';
import type { ProductRecord } from '../../shop/product-record.ts';
import type { Appointment } from '../../slots/appointment.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import { issueVoucher } from '../../vouchers/steps/issue-vouchers.ts';
import { readCode } from '../../vouchers/voucher-code.ts';
import { voucherEntry } from '../../vouchers/voucher-entry.ts';
import { piecesOf, productOfKey, readBasket, readTips } from '../basket.ts';
import type { BasketRefusal, RawLine, RawTip } from '../basket.ts';
import { cashierOf, sellerOf } from '../cashier.ts';
import { isPayable } from '../payable-visit.ts';
import { isSameSale, stamped, tipsOf, totalOf, type Sale, type SaleContent, type SaleLine } from '../sale.ts';
import { NO_CREDITS, settle, wayRefusals, type PaymentRefusal, type RawPayment } from '../settle.ts';
import { saleEntry } from '../till-entry.ts';
import { openPeriod } from '../till-state.ts';
import { payableAhead, voucherCredit } from '../voucher-credit.ts';

export type RingUpInput = {
  /** Made with the page: sent twice, the form sells once. */
  readonly saleId: SaleId;
  readonly appointmentId: AppointmentId | null;
  /** What was ordered to be fetched and paid here. */
  readonly orderId: OrderId | null;
  readonly lines: readonly RawLine[];
  readonly tips: readonly RawTip[];
  readonly payment: RawPayment;
  /** The code of a voucher that is handed over; empty: none is. */
  readonly voucher: string;
};

/** Nothing can be paid with it: whoever works here looks at its page and sees why. */
export type VoucherRefusal = {
  readonly field: 'voucher';
  readonly reason: 'no_code' | 'no_voucher' | 'nothing_to_pay';
};

export type RingUpRefusal =
  | { readonly kind: 'not_found' }
  | {
      readonly kind: 'invalid';
      readonly fields: readonly (BasketRefusal | PaymentRefusal | VoucherRefusal)[];
    }
  /** The visit is not of today, or nobody has come yet. */
  | { readonly kind: 'not_payable' }
  /** The order is paid, has ended, or is not to be paid at the desk. */
  | { readonly kind: 'order_not_payable'; readonly orderId: OrderId }
  /** Somebody has spent of the voucher meanwhile: the page is shown again before anybody pays. */
  | { readonly kind: 'voucher_changed' }
  /** Prices have changed since the page was shown: it is shown again before anybody pays. */
  | { readonly kind: 'price_changed' }
  | { readonly kind: 'short'; readonly products: readonly ProductId[] }
  | { readonly kind: 'already_paid'; readonly saleId: SaleId }
  /** What is invoiced is paid there, or nobody could tell what came in for what. */
  | { readonly kind: 'already_invoiced'; readonly invoiceId: InvoiceId }
  /** Another sale was made from this page before. */
  | { readonly kind: 'id_used'; readonly saleId: SaleId };

export type RingUp = (actor: Insider, input: RingUpInput) => Promise<Result<SaleId, RingUpRefusal>>;

type Deps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly codes: VoucherCodes;
};

/**
 * Sells at the desk: what was done, what was ordered, what is taken along. What was ordered is handed over with it; what
 * was paid ahead of the visit comes first.
 */
export const ringUp =
  ({ uow, clock, ids, codes }: Deps): RingUp =>
  async (actor, input) => {
    if (actor.kind !== 'employee' || !may(actor, 'till.use')) return err({ kind: 'not_found' });
    return await uow.run<SaleId, RingUpRefusal>(actor, async (stores) => {
      const { stock, till, audit } = stores;
      const reading = (made: Sale | null) =>
        contentOf(actor, input, stores, { codes, now: clock.now(), made });
      const made = await till.sale(input.saleId);
      const read = await reading(made);
      if (made !== null) return answerAgain(made, read);
      if (!read.ok) return read;
      const { content, book, order, spent } = read.value;
      if (content.appointmentId !== null) {
        // The other one of two clicks may have come first, while this one waited for the visit.
        const first = await till.sale(content.id);
        if (first !== null) return answerAgain(first, await reading(first));
      }
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

      if (spent !== null) {
        const moved = await redeem({ ids, clock }, stores, content.id, spent);
        if (moved === 'already') {
          // The other one of two clicks has spent it, and was first.
          await till.gate();
          const first = await till.sale(content.id);
          return first === null ? err({ kind: 'voucher_changed' }) : answerAgain(first, await reading(first));
        }
        if (moved !== 'moved') return err({ kind: 'voucher_changed' });
      }

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
      if (sale.appointmentId !== null) await stores.loyalty.countSoon({ kind: 'sale', id: sale.id });
      await giveOut({ ids, codes }, stores, actor, { sale, book });
      return ok(sale.id);
    });
  };

type Read = Result<
  {
    readonly content: SaleContent;
    readonly book: SalonBook;
    readonly order: Order | null;
    /** What is taken from the voucher that is handed over. */
    readonly spent: Spent | null;
  },
  RingUpRefusal
>;

type Spent = { readonly id: VoucherId; readonly digest: string; readonly amount: Rappen };

async function redeem(
  { ids, clock }: Pick<Deps, 'ids' | 'clock'>,
  { vouchers, audit }: Stores,
  saleId: SaleId,
  { id: voucherId, digest, amount }: Spent,
): Promise<MoveOutcome> {
  const id = ids.next() as VoucherMoveId;
  const kind = 'redeemed' as const;
  const move = { id, voucherId, kind, amount: rappen(-amount), orderId: null, saleId, reason: null };
  const at = clock.now();
  const moved = await vouchers.move(move, at, digest);
  if (moved === 'moved') {
    await audit.append(voucherEntry('voucher.redeemed', { id: voucherId }, { amount, saleId }), at);
  }
  return moved;
}

/** What was sold of vouchers is worth something from the moment at which it is paid. */
async function giveOut(
  deps: Pick<Deps, 'ids' | 'codes'>,
  stores: Stores,
  { salonId }: Employee,
  { sale, book }: { readonly sale: Sale; readonly book: SalonBook },
): Promise<void> {
  for (const [position, { kind, unitPrice }] of sale.lines.entries()) {
    if (kind !== 'voucher') continue;
    const sold = {
      recipient: '',
      message: '',
      value: unitPrice,
      locale: 'de-CH' as const,
      source: { kind: 'sale' as const, saleId: sale.id, position },
      visitorId: null,
    };
    await issueVoucher(deps, stores, { salonId, zone: book.zone }, sold, sale.at);
  }
}

/** The second of two clicks; or somebody has gone back, changed something and sent the page again. */
function answerAgain(made: SaleContent, read: Read): Result<SaleId, RingUpRefusal> {
  return read.ok && isSameSale(made, read.value.content)
    ? ok(made.id)
    : err({ kind: 'id_used', saleId: made.id });
}

type Reading = {
  readonly codes: VoucherCodes;
  readonly now: Instant;
  /** The sale that was made from this page: what it took from the voucher is not there to be taken again. */
  readonly made: Sale | null;
};

async function contentOf(
  actor: Employee,
  input: RingUpInput,
  stores: Stores,
  { codes, now, made }: Reading,
): Promise<Read> {
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
  const ordered = order?.state.voucher ?? NO_CREDITS.voucher;
  const deposit = creditFor(moves, payableAhead(lines, ordered), input.saleId);
  const facts = { salonId: actor.salonId, codes, today, lines, ordered, deposit, made };
  const credit = await creditOf(input, stores, facts);
  if (!credit.ok) return err({ kind: 'invalid', fields: [credit.error, ...wayRefusals(input.payment)] });
  const { voucher, spent } = credit.value;
  const due = rappen(totalOf(lines) + tipsOf(tips.value));
  const paid = settle(due, input.payment, { deposit, voucher });
  if (!paid.ok) return err({ kind: 'invalid', fields: paid.error });
  return ok({
    book,
    order,
    spent,
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

type CreditFacts = {
  readonly salonId: SalonId;
  readonly codes: VoucherCodes;
  readonly today: LocalDate;
  readonly lines: readonly SaleLine[];
  /** What a voucher has paid of the order that is paid here. */
  readonly ordered: Rappen;
  /** What was paid ahead of the visit. */
  readonly deposit: Rappen;
  readonly made: Sale | null;
};

/** What vouchers pay: the one that is handed over, and the one with which the order was placed. */
async function creditOf(
  { voucher: typed }: RingUpInput,
  { vouchers }: Stores,
  { salonId, codes, today, lines, ordered, deposit, made }: CreditFacts,
): Promise<Result<{ readonly voucher: Rappen; readonly spent: Spent | null }, VoucherRefusal>> {
  if (typed.trim() === '') return ok({ voucher: ordered, spent: null });
  if (made !== null) return ok({ voucher: made.voucher, spent: null });
  const code = readCode(typed);
  if (code === null) return err({ field: 'voucher', reason: 'no_code' });
  const digest = codes.digest(salonId, code);
  const found = await vouchers.spendable(digest, today);
  if (found === null) return err({ field: 'voucher', reason: 'no_voucher' });
  const { taken } = voucherCredit(lines, { balance: found.balance, ordered, deposit });
  if (taken === 0) return err({ field: 'voucher', reason: 'nothing_to_pay' });
  return ok({ voucher: rappen(ordered + taken), spent: { id: found.id, digest, amount: taken } });
}

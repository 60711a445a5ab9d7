/** The shop of `test:money`: the real use cases on memory, with everything that can go wrong between two lines. */
import type { Order } from '#domain/orders/placed-order.ts';
import type { PaymentNotice } from '#domain/payments/vendor-records.ts';
import type { GiftId, RefundId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { ok } from '#domain/shared/result.ts';
import { visitor } from '#tests/contracts/contract-rows.ts';
import { contractBook, SALON } from '#tests/contracts/contract-salon.ts';
import { COMB, employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';
import { FORM, orderDesk, orderId, SENT, system } from '#tests/support/order-desk.ts';
import { tillOf } from './till.ts';
import { DEPOSIT_RULE, visitsOf } from './visits.ts';

export const START = { shampoos: 4, combs: 2 } as const;
export const PRODUCTS = [SHAMPOO, COMB] as const;
const OWNER = employeeOf(SALON, 'owner');
const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** What somebody saw with their own eyes, whatever the books say. */
export type Seen = {
  readonly crashes: { count: number };
  /** What of money was written without a line in the log, in the same unit. */
  readonly unlogged: string[];
  /** Payments on pages that had ended. */
  readonly late: { count: number };
};

type Salons = Awaited<ReturnType<typeof orderDesk>>['database']['salons'];
type Rows = NonNullable<ReturnType<Salons['get']>>;

/** What nobody may write without a line in the log: that somebody is at the vendor's page is no such thing. */
const moneyOf = ({ orderBook, deposits, voucherBook, till }: Rows): string =>
  JSON.stringify([
    [...orderBook.payments.values()].map(({ id, amount, status, refunded, fee }) => [
      ...[id, amount, refunded, fee],
      status === 'pending' ? 'open' : status,
    ]),
    [...orderBook.refunds.values()].map(({ id, amount, status }) => [
      ...[id, amount],
      status === 'pending' || status === 'by_hand' ? 'wanted' : status,
    ]),
    [...orderBook.orders.values()].map(({ id, state }) => [id, state]),
    [deposits.moves.length, voucherBook.moves.length],
    [till.sales.size, till.moves.size, till.closings.size],
  ]);

/** A unit's rows are put in place of those before it, all at once. */
function watch(salons: Salons, unlogged: string[]): void {
  const set = salons.set.bind(salons);
  salons.set = (id, rows) => {
    const before = salons.get(id);
    if (
      before !== undefined &&
      before.audit.length === rows.audit.length &&
      moneyOf(before) !== moneyOf(rows)
    )
      unlogged.push(`${moneyOf(before)} became ${moneyOf(rows)}`);
    return set(id, rows);
  };
}

const isDeath = (failure: unknown): boolean =>
  failure instanceof AggregateError
    ? failure.errors.every(isDeath)
    : failure instanceof Error && failure.message === 'the process died';

export async function openShop() {
  const { rules } = contractBook(SALON);
  const desk = await orderDesk({ ...START, book: { rules: { ...rules, deposit: DEPOSIT_RULE } } });
  const seen: Seen = { unlogged: [], crashes: { count: 0 }, late: { count: 0 } };
  watch(desk.database.salons, seen.unlogged);
  let [orders, refunds, gifts] = [0, 0, 0];
  const heard = new Set<PaymentNotice>();

  /** The process dies where a fault says so; whoever asked sees nothing, and the database keeps whole units. */
  async function carefully<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (failure) {
      if (!isDeath(failure)) throw failure;
      seen.crashes.count += 1;
      return null;
    }
  }
  const visits = visitsOf(desk, carefully);
  const till = tillOf(desk);
  const find = (number: number): Order | undefined => desk.rows().orderBook.orders.get(orderId(number));
  /** Number 7 of three orders is the first one: so that a story keeps its meaning when it shrinks. */
  const pick = (number: number): Order | undefined =>
    orders === 0 ? undefined : find(1 + (number % orders));
  const buyerOf = ({ visitorId }: Order) => ({ ...visitor(1), visitorId });

  /** As the worker does: a job that fails comes again. */
  async function jobs(rounds: number): Promise<void> {
    for (let round = 0; round < rounds; round += 1) {
      const job = desk.rows().orderBook.jobs.shift();
      if (job === undefined) break;
      const done = await carefully(async () =>
        job.task === 'settle-order'
          ? ok(await desk.settleOrder(system, { orderId: job.orderId }))
          : job.task === 'settle-payment'
            ? await desk.settle(system, { paymentId: job.paymentId })
            : await desk.send(system, { refundId: job.refundId }),
      );
      if (done === null || !done.ok) desk.rows().orderBook.jobs.push(job);
    }
    await visits.jobs();
  }
  async function tell(notice: PaymentNotice): Promise<void> {
    const applied = await carefully(() => desk.apply(notice.subject));
    if (applied?.ok === true) heard.add(notice);
  }

  async function lapses(): Promise<void> {
    await carefully(() => desk.lapse());
    await visits.lapses();
  }

  return {
    desk,
    seen,
    visits,
    till,
    pick,
    /** A gift voucher, in a cart that may hold more; true: it lies there. */
    async givesVoucher(buyer: number, francs: number) {
      gifts += 1;
      const form = { amount: String(francs), recipient: 'Berta', message: '' };
      return (await desk.addGift(visitor(1 + buyer), { giftId: uuid('0f', gifts) as GiftId, form })).ok;
    },
    /** `voucher`: which of those there are is typed in; -1: none. No pieces: what lies in the cart alone. */
    async order(
      buyer: number,
      product: number,
      pieces: number,
      way: 'online' | 'sent' | 'desk',
      voucher = -1,
    ) {
      const actor = visitor(1 + buyer);
      const issued = desk.vouchers().length;
      const code = voucher < 0 || issued === 0 ? '' : desk.codeOf(voucher % issued);
      for (let piece = 0; piece < pieces; piece += 1)
        await desk.add(actor, { productId: PRODUCTS[product % 2]!, quantity: '1', had: piece });
      const form = way === 'sent' ? SENT : { ...FORM, payBy: way === 'desk' ? 'on_pick_up' : 'online' };
      const wish = { orderId: orderId(orders + 1), form: { ...form, payBy: form.payBy, voucher: code } };
      const placed = await desk.place(actor, await desk.wish(actor, wish));
      if (!placed.ok) return null;
      orders += 1;
      return orders;
    },
    async startPaying(number: number) {
      const order = pick(number);
      if (order === undefined) return;
      const input = { orderId: order.id, title: () => 'Bestellung' };
      await carefully(() => desk.pay(buyerOf(order), input));
    },
    /** At any page that was ever opened: people keep tabs. */
    pays(page: number, way: Parameters<typeof desk.vendor.pays>[1]) {
      const pages = [...desk.vendor.checkouts.keys()];
      if (pages.length > 0) desk.vendor.pays(pages[page % pages.length]!, way);
    },
    paysLast(way: 'card' | 'twint') {
      const last = [...desk.vendor.checkouts.keys()].at(-1);
      if (last !== undefined) desk.vendor.pays(last, way);
    },
    /** In the vendor's own pages. */
    endsLastPage() {
      const last = [...desk.vendor.checkouts.values()].at(-1);
      if (last?.record.status === 'open') desk.vendor.expire(last);
    },
    /** A payer who was faster than the end of their page, by the vendor's own clock. */
    paysAfterTheEnd(page: number) {
      const ended = [...desk.vendor.checkouts.values()].filter(
        ({ record }) => record.status === 'expired' && record.paymentRef === null,
      );
      const one = ended[page % Math.max(1, ended.length)];
      if (one === undefined) return;
      seen.late.count += 1;
      const until = (desk.clock.now() + 60_000) as Instant;
      one.record = { ...one.record, status: 'open', url: 'https://vendor.example', expiresAt: until };
      desk.vendor.pays(one.record.checkoutRef, 'card');
    },
    decides(payment: number, succeeds: boolean) {
      const all = [...desk.vendor.payments.values()].filter(({ status }) => status === 'processing');
      if (all.length > 0) desk.vendor.settles(all[payment % all.length]!.paymentRef, succeeds);
    },
    async tells(message: number) {
      const { notices } = desk.vendor;
      if (notices.length > 0) await tell(notices[message % notices.length]!);
    },
    async tellsLast() {
      for (const notice of desk.vendor.notices.slice(-2)) await tell(notice);
    },
    async leaves(number: number) {
      const order = pick(number);
      if (order === undefined) return;
      await carefully(() => desk.leave(buyerOf(order), { orderId: order.id, again: false }));
    },
    async works(number: number, step: 'make_ready' | 'ship' | 'complete' | 'cancel', stale: boolean) {
      const order = pick(number);
      if (order === undefined) return;
      const version = order.version - (stale ? 1 : 0);
      await carefully(() => desk.work(OWNER, { orderId: order.id, version, step, reason: 'so ist es' }));
    },
    /** `twice`: the form is sent two times. */
    async refunds(number: number, amount: number, back: number, twice: boolean) {
      const order = pick(number);
      if (order === undefined) return;
      refunds += 1;
      const refundId = uuid('f0', refunds) as RefundId;
      const form = { amount: (amount / 100).toFixed(2), words: 'kaputt', back: { 1: String(back) } };
      const input = { orderId: order.id, refundId, form };
      await desk.refund(OWNER, input);
      if (twice) await desk.refund(OWNER, input);
    },
    /** The team takes back what is left on a voucher that was bought. */
    async takesBackVoucher(voucher: number) {
      const all = desk.vouchers();
      const one = all[voucher % Math.max(1, all.length)];
      if (one === undefined) return;
      refunds += 1;
      const refundId = uuid('f0', refunds) as RefundId;
      await desk.takeBack(OWNER, { voucherId: one.id, refundId, words: 'so ist es' });
    },
    /** In the vendor's own pages, past our books. */
    refundsByHand(payment: number, amount: number) {
      const all = [...desk.vendor.payments.values()].filter(
        ({ received, refunded, disputed }) => received > refunded && !disputed,
      );
      const one = all[payment % Math.max(1, all.length)];
      if (one !== undefined)
        desk.vendor.refundsByHand(one.paymentRef, Math.min(amount, one.received - one.refunded));
    },
    failsRefund(refund: number) {
      const all = [...desk.vendor.refunds.values()].filter(({ refundId }) => refundId !== null);
      if (all.length > 0) desk.vendor.failsRefund(all[refund % all.length]!.refundRef);
    },
    disputes(payment: number) {
      const all = [...desk.vendor.payments.values()].filter(
        ({ received, refunded, disputed }) => received > refunded && !disputed,
      );
      if (all.length > 0) desk.vendor.opensDispute(all[payment % all.length]!.paymentRef);
    },
    decidesDispute(dispute: number, outcome: 'won' | 'lost') {
      const all = [...desk.vendor.disputes.values()].filter(({ status }) => status === 'open');
      if (all.length > 0) desk.vendor.closesDispute(all[dispute % all.length]!.disputeRef, outcome);
    },
    fails: (fault: 'unreachable' | 'answer_lost' | 'crash') => desk.payments.fail(fault),
    booksLater: () => desk.vendor.booksLater(),
    booksLate: () => desk.vendor.bookLate(),
    passes: (minutes: number) => desk.clock.pass(minutes * 60_000),
    jobs: () => jobs(3),
    lapses,

    /** The faults are over, a month passes, the hourly question tells what never arrived, and every job is done. */
    async comesToRest(): Promise<void> {
      desk.payments.heal();
      desk.vendor.bookLate();
      for (const dispute of desk.vendor.disputes.values())
        if (dispute.status === 'open') desk.vendor.closesDispute(dispute.disputeRef, 'lost');
      for (const { paymentRef, status } of desk.vendor.payments.values())
        if (status === 'processing') desk.vendor.settles(paymentRef, true);
      for (let round = 0; round < 4; round += 1) {
        for (const notice of [...desk.vendor.notices]) if (!heard.has(notice)) await tell(notice);
        await jobs(1_000);
        desk.clock.pass(16 * 24 * 3_600_000);
        desk.vendor.passTime();
        desk.vendor.bookLate();
        await lapses();
      }
      for (const notice of [...desk.vendor.notices]) if (!heard.has(notice)) await tell(notice);
      await jobs(1_000);
    },
  };
}

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** Vouchers on PostgreSQL: sold and spent at the till and in the shop, by many at once, and never for more than is on them. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { memoryPayments } from '#adapters/memory/payments.ts';
import { orderLookout } from '#adapters/postgres/order-lookout.ts';
import { cartQueries } from '#adapters/postgres/queries/cart-queries.ts';
import { orderQueries } from '#adapters/postgres/queries/order-queries.ts';
import { tillQueries } from '#adapters/postgres/queries/till-queries.ts';
import { voucherQueries } from '#adapters/postgres/queries/voucher-queries.ts';
import { sha256 } from '#adapters/system/digest.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { offerOf, offerPrint } from '#domain/orders/new-order.ts';
import { addGift, addToCart } from '#domain/orders/use-cases/change-cart.ts';
import { lapseOrders } from '#domain/orders/use-cases/lapse-orders.ts';
import { payOrder } from '#domain/orders/use-cases/pay-order.ts';
import { placeOrder } from '#domain/orders/use-cases/place-order.ts';
import { settleOrder } from '#domain/orders/use-cases/settle-order.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import type { Log } from '#domain/ports/log.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { Booker, Employee, HeadOffice, System } from '#domain/shared/actor.ts';
import type {
  ClosingId,
  GiftId,
  OrderId,
  ProductId,
  SaleId,
  VoucherId,
  VoucherMoveId,
} from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import { dateOf, type Instant, type LocalDate } from '#domain/shared/salon-time.ts';
import { sumsOf } from '#domain/till/period.ts';
import { closeTill } from '#domain/till/use-cases/close-till.ts';
import type { RingUpInput } from '#domain/till/ring-up-form.ts';
import { ringUp } from '#domain/till/use-cases/ring-up.ts';
import { verifyClosings } from '#domain/till/use-cases/verify-closings.ts';
import { voidSale } from '#domain/till/use-cases/void-sale.ts';
import { keepVoucher } from '#domain/vouchers/use-cases/keep-voucher.ts';
import type { VoucherCode } from '#domain/vouchers/voucher-code.ts';
import { contractBook, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { aProduct, CARE, employeeOf } from '#tests/support/builders/products.ts';
import { FORM } from '#tests/support/order-desk.ts';
import { moneyParts } from '#tests/support/money-parts.ts';
import { MONDAY, openProcess, openWorld, someVisitor, testClock, type Process, type World } from './world.ts';

let world: World;
let web: Process;
let worker: Process;
const clock = testClock();
const payments = memoryPayments(clock);
const OWNER = employeeOf(SALON, 'owner') as Employee;
const STAFF = employeeOf(SALON, 'staff') as Employee;
const HQ = { ...OWNER, kind: 'hq' } as unknown as HeadOffice;
const system: System = { kind: 'system', salonId: SALON, job: 'test' };
const silent = () => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
const links = { order: (_: string, id: OrderId) => `https://salon.test/order/${id}`, open: () => null };
const notices = { compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }) };
const shared = { clock, ids: randomIds, payments, links, notices, log, digest: sha256, ...moneyParts };
const atDesk = () => {
  clock.pass(60_000);
  return { ...shared, uow: web.uow };
};
const inJob = () => ({ ...shared, uow: worker.uow, lookout: orderLookout(worker.database) });
const queries = () => voucherQueries(web.database);
const TODAY = '2026-03-09' as LocalDate;
const address = '192.0.2.1';

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock, { poolSize: 12 });
  worker = openProcess(world.database.jobsUrl, clock, { poolSize: 4 });
  await web.uow.run(OWNER, async ({ catalogue }) => {
    const name = { 'de-CH': 'Pflege', en: 'Care' };
    return ok(await catalogue.putCategory({ id: CARE, slug: 'pflege', name, position: 1 }));
  });
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await Promise.all([web.close(), worker.close()]);
  await world.close();
});

const CASH = { pay: 'cash', card: '', cardReceipt: '', twint: '', received: '' };
const line = (key: string, over: object = {}): RingUpInput['lines'][number] => ({
  key,
  ...{ quantity: '1', reduction: '', reason: '', seen: '', text: '', amount: '', vatCode: '' },
  ...over,
});
const sale = (lines: RingUpInput['lines'], over: Partial<RingUpInput> = {}): RingUpInput => ({
  saleId: randomUUID() as SaleId,
  ...{ appointmentId: null, orderId: null, tips: [], payment: CASH, voucher: '' },
  lines,
  ...over,
});
const ring = (input: RingUpInput, actor: Employee = STAFF) => ringUp(atDesk())(actor, input);
const saleOf = async (id: SaleId) => (await tillQueries(web.database).sale(OWNER, id))!.sale;
const takeBack = (saleId: SaleId, voidId = randomUUID() as SaleId) =>
  voidSale(atDesk())(STAFF, { saleId, voidId, reason: 'falsch getippt' });

async function onTheShelf(pieces: number): Promise<ProductId> {
  const id = randomUUID() as ProductId;
  await web.uow.run(OWNER, async ({ catalogue, stock }) => {
    await catalogue.putProduct(aProduct({ id, slug: `p-${id.slice(0, 8)}` }));
    const movement = { id: randomUUID() as never, productId: id, orderId: null, reason: null };
    return ok(await stock.book({ ...movement, kind: 'delivery', quantity: pieces }, MONDAY));
  });
  return id;
}
const aShampoo = (id: ProductId, pieces = 1) => line(`p${id}`, { seen: '2450', quantity: String(pieces) });

/** Sold at the till, for so many francs. */
async function aVoucher(francs = 100) {
  const saleId = won(await ring(sale([line('v1', { amount: String(francs) })])));
  const [row] = await queries().boughtWith(OWNER, { kind: 'sale', id: saleId }, TODAY);
  const code = moneyParts.codes.codeOf(SALON, row!.id, row!.codeKey)!;
  return { id: row!.id, saleId, code };
}
const file = async (id: VoucherId) => (await queries().voucher(OWNER, id))!;
const balance = async (id: VoucherId) => (await file(id)).voucher.balance;
const historyOf = async (id: VoucherId) => (await file(id)).history.map(({ kind, amount }) => [kind, amount]);
/** What the table says, and what its ledger adds up to. */
async function ledgerOf(id: VoucherId) {
  const { voucher, history } = await file(id);
  const sum = history.reduce((total, { amount }) => total + amount, 0);
  expect(sum).toBe(voucher.balance);
  expect(history.at(-1)?.balanceAfter).toBe(voucher.balance);
  return voucher.balance;
}

async function cart(actor: Booker) {
  const items = await cartQueries(web.database).items(actor);
  const gifts = await cartQueries(web.database).gifts(actor);
  return { items, gifts };
}
/** The offer as it is read now: what a voucher with so much on it pays of it. */
async function wish(actor: Booker, code: VoucherCode | '', pays: number, orderId = randomUUID() as OrderId) {
  const book = contractBook(SALON);
  const { items, gifts } = await cart(actor);
  const offer = offerOf(items, null, book, dateOf(clock.now(), book.zone), gifts);
  return {
    orderId,
    form: { ...FORM, voucher: code },
    address,
    seen: offerPrint(offer, rappen(pays)),
    accepted: true,
    termsVersion: book.termsVersion,
    locale: 'de-CH' as const,
  };
}
async function withShampoo(productId: ProductId) {
  const actor = someVisitor();
  won(await addToCart(atDesk())(actor, { productId, quantity: '1', had: 0 }));
  return actor;
}

describe('at the till', () => {
  test('a voucher is sold: money came in, and no revenue, no VAT', async () => {
    const { id, saleId, code } = await aVoucher(80);
    expect(await saleOf(saleId)).toMatchObject({ total: 8_000, cash: 8_000, vat: [] });
    expect(await file(id)).toMatchObject({
      voucher: { value: 8_000, balance: 8_000, validUntil: '2036-03-09', source: { kind: 'sale', saleId } },
      number: (await saleOf(saleId)).number,
      history: [{ kind: 'issued', amount: 8_000 }],
    });
    const [kept] = await world.owner`select * from voucher where id = ${id}`;
    expect(JSON.stringify(kept)).not.toContain(code.replaceAll('-', '').slice(0, 12));
  });

  test('it pays a part, the rest in cash; tips and vouchers it does not pay', async () => {
    const { id, code } = await aVoucher(10);
    const shampoo = await onTheShelf(9);
    const input = sale([aShampoo(shampoo), line('v1', { amount: '20' })], { voucher: code });
    const saleId = won(await ring(input));
    expect(await saleOf(saleId)).toMatchObject({ total: 4_450, voucher: 1_000, cash: 3_450 });
    expect(await historyOf(id)).toEqual([
      ['issued', 1_000],
      ['redeemed', -1_000],
    ]);
    const empty = await ring(sale([aShampoo(shampoo)], { voucher: code }));
    expect(!empty.ok && empty.error).toEqual({
      kind: 'invalid',
      fields: [{ field: 'voucher', reason: 'no_voucher' }],
    });
    const alone = await ring(sale([line('v1', { amount: '20' })], { voucher: (await aVoucher(30)).code }));
    expect(!alone.ok && alone.error).toMatchObject({ fields: [{ reason: 'nothing_to_pay' }] });
  });

  test('sent twice, also at once, it pays once', async () => {
    const { id, code } = await aVoucher(100);
    const shampoo = await onTheShelf(9);
    const once = sale([aShampoo(shampoo)], { voucher: code });
    const answers = await Promise.all([1, 2, 3, 4].map(() => ring(once)));
    expect(answers.map(outcome)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(outcome(await ring(once))).toBe('ok');
    expect(await ledgerOf(id)).toBe(7_550);
  });

  test('a sale that is taken back gives back what a voucher paid', async () => {
    const { id, code } = await aVoucher(100);
    const saleId = won(await ring(sale([aShampoo(await onTheShelf(3))], { voucher: code })));
    const backs = await Promise.all([1, 2, 3].map(() => takeBack(saleId)));
    expect(backs.map(outcome).sort()).toEqual(['already_voided', 'already_voided', 'ok']);
    expect(await ledgerOf(id)).toBe(10_000);
    expect(await historyOf(id)).toEqual([
      ['issued', 10_000],
      ['redeemed', -2_450],
      ['returned', 2_450],
    ]);
  });

  test('a voucher that was sold is taken back as long as nobody has spent of it', async () => {
    const unused = await aVoucher(50);
    const backs = await Promise.all([1, 2, 3].map(() => takeBack(unused.saleId)));
    expect(backs.map(outcome).sort()).toEqual(['already_voided', 'already_voided', 'ok']);
    expect(await ledgerOf(unused.id)).toBe(0);
    const used = await aVoucher(50);
    won(await ring(sale([aShampoo(await onTheShelf(3))], { voucher: used.code })));
    expect(outcome(await takeBack(used.saleId))).toBe('voucher_used');
    expect(await ledgerOf(used.id)).toBe(2_550);
  });

  test('the closing shows what was sold of vouchers beside the revenue, and stays verifiable', async () => {
    const { code } = await aVoucher(100);
    won(await ring(sale([aShampoo(await onTheShelf(3))], { voucher: code })));
    const { state, period } = await tillQueries(web.database).open(OWNER);
    const sums = sumsOf(state.opening, period.sales, period.moves);
    expect(sums.revenue + sums.vouchersSold + sums.tips + sums.rounding).toBe(
      sums.cash + sums.card + sums.twint + sums.voucher,
    );
    const sold = period.sales.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'voucher'));
    expect(sums.vouchersSold).toBe(sold.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0));
    const closed = await closeTill(atDesk())(OWNER, {
      closingId: randomUUID() as ClosingId,
      seen: { period: state.closings + 1, sales: state.sales, moves: state.moves },
      form: { pieces: {}, left: '0', note: 'nicht gezählt' },
    });
    expect(outcome(closed)).toBe('ok');
    const [kept] = await world.owner<
      { text: string }[]
    >`select text from closing order by number desc limit 1`;
    expect(kept?.text.split('\n')[0]).toContain('["closing",3,');
    const checked = await verifyClosings({ queries: tillQueries(web.database), digest: sha256 })(OWNER);
    expect(checked.ok && checked.value.faults).toEqual([]);
  });
});

describe('many at once', () => {
  test('fifty who spend the same voucher take what is on it and no more', async () => {
    const { id, code } = await aVoucher(100);
    const shampoo = await onTheShelf(60);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => ring(sale([aShampoo(shampoo)], { voucher: code }))),
    );
    expect(await ledgerOf(id)).toBe(0);
    const paid = await Promise.all(answers.flatMap((each) => (each.ok ? [saleOf(each.value)] : [])));
    expect(paid.reduce((total, { voucher }) => total + voucher, 0)).toBe(10_000);
    const refused = answers.filter((each) => !each.ok).map(outcome);
    expect(refused.every((kind) => kind === 'invalid' || kind === 'voucher_changed')).toBe(true);
  });

  test('the ledger alone holds, whatever is asked of it', async () => {
    const { id } = await aVoucher(10);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () =>
        web.uow.run(OWNER, async ({ vouchers }) =>
          ok(
            await vouchers.move(
              {
                id: randomUUID() as VoucherMoveId,
                voucherId: id,
                kind: 'voided',
                amount: rappen(-300),
                orderId: null,
                saleId: null,
                reason: null,
              },
              clock.now(),
            ),
          ),
        ),
      ),
    );
    const moved = outcomes.filter((each) => each.ok && each.value === 'moved');
    expect(moved).toHaveLength(3);
    expect(await ledgerOf(id)).toBe(100);
    await expect(world.owner`update voucher set balance_rappen = -1 where id = ${id}`).rejects.toThrow();
    await expect(
      world.owner`update voucher set balance_rappen = value_rappen + 1 where id = ${id}`,
    ).rejects.toThrow();
  });

  test('two checkouts and the till: each Rappen is spent once', async () => {
    const { id, code } = await aVoucher(30);
    const shampoo = await onTheShelf(9);
    const [one, other] = [await withShampoo(shampoo), await withShampoo(shampoo)];
    const wishes = [await wish(one, code, 2_450), await wish(other, code, 2_450)] as const;
    const answers = await Promise.all([
      placeOrder(atDesk())(one, wishes[0]),
      placeOrder(atDesk())(other, wishes[1]),
      ring(sale([aShampoo(shampoo)], { voucher: code })),
    ]);
    const left = await ledgerOf(id);
    expect(left).toBeGreaterThanOrEqual(0);
    const history = (await file(id)).history.filter(({ kind }) => kind === 'redeemed');
    const spent = history.reduce((total, { amount }) => total - amount, 0);
    expect(spent + left).toBe(3_000);
    expect(answers.filter((each) => each.ok).length).toBe(history.length);
    for (const each of answers) {
      if (!each.ok) expect(['changed', 'voucher_changed', 'invalid']).toContain(each.error.kind);
    }
  });
});

describe('in the shop', () => {
  test('a voucher is bought, given out once with its money, and pays an order in part', async () => {
    const buyer = someVisitor();
    const form = { amount: '20', recipient: 'Berta', message: 'Alles Gute' };
    won(await addGift(atDesk())(buyer, { giftId: randomUUID() as GiftId, form }));
    const bought = won(await placeOrder(atDesk())(buyer, await wish(buyer, '', 0)));
    expect(await cart(buyer)).toEqual({ items: [], gifts: [] });
    won(await payOrder(atDesk())(buyer, { orderId: bought.id, title: () => 'Bestellung' }));
    const pages = await orderQueries(web.database).order(STAFF, bought.id);
    const [page] = pages!.payments;
    payments.vendor.pays(page!.checkoutRef!, 'card');
    await Promise.all([1, 2, 3].map(() => settlePayment(inJob())(system, { paymentId: page!.id })));
    const thing = { kind: 'order' as const, id: bought.id };
    const rows = await queries().boughtWith(buyer, thing, TODAY);
    expect(rows).toMatchObject([{ value: 2_000, balance: 2_000, status: 'valid', recipient: 'Berta' }]);
    expect(await queries().own(buyer, TODAY)).toHaveLength(1);
    expect(await queries().own(someVisitor(), TODAY)).toEqual([]);
    const letters = await world.owner`
      select kind from outbox_mail where salon_id = ${SALON} and kind = 'voucher'`;
    expect(letters).toHaveLength(1);

    const { id, codeKey } = rows[0]!;
    const code = moneyParts.codes.codeOf(SALON, id, codeKey)!;
    const actor = await withShampoo(await onTheShelf(3));
    const order = won(await placeOrder(atDesk())(actor, await wish(actor, code, 2_000)));
    expect(order.state).toMatchObject({ voucher: 2_000, total: 2_450, paid: 0 });
    won(await payOrder(atDesk())(actor, { orderId: order.id, title: () => 'Bestellung' }));
    const view = await orderQueries(web.database).order(actor, order.id);
    expect(view!.payments).toMatchObject([{ amount: 450 }]);
    payments.vendor.pays(view!.payments[0]!.checkoutRef!, 'card');
    won(await settlePayment(inJob())(system, { paymentId: view!.payments[0]!.id }));
    const paid = await orderQueries(web.database).order(actor, order.id);
    expect(paid!.order.state).toMatchObject({ paid: 2_450, voucher: 2_000 });
    expect(await ledgerOf(id)).toBe(0);
  });

  test('what it pays wholly is paid by its job, once; what lapses gives it back', async () => {
    const { id, code } = await aVoucher(60);
    const shampoo = await onTheShelf(9);
    const actor = await withShampoo(shampoo);
    const order = won(await placeOrder(atDesk())(actor, await wish(actor, code, 2_450)));
    const jobs = await world.owner`
      select 1 from graphile_worker._private_jobs where key = ${`settle order ${order.id}`}`;
    expect(jobs).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => settleOrder(inJob())(system, { orderId: order.id })));
    const view = await orderQueries(web.database).order(actor, order.id);
    expect(view!.order.state).toMatchObject({ paid: 2_450, stage: 'open' });

    const other = someVisitor();
    won(await addToCart(atDesk())(other, { productId: shampoo, quantity: '2', had: 0 }));
    const lapsing = won(await placeOrder(atDesk())(other, await wish(other, code, 3_550)));
    expect(await balance(id)).toBe(0);
    expect(lapsing.state.voucher).toBe(3_550);
    clock.set((MONDAY + 4 * 3_600_000) as Instant);
    await lapseOrders(inJob())();
    await lapseOrders(inJob())();
    expect(await ledgerOf(id)).toBe(3_550);
  });

  test('nobody calls an order paid by voucher that no voucher paid', async () => {
    const actor = await withShampoo(await onTheShelf(3));
    const order = won(await placeOrder(atDesk())(actor, await wish(actor, '', 0)));
    await expect(
      web.uow.run(actor, async (stores) => {
        const state = { ...order.state, paid: order.state.total };
        await stores.orders.change({ ...order, state, paidAt: clock.now() });
        return ok(null);
      }),
    ).rejects.toThrow();
    const kept = await orderQueries(web.database).order(actor, order.id);
    expect(kept!.order.state).toMatchObject({ paid: 0, voucher: 0 });
  });
});

describe('a killed process', () => {
  test('leaves no voucher without its money and no money without its voucher', async () => {
    const before = await queries().owed(OWNER, TODAY);
    const dying: UnitOfWork = {
      run: (actor, work) =>
        web.uow.run(actor, async (stores) => {
          await work(stores);
          throw new Error('killed before the commit');
        }),
    };
    await expect(
      ringUp({ ...atDesk(), uow: dying })(STAFF, sale([line('v1', { amount: '40' })])),
    ).rejects.toThrow('killed before the commit');
    expect(await queries().owed(OWNER, TODAY)).toEqual(before);
  });
});

describe('the team', () => {
  test('finds vouchers by their last symbols, by number and by what became of them', async () => {
    const { id, saleId, code } = await aVoucher(70);
    const page = { today: TODAY, filter: 'all' as const, search: '', after: 0, count: 50 };
    const found = async (over: object, actor: Employee | HeadOffice = STAFF) =>
      (await queries().list(actor, { ...page, ...over })).map((row) => row.id);
    expect(await found({ search: code.slice(-4).toLowerCase() })).toContain(id);
    expect(await found({ search: String((await saleOf(saleId)).number) })).toEqual([id]);
    expect(await found({ search: 'ZZZZZ' })).toEqual([]);
    expect(await found({ filter: 'spent' })).not.toContain(id);
    expect(await found({ filter: 'valid' }, HQ)).toContain(id);
    const keep = { voucherId: id, version: 1, step: 'block' as const, reason: 'Verloren', until: '' };
    expect(outcome(await keepVoucher(atDesk())(STAFF, keep))).toBe('not_found');
    won(await keepVoucher(atDesk())(OWNER, keep));
    expect(await found({ filter: 'blocked' })).toContain(id);
    expect(await found({}, employeeOf(OTHER_SALON, 'owner') as Employee)).not.toContain(id);
    const spent = await ring(sale([aShampoo(await onTheShelf(3))], { voucher: code }));
    expect(!spent.ok && spent.error).toMatchObject({ fields: [{ reason: 'no_voucher' }] });
  });
});

test('a code comes from a secret of the environment: the database does not tell it, and another secret neither', async () => {
  const { id, code } = await aVoucher(10);
  const rows = await world.owner<{ code_digest: string }[]>`select code_digest from voucher where id = ${id}`;
  expect(rows[0]?.code_digest).toBe(createHash('sha256').update(`voucher\0${SALON}\0${code}`).digest('hex'));
});

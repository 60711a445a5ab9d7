/** The till on PostgreSQL, as the application's role: sales, counter-sales, cash, closings, and whoever tampers with them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { tillQueries } from '#adapters/postgres/queries/till-queries.ts';
import { sha256 } from '#adapters/system/digest.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { Actor, Employee, EmployeeRole, HeadOffice } from '#domain/shared/actor.ts';
import type {
  AccountId,
  AppointmentId,
  CashMoveId,
  ClosingId,
  InvoiceId,
  ProductCategoryId,
  ProductId,
  SaleId,
  SalonId,
  SessionId,
} from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { invoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import { bookStock } from '#domain/shop/use-cases/book-stock.ts';
import { saveCategory } from '#domain/shop/use-cases/save-category.ts';
import { saveProduct } from '#domain/shop/use-cases/save-product.ts';
import { keyOfProduct, type RawLine } from '#domain/till/basket.ts';
import type { RawMove } from '#domain/till/cash-move.ts';
import { closed } from '#domain/till/closing.ts';
import { sumsOf } from '#domain/till/period.ts';
import { closeTill, type CloseTillInput } from '#domain/till/use-cases/close-till.ts';
import { moveCash } from '#domain/till/use-cases/move-cash.ts';
import type { RingUpInput } from '#domain/till/ring-up-form.ts';
import { ringUp } from '#domain/till/use-cases/ring-up.ts';
import { verifyClosings } from '#domain/till/use-cases/verify-closings.ts';
import { voidSale } from '#domain/till/use-cases/void-sale.ts';
import { ANNA, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { moneyParts } from '#tests/support/money-parts.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { emptyCalendar } from './salon-rows.ts';
import {
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  someVisitor,
  testClock,
  wantCut,
  type Process,
  type World,
} from './world.ts';

let world: World;
let process: Process;
const clock = testClock();
/** A Tuesday, when the salon works. */
const TUESDAY = instant('2026-03-10 10:00');

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock, { poolSize: 8 });
});
beforeEach(async () => {
  await emptyCalendar(world.owner);
  clock.set(TUESDAY);
});
afterAll(async () => {
  await process.close();
  await world.close();
});

const named = () => ({ accountId: randomUUID() as AccountId, sessionId: randomUUID() as SessionId });
const employee = (role: EmployeeRole, salonId: SalonId = SALON): Employee => ({
  kind: 'employee',
  salonId,
  role,
  staffId: role === 'staff' ? ANNA : null,
  ...named(),
});
const HQ: HeadOffice = { kind: 'hq', salonId: SALON, ...named() };
const OWNER = employee('owner');
const STAFF = employee('staff');

/** Each step a minute after the one before. */
const deps = () => {
  clock.pass(60_000);
  return { uow: process.uow, clock, ids: randomIds, digest: sha256, codes: moneyParts.codes };
};
const queries = () => tillQueries(process.database);

async function aProduct(pieces: number, price = '32.00') {
  const categoryId = randomUUID() as ProductCategoryId;
  const id = randomUUID() as ProductId;
  const category = { nameDe: `K ${categoryId}`, nameEn: 'Care', position: '1' };
  won(await saveCategory(deps())(OWNER, { id: categoryId, seen: null, form: category }));
  const form = {
    nameDe: 'Haaröl',
    nameEn: 'Hair oil',
    descriptionDe: '',
    descriptionEn: '',
    categoryId,
    position: '1',
    price,
    vatCode: 'standard',
    lowStockAt: '0',
    reorderTo: '5',
    active: true,
  };
  won(await saveProduct(deps())(OWNER, { id, seen: null, form }));
  const movementId = randomUUID() as never;
  const delivery = { kind: 'delivery', quantity: String(pieces), reason: '' };
  won(await bookStock(deps())(OWNER, { productId: id, movementId, seen: 0, form: delivery }));
  return id;
}

const raw = (key: string, seen: number, over: Partial<RawLine> = {}): RawLine => ({
  key,
  quantity: '1',
  reduction: '',
  reason: '',
  seen: String(seen),
  text: '',
  amount: '',
  vatCode: '',
  ...over,
});
const free = (amount: string): RawLine =>
  raw('f1', 0, { text: 'Perücke', amount, vatCode: 'standard', reason: 'kein Artikel' });
const CASH = { pay: 'cash', card: '', cardReceipt: '', twint: '', received: '' };

const input = (lines: readonly RawLine[], over: Partial<RingUpInput> = {}): RingUpInput => ({
  saleId: randomUUID() as SaleId,
  appointmentId: null,
  orderId: null,
  lines,
  tips: [],
  payment: CASH,
  voucher: '',
  ...over,
});
const sell = (lines: readonly RawLine[], over: Partial<RingUpInput> = {}, actor: Actor = OWNER) =>
  ringUp(deps())(actor as Employee, input(lines, over));
const takeBack = (saleId: SaleId, actor: Employee = OWNER, voidId = randomUUID() as SaleId) =>
  voidSale(deps())(actor, { saleId, voidId, reason: 'falsch getippt' });
const put = (form: Partial<RawMove>, actor: Employee = STAFF, moveId = randomUUID() as CashMoveId) =>
  moveCash(deps())(actor, { moveId, form: { kind: 'in', amount: '', reason: 'x', staffId: '', ...form } });
const saleOf = async (id: SaleId) => (await queries().sale(OWNER, id))!;
const stockOf = async (id: ProductId) => {
  const [row] = await world.owner<{ stock: number }[]>`select stock from product where id = ${id}`;
  return row!.stock;
};
const entries = (action: string) => world.owner<{ data: Record<string, unknown>; actor_id: string }[]>`
  select data, actor_id from audit_entry where action = ${action} order by at`;

/** Counts as much as there should be, in the fewest coins. */
async function close(over: Partial<CloseTillInput['form']> = {}, actor: Employee = STAFF) {
  return closeTill(deps())(actor, await closingInput(over));
}
async function closingInput(over: Partial<CloseTillInput['form']> = {}): Promise<CloseTillInput> {
  const { state, period } = await queries().open(OWNER);
  let rest: number = sumsOf(state.opening, period.sales, period.moves).expected;
  const pieces: Record<string, string> = {};
  for (const each of [100_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5]) {
    pieces[String(each)] = String(Math.floor(rest / each));
    rest %= each;
  }
  return {
    closingId: randomUUID() as ClosingId,
    seen: { period: state.closings + 1, sales: state.sales, moves: state.moves },
    form: { pieces, left: '0', note: '', ...over },
  };
}
const faults = async () => {
  const { faults: found } = won(await verifyClosings({ queries: queries(), digest: sha256 })(OWNER));
  // The piece of what stands there now differs from run to run.
  return found.map((fault) =>
    Object.entries(fault)
      .filter(([name]) => name !== 'now')
      .map(([, value]) => String(value))
      .join(' '),
  );
};

describe('a sale', () => {
  test('of products is numbered, frozen, taken from the shelf and written in the log', async () => {
    const oil = await aProduct(3);
    const reduced = { quantity: '2', reduction: '4.07', reason: 'Dose verbeult' };
    const id = won(
      await sell(
        [raw(keyOfProduct(oil), 3200, reduced)],
        {
          tips: [{ staffId: ANNA, amount: '5' }],
          payment: { pay: 'mixed', card: '20', cardReceipt: '0815', twint: '10', received: '50' },
        },
        STAFF,
      ),
    );
    expect(await stockOf(oil)).toBe(1);
    const { sale } = await saleOf(id);
    expect(sale).toMatchObject({
      number: 1,
      period: 1,
      day: '2026-03-10',
      accountId: STAFF.accountId,
      cashier: 'Anna',
      total: 5993,
      tipTotal: 500,
      cash: 3495,
      received: 5000,
      card: 2000,
      cardReceipt: '0815',
      twint: 1000,
      rounding: 2,
      vat: [{ vatCode: 'standard', vatBasisPoints: 810, gross: 5993, net: 5544, vat: 449 }],
      seller: { legalName: 'Schnittwerk GmbH', uid: 'CHE-123.456.789', vatLiable: true },
    });
    const [entry] = await entries('till.sold');
    expect(entry).toMatchObject({
      actor_id: STAFF.accountId,
      data: { number: 1, total: 5993, reduced: 407 },
    });
  });

  test('sent twice, also at once, is one sale', async () => {
    const oil = await aProduct(9);
    const once = input([raw(keyOfProduct(oil), 3200)]);
    const answers = await Promise.all([1, 2, 3, 4].map(() => ringUp(deps())(STAFF, once)));
    expect(answers.map(outcome)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect(outcome(await ringUp(deps())(STAFF, once))).toBe('ok');
    const other = { ...once, payment: { ...CASH, pay: 'twint' } };
    expect(await ringUp(deps())(STAFF, other)).toEqual({
      ok: false,
      error: { kind: 'id_used', saleId: once.saleId },
    });
    expect(await stockOf(oil)).toBe(8);
    expect(await entries('till.sold')).toHaveLength(1);
  });

  test('of many at once leaves no gap in the numbers', async () => {
    const oil = await aProduct(20);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        // Every fourth one is refused.
        sell([raw(keyOfProduct(oil), 3200, { quantity: index % 4 === 0 ? '99' : '1' })]),
      ),
    );
    expect(answers.map(outcome).filter((each) => each === 'ok')).toHaveLength(12);
    const rows = await world.owner<
      { number: number; at: Date }[]
    >`select number, at from sale order by number`;
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(await stockOf(oil)).toBe(8);
    expect(await faults()).toEqual([]);
  });

  test('is refused for what is not there, and for a price that has changed', async () => {
    const oil = await aProduct(1);
    expect(await sell([raw(keyOfProduct(oil), 3200, { quantity: '2' })])).toEqual({
      ok: false,
      error: { kind: 'short', products: [oil] },
    });
    expect(outcome(await sell([raw(keyOfProduct(oil), 3000)]))).toBe('price_changed');
    expect(outcome(await sell([raw(keyOfProduct(randomUUID() as ProductId), 0)]))).toBe('invalid');
    expect(outcome(await sell([], {}))).toBe('invalid');
    expect(await stockOf(oil)).toBe(1);
  });

  test('is for the team; amounts of their own are for who leads, also in the database', async () => {
    expect(outcome(await sell([free('45')], {}, STAFF))).toBe('invalid');
    expect(outcome(await sell([free('45')], {}, HQ))).toBe('not_found');
    const id = won(await sell([free('45')], {}, employee('manager')));
    const { sale } = await saleOf(id);
    const written = (actor: Employee, quantity: number) =>
      process.uow.run(actor, async ({ till }) => {
        const { sales } = await till.gate();
        const lines = sale.lines.map((line) => ({ ...line, quantity }));
        const { accountId } = actor;
        await till.putSale({ ...sale, id: randomUUID() as SaleId, number: sales + 1, lines, accountId });
        return ok(null);
      });
    await expect(written(STAFF, 1)).rejects.toThrow(/row-level security/);
    await expect(written(STAFF, -1)).resolves.toMatchObject({ ok: true });
    await expect(written(OWNER, 1)).resolves.toMatchObject({ ok: true });
  });

  test('of one salon is not seen in another', async () => {
    const id = won(await sell([free('45')]));
    const foreign = employee('owner', OTHER_SALON);
    expect(await queries().sale(foreign, id)).toBeNull();
    expect(outcome(await takeBack(id, foreign))).toBe('not_found');
    expect(await queries().sales(foreign, '2026-03-10' as never)).toEqual([]);
  });
});

describe('a visit', () => {
  /** Of Tuesday at eleven, booked on the day before. */
  const aCut = async () => {
    clock.set(MONDAY);
    const visitor = someVisitor();
    const hold = won(await process.reserve(visitor, wantCut(at('2026-03-10 11:00'))));
    const guest = {
      holdId: hold.id,
      contact: LEA,
      termsVersion: hold.termsVersion,
      locale: 'de-CH' as const,
    };
    const { id } = won(await process.confirm(visitor, guest));
    clock.set(TUESDAY);
    return id;
  };
  const ring = (appointmentId: AppointmentId, over: Partial<RingUpInput> = {}) =>
    sell([raw('s0', 6000)], { appointmentId, ...over }, STAFF);
  const status = (id: AppointmentId, to: string) =>
    world.owner`update appointment set status = ${to} where id = ${id}`;

  test('is paid once it has begun, at its frozen price, once', async () => {
    const id = await aCut();
    expect(outcome(await ring(id))).toBe('not_payable');
    await status(id, 'checked_in');
    await world.owner`update service set price_rappen = 9900`;
    const [first, second] = await Promise.all([ring(id), ring(id)]);
    const sold = [first, second].filter(({ ok: done }) => done);
    expect(sold).toHaveLength(1);
    const saleId = won(sold[0]!);
    expect([outcome(first), outcome(second)].sort()).toEqual(['already_paid', 'ok']);
    expect((await saleOf(saleId)).sale).toMatchObject({ appointmentId: id, visitTurn: 0, total: 6000 });
    expect(await queries().saleOfVisit(STAFF, id)).toBe(saleId);

    // Taken back, it can be paid again: with a reason for less.
    won(await takeBack(saleId, STAFF));
    expect(await queries().saleOfVisit(STAFF, id)).toBeNull();
    const less = raw('s0', 6000, { reduction: '60', reason: 'Farbe misslungen' });
    const again = won(await ring(id, { lines: [less] }));
    expect((await saleOf(again)).sale).toMatchObject({ visitTurn: 1, total: 0, cash: 0 });
    await world.owner`update service set price_rappen = 6000`;
  });

  test('is invoiced or paid here, and not both', async () => {
    const recipient = {
      name: 'Lea Muster',
      street: 'Gasse',
      houseNumber: '1',
      postalCode: '9000',
      city: 'St. Gallen',
    };
    const invoice = (visitId: AppointmentId) =>
      invoiceVisit(deps())(OWNER, { visitId, invoiceId: randomUUID() as InvoiceId, recipient });
    const first = await aCut();
    await status(first, 'completed');
    won(await ring(first));
    expect(outcome(await invoice(first))).toBe('paid_at_till');
    const second = await aCut();
    await status(second, 'completed');
    const invoiceId = won(await invoice(second));
    expect(await ring(second)).toEqual({ ok: false, error: { kind: 'already_invoiced', invoiceId } });
  });

  test('of yesterday, of nobody or of another salon is not', async () => {
    const id = await aCut();
    await status(id, 'completed');
    expect(outcome(await ring(randomUUID() as AppointmentId))).toBe('not_found');
    expect(
      outcome(await sell([raw('s0', 6000)], { appointmentId: id }, employee('owner', OTHER_SALON))),
    ).toBe('not_found');
    clock.pass(24 * 3_600_000);
    expect(outcome(await ring(id))).toBe('not_payable');
  });
});

describe('a counter-sale', () => {
  test('brings stock and money back, once', async () => {
    const oil = await aProduct(3);
    const id = won(
      await sell([raw(keyOfProduct(oil), 3200, { quantity: '2' })], {
        tips: [{ staffId: ANNA, amount: '1.02' }],
      }),
    );
    const voidId = randomUUID() as SaleId;
    const answers = await Promise.all([
      takeBack(id, OWNER, voidId),
      takeBack(id, OWNER, voidId),
      takeBack(id),
    ]);
    // Whichever of the two comes first; a form that was sent twice gets one answer.
    const [first, again, other] = answers.map(outcome);
    expect(again).toBe(first);
    expect([first, other].sort()).toEqual(['already_voided', 'ok']);
    const back = (await saleOf(id)).voidedBy!;
    expect(await stockOf(oil)).toBe(3);
    const { sale, voidsNumber } = await saleOf(back.id);
    expect({ ...sale, voidsNumber }).toMatchObject({
      number: 2,
      voids: id,
      voidsNumber: 1,
      total: -6400,
      tipTotal: -102,
      cash: -6500,
      rounding: 2,
    });
    expect(outcome(await takeBack(back.id))).toBe('is_void');
    const { period } = await queries().open(OWNER);
    expect(sumsOf(0 as never, period.sales, period.moves)).toMatchObject({
      revenue: 0,
      tips: 0,
      expected: 0,
    });
    expect(await entries('till.voided')).toHaveLength(1);
  });

  test('is for who leads once the day is over or closed', async () => {
    const sales = [
      won(await sell([free('10')])),
      won(await sell([free('10')])),
      won(await sell([free('10')])),
    ];
    won(await takeBack(sales[0]!, STAFF));
    won(await close());
    expect(outcome(await takeBack(sales[1]!, STAFF))).toBe('not_allowed');
    won(await takeBack(sales[1]!, employee('manager')));
    const late = won(await sell([free('10')]));
    clock.pass(24 * 3_600_000);
    expect(outcome(await takeBack(late, STAFF))).toBe('not_allowed');
    won(await takeBack(late));
  });

  test('says why', async () => {
    const id = won(await sell([free('10')]));
    const blank = { saleId: id, voidId: randomUUID() as SaleId, reason: '  ' };
    expect(await voidSale(deps())(OWNER, blank)).toEqual({
      ok: false,
      error: { kind: 'invalid', reason: 'required' },
    });
  });
});

describe('cash', () => {
  test('goes in, out, and to colleagues, never more than there is', async () => {
    won(await put({ kind: 'in', amount: '200' }));
    expect(outcome(await put({ kind: 'out', amount: '200.05' }))).toBe('invalid');
    won(await put({ kind: 'out', amount: '12.35', reason: 'Briefmarken' }));
    const pay = {
      payment: { ...CASH, pay: 'card', cardReceipt: '1' },
      tips: [{ staffId: ANNA, amount: '7.50' }],
    };
    won(await sell([free('10')], pay));
    expect(outcome(await put({ kind: 'tips', amount: '7.55', staffId: ANNA, reason: '' }))).toBe('invalid');
    const id = randomUUID() as CashMoveId;
    const tips = { kind: 'tips', amount: '7.50', staffId: ANNA, reason: '' };
    const answers = await Promise.all([put(tips, STAFF, id), put(tips, STAFF, id), put(tips)]);
    expect(answers.filter(({ ok: done }) => done)).toHaveLength(answers[2]!.ok ? 1 : 2);
    const { state, period, tips: open } = await queries().open(OWNER);
    expect(sumsOf(state.opening, period.sales, period.moves)).toMatchObject({
      paidIn: 20_000,
      paidOut: -1_235,
      tipsPaid: -750,
      card: 1_750,
      expected: 18_015,
    });
    expect(open.find(({ staffId }) => staffId === ANNA)).toMatchObject({ open: 0 });
    expect(await entries('till.cash_moved')).toHaveLength(3);
  });
});

describe('a closing', () => {
  test('holds everything since the one before; what is sold afterwards belongs to the next', async () => {
    won(await put({ kind: 'in', amount: '150' }));
    won(await sell([free('19.33')]));
    const id = won(await close({ left: '150' }));
    const after = won(await sell([free('5')]));
    expect((await saleOf(after)).sale.period).toBe(2);
    const closing = (await queries().closing(OWNER, id))!;
    expect(closing).toMatchObject({ number: 1, opening: 0, expected: 16_935, counted: 16_935, left: 15_000 });
    expect(closing.sales.map(({ number }) => number)).toEqual([1]);
    const { state } = await queries().open(OWNER);
    expect(state).toMatchObject({ closings: 1, opening: 15_000, lastHash: closing.hash });
    const [entry] = await entries('till.closed');
    expect(entry?.data).toMatchObject({ number: 1, difference: 0, hash: closing.hash });
  });

  test('of two people at once is one; sent twice it is one', async () => {
    won(await sell([free('10')]));
    const [mine, yours] = [await closingInput(), await closingInput()];
    const answers = await Promise.all([
      closeTill(deps())(STAFF, mine),
      closeTill(deps())(OWNER, yours),
      closeTill(deps())(STAFF, mine),
    ]);
    expect(answers.map(outcome).filter((each) => each === 'already_closed').length).toBeGreaterThan(0);
    const rows = await world.owner`select from closing`;
    expect(rows).toHaveLength(1);
  });

  test('is refused when something was sold since it was counted, and when a difference has no note', async () => {
    const counted = await closingInput();
    won(await sell([free('10')]));
    expect(outcome(await closeTill(deps())(STAFF, counted))).toBe('moved_meanwhile');
    expect(outcome(await closeTill(deps())(STAFF, { ...counted, seen: null }))).toBe('moved_meanwhile');
    const short = { pieces: { 500: '1' } };
    expect(outcome(await close(short))).toBe('invalid');
    won(await close({ ...short, note: 'Fünfliber fehlt' }));
  });

  test('cannot be changed by anybody who signs in', async () => {
    won(await sell([free('10')]));
    won(await close());
    for (const table of ['sale', 'sale_line', 'sale_vat', 'sale_tip', 'cash_move', 'closing']) {
      await expect(
        process.database.pool.begin((tx) => tx.unsafe(`update ${table} set salon_id = salon_id`)),
      ).rejects.toThrow(/permission denied/);
      await expect(process.database.pool.begin((tx) => tx.unsafe(`delete from ${table}`))).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

describe('whoever owns the database and tampers with it', () => {
  /** Three days closed, and one that is open. */
  async function history() {
    for (let number = 1; number <= 3; number += 1) {
      won(await put({ kind: 'in', amount: '20' }));
      won(await sell([free('19.33')], { tips: [{ staffId: ANNA, amount: '2' }] }));
      won(await sell([free('30')], { payment: { ...CASH, pay: 'twint' } }));
      won(await close());
    }
    won(await sell([free('12')]));
    won(await sell([free('13')]));
    won(await put({ kind: 'in', amount: '20' }));
    expect(await faults()).toEqual([]);
  }
  const owner = () => world.owner;
  /** With another count, and a text, a hash and a counter that fit it. */
  const remade = async () => {
    const [kept] = await queries().chain(OWNER, { after: 2, count: 1 });
    const { text, hash } = closed({ ...kept!, note: 'x' }, kept!, kept!.previousHash, sha256);
    await owner()`update closing set note = 'x', text = ${text}, hash = ${hash} where number = 3`;
    await owner()`update till set last_hash = ${hash}`;
  };

  test.each<[string, () => Promise<unknown>, readonly string[]]>([
    [
      'a counted amount',
      () => owner()`update closing set counted_rappen = counted_rappen + 5, note = 'x' where number = 2`,
      ['closing_changed 2'],
    ],
    [
      'the count alone',
      () => owner()`update closing set counted = '[]' where number = 1`,
      ['closing_changed 1'],
    ],
    [
      'its text',
      () => owner()`update closing set text = text || ' ' where number = 2`,
      ['closing_changed 2'],
    ],
    [
      'its hash',
      () => owner()`update closing set hash = repeat('a', 64) where number = 2`,
      ['closing_changed 2', 'not_as_logged 2', 'chain_broken 3'],
    ],
    ['all of the last one, made anew', remade, ['not_as_logged 3']],
    [
      'a closing that is gone',
      () => owner()`delete from closing where number = 2`,
      ['closing_missing 2', 'chain_broken 3'],
    ],
    [
      'the last closing that is gone',
      () => owner()`delete from closing where number = 3`,
      ['closing_missing 3'],
    ],
    [
      'how a sale was paid',
      () =>
        owner()`update sale set twint_rappen = 0, cash_rappen = 3000, received_rappen = 3000 where number = 4`,
      ['sale_changed 2 4'],
    ],
    [
      'a line',
      () => owner()`update sale_line set vat_basis_points = 260
      where sale_id = (select id from sale where number = 3)`,
      ['sale_changed 2 3'],
    ],
    [
      'the VAT',
      () => owner()`update sale_vat set net_rappen = net_rappen + 1, vat_rappen = vat_rappen - 1
      where sale_id = (select id from sale where number = 3)`,
      ['sale_changed 2 3'],
    ],
    [
      'whose tip it was',
      () => owner()`delete from sale_tip where sale_id = (select id from sale where number = 1)`,
      ['sale_changed 1 1'],
    ],
    [
      'a sale of another day',
      () => owner()`update sale set period = 4 where number = 6`,
      ['sale_missing 3 6'],
    ],
    [
      'a movement of cash',
      () => owner()`update cash_move set amount_rappen = 500 where number = 2`,
      ['move_changed 2 2'],
    ],
    ['a movement that is gone', () => owner()`delete from cash_move where number = 3`, ['move_missing 3 3']],
    [
      'a movement that is gone before it was closed',
      () => owner()`delete from cash_move where number = 4`,
      ['open_move_missing 4'],
    ],
    [
      'a sale that is gone before it was closed',
      () =>
        owner().begin(async (tx) => {
          await tx`delete from sale_line where sale_id = (select id from sale where number = 7)`;
          await tx`delete from sale_vat where sale_id = (select id from sale where number = 7)`;
          await tx`delete from sale where number = 7`;
        }),
      ['open_sale_missing 7'],
    ],
  ])('shows by %s', async (_, tamper, wanted) => {
    await history();
    await tamper();
    expect(await faults()).toEqual(wanted);
  });
});

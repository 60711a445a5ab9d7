import type { ActionFunctionArgs } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import type { KeptProduct } from '#domain/ports/shop.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { ProductCategoryId, ProductId, SaleId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { closed, FIRST_HASH } from '#domain/till/closing.ts';
import { counterSale, stamped, type Sale } from '#domain/till/sale.ts';
import type { RingUpInput } from '#domain/till/ring-up-form.ts';
import { deCH } from '#app/i18n/de-CH.ts';
import type { TillParts } from '#app/load-context.ts';
import { action as moveCash } from '#app/routes/admin-till-cash.tsx';
import { loader as closedPage } from '#app/routes/admin-till-closed.tsx';
import { action as close, loader as closingPage } from '#app/routes/admin-till-closing.tsx';
import { loader as closings } from '#app/routes/admin-till-closings.tsx';
import { loader as receipt } from '#app/routes/admin-till-receipt.ts';
import { action as takeBack, loader as salePage } from '#app/routes/admin-till-sale.tsx';
import { loader as sales } from '#app/routes/admin-till-sales.tsx';
import { action as sell, loader as desk } from '#app/routes/admin-till.tsx';
import type { DeskView } from '#app/till/desk-view.ts';
import type { Slip } from '#domain/ports/slips.ts';
import { answerOf, aVisit, BOOK, fakeContext, get, NOW } from '#tests/app/support/fake-page.ts';
import { fakeShop } from '#tests/app/support/fake-shop.ts';
import { fakeTill } from '#tests/app/support/fake-till.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';
import { at, localized } from '#tests/support/builders/salon-book.ts';
import {
  aClosing,
  aLine,
  aMove,
  aSale,
  aTip,
  SELLER,
  sha256,
  stampOf,
} from '#tests/support/builders/till.ts';

const uuid = (end: string) => `00000000-0000-4000-8000-${end.padStart(12, '0')}`;
const ID = uuid('1');
const SALE_ID = uuid('5a1e') as SaleId;
const OIL: KeptProduct = {
  id: uuid('01') as ProductId,
  slug: 'oel',
  categoryId: uuid('ca') as ProductCategoryId,
  name: localized('Haaröl'),
  description: localized(''),
  price: rappen(3200),
  vatCode: 'standard',
  active: true,
  position: 1,
  lowStockAt: 0,
  reorderTo: 0,
  stock: 3,
  reserved: 0,
  movements: 1,
};
const KEY = `p${OIL.id}`;

type Role = EmployeeRole | 'hq' | null;
const as = (
  role: Role,
  useCases: Partial<TillParts['useCases']> = {},
  queries: Partial<TillParts['queries']> = {},
  status: 'checked_in' | null = null,
) => {
  // Of today, and begun.
  const visit = { ...aVisit(at('2026-03-10 09:00')), status: 'checked_in' as const };
  const context = fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    till: fakeTill({ useCases, queries }),
    shop: fakeShop({
      catalogue: {
        catalogue: () =>
          Promise.resolve({ categories: [], products: [OIL], vatRates: BOOK.vatRates, vatLiable: true }),
      },
    }),
  });
  if (status === null) return context;
  const found = { appointment: visit, person: null, note: '', endReason: null, events: [], stateAt: NOW };
  const { calendar } = context;
  return {
    ...context,
    calendar: { ...calendar, queries: { ...calendar.queries, visit: () => Promise.resolve(found) } },
  };
};

const sent = (
  action: (args: ActionFunctionArgs) => Promise<unknown>,
  fields: readonly (readonly [string, string])[],
  context: ReturnType<typeof as>,
  id = ID,
) => {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  const request = new Request('https://salon.test/admin/till', { method: 'POST', body });
  return answerOf(() => action({ request, context, params: { id } }));
};
const basket: readonly (readonly [string, string])[] = [
  ['id', SALE_ID],
  ['line', KEY],
  [`quantity.${KEY}`, '2'],
  [`seen.${KEY}`, '3200'],
  ['pay', 'cash'],
  ['received', '100'],
];
const viewOf = async (fields: typeof basket, context = as('staff')) =>
  (await sent(sell, fields, context)) as { status: number; data: DeskView };

describe('the desk', () => {
  it('is for those who sell', async () => {
    expect(await answerOf(() => desk(get('/', as('staff'))))).toMatchObject({ status: 200 });
    for (const role of ['hq', null] as const) {
      expect(await answerOf(() => desk(get('/', as(role))))).toMatchObject({ status: 404 });
      expect(await sent(sell, basket, as(role))).toMatchObject({ status: 404 });
    }
  });

  it('finds products by name, puts them in and takes them out, and keeps what was typed', async () => {
    const found = await viewOf([...basket, ['q', 'HAAR'], [`reduction.${KEY}`, 'viel']]);
    expect(found.status).toBe(200);
    expect(found.data).toMatchObject({
      q: 'HAAR',
      found: [{ name: 'Haaröl', stock: 3 }],
      lines: [{ total: null, raw: { quantity: '2', reduction: 'viel' } }],
      sums: null,
      errors: [],
    });
    const more = await viewOf([...basket, ['add', OIL.id], ['intent', 'book']]);
    expect(more.data.lines).toMatchObject([{ raw: { quantity: '3' }, total: 9600 }]);
    expect(more.data.sums).toMatchObject({ total: 9600, due: 9600, paid: { cash: 9600, change: 400 } });
    expect((await viewOf([...basket, ['remove', KEY]])).data.lines).toEqual([]);
    expect((await viewOf([...basket, ['add', uuid('99')]])).data.lines).toHaveLength(1);
  });

  it('offers lines of their own to who leads, and to nobody else', async () => {
    const wish = [...basket, ['intent', 'free'] as const];
    expect((await viewOf(wish, as('owner'))).data.lines.map(({ raw }) => raw.key)).toEqual([KEY, 'f1']);
    expect((await viewOf(wish)).data.lines.map(({ raw }) => raw.key)).toEqual([KEY]);
  });

  it('sells what stands there and leads to the receipt', async () => {
    const calls: RingUpInput[] = [];
    const context = as('staff', {
      ringUp: (_, input) => {
        calls.push(input);
        return Promise.resolve(ok(input.saleId));
      },
    });
    const answer = await sent(sell, [...basket, ['intent', 'book']], context);
    expect(answer).toMatchObject({ status: 303, location: `/admin/till/sales/${SALE_ID}?done=sold` });
    expect(calls).toMatchObject([
      {
        saleId: SALE_ID,
        appointmentId: null,
        lines: [{ key: KEY, quantity: '2', seen: '3200' }],
        payment: { pay: 'cash' },
      },
    ]);
  });

  it('shows a visit with all its services, whatever the form says', async () => {
    const shown = await answerOf(() => desk(get(`/?visit=${ID}`, as('staff', {}, {}, 'checked_in'))));
    expect(shown).toMatchObject({
      status: 200,
      data: { visit: {}, lines: [{ name: 'Schnitt', by: 'Anna' }], problem: null },
    });
    const { data } = await viewOf(
      [...basket, ['visit', ID], ['remove', 's0']],
      as('staff', {}, {}, 'checked_in'),
    );
    expect(data.lines.map(({ raw }) => raw.key)).toEqual(['s0', KEY]);
    for (const visit of ['x', ID]) {
      expect(await answerOf(() => desk(get(`/?visit=${visit}`, as('staff'))))).toMatchObject({ status: 404 });
    }
  });

  it('leads to the receipt of a visit that is paid', async () => {
    const paid = as('staff', {}, { saleOfVisit: () => Promise.resolve(SALE_ID) }, 'checked_in');
    const answer = await answerOf(() => desk(get(`/?visit=${ID}`, paid)));
    expect(answer).toMatchObject({ status: 303, location: `/admin/till/sales/${SALE_ID}` });
  });

  const { problem, wrong } = deCH.till.sell;
  it.each([
    [{ kind: 'price_changed' as const }, 409, problem.price_changed],
    [{ kind: 'short' as const, products: [OIL.id] }, 409, problem.short('Haaröl')],
    [{ kind: 'already_paid' as const, saleId: SALE_ID }, 409, problem.already_paid],
    [{ kind: 'already_invoiced' as const, invoiceId: ID as never }, 409, problem.already_invoiced],
    [{ kind: 'id_used' as const, saleId: SALE_ID }, 409, problem.id_used],
    [{ kind: 'not_payable' as const }, 409, problem.not_payable],
    [{ kind: 'not_found' as const }, 404, null],
  ])('refused as %j keeps the basket and says why', async (refusal, status, message) => {
    const context = as('staff', { ringUp: () => Promise.resolve(err(refusal)) });
    const answer = await viewOf([...basket, ['intent', 'book']], context);
    expect(answer.status).toBe(status);
    if (message === null) return;
    expect(answer.data.problem?.message).toBe(message);
    expect(answer.data.lines).toMatchObject([{ raw: { quantity: '2' } }]);
  });

  it('puts what is wrong beside its field', async () => {
    const fields = [
      { field: `quantity.${KEY}`, reason: 'out_of_range' as const },
      { field: 'pay' as const, reason: 'required' as const },
    ];
    const context = as('staff', { ringUp: () => Promise.resolve(err({ kind: 'invalid', fields })) });
    const answer = await viewOf([...basket, ['intent', 'book']], context);
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: [{ field: `quantity.${KEY}` }, { field: 'pay', message: wrong.pay_required }] },
    });
  });
});

const found = (sale: Sale, over: object = {}) => ({
  sale: () => Promise.resolve({ sale, voidedBy: null, voidsNumber: null, openPeriod: 1, ...over }),
});
const slipOf = async (sale: Sale, over: object = {}, role: Role = 'staff') => {
  const { data } = await answerOf(() => salePage(get('/', as(role, {}, found(sale, over)), { id: ID })));
  return data as { slip: Slip; mayVoid: boolean; leadVoids: boolean; back: string | null };
};
const textOf = (slip: Slip) =>
  slip.parts
    .map((part) =>
      part.kind === 'pair' ? `${part.left} ${part.right}` : part.kind === 'rule' ? '' : part.text,
    )
    .join('\n');

describe('a receipt', () => {
  const sale = aSale(17, {
    lines: [aLine({ unitPrice: rappen(3200), quantity: 2, reduction: rappen(407), reason: 'Dose verbeult' })],
    tips: [aTip(500, 'Anna')],
    card: rappen(2000),
  });

  it('says who sold, what, with the VAT in it, and how it was paid', async () => {
    const text = textOf((await slipOf(sale)).slip);
    for (const line of [
      'Schnittwerk GmbH',
      'CHE-123.456.789 MWST',
      'Quittung Nr. 17',
      'Schnitt (2 × 32.00) 64.00',
      'Nachlass -4.07',
      'Total CHF 59.93',
      'MWST 8.1\u00a0% auf 55.44 4.49',
      'Trinkgeld Anna 5.00',
      'Rundung 0.02',
      'Bezahlt CHF 64.95',
      'Karte (Beleg T-1) 20.00',
      'Bar 44.95',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('verbeult');
  });

  it('of a salon that is not liable says nothing of VAT', async () => {
    const lines = [aLine({ vatBasisPoints: 0 })];
    const exempt = { ...aSale(1, { lines }), seller: { ...SELLER, vatLiable: false } };
    const text = textOf((await slipOf(exempt)).slip);
    expect(text).toContain('CHE-123.456.789');
    expect(text).not.toMatch(/MWST|%/);
  });

  it('of a counter-sale says what goes back', async () => {
    const back = stamped(counterSale(sale, SALE_ID, 'falsch'), stampOf(18));
    const page = await slipOf(back, { voidsNumber: 17 });
    expect(textOf(page.slip)).toContain('Storniert Quittung Nr. 17');
    expect(page).toMatchObject({ mayVoid: false, back: 'Bar CHF\u00a044.95, Karte CHF\u00a020.00' });
  });

  it.each<[Role, object, boolean]>([
    ['staff', {}, true],
    ['staff', { openPeriod: 2 }, false],
    ['manager', { openPeriod: 2 }, true],
    ['hq', {}, false],
    ['owner', { voidedBy: { id: ID, number: 18 } }, false],
  ])('%s with %j may take it back: %s', async (role, over, mayVoid) => {
    expect(await slipOf(sale, over, role)).toMatchObject({ mayVoid });
  });

  it('is a PDF that nothing keeps', async () => {
    const answer = (await receipt(get('/', as('hq', {}, found(sale)), { id: ID }))) as Response;
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(answer.headers.get('Content-Disposition')).toContain('quittung-17.pdf');
  });

  it('of nobody is nowhere', async () => {
    for (const id of ['x', ID]) {
      expect(await answerOf(() => salePage(get('/', as('owner'), { id })))).toMatchObject({ status: 404 });
      expect(await answerOf(() => receipt(get('/', as('owner'), { id })))).toMatchObject({ status: 404 });
    }
  });

  it('is taken back with a reason', async () => {
    const form = [
      ['id', SALE_ID],
      ['reason', 'falsch'],
    ] as const;
    const won = as('staff', { voidSale: (_, { voidId }) => Promise.resolve(ok(voidId)) });
    expect(await sent(takeBack, form, won)).toMatchObject({
      status: 303,
      location: `/admin/till/sales/${SALE_ID}?done=void`,
    });
    const late = as('staff', { voidSale: () => Promise.resolve(err({ kind: 'not_allowed' })) });
    expect(await sent(takeBack, form, late)).toMatchObject({
      status: 409,
      data: { reason: 'falsch', problem: deCH.till.receipt.problem.not_allowed },
    });
    const blank = as('staff', {
      voidSale: () => Promise.resolve(err({ kind: 'invalid', reason: 'required' })),
    });
    expect(await sent(takeBack, form, blank)).toMatchObject({ status: 422, data: { id: SALE_ID } });
    expect(await sent(takeBack, [['reason', 'x']], won)).toMatchObject({ status: 404 });
  });
});

describe('the list of sales', () => {
  it('adds up a day', async () => {
    const day = () =>
      Promise.resolve([
        { ...aSale(2), voidedBy: null },
        { ...aSale(1, { card: rappen(1000) }), voidedBy: SALE_ID },
      ]);
    const { data } = await answerOf(() => sales(get('/?day=2026-03-10', as('hq', {}, { sales: day }))));
    expect(data).toMatchObject({
      day: '2026-03-10',
      sum: 12_000,
      uses: false,
      sales: [
        { number: 2, how: 'Bar' },
        { how: 'Bar, Karte', voided: true },
      ],
    });
    expect(await answerOf(() => sales(get('/?day=x', as('staff'))))).toMatchObject({
      data: { day: '2026-03-10' },
    });
  });
});

describe('cash', () => {
  it('that is wrong keeps what was typed', async () => {
    const fields = [{ field: 'amount', reason: 'more_than_in_till' }] as const;
    const context = as('staff', { moveCash: () => Promise.resolve(err({ kind: 'invalid', fields })) });
    const form = [
      ['id', ID],
      ['kind', 'out'],
      ['amount', '500'],
      ['reason', 'Bank'],
    ] as const;
    expect(await sent(moveCash, form, context)).toMatchObject({
      status: 422,
      data: {
        id: ID,
        values: { kind: 'out', amount: '500', reason: 'Bank' },
        errors: [
          {
            field: 'amount',
            message: expect.stringContaining(deCH.till.cash.wrong.more_than_in_till) as string,
          },
        ],
      },
    });
    expect(await sent(moveCash, form, as('hq'))).toMatchObject({ status: 404 });
  });
});

describe('a closing', () => {
  const state = { sales: 2, moves: 1, closings: 3, opening: rappen(20_000), lastHash: FIRST_HASH };
  const open = () =>
    Promise.resolve({
      state,
      period: { sales: [aSale(1), aSale(2)], moves: [aMove(1, 'out', -500)] },
      tips: [],
    });

  it('shows what there should be', async () => {
    const { data } = await answerOf(() => closingPage(get('/', as('staff', {}, { open }))));
    expect(data).toMatchObject({ seen: '4 2 1', expected: 31_500, opening: '200.00' });
  });

  const form = [
    ['id', ID],
    ['seen', '4 2 1'],
    ['pieces.20000', '1'],
    ['pieces.5', '3'],
    ['left', '150'],
    ['note', 'x'],
  ] as const;
  it('is added up on the server, and closed only when that is asked for', async () => {
    expect(await sent(close, form, as('staff', {}, { open }))).toMatchObject({
      status: 200,
      data: { counted: 20_015, values: { left: '150', note: 'x' }, errors: [] },
    });
    const calls: unknown[] = [];
    const closes = as('staff', {
      closeTill: (_, input) => {
        calls.push(input.seen);
        return Promise.resolve(ok(input.closingId));
      },
    });
    expect(await sent(close, [...form, ['intent', 'close']], closes)).toMatchObject({
      status: 303,
      location: `/admin/till/closings/${ID}?done`,
    });
    expect(calls).toEqual([{ period: 4, sales: 2, moves: 1 }]);
  });

  it.each([
    [{ kind: 'already_closed' as const }, 409],
    [{ kind: 'moved_meanwhile' as const }, 409],
    [
      { kind: 'invalid' as const, fields: [{ field: 'note', reason: 'difference_unexplained' as const }] },
      422,
    ],
  ])('refused as %j loses nothing', async (refusal, status) => {
    const context = as('staff', { closeTill: () => Promise.resolve(err(refusal)) });
    expect(await sent(close, [...form, ['intent', 'close']], context)).toMatchObject({
      status,
      data: { counted: 20_015, values: { pieces: { 20000: '1' } } },
    });
  });

  it('is shown with its hash, and with whatever is not as it was', async () => {
    const period = { sales: [aSale(1)], moves: [] };
    const kept = { ...closed(aClosing(1), period, FIRST_HASH, sha256), ...period, loggedHash: null };
    const context = as('hq', {}, { closing: () => Promise.resolve(kept) });
    const till = {
      ...context.till,
      faultsOfOne: () => [{ kind: 'sale_changed' as const, closing: 1, sale: 1 }],
    };
    const { data } = await answerOf(() => closedPage(get('/', { ...context, till }, { id: ID })));
    const page = data as { slip: Slip; faults: readonly string[] };
    expect(textOf(page.slip)).toContain(kept.hash);
    expect(page.faults).toEqual([deCH.till.closings.fault.sale_changed(1, 1)]);
    expect(await answerOf(() => closedPage(get('/', as('owner'), { id: ID })))).toMatchObject({
      status: 404,
    });
  });

  it('and the whole chain are checked when somebody asks', async () => {
    const faults = [{ kind: 'closing_missing', closing: 2 }] as const;
    const context = as('hq', { verifyClosings: () => Promise.resolve(ok({ closings: 5, faults })) });
    expect(await answerOf(() => closings(get('/?check', context)))).toMatchObject({
      data: { check: { closings: 5, faults: [deCH.till.closings.fault.closing_missing(2)] } },
    });
    expect(await answerOf(() => closings(get('/', as('staff'))))).toMatchObject({ data: { check: null } });
  });
});

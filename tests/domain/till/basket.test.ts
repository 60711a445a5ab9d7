import { describe, expect, it } from 'vitest';
import type { ProductCategoryId, ProductId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { readBasket, readTips, type BasketFacts, type RawLine } from '#domain/till/basket.ts';
import type { ProductRecord } from '#domain/shop/product-record.ts';
import type { AppointmentItem } from '#domain/slots/appointment.ts';
import { ANNA, at, aSalonBook, BEN, CUT, day, localized } from '#tests/support/builders/salon-book.ts';

const OIL_ID = '00000000-0000-4000-8000-000000000001' as ProductId;
const OIL: ProductRecord = {
  id: OIL_ID,
  slug: 'oel',
  categoryId: 'care' as ProductCategoryId,
  name: localized('Haaröl'),
  description: localized(''),
  price: rappen(3200),
  vatCode: 'standard',
  active: true,
  position: 1,
  lowStockAt: 1,
  reorderTo: 2,
};
const ITEM: AppointmentItem = {
  position: 0,
  serviceId: CUT,
  staffId: ANNA,
  staffChosen: true,
  serviceName: localized('Schnitt'),
  staffName: 'Anna',
  price: rappen(6000),
  vatCode: 'standard',
  // As it was known when it was booked: another one has come since.
  vatBasisPoints: 770,
  segments: [30],
  from: at('2026-03-10 09:00'),
  to: at('2026-03-10 09:30'),
};
const book = aSalonBook();
const facts = (over: Partial<BasketFacts> = {}): BasketFacts => ({
  items: [ITEM],
  ordered: [],
  products: new Map([[OIL_ID, OIL]]),
  book,
  today: day('2026-03-10'),
  mayType: true,
  ...over,
});
const raw = (key: string, over: Partial<RawLine> = {}): RawLine => ({
  key,
  quantity: '1',
  reduction: '',
  reason: '',
  seen: '',
  text: '',
  amount: '',
  vatCode: '',
  ...over,
});
const free = (over: Partial<RawLine> = {}) =>
  raw('f1', {
    text: 'Perücke gewaschen',
    amount: '45.50',
    vatCode: 'standard',
    reason: 'kein Produkt',
    ...over,
  });
/** Of a visit as far as the lines name one. */
const read = (lines: readonly RawLine[], over: Partial<BasketFacts> = {}) => {
  const items = lines.some(({ key }) => key === 's0') ? [ITEM] : [];
  const basket = readBasket(lines, facts({ items, ...over }));
  return basket.ok
    ? basket.value.map(({ line, fresh }) => [
        line.unitPrice,
        line.quantity,
        line.reduction,
        line.vatBasisPoints,
        fresh,
      ])
    : basket.error.map(({ field, reason }) => `${field} ${reason}`);
};

describe('the basket', () => {
  it.each<[string, RawLine, unknown]>([
    [
      'a service at its frozen price, and the rate of the day on which it is done',
      raw('s0', { seen: '6000' }),
      [6000, 1, 0, 810, true],
    ],
    [
      'a service of which the page showed another price',
      raw('s0', { seen: '5000' }),
      [6000, 1, 0, 810, false],
    ],
    ['a service is sold once', raw('s0', { quantity: '7', seen: '6000' }), [6000, 1, 0, 810, true]],
    ['three of a product', raw(`p${OIL_ID}`, { quantity: '3', seen: '3200' }), [3200, 3, 0, 810, true]],
    [
      'less, with a reason',
      raw(`p${OIL_ID}`, { quantity: '2', reduction: '6.40', reason: 'Dose verbeult', seen: '3200' }),
      [3200, 2, 640, 810, true],
    ],
    [
      'for nothing',
      raw('s0', { reduction: '60', reason: 'Geschenk', seen: '6000' }),
      [6000, 1, 6000, 810, true],
    ],
    ['what is in no catalogue', free(), [4550, 1, 0, 810, true]],
  ])('%s', (_, line, wanted) => {
    expect(read([line])).toEqual([wanted]);
  });

  it.each<[string, RawLine, readonly string[]]>([
    ['another service', raw('s1'), ['reduction.s1 not_offered']],
    [
      'another product',
      raw('p00000000-0000-4000-8000-000000000009'),
      ['quantity.p00000000-0000-4000-8000-000000000009 not_offered'],
    ],
    ['nonsense', raw('x'), ['quantity.x not_offered']],
    ['no pieces', raw(`p${OIL_ID}`, { quantity: '0' }), [`quantity.p${OIL_ID} out_of_range`]],
    ['a reduction without a reason', raw('s0', { reduction: '5' }), ['reason.s0 required']],
    ['more than it costs', raw('s0', { reduction: '60.05', reason: 'x' }), ['reduction.s0 more_than_price']],
    ['a negative reduction', raw('s0', { reduction: '-5', reason: 'x' }), ['reduction.s0 not_definite']],
    [
      'a free line with nothing in it',
      raw('f1'),
      ['text.f1 required', 'amount.f1 required', 'reason.f1 required', 'vatCode.f1 not_offered'],
    ],
    ['a free line for nothing', free({ amount: '0' }), ['amount.f1 out_of_range']],
    ['a rate that the salon does not have', free({ vatCode: 'luxury' }), ['vatCode.f1 not_offered']],
  ])('%s is refused', (_, line, wanted) => {
    expect(read([line])).toEqual(wanted);
  });

  it('taxes what was ordered as on the day on which it is handed over', () => {
    const ordered = [
      {
        position: 1,
        kind: 'product' as const,
        productId: OIL_ID,
        name: localized('Haaröl'),
        quantity: 2,
        unitPrice: rappen(3000),
        vatCode: 'standard',
        vatBasisPoints: 770,
      },
    ];
    expect(read([raw('o1', { seen: '3000' })], { ordered })).toEqual([[3000, 2, 0, 810, true]]);
    const withoutRate = { ...book, vatRates: [] };
    expect(read([raw('o1', { seen: '3000' })], { ordered, book: withoutRate })).toEqual([
      [3000, 2, 0, 770, true],
    ]);
  });

  it('takes amounts that are typed from those who may only', () => {
    expect(read([free()], { mayType: false })).toEqual(['text.f1 not_allowed']);
  });

  it('knows no rate in a salon that is not liable, whatever the form says', () => {
    expect(read([free()], { book: { ...book, vatLiable: false } })).toEqual([[4550, 1, 0, 0, true]]);
    expect(read([raw(`p${OIL_ID}`)], { book: { ...book, vatLiable: false } })).toEqual([
      [3200, 1, 0, 0, false],
    ]);
  });

  it('sells nothing that is not on sale, and not nothing', () => {
    const products = new Map([[OIL_ID, { ...OIL, active: false }]]);
    expect(read([raw(`p${OIL_ID}`)], { products })).toEqual([`quantity.p${OIL_ID} not_offered`]);
    expect(read([])).toEqual(['q basket_empty']);
    expect(read(Array.from({ length: 41 }, () => raw('s0')))).toEqual(['q too_many']);
  });

  it('has each line once, and a visit whole', () => {
    expect(read([raw('s0'), raw('s0')])).toEqual(['q lines_differ']);
    expect(read([raw(`p${OIL_ID}`)], { items: [ITEM] })).toEqual(['q lines_differ']);
  });
});

describe('tips', () => {
  const staff = [
    { id: ANNA, name: 'Anna' },
    { id: BEN, name: 'Ben' },
  ];
  const tip = (amount: string, staffId: string = ANNA) => ({ staffId, amount });

  it('belong to colleagues', () => {
    expect(readTips([tip('5'), tip('', BEN)], staff)).toEqual({
      ok: true,
      value: [{ staffId: ANNA, staffName: 'Anna', amount: 500 }],
    });
  });

  it.each([
    [[tip('5', 'somebody')], ['tip.somebody not_offered']],
    [[tip('5'), tip('5')], [`tip.${ANNA} not_offered`]],
    [[tip('viel')], [`tip.${ANNA} not_definite`]],
  ])('%j are refused', (raws, wanted) => {
    const tips = readTips(raws, staff);
    expect(tips.ok ? [] : tips.error.map(({ field, reason }) => `${field} ${reason}`)).toEqual(wanted);
  });
});

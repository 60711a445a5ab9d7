import { describe, expect, it, test } from 'vitest';
import type { ProductCategoryId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { imageLinesOf, readAlt, readImageLines } from '#domain/shop/product-image.ts';
import { readCategory, readProduct, type RawProduct } from '#domain/shop/product-record.ts';
import { readBooking } from '#domain/shop/stock-booking.ts';

const SHELF = { categoryIds: ['care' as ProductCategoryId], vatCodes: ['standard'] };
const RAW: RawProduct = {
  nameDe: ' Shampoo  Brennnessel ',
  nameEn: 'Nettle shampoo',
  descriptionDe: '',
  descriptionEn: '',
  categoryId: 'care',
  position: '10',
  price: 'CHF 24.50',
  vatCode: 'standard',
  lowStockAt: '3',
  reorderTo: '12',
  active: true,
};

describe('a product', () => {
  it('is read whole', () => {
    expect(readProduct(RAW, SHELF)).toEqual(
      ok({
        name: { 'de-CH': 'Shampoo Brennnessel', en: 'Nettle shampoo' },
        description: { 'de-CH': '', en: '' },
        categoryId: 'care',
        price: 2450,
        vatCode: 'standard',
        active: true,
        position: 10,
        lowStockAt: 3,
        reorderTo: 12,
      }),
    );
  });

  it.each([
    ['price', 'ab 20', 'not_definite'],
    ['price', '24.52', 'five_rappen'],
    ['nameEn', ' ', 'required'],
    ['nameDe', 'x'.repeat(81), 'longer_than_80'],
    ['descriptionDe', 'x'.repeat(2001), 'longer_than_2000'],
    ['categoryId', 'elsewhere', 'not_offered'],
    ['vatCode', 'none', 'not_offered'],
    ['lowStockAt', '-1', 'whole_number'],
    ['reorderTo', '2', 'below_low_stock'],
    ['reorderTo', '10000', 'out_of_range'],
  ] as const)('with %s %j is refused: %s', (field, typed, reason) => {
    expect(readProduct({ ...RAW, [field]: typed }, SHELF)).toEqual(err([{ field, reason }]));
  });

  it('says everything that is wrong at once', () => {
    const read = readProduct({ ...RAW, nameDe: '', price: '', reorderTo: 'x' }, SHELF);
    expect(read.ok ? [] : read.error.map(({ field }) => field)).toEqual(['nameDe', 'price', 'reorderTo']);
  });
});

test('a category has a name in both languages and a place', () => {
  expect(readCategory({ nameDe: 'Pflege', nameEn: 'Care', position: '2' })).toEqual(
    ok({ name: { 'de-CH': 'Pflege', en: 'Care' }, position: 2 }),
  );
  expect(readCategory({ nameDe: '', nameEn: '', position: 'x' })).toEqual(
    err([
      { field: 'nameDe', reason: 'required' },
      { field: 'nameEn', reason: 'required' },
      { field: 'position', reason: 'whole_number' },
    ]),
  );
});

describe('a note about a shelf', () => {
  const LEVEL = { stock: 4, reserved: 2, movements: 7 };
  const note = (kind: string, quantity: string, reason = 'gezählt') =>
    readBooking({ kind, quantity, reason }, LEVEL);

  it('adds what came, with or without a word', () => {
    expect(note('delivery', '12', '')).toEqual(ok({ kind: 'delivery', quantity: 12, reason: null }));
    expect(note('delivery', '12', ' LS 44 ')).toEqual(
      ok({ kind: 'delivery', quantity: 12, reason: 'LS 44' }),
    );
  });

  it('takes what went, and says why', () => {
    expect(note('loss', '4', 'zerbrochen')).toEqual(ok({ kind: 'loss', quantity: -4, reason: 'zerbrochen' }));
    expect(note('loss', '5')).toEqual(err([{ field: 'quantity', reason: 'more_than_there_are' }]));
    expect(note('loss', '1', ' ')).toEqual(err([{ field: 'reason', reason: 'required' }]));
  });

  it.each([
    ['7', 1],
    ['5', -1],
    ['2', -4],
  ])('counted %s, where two are kept for orders: %i', (counted, quantity) => {
    expect(note('count', counted)).toEqual(ok({ kind: 'correction', quantity, reason: 'gezählt' }));
  });

  it('is no correction when nothing differs, nor below what orders keep', () => {
    expect(note('count', '6')).toEqual(err([{ field: 'quantity', reason: 'nothing_differs' }]));
    expect(note('count', '1')).toEqual(err([{ field: 'quantity', reason: 'fewer_than_reserved' }]));
    expect(note('count', '0')).toEqual(err([{ field: 'quantity', reason: 'fewer_than_reserved' }]));
  });

  it.each(['0', '-3', 'viele', '10000', ''])('of %j pieces that came is none', (quantity) => {
    const read = note('delivery', quantity);
    expect(read.ok ? [] : read.error.map(({ field }) => field)).toEqual(['quantity']);
  });

  it('is of a kind that the form offers', () => {
    expect(note('sale', '1')).toEqual(err([{ field: 'kind', reason: 'not_offered' }]));
  });
});

describe('a picture', () => {
  it('has words in both languages', () => {
    expect(readAlt({ altDe: ' Flasche ', altEn: 'Bottle' })).toEqual(
      ok({ 'de-CH': 'Flasche', en: 'Bottle' }),
    );
    expect(readAlt({ altDe: '', altEn: 'x'.repeat(161) })).toEqual(
      err([
        { field: 'altDe', reason: 'required' },
        { field: 'altEn', reason: 'longer_than_160' },
      ]),
    );
  });

  it('is changed line by line, and each says what is wrong', () => {
    const good = { id: 'b', altDe: 'Flasche', altEn: 'Bottle', position: '2' };
    expect(readImageLines([good, { ...good, id: 'a', position: 'oben', altEn: '' }])).toEqual(
      err([
        { id: 'a', field: 'position', reason: 'whole_number' },
        { id: 'a', field: 'altEn', reason: 'required' },
      ]),
    );
    const read = readImageLines([good, { ...good, id: 'a' }]);
    expect(read.ok && imageLinesOf(read.value).map(({ id }) => id)).toEqual(['a', 'b']);
  });
});

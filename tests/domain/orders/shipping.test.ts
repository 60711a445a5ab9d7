import { describe, expect, it } from 'vitest';
import { shippingPrice } from '#domain/orders/shipping.ts';
import { readShipping, type RawShipping } from '#domain/orders/shipping-record.ts';
import { saveShipping } from '#domain/orders/use-cases/save-shipping.ts';
import { shippingContentOf } from '#domain/orders/shipping-record.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { ShippingMethodId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { orderDesk, POST } from '#tests/support/order-desk.ts';
import { outcome } from '#tests/domain/slots/use-cases/desk.ts';

const FORM: RawShipping = {
  nameDe: 'Brief',
  nameEn: 'Letter',
  price: '2.50',
  freeFrom: '',
  vatCode: 'standard',
  position: '10',
  active: true,
};

describe('what sending costs', () => {
  it.each([
    [null, 99_999, 850],
    [10_000, 9_999, 850],
    [10_000, 10_000, 0],
    [10_000, 10_001, 0],
  ])('free from %s, goods of %i: %i', (freeFrom, goods, price) => {
    const method = { ...POST, price: rappen(850), freeFrom: freeFrom === null ? null : rappen(freeFrom) };
    expect(shippingPrice(method, rappen(goods))).toBe(price);
  });
});

describe('a way of sending as it is typed', () => {
  it('is read whole', () => {
    expect(readShipping({ ...FORM, freeFrom: '80' }, ['standard'])).toEqual({
      ok: true,
      value: {
        name: { 'de-CH': 'Brief', en: 'Letter' },
        price: 250,
        freeFrom: 8_000,
        vatCode: 'standard',
        position: 10,
        active: true,
      },
    });
    expect(readShipping({ ...FORM, price: '0' }, ['standard'])).toMatchObject({
      value: { price: 0, freeFrom: null },
    });
  });

  it.each<[Partial<RawShipping>, string]>([
    [{ nameDe: ' ' }, 'nameDe required'],
    [{ nameEn: 'x'.repeat(81) }, 'nameEn longer_than_80'],
    [{ price: 'ab 5' }, 'price not_definite'],
    [{ price: '' }, 'price required'],
    [{ freeFrom: 'viel' }, 'freeFrom not_definite'],
    [{ freeFrom: '0' }, 'freeFrom out_of_range'],
    [{ vatCode: 'mine' }, 'vatCode not_offered'],
    [{ position: '-1' }, 'position whole_number'],
  ])('%j is refused: %s', (over, wanted) => {
    const read = readShipping({ ...FORM, ...over }, ['standard']);
    expect(read.ok ? [] : read.error.map(({ field, reason }) => `${field} ${reason}`)).toEqual([wanted]);
  });
});

describe('saving a way of sending', () => {
  const ID = '00000059-0000-4000-8000-000000000002' as ShippingMethodId;
  const OWNER = employeeOf(SALON, 'owner');

  it('adds one, changes one, says when somebody was faster, and keeps staff from it', async () => {
    const desk = await orderDesk();
    const save = saveShipping(desk);
    const methods = () => desk.rows().orderBook.methods;
    expect(outcome(await save(employeeOf(SALON, 'staff'), { id: ID, seen: null, form: FORM }))).toBe(
      'not_found',
    );
    expect(outcome(await save(OWNER, { id: ID, seen: 'known', form: FORM }))).toBe('not_found');
    expect(outcome(await save(OWNER, { id: ID, seen: null, form: { ...FORM, price: 'x' } }))).toBe('invalid');
    // Sent twice it is saved once.
    const first = { ...FORM, position: '0' };
    for (let time = 0; time < 2; time += 1)
      expect(outcome(await save(OWNER, { id: ID, seen: null, form: first }))).toBe('ok');
    expect(methods().map(({ name }) => name.en)).toEqual([POST.name.en, 'Letter']);
    const seen = fingerprint(shippingContentOf({ ...methods()[1]!, position: 0, active: true }));
    const dearer = { ...first, price: '3' };
    expect(outcome(await save(OWNER, { id: ID, seen: null, form: dearer }))).toBe('changed');
    expect(outcome(await save(OWNER, { id: ID, seen, form: dearer }))).toBe('ok');
    expect(outcome(await save(OWNER, { id: ID, seen, form: dearer }))).toBe('ok');
    expect(methods()[1]?.price).toBe(300);
    expect(desk.audit().filter((action) => action.startsWith('shipping_method'))).toEqual([
      'shipping_method.created',
      'shipping_method.changed',
    ]);
  });
});

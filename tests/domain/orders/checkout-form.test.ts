import { describe, expect, it } from 'vitest';
import { readCheckout, type RawCheckout } from '#domain/orders/checkout-form.ts';
import { rappen } from '#domain/shared/money.ts';
import { FORM, POST, SENT } from '#tests/support/order-desk.ts';

const read = (over: Partial<RawCheckout>, { goods = 2_450, gifts = 0 } = {}) => {
  const found = readCheckout(
    { ...FORM, ...over },
    { methods: [POST], goods: rappen(goods), gifts: rappen(gifts) },
  );
  return found.ok ? found.value : found.error.map(({ field, reason }) => `${field} ${reason}`);
};
const contact = {
  firstName: 'Alice',
  lastName: 'Muster',
  email: 'alice@example.ch',
  phone: '+41791234567',
};
const address = { street: 'Musterweg', houseNumber: '3a', postalCode: '9000', city: 'St. Gallen' };

describe('the whole form', () => {
  it('of what is fetched has no address, whatever was typed', () => {
    expect(read({ street: '<', postalCode: 'x', note: ' Bitte klingeln ' })).toEqual({
      contact,
      note: 'Bitte klingeln',
      method: null,
      payBy: 'online',
      goesTo: { kind: 'pick_up' },
    });
  });

  it('of what is sent has one', () => {
    expect(read(SENT)).toEqual({
      contact,
      note: '',
      method: POST,
      payBy: 'online',
      goesTo: { kind: 'shipping', address },
    });
  });

  it.each(['pick_up', POST.id, 'x', ''])('of vouchers alone goes by letter, not by “%s”', (delivery) => {
    const gifts = { goods: 0, gifts: 5_000 };
    expect(read({ delivery }, gifts)).toMatchObject({ method: null, goesTo: { kind: 'email' } });
  });

  it('of vouchers and goods goes where the goods go', () => {
    const both = { goods: 1, gifts: 5_000 };
    expect(read(SENT, both)).toMatchObject({ method: POST, goesTo: { kind: 'shipping' } });
    expect(read({ delivery: 'x' }, both)).toEqual(['delivery not_chosen']);
  });

  it('says all that is wrong at once, in the order of the form', () => {
    const form = { ...SENT, street: '', houseNumber: '<', postalCode: '1', city: '', firstName: '' };
    const rest = { lastName: '', email: 'x', phone: 'x', note: 'x'.repeat(5_000), payBy: 'x' };
    expect(read({ ...form, ...rest })).toEqual([
      'street missing',
      'houseNumber malformed',
      'postalCode malformed',
      'city missing',
      'firstName missing',
      'lastName missing',
      'email malformed',
      'phone malformed',
      'note too_long',
      'payBy not_chosen',
    ]);
  });
});

describe('an address', () => {
  type Field = 'street' | 'houseNumber' | 'postalCode' | 'city';
  const read1 = (field: Field, text: string) => {
    const found = read({ ...SENT, [field]: text });
    if (Array.isArray(found)) return found.join(', ');
    const { goesTo } = found as { goesTo: { address: Record<Field, string> } };
    return { is: goesTo.address[field] };
  };

  it.each<[Field, string, string]>([
    ['street', '  Am  Alten \n Markt ', 'Am Alten Markt'],
    ['street', 'é'.repeat(70), 'é'.repeat(70)],
    // Counted as people count.
    ['street', '🏠'.repeat(70), '🏠'.repeat(70)],
    ['street', 'e\u0301', '\u00e9'],
    ['street', 'a\u0000\ud800b', 'a b'],
    ['houseNumber', '', ''],
    ['houseNumber', '  ', ''],
    ['houseNumber', 'x'.repeat(16), 'x'.repeat(16)],
    ['postalCode', ' 1000 ', '1000'],
    ['postalCode', '9999', '9999'],
    ['city', 'x'.repeat(35), 'x'.repeat(35)],
    ['city', `${' '.repeat(500)}Bern`, 'Bern'],
    ['city', `${' '.repeat(16 * 35 - 4)}Bern`, 'Bern'],
  ])('%s: %j', (field, text, is) => {
    expect(read1(field, text)).toEqual({ is });
  });

  it.each<[Field, string, string]>([
    ['street', '', 'missing'],
    ['street', ' \n ', 'missing'],
    ['street', 'x'.repeat(71), 'too_long'],
    ['street', `${' '.repeat(16 * 70)}x`, 'too_long'],
    ['street', 'a<b', 'malformed'],
    ['street', 'a>b', 'malformed'],
    ['street', 'a\u202eb', 'malformed'],
    ['street', 'a\u2066b', 'malformed'],
    ['houseNumber', 'x'.repeat(17), 'too_long'],
    ['postalCode', '', 'missing'],
    ['postalCode', '0999', 'malformed'],
    ['postalCode', '900', 'malformed'],
    ['postalCode', '90000', 'malformed'],
    ['postalCode', '9ooo', 'malformed'],
    ['postalCode', 'CH-9000', 'malformed'],
    ['postalCode', '9'.repeat(11), 'malformed'],
    ['city', 'x'.repeat(36), 'too_long'],
    ['city', `${' '.repeat(16 * 35)}x`, 'too_long'],
  ])('%s: %j is %s', (field, text, reason) => {
    expect(read1(field, text)).toBe(`${field} ${reason}`);
  });

  it('of a street is not held against the rule for postcodes', () => {
    expect(read1('city', '9000')).toEqual({ is: '9000' });
  });
});

describe('how it is paid', () => {
  it.each<[string, Partial<RawCheckout>, { goods?: number; gifts?: number }, string]>([
    ['nobody chose', { payBy: '' }, {}, 'payBy not_chosen'],
    ['what nobody offers', { payBy: 'invoice' }, {}, 'payBy not_chosen'],
    ['what is sent is paid before', { ...SENT, payBy: 'on_pick_up' }, {}, 'payBy only_online'],
    ['vouchers are paid before', { payBy: 'on_pick_up' }, { gifts: 1 }, 'payBy gift_online'],
    ['so little is not paid online', {}, { goods: 49 }, 'payBy too_little_online'],
    ['nor is it with vouchers', {}, { goods: 40, gifts: 9 }, 'payBy too_little_online'],
    ['nor in vouchers alone', {}, { goods: 0, gifts: 49 }, 'payBy too_little_online'],
    ['nothing at all', {}, { goods: 0 }, 'payBy too_little_online'],
    ['sent nowhere', { delivery: 'x' }, {}, 'delivery not_chosen'],
    ['nothing is sent nowhere', { delivery: 'x', payBy: 'on_pick_up' }, { goods: 0 }, 'delivery not_chosen'],
  ])('%s', (_, form, costs, refusal) => {
    expect(read(form, costs)).toEqual([refusal]);
  });

  it.each<[string, Partial<RawCheckout>, { goods?: number; gifts?: number }, string]>([
    ['fifty Rappen online', {}, { goods: 50 }, 'online'],
    ['fifty with vouchers', {}, { goods: 40, gifts: 10 }, 'online'],
    ['little at the desk', { payBy: 'on_pick_up' }, { goods: 5 }, 'on_pick_up'],
  ])('%s', (_, form, costs, payBy) => {
    expect(read(form, costs)).toMatchObject({ payBy });
  });

  it('needs no word of vouchers where there are none', () => {
    const found = readCheckout({ ...FORM, payBy: 'on_pick_up' }, { methods: [], goods: rappen(50) });
    expect(found).toMatchObject({ ok: true, value: { payBy: 'on_pick_up' } });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecipient } from '#domain/invoices/recipient.ts';
import { readCheckout } from '#domain/orders/checkout-form.ts';
import { readAddress } from '#domain/orders/postal-address.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { POST, SENT } from '#tests/support/order-desk.ts';

const WEG = { street: 'Musterweg', houseNumber: '3a', postalCode: '9000', city: 'St. Gallen' };

describe('an address', () => {
  it('is tidied, and may be of a house without a number', () => {
    expect(
      readAddress({ street: '  Muster \n weg ', houseNumber: ' ', postalCode: ' 9000 ', city: 'Zürich' }),
    ).toEqual(ok({ street: 'Muster weg', houseNumber: '', postalCode: '9000', city: 'Zürich' }));
  });

  it.each([
    [{ street: '' }, 'street', 'missing'],
    [{ street: 'x'.repeat(71) }, 'street', 'too_long'],
    [{ street: ' '.repeat(2_000) }, 'street', 'too_long'],
    [{ houseNumber: 'x'.repeat(17) }, 'houseNumber', 'too_long'],
    [{ city: 'x'.repeat(36) }, 'city', 'too_long'],
    [{ city: 'Bern <b>' }, 'city', 'malformed'],
    [{ postalCode: '' }, 'postalCode', 'missing'],
    [{ postalCode: '0999' }, 'postalCode', 'malformed'],
    [{ postalCode: '90000' }, 'postalCode', 'malformed'],
    [{ postalCode: ' '.repeat(2_000) }, 'postalCode', 'missing'],
  ] as const)('is refused: %j', (over, field, reason) => {
    expect(readAddress({ ...WEG, ...over })).toEqual(err([{ field, reason }]));
  });

  it('keeps the longest that a QR-bill takes', () => {
    const longest = { ...WEG, street: 'ü'.repeat(70), houseNumber: '1'.repeat(16), city: 'ß'.repeat(35) };
    expect(readAddress(longest)).toEqual(ok(longest));
  });

  it('is the same at the checkout and on an invoice, whatever is typed', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.constantFrom('', ' ', '9000', '900', 'Musterweg', '<', 'x'.repeat(36), 'x'.repeat(71)),
    );
    const typed = fc.record({ street: part, houseNumber: part, postalCode: part, city: part });
    fc.assert(
      fc.property(typed, (raw) => {
        const alone = readAddress(raw);
        const sent = readCheckout({ ...SENT, ...raw }, { methods: [POST], goods: rappen(10_000) });
        const named = readRecipient({ ...raw, name: 'Alice Muster' }, true, null);
        expect(sent.ok ? sent.value.goesTo : sent.error).toEqual(
          alone.ok ? { kind: 'shipping', address: alone.value } : alone.error,
        );
        expect(named.ok ? named.value?.address : named.error).toEqual(alone.ok ? alone.value : alone.error);
      }),
    );
  });
});

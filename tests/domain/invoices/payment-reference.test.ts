import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQrIban, printedIban, readIban, type SwissIban } from '#domain/invoices/iban.ts';
import { printedNumber, readNumber } from '#domain/invoices/invoice-number.ts';
import {
  checkDigit,
  creditorReference,
  paymentReference,
  printedReference,
  readReference,
} from '#domain/invoices/payment-reference.ts';

// The account numbers and references that SIX prints in its guidelines.
const QR_IBAN = 'CH4431999123000889012';
const IBAN = 'CH5800791123000889012';

describe('an account number', () => {
  it.each([
    ['CH44 3199 9123 0008 8901 2', QR_IBAN],
    ['ch58 0079 1123 0008 8901 2', IBAN],
    ['LI21 0881 0000 2324 013A A', 'LI21088100002324013AA'],
  ])('%s is read', (typed, read) => expect(readIban(typed)).toBe(read));

  it.each(['', 'CH58 0079 1123 0008 8901 3', 'DE89370400440532013000', 'CH58', `${IBAN}0`, '0'.repeat(21)])(
    '“%s” is none',
    (typed) => expect(readIban(typed)).toBeNull(),
  );

  it('with one wrong or two exchanged characters is none', () => {
    const places = fc.integer({ min: 4, max: 20 });
    fc.assert(
      fc.property(places, fc.integer({ min: 0, max: 9 }), (place, digit) => {
        fc.pre(IBAN[place] !== String(digit));
        expect(readIban(IBAN.slice(0, place) + String(digit) + IBAN.slice(place + 1))).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 19 }), (place) => {
        fc.pre(IBAN[place] !== IBAN[place + 1]);
        const exchanged = IBAN.slice(0, place) + IBAN[place + 1]! + IBAN[place]! + IBAN.slice(place + 2);
        expect(readIban(exchanged)).toBeNull();
      }),
    );
  });

  it('says by its institution whether it is for QR references', () => {
    expect([QR_IBAN, IBAN].map((iban) => isQrIban(iban as SwissIban))).toEqual([true, false]);
    const edges = ['29999', '30000', '31999', '32000'].map((id) => `CH00${id}000000000000` as SwissIban);
    expect(edges.map(isQrIban)).toEqual([false, true, true, false]);
  });

  it('is printed in blocks of four', () => {
    expect(printedIban(QR_IBAN as SwissIban)).toBe('CH44 3199 9123 0008 8901 2');
  });
});

describe('a reference', () => {
  it('has the check digits that SIX and ISO 11649 print', () => {
    expect(checkDigit('21000000000313947143000901')).toBe(7);
    expect(creditorReference('539007547034')).toBe('RF18539007547034');
  });

  it('is of the kind that the account takes', () => {
    const number = { year: 2026, count: 42 };
    const qr = paymentReference(number, QR_IBAN as SwissIban);
    expect(qr.kind).toBe('QRR');
    expect(printedReference(qr)).toMatch(/^00 00000 00000 00002 02600 0042\d$/);
    const creditor = paymentReference(number, IBAN as SwissIban);
    expect(creditor.kind).toBe('SCOR');
    expect(printedReference(creditor)).toMatch(/^RF\d\d 2026 0000 42$/);
  });

  it('leads back to its invoice, however it is typed, and with a slip in it to none', () => {
    const number = fc.record({
      year: fc.integer({ min: 2000, max: 2999 }),
      count: fc.integer({ min: 1, max: 999_999 }),
    });
    const slip = fc.record({ place: fc.nat(26), by: fc.integer({ min: 1, max: 9 }) });
    fc.assert(
      fc.property(number, fc.constantFrom(QR_IBAN, IBAN), slip, (invoice, iban, { place, by }) => {
        const reference = paymentReference(invoice, iban as SwissIban);
        expect(readReference(printedReference(reference).toLowerCase())).toEqual(invoice);
        const { text } = reference;
        const at = 2 + (place % (text.length - 2));
        const wrong = text.slice(0, at) + String((Number(text[at]) + by) % 10) + text.slice(at + 1);
        expect(readReference(wrong)).toBeNull();
      }),
    );
  });

  it.each(['', 'RF', '0'.repeat(27), 'RF18539007547034'])('“%s” is none of ours', (typed) => {
    expect(readReference(typed)).toBeNull();
  });
});

describe('a number', () => {
  it('is printed with its year, and read again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2000, max: 2999 }),
        fc.integer({ min: 1, max: 999_999 }),
        (year, count) => {
          expect(readNumber(` ${printedNumber({ year, count })}`)).toEqual({ year, count });
        },
      ),
    );
    expect(printedNumber({ year: 2026, count: 42 })).toBe('2026-0042');
    expect(readNumber('2026-1')).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkContent,
  creditLines,
  type InvoiceContent,
  type InvoiceLine,
  invoiceTotal,
  payable,
  type Recipient,
  taxOf,
} from '#domain/invoices/invoice.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { rappen, sum } from '#domain/shared/money.ts';

const line = (over: Partial<InvoiceLine> = {}): InvoiceLine => ({
  position: 1,
  kind: 'product',
  text: 'Shampoo',
  quantity: 1,
  unitPrice: rappen(24_50),
  vatCode: 'normal',
  vatBasisPoints: 810,
  ...over,
});
const ADDRESS = { street: 'Marktgasse', houseNumber: '7', postalCode: '9000', city: 'St. Gallen' };
const LEA: Recipient = { name: 'Lea Muster', email: null, address: ADDRESS };
const content = (over: Partial<InvoiceContent> = {}): InvoiceContent => ({
  locale: 'de-CH',
  issuer: {
    name: 'Salon',
    legalName: 'Salon GmbH',
    address: ADDRESS,
    email: 'salon@example.ch',
    phone: '+41712223344',
    vatNumber: 'CHE-123.456.788 MWST',
    iban: null,
  },
  recipient: null,
  lines: [line()],
  suppliedOn: '2026-03-17' as LocalDate,
  paid: rappen(0),
  dueDays: 30,
  ...over,
});

describe('what may be issued', () => {
  const priced = (amount: number) => [line({ unitPrice: rappen(amount) })];
  it('needs no recipient up to CHF 400, and one with an address from a Rappen more', () => {
    expect(checkContent(content({ lines: priced(400_00) }))).toEqual({ ok: true, value: null });
    const more = content({ lines: priced(400_01) });
    expect(checkContent(more)).toEqual({ ok: false, error: 'recipient_needed' });
    expect(checkContent({ ...more, recipient: { ...LEA, address: null } }).ok).toBe(false);
    expect(checkContent({ ...more, recipient: LEA }).ok).toBe(true);
  });

  it('is never nothing', () => {
    expect(checkContent(content({ lines: [] }))).toEqual({ ok: false, error: 'nothing_to_invoice' });
    expect(checkContent(content({ lines: priced(0) })).ok).toBe(false);
  });

  it('shows no tax of a salon that is not liable, and lets none be charged', () => {
    const issuer = { ...content().issuer, vatNumber: null };
    expect(checkContent(content({ issuer }))).toEqual({ ok: false, error: 'tax_without_number' });
    const free = content({ issuer, lines: [line({ vatBasisPoints: 0 })] });
    expect(checkContent(free).ok).toBe(true);
    expect(taxOf(free)).toEqual([]);
  });
});

describe('amounts', () => {
  it('are taxed rate by rate, damages under the rate of zero', () => {
    const fee = line({ position: 2, kind: 'damages', vatCode: 'none', vatBasisPoints: 0 });
    const shares = taxOf(content({ lines: [line(), fee] }));
    expect(shares.map(({ vatBasisPoints, gross, vat }) => [vatBasisPoints, gross, vat])).toEqual([
      [810, 2450, 184],
      [0, 2450, 0],
    ]);
  });

  it('that were paid before are not asked for again', () => {
    expect(payable(content({ paid: rappen(20_00) }))).toBe(450);
    expect(payable(content({ paid: rappen(24_50) }))).toBe(0);
    expect(payable(content({ paid: rappen(30_00) }))).toBe(0);
  });
});

describe('a credit note', () => {
  const lines = [line({ quantity: 3 }), line({ position: 2, quantity: 2, unitPrice: rappen(9_95) })];

  it('turns round what was invoiced, at the price and the rate of then', () => {
    const credited = creditLines(lines, [], [{ position: 2, quantity: 1 }]);
    expect(credited).toEqual({ ok: true, value: [{ ...lines[1], quantity: 1, unitPrice: -995 }] });
  });

  it.each([
    [[{ position: 1, quantity: 4 }], 'more_than_invoiced'],
    [
      [
        { position: 1, quantity: 2 },
        { position: 1, quantity: 2 },
      ],
      'more_than_invoiced',
    ],
    [[{ position: 9, quantity: 1 }], 'more_than_invoiced'],
    [[{ position: 1, quantity: -1 }], 'nothing_to_credit'],
    [[{ position: 1, quantity: 0.5 }], 'nothing_to_credit'],
    [[{ position: 1, quantity: 0 }], 'nothing_to_credit'],
    [[], 'nothing_to_credit'],
  ])('of %j: %s', (wishes, error) => {
    expect(creditLines(lines, [], wishes)).toEqual({ ok: false, error });
  });

  it('and all others of an invoice together never give back more than it asked for, and all of it at most once', () => {
    const wishes = fc.array(
      fc.array(fc.record({ position: fc.integer({ min: 1, max: 3 }), quantity: fc.nat(4) }), {
        maxLength: 3,
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(wishes, (tries) => {
        let earlier: readonly InvoiceLine[] = [];
        for (const each of tries) {
          const credited = creditLines(lines, earlier, each);
          if (credited.ok) earlier = [...earlier, ...credited.value];
        }
        const left = sum([invoiceTotal(lines), invoiceTotal(earlier)]);
        expect(left).toBeGreaterThanOrEqual(0);
        for (const { position, quantity } of lines) {
          const back = earlier.filter((credit) => credit.position === position);
          expect(back.reduce((pieces, credit) => pieces + credit.quantity, 0)).toBeLessThanOrEqual(quantity);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invoiceTotal, lineAmount, taxOf, type InvoiceLine } from '#domain/invoices/invoice.ts';
import { creditOfOrder, type Meant } from '#domain/invoices/order-credit.ts';
import { rappen, sum } from '#domain/shared/money.ts';

const line = (position: number, over: Partial<InvoiceLine> = {}): InvoiceLine => ({
  position,
  kind: 'product',
  text: `Ware ${position}`,
  quantity: 1,
  unitPrice: rappen(10_00),
  vatCode: 'standard',
  vatBasisPoints: 810,
  ...over,
});
const credit = (
  lines: readonly InvoiceLine[],
  amount: number,
  meant: Meant = new Map(),
  earlier: readonly InvoiceLine[] = [],
) => creditOfOrder(lines, earlier, { amount: rappen(amount), meant, locale: 'de-CH' });
const told = (lines: readonly InvoiceLine[]) =>
  lines.map(({ text, quantity, unitPrice }) => `${quantity} × ${text} ${unitPrice}`);

const BASKET = [
  line(1, { quantity: 3, unitPrice: rappen(20_00) }),
  line(2, { unitPrice: rappen(30_00), vatCode: 'reduced', vatBasisPoints: 260 }),
  line(3, { kind: 'shipping', text: 'PostPac', unitPrice: rappen(8_50) }),
  line(4, {
    kind: 'voucher',
    text: 'Gutschein',
    unitPrice: rappen(50_00),
    vatCode: 'none',
    vatBasisPoints: 0,
  }),
];

describe('what of an invoice is credited when money goes back', () => {
  it('is all of it, line by line, when all goes back', () => {
    expect(told(credit(BASKET, 148_50))).toEqual([
      '3 × Ware 1 -2000',
      '1 × Ware 2 -3000',
      '1 × PostPac -850',
      '1 × Gutschein -5000',
    ]);
  });

  it('is the pieces that came back, where they are what it is about', () => {
    expect(told(credit(BASKET, 40_00, new Map([[1, rappen(40_00)]])))).toEqual(['2 × Ware 1 -2000']);
    expect(told(credit(BASKET, 30_00, new Map([[2, rappen(30_00)]])))).toEqual(['1 × Ware 2 -3000']);
  });

  it('is a part of each line otherwise, and never of a voucher that somebody holds', () => {
    expect(told(credit(BASKET, 9_85))).toEqual([
      '1 × Teilbetrag: Ware 1 -600',
      '1 × Teilbetrag: Ware 2 -300',
      '1 × Teilbetrag: PostPac -85',
    ]);
    expect(told(credit(BASKET, 20_00, new Map([[4, rappen(50_00)]])))).toEqual([
      '1 × Teilbetrag: Gutschein -2000',
    ]);
  });

  it('is what came back first, and the rest over what is left', () => {
    expect(told(credit(BASKET, 38_50, new Map([[2, rappen(30_00)]])))).toEqual([
      '1 × Teilbetrag: Ware 1 -745',
      '1 × Ware 2 -3000',
      '1 × Teilbetrag: PostPac -105',
    ]);
  });

  it('is charged again, on the same lines, when it did not arrive', () => {
    const credited = credit(BASKET, 30_00, new Map([[2, rappen(30_00)]]));
    const earlier = [...credit(BASKET, 40_00, new Map([[1, rappen(40_00)]])), ...credited];
    expect(told(credit(BASKET, -30_00, new Map([[2, rappen(30_00)]]), earlier))).toEqual(['1 × Ware 2 3000']);
  });

  it('is never more than there is, either way', () => {
    expect(() => credit(BASKET, 148_51)).toThrow(RangeError);
    expect(() => credit(BASKET, -1)).toThrow(RangeError);
  });

  const rate = fc.constantFrom(
    { vatCode: 'standard', vatBasisPoints: 810 },
    { vatCode: 'reduced', vatBasisPoints: 260 },
    { vatCode: 'none', vatBasisPoints: 0 },
  );
  const baskets = fc
    .array(
      fc.tuple(
        fc.integer({ min: 0, max: 300_00 }),
        fc.integer({ min: 1, max: 9 }),
        rate,
        fc.constantFrom('product' as const, 'shipping' as const, 'voucher' as const),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) =>
      parts.map(([price, quantity, vat, kind], index) =>
        line(index + 1, { unitPrice: rappen(price), quantity, kind, ...vat }),
      ),
    )
    .filter((lines) => invoiceTotal(lines) > 0);
  const steps = fc.array(
    fc.record({
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      again: fc.boolean(),
      meant: fc.nat({ max: 5 }),
      pieces: fc.integer({ min: 1, max: 9 }),
    }),
    { maxLength: 8 },
  );

  it('adds up to the Rappen however it is cut, beyond no line and no rate, and its rates to its total', () => {
    fc.assert(
      fc.property(baskets, steps, (lines, wishes) => {
        const total = invoiceTotal(lines);
        let notes: readonly InvoiceLine[] = [];
        for (const { share, again, meant, pieces } of wishes) {
          const credited = -sum(notes.map(lineAmount));
          const amount = again ? -Math.floor(credited * share) : Math.floor((total - credited) * share);
          if (amount === 0) continue;
          const one = lines[meant];
          const most =
            one === undefined
              ? []
              : [[one.position, rappen(one.unitPrice * Math.min(pieces, one.quantity))] as const];
          const note = credit(lines, amount, new Map(most), notes);
          expect(sum(note.map(lineAmount))).toBe(0 - amount);
          for (const each of note) expect(Math.sign(each.unitPrice)).toBe(-Math.sign(amount));
          const issuer = { vatNumber: 'CHE-123.456.789 MWST' } as never;
          const shares = taxOf({ lines: note, issuer });
          expect(sum(shares.map(({ net, vat }) => rappen(net + vat)))).toBe(0 - amount);
          notes = [...notes, ...note];
          for (const each of lines) {
            const left = sum(
              [each, ...notes.filter(({ position }) => position === each.position)].map(lineAmount),
            );
            expect(left).toBeGreaterThanOrEqual(0);
            expect(left).toBeLessThanOrEqual(lineAmount(each));
          }
        }
        const rest = total + sum(notes.map(lineAmount));
        const last = rest === 0 ? [] : credit(lines, rest, new Map(), notes);
        expect(sum([...notes, ...last].map(lineAmount))).toBe(0 - total);
      }),
    );
  });
});

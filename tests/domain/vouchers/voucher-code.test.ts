import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { CODE_SYMBOLS, codeOfSymbols, lastFour, readCode } from '#domain/vouchers/voucher-code.ts';

const someSymbols = fc.array(fc.integer({ min: 0, max: 31 }), {
  minLength: CODE_SYMBOLS,
  maxLength: CODE_SYMBOLS,
});
const someCode = someSymbols.map(codeOfSymbols);

describe('the code of a voucher', () => {
  it('is twenty symbols in five groups, of which the last one checks the others', () => {
    expect(codeOfSymbols(Array<number>(CODE_SYMBOLS).fill(0))).toBe('0000-0000-0000-0000-0000');
    expect(codeOfSymbols([...Array<number>(CODE_SYMBOLS - 1).fill(0), 1])).toBe('0000-0000-0000-0000-0012');
    expect(CODE_SYMBOLS * 5).toBeGreaterThanOrEqual(80);
  });

  it('has no other number of symbols and no other symbols', () => {
    expect(() => codeOfSymbols([1])).toThrow(RangeError);
    expect(() => codeOfSymbols(Array<number>(CODE_SYMBOLS).fill(32))).toThrow(RangeError);
  });

  it('is read as people write it', () => {
    const code = codeOfSymbols([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    const plain = code.replaceAll('-', '');
    expect(readCode(plain)).toBe(code);
    expect(readCode(` ${code.toLowerCase()} `)).toBe(code);
    expect(readCode(plain.replace(/(..)/g, '$1 '))).toBe(code);
    expect(readCode(code.replaceAll('-', ' – '))).toBe(code);
    expect(readCode(plain.replace('0', 'O').replace('1', 'l'))).toBe(code);
    expect(readCode(plain.replace('0', 'o').replace('1', 'I'))).toBe(code);
    expect(lastFour(code)).toBe(plain.slice(-4));
  });

  it.each(['', 'abc', '0000-0000-0000-0000-000', '0000-0000-0000-0000-0000-0', 'UUUU-0000-0000-0000-0000'])(
    'is not %j',
    (typed) => expect(readCode(typed)).toBeNull(),
  );

  it('is not looked for in a novel', () => expect(readCode(' '.repeat(10_000))).toBeNull());
});

test('property: whatever code there is reads back as itself', () => {
  fc.assert(fc.property(someCode, (code) => readCode(code) === code));
});

test('property: one wrong symbol is always found', () => {
  fc.assert(
    fc.property(
      someCode,
      fc.integer({ min: 0, max: CODE_SYMBOLS }),
      fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
      (code, place, other) => {
        const plain = code.replaceAll('-', '');
        fc.pre(plain[place] !== other);
        return readCode(plain.slice(0, place) + other + plain.slice(place + 1)) === null;
      },
    ),
  );
});

test('property: two symbols that have changed places are always found', () => {
  const place = fc.integer({ min: 0, max: CODE_SYMBOLS });
  fc.assert(
    fc.property(someCode, place, place, (code, one, other) => {
      const symbols = [...code.replaceAll('-', '')];
      fc.pre(symbols[one] !== symbols[other]);
      [symbols[one], symbols[other]] = [symbols[other]!, symbols[one]!];
      return readCode(symbols.join('')) === null;
    }),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineIn, lineOf, proseIn, proseOf, signsIn } from '#domain/shared/typed-text.ts';

const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '\u0000',
        '\ud800',
        '\udc00',
        '\t',
        '\v',
        '\r\n',
        '\r',
        '\n',
        '\u0085',
        '\u2028',
        ' ',
        '\u00a0',
      ),
      fc.constantFrom('e\u0301', '\u0301', 'Schnitt', '\ufeff', '\u2000'),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** What PostgreSQL keeps as it was sent: no U+0000, and nothing that UTF-8 cannot say. */
const isWellFormed = (text: string): boolean =>
  !text.includes('\u0000') && Buffer.from(text, 'utf8').toString('utf8') === text;
/** All that somebody could read of it, whatever stands between. */
const words = (text: string): string => text.normalize('NFC').replace(/[\p{Cc}\p{Cs}\s]/gu, '');

describe('whatever is typed', () => {
  it('becomes a line that the database keeps, and that is the same when it is typed again', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const line = lineOf(text);
        expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(isWellFormed(line)).toBe(true);
        expect(line).toBe(line.normalize('NFC'));
        expect(lineOf(line)).toBe(line);
        expect(words(line)).toBe(words(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('becomes prose that keeps lines and columns, and nothing else that nobody sees', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const prose = proseOf(text);
        expect(prose.replace(/[\n\t]/gu, '')).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(isWellFormed(prose)).toBe(true);
        expect(prose).toBe(prose.normalize('NFC'));
        expect(proseOf(prose)).toBe(prose);
        expect(words(prose)).toBe(words(text));
        expect(lineOf(prose)).toBe(lineOf(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is refused by its signs and never for what was taken out of it', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 1, max: 20 }), (text, longest) => {
        const [line, prose] = [lineIn(text, longest), proseIn(text, longest)];
        const absurd = text.length > 16 * longest;
        const kept = lineOf(text);
        if (absurd || signsIn(kept) > longest) expect(line).toEqual({ ok: false, error: 'too_long' });
        else if (kept === '') expect(line).toEqual({ ok: false, error: 'required' });
        else expect(line).toEqual({ ok: true, value: kept });
        expect(prose.ok).toBe(!absurd && signsIn(proseOf(text)) <= longest);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a line', () => {
  it.each([
    ['  Schnitt \n Damen ', 'Schnitt Damen'],
    ['Farbe\t12.50', 'Farbe 12.50'],
    ['Anna\u0000', 'Anna'],
    ['An\u0000na', 'An na'],
    ['Zoe\u0308', 'Zo\u00eb'],
    ['x\ud800', 'x'],
    ['💇 \u{20bb7}', '💇 \u{20bb7}'],
  ])('%j is kept as %j', (text, kept) => expect(lineOf(text)).toBe(kept));

  it('is counted in signs', () => {
    expect(lineIn('💇'.repeat(20), 20).ok).toBe(true);
    expect(lineIn('💇'.repeat(21), 20)).toEqual({ ok: false, error: 'too_long' });
    expect(lineIn('x'.repeat(21), 20)).toEqual({ ok: false, error: 'too_long' });
    expect(lineIn(`${' '.repeat(320)}x`, 20)).toEqual({ ok: false, error: 'too_long' });
    expect(lineIn(' \u0000\t ', 20)).toEqual({ ok: false, error: 'required' });
  });
});

describe('prose', () => {
  it.each([
    [' a\r\nb\rc ', 'a\nb\nc'],
    ['a\vb\u2028c', 'a\nb\nc'],
    ['Farbe\t6/0\nOxid\t6 %', 'Farbe\t6/0\nOxid\t6 %'],
    ['bell \u0007!', 'bell  !'],
  ])('%j is kept as %j', (text, kept) => expect(proseOf(text)).toBe(kept));

  it('may be empty, and is counted in signs', () => {
    expect(proseIn(' \u0000 ', 20)).toEqual({ ok: true, value: '' });
    expect(proseIn('x'.repeat(21), 20)).toEqual({ ok: false, error: 'too_long' });
  });
});

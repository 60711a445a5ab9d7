/**
 * What stands on a voucher: whoever knows it may spend it. Twenty symbols in groups of four, of Crockford's alphabet,
 * which leaves out what is taken for something else on paper; the last one checks the others.
 */
import type { Brand } from '../shared/brand.ts';

/** As it is printed: `4K7Q-9ZRM-…`. */
export type VoucherCode = Brand<string, 'VoucherCode'>;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 95 bits that nobody can guess, and the symbol that checks them. */
export const CODE_SYMBOLS = 19;
const GROUP = 4;
const FIELD = 32;

/** Reads what people write for something else: O for 0, I and L for 1. */
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
/** Longer is no code, whatever stands in it. */
const LONGEST_TYPED = 60;

/** Times two in the field of 32 elements with x⁵ + x² + 1, in which two makes every element but nothing. */
const doubled = (value: number): number => (value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1);

/**
 * Each symbol counts with another weight of the field, so that one that is wrong, and two that have changed places, are
 * always found.
 */
function checkOf(symbols: readonly number[]): number {
  let check = 0;
  for (const symbol of symbols) check = doubled(check ^ symbol);
  return check;
}

/**
 * @param symbols nineteen numbers below 32, each as likely as the others
 * @throws RangeError for anything else
 */
export function codeOfSymbols(symbols: readonly number[]): VoucherCode {
  const fit = symbols.every((symbol) => Number.isInteger(symbol) && symbol >= 0 && symbol < FIELD);
  if (symbols.length !== CODE_SYMBOLS || !fit)
    throw new RangeError('a code has nineteen symbols and a check');
  const text = [...symbols, checkOf(symbols)].map((symbol) => ALPHABET.charAt(symbol)).join('');
  return (text.match(/.{4}/g) ?? []).join('-') as VoucherCode;
}

/** As people type it: small letters, spaces, other hyphens or none, O for 0 and I for 1. Null: a slip, or no code. */
export function readCode(typed: string): VoucherCode | null {
  if (typed.length > LONGEST_TYPED) return null;
  const symbols = [...typed.toUpperCase().replace(/[\s.\-–—_]/g, '')].map((letter) =>
    ALPHABET.indexOf(READ_AS[letter] ?? letter),
  );
  if (symbols.length !== CODE_SYMBOLS + 1 || symbols.includes(-1)) return null;
  const code = codeOfSymbols(symbols.slice(0, CODE_SYMBOLS));
  return ALPHABET.indexOf(code.slice(-1)) === symbols[CODE_SYMBOLS] ? code : null;
}

/** By which those who work here find it again, on a list that does not tell the code. */
export const lastFour = (code: VoucherCode): string => code.slice(-GROUP);

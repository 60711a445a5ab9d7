/** Account numbers as Swiss and Liechtenstein banks give them (ISO 13616; SIX, Swiss Implementation Guidelines QR-bill). */
import type { Brand } from '../shared/brand.ts';

/** 21 letters and digits without blanks; checked. */
export type SwissIban = Brand<string, 'SwissIban'>;

const SHAPE = /^(CH|LI)\d{7}[0-9A-Z]{12}$/;

/** Letters count from 10 (A) to 35 (Z); digit by digit, because the whole number is too large. */
export const modulo97 = (text: string): number =>
  [...text].reduce((rest, letter) => {
    const value = Number.parseInt(letter, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);

/**
 * Blanks and small letters are what people type.
 *
 * @returns null for what is no account number of a bank in Switzerland or Liechtenstein: no other can be on a QR-bill
 */
export function readIban(typed: string): SwissIban | null {
  const text = typed.replaceAll(/\s/g, '').toUpperCase();
  if (!SHAPE.test(text)) return null;
  return modulo97(text.slice(4) + text.slice(0, 4)) === 1 ? (text as SwissIban) : null;
}

/** Whether it is for payments with a QR reference only: such accounts have an institution number from 30000 to 31999. */
export function isQrIban(iban: SwissIban): boolean {
  const institution = Number(iban.slice(4, 9));
  return institution >= 30_000 && institution <= 31_999;
}

/** In blocks of four, as it is printed. */
export const printedIban = (iban: SwissIban): string => iban.replaceAll(/(.{4})(?=.)/g, '$1 ');

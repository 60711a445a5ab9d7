/** What a payment carries so that it finds its invoice again (SIX, Swiss Implementation Guidelines QR-bill, annex B). */
import { isQrIban, modulo97 } from './iban.ts';
import type { SwissIban } from './iban.ts';
import type { InvoiceNumber } from './invoice-number.ts';

export type PaymentReference = {
  /** The account decides: a QR-IBAN takes a QR reference and nothing else, an ordinary one a creditor reference. */
  readonly kind: 'QRR' | 'SCOR';
  readonly text: string;
};

const CARRY = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5] as const;
const QR_DIGITS = 26;

/** The check digit of a QR reference: modulo 10, recursive. */
export function checkDigit(digits: string): number {
  const carried = [...digits].reduce((carry, digit) => CARRY[(carry + Number(digit)) % 10]!, 0);
  return (10 - carried) % 10;
}

/** ISO 11649: RF, two check digits, what was given. */
export function creditorReference(digits: string): string {
  const check = 98 - modulo97(`${digits}RF00`);
  return `RF${String(check).padStart(2, '0')}${digits}`;
}

/** Year and number, and nothing that says whose invoice it is. */
export function paymentReference({ year, count }: InvoiceNumber, iban: SwissIban): PaymentReference {
  const digits = `${year}${String(count).padStart(6, '0')}`;
  if (!isQrIban(iban)) return { kind: 'SCOR', text: creditorReference(digits) };
  const padded = digits.padStart(QR_DIGITS, '0');
  return { kind: 'QRR', text: `${padded}${checkDigit(padded)}` };
}

const blocks = (text: string, size: number): string =>
  text.replaceAll(new RegExp(`(.{${size}})(?=.)`, 'g'), '$1 ');

/** Two and then blocks of five, or blocks of four, as they are printed. */
export const printedReference = ({ kind, text }: PaymentReference): string =>
  kind === 'QRR' ? `${text.slice(0, 2)} ${blocks(text.slice(2), 5)}` : blocks(text, 4);

/** What somebody at the desk copies from a bank statement. Null: no reference of ours, or one with a slip in it. */
export function readReference(typed: string): InvoiceNumber | null {
  const text = typed.replaceAll(/\s/g, '').toUpperCase();
  const found = /^0*(\d{4})(\d{6})$/.exec(withoutCheck(text) ?? '');
  const number = { year: Number(found?.[1]), count: Number(found?.[2]) };
  return number.year > 0 && number.count > 0 ? number : null;
}

function withoutCheck(text: string): string | null {
  if (/^\d{27}$/.test(text)) {
    const digits = text.slice(0, QR_DIGITS);
    return Number(text.at(-1)) === checkDigit(digits) ? digits : null;
  }
  if (!/^RF\d{4,23}$/.test(text)) return null;
  return modulo97(text.slice(4) + text.slice(0, 4)) === 1 ? text.slice(4) : null;
}

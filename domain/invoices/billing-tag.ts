/** What the payer's bookkeeping reads from the QR code (Swico, Syntaxdefinition S1 for billing information, 2018). */
import { addDays } from '../shared/local-date.ts';
import type { LocalDate } from '../shared/local-date.ts';
import type { Rappen } from '../shared/money.ts';
import { taxOf } from './invoice.ts';
import type { Invoice } from './invoice.ts';
import { printedNumber } from './invoice-number.ts';

const LONGEST = 140;

/** `260317`. */
const compact = (date: LocalDate): string => date.slice(2).replaceAll('-', '');
const percent = (basisPoints: number): string => String(basisPoints / 100);
/** Two decimals, never rounded to 5 Rappen. */
const francs = (amount: Rappen): string => (amount / 100).toFixed(2);

/** By when it is to be paid, in the salon's calendar. */
export const dueOn = ({ issuedOn, content }: Invoice): LocalDate => addDays(issuedOn, content.dueDays);

/**
 * @returns at most 140 characters, as the code allows; what does not fit is left out from behind, and whole
 */
export function billingTag(invoice: Invoice): string {
  const { number, issuedOn, content } = invoice;
  const taxed = taxOf(content);
  const parts = [`/10/${printedNumber(number)}`, `/11/${compact(issuedOn)}`];
  const digits = content.issuer.vatNumber?.replaceAll(/\D/g, '') ?? '';
  if (digits !== '') {
    parts.push(`/30/${digits}`, `/31/${compact(content.suppliedOn)}`);
    parts.push(
      `/32/${taxed.map(({ vatBasisPoints, net }) => `${percent(vatBasisPoints)}:${francs(net)}`).join(';')}`,
    );
  }
  parts.push(`/40/0:${content.dueDays}`);
  let tag = '//S1';
  for (const part of parts) if (tag.length + part.length <= LONGEST) tag += part;
  return tag;
}

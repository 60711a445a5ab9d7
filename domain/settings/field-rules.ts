/** What may stand in the fields of the salon's settings. Each reads what was typed, or says why it cannot. */
import type { Localized } from '../shared/locale.ts';
import { francsTyped, type Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { lineIn, proseIn } from '../shared/typed-text.ts';
import type { WallSpan } from '../slots/salon-book.ts';

/** With the number of signs that the field takes: whoever has to cut a text wants to know how far. */
export type TooLong = `longer_than_${number}`;

export type FieldReason =
  | 'required'
  | TooLong
  | 'not_definite'
  | 'five_rappen'
  | 'price_too_high'
  | 'whole_number'
  | 'out_of_range'
  | 'step_missing'
  | 'ends_waiting'
  | 'not_offered'
  | 'not_a_time'
  | 'not_a_day'
  | 'ends_before'
  | 'overlaps'
  | 'outside_work'
  | 'day_over'
  | 'week_empty'
  | 'steps_differ'
  | 'not_a_kind'
  | 'not_empty'
  | 'not_an_address'
  | 'not_a_member'
  | 'not_an_iban'
  | 'too_many';

export type FieldRefusal = { readonly field: string; readonly reason: FieldReason };

/** Beyond any hairdresser's price; catches a forgotten decimal point. */
const HIGHEST_PRICE = 500_000;

/**
 * The price that the customer pays: Swiss francs, VAT included, one definite amount. "From 40" and "40 to 60" are not
 * allowed (Art. 10 PBV); what cannot be paid in coins is no price either.
 */
export function priceIn(typed: string): Result<Rappen, FieldReason> {
  const amount = francsTyped(typed);
  if (!amount.ok) return err(amount.error === 'missing' ? 'required' : 'not_definite');
  if (amount.value % 5 !== 0) return err('five_rappen');
  return amount.value > HIGHEST_PRICE ? err('price_too_high') : amount;
}

export function wholeIn(typed: string, least: number, most: number): Result<number, FieldReason> {
  const text = typed.trim();
  if (text === '') return err('required');
  if (!/^\d{1,6}$/.test(text)) return err('whole_number');
  const number = Number(text);
  return number < least || number > most ? err('out_of_range') : ok(number);
}

const CLOCK = /^([01]?\d|2[0-4])[:.]([0-5]\d)$/;

/** By the wall clock: minutes since midnight, 24:00 included. */
export function clockIn(typed: string): Result<number, FieldReason> {
  const text = typed.trim();
  if (text === '') return err('required');
  const found = CLOCK.exec(text);
  const minute = found === null ? 1441 : Number(found[1]) * 60 + Number(found[2]);
  return minute > 1440 ? err('not_a_time') : ok(minute);
}

/** Half-open; it ends after it begins. */
export function wallSpanIn(from: string, to: string): Result<WallSpan, FieldReason> {
  const [first, last] = [clockIn(from), clockIn(to)];
  if (!first.ok) return first;
  if (!last.ok) return last;
  return first.value < last.value ? ok({ from: first.value, to: last.value }) : err('ends_before');
}

/** One line that has to be there. @param longest in signs */
export function lineField(typed: string, longest: number): Result<string, 'required' | TooLong> {
  const read = lineIn(typed, longest);
  if (read.ok) return read;
  return err(read.error === 'required' ? 'required' : tooLong(longest));
}

/** Lines of text, or none. @param longest in signs */
export function proseField(typed: string, longest: number): Result<string, TooLong> {
  const read = proseIn(typed, longest);
  return read.ok ? read : err(tooLong(longest));
}

const tooLong = (longest: number): TooLong => `longer_than_${longest}`;
export const isTooLong = (reason: string): reason is TooLong => reason.startsWith('longer_than_');
export const mostSigns = (reason: TooLong): number => Number(reason.slice('longer_than_'.length));

export const MOST_STEPS = 9;
const LONGEST_STEP = 480;

/**
 * Minutes, alternating work, wait, work, …: begins and ends with work. Fields after the last step stay empty.
 */
export function stepsIn(typed: readonly string[]): Result<readonly number[], FieldReason> {
  const texts = typed.map((text) => text.trim());
  const filled = texts.slice(0, texts.findLastIndex((text) => text !== '') + 1);
  if (filled.length === 0) return err('required');
  if (filled.includes('')) return err('step_missing');
  if (filled.length % 2 === 0) return err('ends_waiting');
  if (filled.length > MOST_STEPS) return err('out_of_range');
  const minutes: number[] = [];
  for (const text of filled) {
    const read = wholeIn(text, 1, LONGEST_STEP);
    if (!read.ok) return read;
    minutes.push(read.value);
  }
  return ok(minutes);
}

/** Part of an address, for good: lower-case letters, digits and hyphens. */
export function slugOf(name: string, longest: number, otherwise: string): string {
  const plain = name
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/ /g, '-')
    .slice(0, longest)
    .replace(/-+$/, '');
  return plain.length < 2 ? otherwise : plain;
}

/** The slug itself, or with the next number that nobody has. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const numbered = `${slug}-${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}

export const inBoth = (german: string, english: string): Localized => ({ 'de-CH': german, en: english });

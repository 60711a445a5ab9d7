/** A voucher as it is bought: how much, for whom, and with which words. */
import { lineField, proseField } from '../settings/field-rules.ts';
import type { FieldReason } from '../settings/field-rules.ts';
import { francsTyped } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { LEAST_VALUE, MOST_VALUE } from './voucher.ts';
import type { Gift } from './voucher.ts';

export type RawGift = { readonly amount: string; readonly recipient: string; readonly message: string };
export type GiftFieldRefusal = { readonly field: keyof RawGift; readonly reason: FieldReason };
export type WantedGift = Gift & { readonly amount: Rappen };

const LONGEST_NAME = 60;
const LONGEST_MESSAGE = 300;
/** Nothing that a letter or a printed page could trip over. */
const STRANGE = /[\u202a-\u202e\u2066-\u2069]/u;

/** Whole francs, as they are written: `100`, `CHF 100`, `100.–`, `1'000.00`. */
export function francsIn(typed: string): Result<Rappen, FieldReason> {
  const amount = francsTyped(typed);
  if (!amount.ok) return err(amount.error === 'missing' ? 'required' : 'whole_number');
  if (amount.value % 100 !== 0) return err('whole_number');
  return amount.value < LEAST_VALUE || amount.value > MOST_VALUE ? err('out_of_range') : amount;
}

/** All that is wrong with it at once. A name and a message may be missing: many write them on the card. */
export function readGift(raw: RawGift): Result<WantedGift, readonly GiftFieldRefusal[]> {
  const refusals: GiftFieldRefusal[] = [];
  const wrong = (field: keyof RawGift, reason: FieldReason) => void refusals.push({ field, reason });
  const amount = francsIn(raw.amount);
  if (!amount.ok) wrong('amount', amount.error);
  const named = lineField(raw.recipient, LONGEST_NAME);
  const recipient = !named.ok && named.error === 'required' ? ok('') : named;
  if (!recipient.ok) wrong('recipient', recipient.error);
  else if (STRANGE.test(recipient.value)) wrong('recipient', 'not_offered');
  const message = proseField(raw.message, LONGEST_MESSAGE);
  if (!message.ok) wrong('message', message.error);
  else if (STRANGE.test(message.value)) wrong('message', 'not_offered');
  if (!amount.ok || !recipient.ok || !message.ok || refusals.length > 0) return err(refusals);
  return ok({ amount: amount.value, recipient: recipient.value, message: message.value });
}

/** How what is due is paid at the desk: exactly by card and TWINT, and the rest in coins that there are. */
import { cashTotal } from '../orders/cash-rounding.ts';
import { lineField } from '../settings/field-rules.ts';
import type { FieldReason } from '../settings/field-rules.ts';
import { rappen, type Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Payments } from './sale.ts';
import { amountIn, amountOrNothing } from './typed-amount.ts';

/** `mixed`: amounts by card and TWINT are typed, and what is left is cash. */
export const WAYS = ['cash', 'card', 'twint', 'mixed'] as const;
export type Way = (typeof WAYS)[number];

export type RawPayment = {
  readonly pay: string;
  readonly card: string;
  readonly cardReceipt: string;
  readonly twint: string;
  /** Empty: exactly what is to be paid. */
  readonly received: string;
};

export type PaymentReason = FieldReason | 'more_than_due' | 'less_than_due';
export type PaymentRefusal = { readonly field: keyof RawPayment; readonly reason: PaymentReason };

const NOTHING = rappen(0);
const LONGEST_RECEIPT = 40;

/** As much as can be said of it before it is known what is due. */
export const wayRefusals = ({ pay }: RawPayment): readonly PaymentRefusal[] =>
  WAYS.some((each) => each === pay) ? [] : [{ field: 'pay', reason: 'required' }];

/** What has been paid before it comes to the desk; together not more than the lines cost. */
export type Credits = Pick<Payments, 'deposit' | 'voucher'>;
export const NO_CREDITS: Credits = { deposit: NOTHING, voucher: NOTHING };

/**
 * @param total what the lines cost and the tips, in Rappen; not negative
 * @param credits come first; where they cover all of it, nobody has to say how they pay
 * @throws RangeError when more is credited than it costs
 */
export function settle(
  total: Rappen,
  raw: RawPayment,
  credits: Credits = NO_CREDITS,
): Result<Payments, readonly PaymentRefusal[]> {
  const due = rappen(total - credits.deposit - credits.voucher);
  if (due < 0) throw new RangeError('more is credited than it costs');
  if (due === 0 && total > 0) return ok({ ...NOTHING_PAID, ...credits });
  const paid = atTheDesk(due, raw);
  return paid.ok ? ok({ ...paid.value, ...credits }) : paid;
}

type DeskPart = Omit<Payments, keyof Credits>;
const NOTHING_PAID: DeskPart = {
  cash: NOTHING,
  received: NOTHING,
  card: NOTHING,
  cardReceipt: null,
  twint: NOTHING,
  rounding: NOTHING,
};

function atTheDesk(due: Rappen, raw: RawPayment): Result<DeskPart, readonly PaymentRefusal[]> {
  const way = WAYS.find((each) => each === raw.pay);
  if (way === undefined) return err([{ field: 'pay', reason: 'required' }]);
  const parts = partsOf(way, due, raw);
  if (!parts.ok) return parts;
  const { card, twint } = parts.value;
  const rest = due - card - twint;
  if (rest < 0) return err([{ field: card > due ? 'card' : 'twint', reason: 'more_than_due' }]);
  // A rest of one or two Rappen cannot be paid in coins: it is rounded away.
  const { payable: cash, difference: rounding } = cashTotal(rappen(rest));
  const cardReceipt = card > 0 ? lineField(raw.cardReceipt, LONGEST_RECEIPT) : ok(null);
  const received = cash > 0 && raw.received.trim() !== '' ? amountIn(raw.received) : ok(cash);
  const refusals: PaymentRefusal[] = [];
  if (!cardReceipt.ok) refusals.push({ field: 'cardReceipt', reason: cardReceipt.error });
  if (!received.ok) refusals.push({ field: 'received', reason: received.error });
  else if (received.value % 5 !== 0) refusals.push({ field: 'received', reason: 'five_rappen' });
  else if (received.value < cash) refusals.push({ field: 'received', reason: 'less_than_due' });
  if (!cardReceipt.ok || !received.ok || refusals.length > 0) return err(refusals);
  return ok({ cash, received: received.value, card, cardReceipt: cardReceipt.value, twint, rounding });
}

function partsOf(
  way: Way,
  due: Rappen,
  raw: RawPayment,
): Result<{ readonly card: Rappen; readonly twint: Rappen }, readonly PaymentRefusal[]> {
  if (way === 'cash') return ok({ card: NOTHING, twint: NOTHING });
  if (way === 'card') return ok({ card: due, twint: NOTHING });
  if (way === 'twint') return ok({ card: NOTHING, twint: due });
  const [card, twint] = [amountOrNothing(raw.card), amountOrNothing(raw.twint)];
  const refusals: PaymentRefusal[] = [];
  if (!card.ok) refusals.push({ field: 'card', reason: card.error });
  if (!twint.ok) refusals.push({ field: 'twint', reason: twint.error });
  return card.ok && twint.ok ? ok({ card: card.value, twint: twint.value }) : err(refusals);
}

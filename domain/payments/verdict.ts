/** What the vendor's record of a page, or of a charge, means for our books. It is compared with them, and never believed alone. */
import type { CheckoutRecord, OwnerMark, PaymentRecord, VendorAmount } from './vendor-records.ts';
import type { Rappen } from '../shared/money.ts';

export type Verdict =
  | { readonly kind: 'nothing' }
  /** The money is being decided. */
  | { readonly kind: 'pending' }
  /** Nobody can pay there any more. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'paid' }
  | { readonly kind: 'matter'; readonly matter: 'wrong_owner' | 'wrong_amount' };

const WRONG_OWNER: Verdict = { kind: 'matter', matter: 'wrong_owner' };
const WRONG_AMOUNT: Verdict = { kind: 'matter', matter: 'wrong_amount' };

/** `owner`: whose it is and for what, by our own books. */
type Expected = { readonly owner: OwnerMark; readonly amount: Rappen };

/**
 * @param money the payment behind it, when it is paid or being decided
 */
export function verdictOf(
  { owner, amount }: Expected,
  { claim, amount: asked, status }: CheckoutRecord,
  money: PaymentRecord | null,
): Verdict {
  if (!isSameMark(claim, owner)) return WRONG_OWNER;
  if (asked === null || !isExactly(asked, amount)) return WRONG_AMOUNT;
  switch (status) {
    case 'open':
      return { kind: 'nothing' };
    case 'expired':
      return { kind: 'ended' };
    case 'pending':
      // The page says no more, whatever the bank decides: its payment does.
      return money === null || money.status === 'processing'
        ? { kind: 'pending' }
        : money.status === 'succeeded'
          ? paidWith(money, amount)
          : { kind: 'ended' };
    case 'paid':
      return money === null ? { kind: 'paid' } : paidWith(money, amount);
  }
}

const paidWith = ({ received, amount: asked }: PaymentRecord, amount: Rappen): Verdict =>
  received !== amount || asked.currency !== 'chf' ? WRONG_AMOUNT : { kind: 'paid' };

/** Of money that is taken from a kept card: no page stands between. */
export function verdictOfCharge({ owner, amount }: Expected, record: PaymentRecord): Verdict {
  if (!isSameMark(record.claim, owner)) return WRONG_OWNER;
  if (!isExactly(record.amount, amount)) return WRONG_AMOUNT;
  switch (record.status) {
    case 'processing':
      return { kind: 'pending' };
    case 'succeeded':
      return paidWith(record, amount);
    case 'waiting':
    case 'cancelled':
      return { kind: 'ended' };
  }
}

const isSameMark = (one: OwnerMark | null, other: OwnerMark): boolean =>
  one?.salonId === other.salonId && one.purpose === other.purpose && one.reference === other.reference;

const isExactly = ({ minor, currency }: VendorAmount, amount: Rappen): boolean =>
  currency === 'chf' && minor === amount;

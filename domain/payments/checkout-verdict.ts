/** What the vendor's record of a payment page means for our books. It is compared with them, and never believed alone. */
import type { CheckoutRecord, Claim, PaymentRecord } from './vendor-records.ts';
import type { Rappen } from '../shared/money.ts';

export type Verdict =
  | { readonly kind: 'nothing' }
  /** The money is being decided. */
  | { readonly kind: 'pending' }
  /** Nobody can pay there any more. */
  | { readonly kind: 'ended' }
  | { readonly kind: 'paid' }
  | { readonly kind: 'matter'; readonly matter: 'wrong_owner' | 'wrong_amount' };

/** `owner`: whose it is and for what, by our own books. */
type Expected = { readonly owner: Claim; readonly amount: Rappen };

/**
 * @param money the payment behind it, when it is paid or being decided
 */
export function verdictOf(
  { owner, amount }: Expected,
  { claim, amount: asked, status }: CheckoutRecord,
  money: PaymentRecord | null,
): Verdict {
  const isOurs =
    claim?.salonId === owner.salonId &&
    claim.purpose === owner.purpose &&
    claim.reference === owner.reference;
  if (!isOurs) return { kind: 'matter', matter: 'wrong_owner' };
  if (asked === null || asked.currency !== 'chf' || asked.minor !== amount) {
    return { kind: 'matter', matter: 'wrong_amount' };
  }
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
    case 'saved':
      return { kind: 'matter', matter: 'wrong_owner' };
    case 'paid':
      return money === null ? { kind: 'paid' } : paidWith(money, amount);
  }
}

const paidWith = ({ received, amount: asked }: PaymentRecord, amount: Rappen): Verdict =>
  received !== amount || asked.currency !== 'chf'
    ? { kind: 'matter', matter: 'wrong_amount' }
    : { kind: 'paid' };

/** What the checkout asks for, as typed, and what is wrong with it. */
import { LEAST_PAYABLE } from '../payments/payment-limits.ts';
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { parseContactField } from '../slots/contact-details.ts';
import type { ContactFieldRefusal } from '../slots/refusals.ts';
import type { Delivery, PayBy } from './order.ts';
import { PAY_BY } from './order.ts';
import { readAddress } from './postal-address.ts';
import type { AddressField } from './postal-address.ts';
import type { OrderContact } from './placed-order.ts';
import type { ShippingMethod } from './shipping.ts';

export const CONTACT_FIELDS = ['firstName', 'lastName', 'email', 'phone'] as const;

/**
 * The form as it was typed. `delivery`: `pick_up`, or a shipping method's id; nobody asks when vouchers alone are bought.
 * `voucher`: the code of one that pays for a part or for all of it.
 */
export type RawCheckout = {
  readonly [
    F in (typeof CONTACT_FIELDS)[number] | AddressField | 'note' | 'delivery' | 'payBy' | 'voucher'
  ]: string;
};

export type CheckoutReason =
  | ContactFieldRefusal['kind']
  | 'not_chosen'
  /** What is sent is paid before. */
  | 'only_online'
  /** Vouchers are sent when they are paid. */
  | 'gift_online'
  /** A slip in the code, or none. */
  | 'no_code'
  /** Not there, spent, lapsed, blocked or another salon's: all the same to whoever asks. */
  | 'no_voucher'
  | 'too_many_codes'
  /** A voucher buys no voucher. */
  | 'nothing_to_pay'
  /** The vendor takes nothing so small. */
  | 'too_little_online';

export type CheckoutFieldRefusal = { readonly field: keyof RawCheckout; readonly reason: CheckoutReason };

export type Checkout = {
  readonly contact: OrderContact;
  readonly note: string;
  readonly goesTo: Delivery;
  /** Null: fetched. */
  readonly method: ShippingMethod | null;
  readonly payBy: PayBy;
};

/**
 * All that is wrong with it at once, in the order of the form. What is to be fetched has no address, whatever was typed.
 *
 * @param goods what the goods cost; nothing when vouchers alone are bought
 * @param gifts what the vouchers cost
 */
export function readCheckout(
  raw: RawCheckout,
  {
    methods,
    goods,
    gifts = rappen(0),
  }: { readonly methods: readonly ShippingMethod[]; readonly goods: Rappen; readonly gifts?: Rappen },
): Result<Checkout, readonly CheckoutFieldRefusal[]> {
  const refusals: CheckoutFieldRefusal[] = [];
  const take = (field: keyof RawCheckout, read: Result<string, CheckoutReason>): string => {
    if (read.ok) return read.value;
    refusals.push({ field, reason: read.error });
    return '';
  };
  const byLetter = goods === 0 && gifts > 0;
  const method = byLetter ? null : (methods.find(({ id }) => id === raw.delivery) ?? null);
  if (method === null && raw.delivery !== 'pick_up' && !byLetter)
    refusals.push({ field: 'delivery', reason: 'not_chosen' });
  const address = method === null ? ok(null) : readAddress(raw);
  if (!address.ok) refusals.push(...address.error);
  const contact: OrderContact = {
    firstName: take('firstName', parseContactField('firstName', raw.firstName)),
    lastName: take('lastName', parseContactField('lastName', raw.lastName)),
    email: take('email', parseContactField('email', raw.email)),
    phone: take('phone', parseContactField('phone', raw.phone)),
  };
  const note = take('note', parseContactField('note', raw.note));
  const payBy = PAY_BY.find((each) => each === raw.payBy);
  if (payBy === undefined) refusals.push({ field: 'payBy', reason: 'not_chosen' });
  else if (payBy === 'on_pick_up' && method !== null)
    refusals.push({ field: 'payBy', reason: 'only_online' });
  else if (payBy === 'on_pick_up' && gifts > 0) refusals.push({ field: 'payBy', reason: 'gift_online' });
  else if (payBy === 'online' && goods + gifts < LEAST_PAYABLE) {
    refusals.push({ field: 'payBy', reason: 'too_little_online' });
  }
  if (payBy === undefined || !address.ok || refusals.length > 0) return err(refusals);
  return ok({
    contact,
    note,
    method,
    payBy,
    goesTo: byLetter
      ? { kind: 'email' }
      : address.value === null
        ? { kind: 'pick_up' }
        : { kind: 'shipping', address: address.value },
  });
}

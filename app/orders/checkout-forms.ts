/** The form of the checkout: its shape only. What an address must look like is the domain's rule. */
import { z } from 'zod';
import type { RawCheckout } from '#domain/orders/checkout-form.ts';
import { isUuid, type OrderId } from '#domain/shared/ids.ts';
import { mark, text } from '../forms/text.ts';

const fields = z.object({
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  street: text,
  houseNumber: text,
  postalCode: text,
  city: text,
  note: text,
  delivery: text,
  payBy: text,
  voucher: text,
});

const frame = z.object({
  orderId: z.string().refine(isUuid).nullable().catch(null),
  intent: z.enum(['review', 'edit', 'order']).catch('review'),
  seen: mark(),
  termsVersion: mark(),
  terms: z
    .literal('on')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'on'),
});

export type CheckoutForm = {
  readonly values: RawCheckout;
  readonly orderId: OrderId | null;
  readonly intent: 'review' | 'edit' | 'order';
  readonly seen: string;
  readonly termsVersion: string;
  readonly accepted: boolean;
};

export const CHECKOUT_FIELDS = Object.keys(fields.shape) as readonly (keyof RawCheckout)[];

export function readCheckoutForm(form: FormData): CheckoutForm {
  const posted = Object.fromEntries(form);
  const { terms, orderId, ...rest } = frame.parse(posted);
  return {
    values: fields.parse(posted),
    orderId: orderId as OrderId | null,
    accepted: terms,
    ...rest,
  };
}

export const EMPTY_CHECKOUT: RawCheckout = {
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  street: '',
  houseNumber: '',
  postalCode: '',
  city: '',
  note: '',
  delivery: 'pick_up',
  payBy: '',
  voucher: '',
};

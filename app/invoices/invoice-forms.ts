/** The forms about invoices: their shape only. What may stand in them is the domain's rule. */
import type { CreditWish } from '#domain/invoices/invoice.ts';
import type { RawRecipient } from '#domain/invoices/recipient.ts';
import type { RawPayment } from '#domain/invoices/payment-form.ts';
import { type InvoiceId, type InvoicePaymentId, isUuid } from '#domain/shared/ids.ts';
import { textIn } from '../forms/text.ts';

export const readInvoiceId = (text: string | undefined): InvoiceId | null =>
  text !== undefined && isUuid(text) ? (text as InvoiceId) : null;

const idIn = (posted: FormData, name: string): string | null => {
  const text = textIn(posted, name);
  return isUuid(text) ? text : null;
};

export type PaymentForm =
  | { readonly intent: 'note' | 'repay'; readonly id: InvoicePaymentId; readonly form: RawPayment }
  | { readonly intent: 'take_back'; readonly id: InvoicePaymentId; readonly paymentId: InvoicePaymentId };

/** Null: no form of the invoice's page. */
export function readPaymentForm(posted: FormData): PaymentForm | null {
  const id = idIn(posted, 'id') as InvoicePaymentId | null;
  if (id === null) return null;
  const intent = textIn(posted, 'intent');
  if (intent === 'note' || intent === 'repay') {
    const [amount, method, receivedOn] = ['amount', 'method', 'receivedOn'].map((name) =>
      textIn(posted, name),
    );
    return { intent, id, form: { amount: amount!, method: method!, receivedOn: receivedOn! } };
  }
  const paymentId = idIn(posted, 'payment') as InvoicePaymentId | null;
  return intent === 'take_back' && paymentId !== null ? { intent: 'take_back', id, paymentId } : null;
}

export const quantityField = (position: number): string => `quantity-${position}`;

export type CreditForm = {
  readonly id: InvoiceId;
  readonly typed: Readonly<Record<string, string>>;
  readonly wishes: readonly CreditWish[];
  readonly reason: string;
};

/** Of each line how many; left empty is none, and what is no number is refused as a wish for part of a piece. */
export function readCreditForm(posted: FormData, positions: readonly number[]): CreditForm | null {
  const id = readInvoiceId(textIn(posted, 'id'));
  if (id === null) return null;
  const typed = Object.fromEntries(
    positions.map((position) => [
      quantityField(position),
      textIn(posted, quantityField(position)).trim().slice(0, 10),
    ]),
  );
  const wishes = positions.map((position) => {
    const text = typed[quantityField(position)] ?? '';
    return { position, quantity: text === '' ? 0 : /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN };
  });
  return { id, typed, wishes, reason: textIn(posted, 'reason') };
}

export const NO_RECIPIENT: RawRecipient = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };

export type InvoiceForm = { readonly id: InvoiceId; readonly recipient: RawRecipient };

export function readInvoiceForm(posted: FormData): InvoiceForm | null {
  const id = readInvoiceId(textIn(posted, 'id'));
  if (id === null) return null;
  return {
    id,
    recipient: {
      name: textIn(posted, 'name'),
      street: textIn(posted, 'street'),
      houseNumber: textIn(posted, 'houseNumber'),
      postalCode: textIn(posted, 'postalCode'),
      city: textIn(posted, 'city'),
    },
  };
}

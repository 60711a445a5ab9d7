/** What was invoiced, as it was then: no line of it follows the catalogue, an address or a rate afterwards. */
import { vatShares } from '../orders/vat-split.ts';
import type { VatShare } from '../orders/vat-split.ts';
import type { PostalAddress } from '../orders/order.ts';
import type { AppointmentId, CustomerId, InvoiceId, OrderId, SalonId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import { rappen, sum } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { SwissIban } from './iban.ts';
import type { InvoiceNumber } from './invoice-number.ts';

/**
 * Damages (a no-show) are no supply and carry no tax (Art. 18 para. 2 let. i MWSTG); nor is the sale of a voucher over an
 * amount: what is bought with it is.
 */
export const LINE_KINDS = ['product', 'service', 'shipping', 'damages', 'voucher'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** `unitPrice` in Rappen, VAT included; negative on a credit note. The rate in basis points: 810 is 8.1 %. */
export type InvoiceLine = {
  readonly position: number;
  readonly kind: LineKind;
  /** In the invoice's language. */
  readonly text: string;
  readonly quantity: number;
  readonly unitPrice: Rappen;
  readonly vatCode: string;
  readonly vatBasisPoints: number;
};

export type Issuer = {
  readonly name: string;
  readonly legalName: string;
  readonly address: PostalAddress;
  readonly email: string;
  readonly phone: string;
  /** `CHE-123.456.789 MWST`. Null: not liable, and then no VAT is shown anywhere. */
  readonly vatNumber: string | null;
  /** Null: nothing can be paid into an account, and there is no QR-bill. */
  readonly iban: SwissIban | null;
};

/** Personal data: never in logs or URLs. */
export type Recipient = {
  readonly name: string;
  readonly email: string | null;
  /** Null: fetched in the salon, and of at most CHF 400. */
  readonly address: PostalAddress | null;
};

/** `other`: by the vendor, which does not say how. */
export type PaidPart = { readonly method: 'card' | 'twint' | 'other' | 'voucher'; readonly amount: Rappen };

export type InvoiceContent = {
  readonly locale: Locale;
  readonly issuer: Issuer;
  readonly recipient: Recipient | null;
  readonly lines: readonly InvoiceLine[];
  /** When it was supplied, in the salon's calendar: this day's rate counts (Art. 26 para. 2 let. c MWSTG). */
  readonly suppliedOn: LocalDate;
  /** In Rappen: what had been paid when it was issued. */
  readonly paid: Rappen;
  /** How it was paid, where that is known: together it is `paid`. */
  readonly paidBy?: readonly PaidPart[];
  /** In days from the day of issue. */
  readonly dueDays: number;
};

/** What an invoice can be for: a visit has one, whether it took place or damages are asked because it did not. */
export type Invoiceable =
  { readonly kind: 'order'; readonly id: OrderId } | { readonly kind: 'visit'; readonly id: AppointmentId };
/** `no_show`: a visit that did not take place, for which damages are asked. */
export type InvoiceSource = Invoiceable | { readonly kind: 'no_show'; readonly id: AppointmentId };

type Numbered = {
  readonly id: InvoiceId;
  readonly salonId: SalonId;
  readonly number: InvoiceNumber;
  readonly issuedAt: Instant;
  readonly issuedOn: LocalDate;
  readonly customerId: CustomerId | null;
  readonly source: InvoiceSource;
  readonly content: InvoiceContent;
};
export type Invoice =
  | (Numbered & { readonly kind: 'invoice' })
  | (Numbered & {
      readonly kind: 'credit_note';
      readonly credits: { readonly id: InvoiceId; readonly number: InvoiceNumber };
      readonly reason: string;
    });

/** An invoice before it has a number. */
export type InvoiceDraft = {
  readonly id: InvoiceId;
  readonly customerId: CustomerId | null;
  readonly source: InvoiceSource;
  readonly content: InvoiceContent;
} & (
  | { readonly kind: 'invoice' }
  | {
      readonly kind: 'credit_note';
      readonly credits: { readonly id: InvoiceId; readonly number: InvoiceNumber };
      readonly reason: string;
    }
);

/** Art. 57 MWSTV: up to this amount, VAT included, an invoice needs no recipient. In Rappen. */
export const RECIPIENT_FROM = rappen(400_00);

/** In Rappen, VAT included. */
export const lineAmount = ({ unitPrice, quantity }: Pick<InvoiceLine, 'unitPrice' | 'quantity'>): Rappen =>
  rappen(unitPrice * quantity);

/** In Rappen, VAT included; negative for a credit note, unless it takes another one back. Never rounded to 5. */
export const invoiceTotal = (lines: readonly InvoiceLine[]): Rappen => sum(lines.map(lineAmount));

/** A credit note above zero takes another one back: the money that was to go back is the salon's again. */
export const takesBack = ({ kind, content }: Pick<Invoice, 'kind' | 'content'>): boolean =>
  kind === 'credit_note' && invoiceTotal(content.lines) > 0;

/** What is still to be paid, in Rappen: zero for a credit note and for what was paid before. */
export const payable = ({ lines, paid }: Pick<InvoiceContent, 'lines' | 'paid'>): Rappen =>
  rappen(Math.max(0, invoiceTotal(lines) - paid));

/** Rate by rate; empty when the salon is not liable. What carries no tax (damages) stands under the rate of zero. */
export const taxOf = ({ lines, issuer }: Pick<InvoiceContent, 'lines' | 'issuer'>): readonly VatShare[] =>
  issuer.vatNumber === null
    ? []
    : vatShares(
        lines.map((line) => ({
          gross: lineAmount(line),
          vatCode: line.vatCode,
          vatBasisPoints: line.vatBasisPoints,
        })),
      );

export type ContentRefusal = 'nothing_to_invoice' | 'recipient_needed' | 'tax_without_number';

/** Whether it may be issued as it is (Art. 26 MWSTG, Art. 57 MWSTV). */
export function checkContent(content: InvoiceContent): Result<null, ContentRefusal> {
  const { lines, recipient, issuer } = content;
  const total = invoiceTotal(lines);
  if (lines.length === 0 || total <= 0) return err('nothing_to_invoice');
  if (issuer.vatNumber === null && lines.some(({ vatBasisPoints }) => vatBasisPoints > 0)) {
    return err('tax_without_number');
  }
  const named = recipient !== null && recipient.address !== null;
  if (total > RECIPIENT_FROM && !named) return err('recipient_needed');
  return ok(null);
}

/** How many pieces of a line go back. */
export type CreditWish = { readonly position: number; readonly quantity: number };
export type CreditRefusal = 'nothing_to_credit' | 'more_than_invoiced';

/**
 * The lines of a credit note: the same text, price and rate, with the sign turned round, so that it carries exactly the
 * tax that the invoice carried.
 *
 * @param earlier the lines of the credit notes that this invoice has already
 */
export function creditLines(
  lines: readonly InvoiceLine[],
  earlier: readonly InvoiceLine[],
  wishes: readonly CreditWish[],
): Result<readonly InvoiceLine[], CreditRefusal> {
  const wanted = new Map<number, number>();
  for (const { position, quantity } of wishes) {
    wanted.set(position, (wanted.get(position) ?? 0) + quantity);
  }
  const credited: InvoiceLine[] = [];
  for (const [position, quantity] of wanted) {
    if (!Number.isSafeInteger(quantity) || quantity < 0) return err('nothing_to_credit');
    const line = lines.find((each) => each.position === position);
    if (line === undefined) return err('more_than_invoiced');
    const already = earlier
      .filter((each) => each.position === position)
      .reduce((pieces, each) => pieces + each.quantity, 0);
    if (already + quantity > line.quantity) return err('more_than_invoiced');
    if (quantity > 0) credited.push({ ...line, quantity, unitPrice: rappen(-line.unitPrice) });
  }
  return credited.length === 0
    ? err('nothing_to_credit')
    : ok(credited.toSorted((a, b) => a.position - b.position));
}

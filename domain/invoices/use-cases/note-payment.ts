import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { InvoiceId, InvoicePaymentId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import type { Rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, parseLocalDate } from '../../shared/salon-time.ts';
import { INVOICE_METHODS } from '../invoice-payment.ts';
import type { InvoicePayment } from '../invoice-payment.ts';
import { paymentEntry } from '../invoice-entry.ts';

export type RawPayment = {
  readonly amount: string;
  readonly method: string;
  readonly receivedOn: string;
};
export type PaymentField = keyof RawPayment;
export type PaymentRefusal = {
  readonly field: PaymentField;
  readonly reason: 'missing' | 'malformed' | 'not_positive' | 'too_much' | 'in_the_future' | 'too_early';
};
export type NotePaymentInput = {
  readonly invoiceId: InvoiceId;
  /** Made with the page: sent twice, the form notes one payment. */
  readonly paymentId: InvoicePaymentId;
  readonly form: RawPayment;
};
export type NotePaymentRefusal =
  { readonly kind: 'not_found' } | { readonly kind: 'invalid'; readonly fields: readonly PaymentRefusal[] };
export type NotePayment = (
  actor: Insider,
  input: NotePaymentInput,
) => Promise<Result<null, NotePaymentRefusal>>;

/** Beyond any invoice of a hairdresser's; catches a forgotten decimal point. In Rappen. */
const HIGHEST = 100_000_00;
const AMOUNT = /^(\d{1,7})(?:[.,](\d{2}))?$/;

/** A transfer is of whatever the payer typed: to the Rappen, not to 5. */
function amountIn(typed: string): Result<Rappen, PaymentRefusal['reason']> {
  const text = typed.replace(/^\s*(chf|fr\.?)/i, '').replaceAll(/['’\s]/g, '');
  if (text === '') return err('missing');
  const found = AMOUNT.exec(text);
  if (found === null) return err('malformed');
  const amount = Number(found[1]) * 100 + Number(found[2] ?? 0);
  if (amount === 0) return err('not_positive');
  return amount > HIGHEST ? err('too_much') : ok(rappen(amount));
}

/** Somebody notes what came in for an invoice, by transfer or over the counter. */
export const notePayment =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): NotePayment =>
  async (actor, { invoiceId, paymentId, form }) => {
    if (!may(actor, 'invoices.change') || actor.kind !== 'employee') return err({ kind: 'not_found' });
    return await uow.run<null, NotePaymentRefusal>(actor, async ({ calendar, invoices, audit, loyalty }) => {
      await invoices.hold();
      const [invoice, book] = await Promise.all([invoices.find(invoiceId), calendar.book()]);
      if (invoice === null || invoice.kind !== 'invoice') return err({ kind: 'not_found' });
      // What was paid for an order is the order's, and nothing more is to come.
      if (invoice.source.kind === 'order') return err({ kind: 'not_found' });
      const at = clock.now();
      const amount = amountIn(form.amount);
      const method = INVOICE_METHODS.find((each) => each === form.method);
      const receivedOn = parseLocalDate(form.receivedOn);
      const fields: PaymentRefusal[] = [];
      if (!amount.ok) fields.push({ field: 'amount', reason: amount.error });
      if (method === undefined) fields.push({ field: 'method', reason: 'missing' });
      if (receivedOn === null) fields.push({ field: 'receivedOn', reason: 'malformed' });
      else if (receivedOn > dateOf(at, book.zone))
        fields.push({ field: 'receivedOn', reason: 'in_the_future' });
      else if (receivedOn < invoice.issuedOn) fields.push({ field: 'receivedOn', reason: 'too_early' });
      if (!amount.ok || method === undefined || receivedOn === null || fields.length > 0) {
        return err({ kind: 'invalid', fields });
      }
      const payment: InvoicePayment = {
        id: paymentId,
        invoiceId,
        amount: amount.value,
        method,
        receivedOn,
        takesBack: null,
        accountId: actor.accountId,
        at,
      };
      if (await invoices.addPayment(payment)) {
        await audit.append(paymentEntry(payment), at);
        await loyalty.countSoon({ kind: 'invoice', id: invoiceId });
      }
      return ok(null);
    });
  };

export type TakeBackPaymentInput = {
  readonly invoiceId: InvoiceId;
  readonly paymentId: InvoicePaymentId;
  /** Of the line that takes it back; made with the page. */
  readonly lineId: InvoicePaymentId;
};
export type TakeBackPayment = (
  actor: Insider,
  input: TakeBackPaymentInput,
) => Promise<Result<null, { readonly kind: 'not_found' }>>;

/** Noted by mistake: a second line, the other way round. Once for each line, however often it is asked. */
export const takeBackPayment =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): TakeBackPayment =>
  async (actor, { invoiceId, paymentId, lineId }) => {
    if (!may(actor, 'invoices.change') || actor.kind !== 'employee') return err({ kind: 'not_found' });
    return await uow.run<null, { readonly kind: 'not_found' }>(
      actor,
      async ({ calendar, invoices, audit, loyalty }) => {
        await invoices.hold();
        const { zone } = await calendar.book();
        const payments = await invoices.paymentsOf(invoiceId);
        const payment = payments.find(({ id }) => id === paymentId);
        if (payment === undefined || payment.takesBack !== null) return err({ kind: 'not_found' });
        const at = clock.now();
        const line: InvoicePayment = {
          ...payment,
          id: lineId,
          amount: rappen(-payment.amount),
          takesBack: paymentId,
          // Of today: what was reported for a month that is over stays as it was.
          receivedOn: dateOf(at, zone),
          accountId: actor.accountId,
          at,
        };
        if (await invoices.addPayment(line)) {
          await audit.append(paymentEntry(line), at);
          await loyalty.countSoon({ kind: 'invoice', id: invoiceId });
        }
        return ok(null);
      },
    );
  };

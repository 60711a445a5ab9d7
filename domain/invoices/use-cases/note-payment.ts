import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { InvoiceId, InvoicePaymentId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import { saysTheSame } from '../invoice-payment.ts';
import type { InvoicePayment } from '../invoice-payment.ts';
import { paymentEntry } from '../invoice-entry.ts';
import { readPayment } from '../payment-form.ts';
import type { NotePaymentRefusal, RawPayment } from '../payment-form.ts';

export type NotePaymentInput = {
  readonly invoiceId: InvoiceId;
  /** Made with the page: sent twice, the form notes one payment. */
  readonly paymentId: InvoicePaymentId;
  readonly form: RawPayment;
};
export type NotePayment = (
  actor: Insider,
  input: NotePaymentInput,
) => Promise<Result<null, NotePaymentRefusal>>;

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
      const { issuedOn } = invoice;
      const read = readPayment(form, { issuedOn, today: dateOf(at, book.zone), most: null });
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const payment: InvoicePayment = {
        id: paymentId,
        invoiceId,
        ...read.value,
        takesBack: null,
        accountId: actor.accountId,
        at,
      };
      const known = (await invoices.paymentsOf(invoiceId)).find(({ id }) => id === paymentId);
      if (known !== undefined) return saysTheSame(known, payment) ? ok(null) : err({ kind: 'id_used' });
      if (!(await invoices.addPayment(payment))) return err({ kind: 'id_used' });
      await audit.append(paymentEntry(payment), at);
      await loyalty.countSoon({ kind: 'invoice', id: invoiceId });
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
        const isTakenBack = payments.some(({ takesBack }) => takesBack === paymentId);
        if (isTakenBack) return ok(null);
        // The id of another line: from a page that says nothing of this one.
        if (!(await invoices.addPayment(line))) return err({ kind: 'not_found' });
        await audit.append(paymentEntry(line), at);
        await loyalty.countSoon({ kind: 'invoice', id: invoiceId });
        return ok(null);
      },
    );
  };

import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { InvoiceId, InvoicePaymentId } from '../../shared/ids.ts';
import { rappen } from '../../shared/money.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import { dueOn } from '../billing-tag.ts';
import { paymentEntry } from '../invoice-entry.ts';
import { saysTheSame, standingOf } from '../invoice-payment.ts';
import type { InvoicePayment } from '../invoice-payment.ts';
import { readPayment } from '../payment-form.ts';
import type { NotePaymentRefusal, RawPayment } from '../payment-form.ts';

export type NoteRepaymentInput = {
  readonly invoiceId: InvoiceId;
  /** Made with the page: sent twice, the form notes one repayment. */
  readonly paymentId: InvoicePaymentId;
  readonly form: RawPayment;
};
export type NoteRepayment = (
  actor: Insider,
  input: NoteRepaymentInput,
) => Promise<Result<null, NotePaymentRefusal>>;

/**
 * What came too much for an invoice, or was credited after it was paid, has gone back to whoever paid it. Never more than
 * that: whoever gives more credits it first.
 */
export const noteRepayment =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): NoteRepayment =>
  async (actor, { invoiceId, paymentId, form }) => {
    if (!may(actor, 'invoices.change') || actor.kind !== 'employee') return err({ kind: 'not_found' });
    return await uow.run<null, NotePaymentRefusal>(actor, async ({ calendar, invoices, audit, loyalty }) => {
      await invoices.hold();
      const [invoice, book] = await Promise.all([invoices.find(invoiceId), calendar.book()]);
      if (invoice === null || invoice.kind !== 'invoice' || invoice.source.kind === 'order')
        return err({ kind: 'not_found' });
      const [notes, payments] = await Promise.all([
        invoices.creditNotesOf(invoiceId),
        invoices.paymentsOf(invoiceId),
      ]);
      const known = payments.find(({ id }) => id === paymentId);
      const at = clock.now();
      const today = dateOf(at, book.zone);
      const { open } = standingOf(invoice, notes, payments, dueOn(invoice), today);
      const most = known === undefined ? rappen(Math.max(0, -open)) : null;
      const read = readPayment(form, { issuedOn: invoice.issuedOn, today, most });
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const repayment: InvoicePayment = {
        id: paymentId,
        invoiceId,
        ...read.value,
        amount: rappen(-read.value.amount),
        takesBack: null,
        accountId: actor.accountId,
        at,
      };
      if (known !== undefined) return saysTheSame(known, repayment) ? ok(null) : err({ kind: 'id_used' });
      if (!(await invoices.addPayment(repayment))) return err({ kind: 'id_used' });
      await audit.append(paymentEntry(repayment), at);
      await loyalty.countSoon({ kind: 'invoice', id: invoiceId });
      return ok(null);
    });
  };

/** Invoices: what their pages read and do. */
import { creditInvoice } from '#domain/invoices/use-cases/credit-invoice.ts';
import { invoiceOrder } from '#domain/invoices/use-cases/invoice-order.ts';
import { invoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import { notePayment, takeBackPayment } from '#domain/invoices/use-cases/note-payment.ts';
import { noteRepayment } from '#domain/invoices/use-cases/note-repayment.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { Database } from '../postgres/database.ts';
import { invoiceQueries } from '../postgres/queries/invoice-queries.ts';

type InvoiceDeps = {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
};

export function composeInvoices({ database, ...deps }: InvoiceDeps) {
  return {
    queries: invoiceQueries(database, deps.clock),
    useCases: {
      invoiceOrder: invoiceOrder(deps),
      invoiceVisit: invoiceVisit(deps),
      creditInvoice: creditInvoice(deps),
      notePayment: notePayment(deps),
      noteRepayment: noteRepayment(deps),
      takeBackPayment: takeBackPayment(deps),
    },
  };
}

import { may } from '../../identity/permissions.ts';
import { orderTotal } from '../../orders/order.ts';
import { draftInvoice, issueInvoice } from '../../orders/steps/order-papers.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { InvoiceId, OrderId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { RECIPIENT_FROM } from '../invoice.ts';
import type { ContentRefusal } from '../invoice.ts';
import type { NoInvoice } from '../order-invoice.ts';
import { readRecipient } from '../recipient.ts';
import type { RawRecipient, RecipientRefusal } from '../recipient.ts';

export type InvoiceOrderInput = {
  readonly orderId: OrderId;
  /** Made with the page: sent twice, the form issues one invoice. */
  readonly invoiceId: InvoiceId;
  readonly recipient: RawRecipient;
};
export type InvoiceOrderRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: NoInvoice }
  /** Somebody else was faster, or it went with the goods. */
  | { readonly kind: 'invoiced'; readonly invoiceId: InvoiceId }
  | { readonly kind: 'invalid'; readonly fields: readonly RecipientRefusal[] }
  | { readonly kind: 'impossible'; readonly reason: ContentRefusal };
export type InvoiceOrder = (
  actor: Insider,
  input: InvoiceOrderInput,
) => Promise<Result<InvoiceId, InvoiceOrderRefusal>>;

/** Of a paid order that got none with its goods: because its address was not known, or because somebody asks before. */
export const invoiceOrder =
  ({
    uow,
    clock,
    ids,
  }: {
    readonly uow: UnitOfWork;
    readonly clock: Clock;
    readonly ids: Ids;
  }): InvoiceOrder =>
  async (actor, { orderId, invoiceId: id, recipient: typed }) => {
    if (!may(actor, 'invoices.change')) return err({ kind: 'not_found' });
    return await uow.run<InvoiceId, InvoiceOrderRefusal>(actor, async (stores) => {
      const order = await stores.orders.lock(orderId);
      if (order === null) return err({ kind: 'not_found' });
      const at = clock.now();
      const recipient = readRecipient(typed, orderTotal(order.lines) > RECIPIENT_FROM, order.contact.email);
      const named = recipient.ok ? recipient.value : null;
      const drafted = await draftInvoice(stores, order, { id, recipient: named, at });
      if (!drafted.ok) {
        const { error } = drafted;
        switch (error.kind) {
          case 'invoiced':
            return error.invoiceId === id ? ok(id) : err(error);
          case 'not_paid':
          case 'paid_at_till':
          case 'all_back':
            return err({ kind: error.kind });
          case 'recipient_needed':
          case 'nothing_to_invoice':
          case 'tax_without_number':
            return error.kind === 'recipient_needed' && !recipient.ok
              ? err({ kind: 'invalid', fields: recipient.error })
              : err({ kind: 'impossible', reason: error.kind });
        }
      }
      if (!recipient.ok) return err({ kind: 'invalid', fields: recipient.error });
      await issueInvoice(stores, ids, order, drafted.value, at);
      return ok(id);
    });
  };

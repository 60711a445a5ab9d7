import type { LoaderFunctionArgs } from '@remix-run/node';
import { readInvoiceId } from '../invoices/invoice-forms.ts';
import { paperResponse } from '../invoices/paper-response.ts';
import { holderOfOrder } from '../orders/holder-of-order.ts';

/** The invoice of an order for whoever has its signed address; `id`: another of its documents, a credit note. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, view } = await holderOfOrder(params['token'], context);
  const { queries } = context.invoices;
  const { id: orderId } = view.order;
  const wanted = new URL(request.url).searchParams.get('id');
  const id =
    wanted === null
      ? ((await queries.ofOrder(actor, orderId)).find(({ kind }) => kind === 'invoice')?.id ?? null)
      : readInvoiceId(wanted);
  return paperResponse(id === null ? null : await queries.orderPaper(actor, orderId, id));
}

import type { LoaderFunctionArgs } from '@remix-run/node';
import { readInvoiceId } from '../invoices/invoice-forms.ts';
import { paperResponse } from '../invoices/paper-response.ts';
import { staffPageOf } from '../staff-page.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'invoices.see');
  const id = readInvoiceId(params['id']);
  return paperResponse(id === null ? null : await context.invoices.queries.paper(actor, id));
}

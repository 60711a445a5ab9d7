import type { LoaderFunctionArgs } from '@remix-run/node';
import { accountPageOf } from '../account/account-page-of.ts';
import { readInvoiceId } from '../invoices/invoice-forms.ts';
import { paperResponse } from '../invoices/paper-response.ts';

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor } = await accountPageOf(request, context);
  const id = readInvoiceId(params['id']);
  return paperResponse(id === null ? null : await context.invoices.queries.ownPaper(actor, id));
}

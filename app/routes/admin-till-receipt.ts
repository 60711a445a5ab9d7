import type { LoaderFunctionArgs } from '@remix-run/node';
import { staffPageOf } from '../staff-page.ts';
import { openSale } from '../till/open-sale.ts';
import { pdfAnswer } from '../till/pdf-answer.ts';
import { receiptSlip } from '../till/receipt-slip.ts';

/** The receipt for the printer, 80 mm wide. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.see');
  const { book, ...found } = await openSale(page, context, params['id']);
  const pdf = await context.till.slips.render(receiptSlip(found, page.locale, book.zone));
  return pdfAnswer(pdf, page.texts.till.receipt.file(found.sale.number));
}

import type { LoaderFunctionArgs } from '@remix-run/node';
import { staffPageOf } from '../staff-page.ts';
import { closingSlip } from '../till/closing-slip.ts';
import { openClosing } from '../till/open-closing.ts';
import { pdfAnswer } from '../till/pdf-answer.ts';

/** The closing for the file of the books. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.see');
  const { zone, ...facts } = await openClosing(page, context, params['id']);
  const pdf = await context.till.slips.render(closingSlip(facts, page.locale, zone));
  return pdfAnswer(pdf, page.texts.till.sheet.file(facts.closing.number));
}

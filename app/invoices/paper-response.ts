import { printedNumber } from '#domain/invoices/invoice-number.ts';
import type { InvoicePaper } from '#domain/ports/invoices.ts';
import { notFound } from '../page-of.ts';

/** @throws Response 404: not there, foreign and not drawn yet look the same */
export function paperResponse(paper: InvoicePaper | null): Response {
  if (paper === null) throw notFound();
  return new Response(Buffer.from(paper.pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${printedNumber(paper.number)}.pdf"`,
      // Names and addresses: nothing in between keeps a copy.
      'Cache-Control': 'no-store',
    },
  });
}

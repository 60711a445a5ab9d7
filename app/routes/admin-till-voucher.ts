import type { LoaderFunctionArgs } from '@remix-run/node';
import { may } from '#domain/identity/permissions.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { isFresh } from '#domain/till/sale.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';
import { openSale } from '../till/open-sale.ts';
import { pdfAnswer } from '../till/pdf-answer.ts';
import { voucherSlip } from '../till/voucher-slip.ts';

/**
 * The vouchers of a sale, with their codes, for the printer. Whoever sold prints them until the till is closed; after that
 * those who lead do: a code is as good as money.
 */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.use');
  const { actor, locale, texts } = page;
  const { sale, voidedBy, openPeriod, book } = await openSale(page, context, params['id']);
  const today = dateOf(page.now, book.zone);
  const rows = await context.vouchers.queries.boughtWith(actor, { kind: 'sale', id: sale.id }, today);
  const mayPrint = may(actor, 'vouchers.change') || isFresh(sale, { today, openPeriod });
  if (rows.length === 0 || voidedBy !== null || !mayPrint) throw notFound();
  const { codes } = context.vouchers;
  const sold = rows.map((row) => ({
    value: row.value,
    validUntil: row.validUntil,
    code: codes.codeOf(actor.salonId, row.id, row.codeKey),
  }));
  const pdf = await context.till.slips.render(voucherSlip(sold, sale.seller, locale));
  return pdfAnswer(pdf, texts.till.receipt.voucherFile(sale.number));
}

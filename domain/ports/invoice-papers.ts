import type { Invoice } from '../invoices/invoice.ts';

export interface InvoicePapers {
  /** A4, as PDF, in the invoice's language; with a QR-bill when there is something to pay and an account for it. */
  render(invoice: Invoice): Promise<Uint8Array>;
}

import type { Clock } from '../../ports/clock.ts';
import type { InvoicePapers } from '../../ports/invoice-papers.ts';
import type { InvoiceDesk } from '../../ports/invoices.ts';
import type { System } from '../../shared/actor.ts';
import type { InvoiceId } from '../../shared/ids.ts';

type DrawDeps = { readonly desk: InvoiceDesk; readonly papers: InvoicePapers; readonly clock: Clock };

export type DrawInvoice = (actor: System, id: InvoiceId) => Promise<void>;

/** The paper of an invoice, once: drawn outside of every transaction, kept as it is. */
export const drawInvoice =
  ({ desk, papers, clock }: DrawDeps): DrawInvoice =>
  async (actor, id) => {
    const invoice = await desk.undrawn(actor, id);
    if (invoice === null) return;
    await desk.keep(actor, id, await papers.render(invoice), clock.now());
  };

export type DrawInvoices = () => Promise<void>;

/** What the job of an invoice has missed: seeded, restored from a backup, or given up after its last try. */
export const drawInvoices =
  (deps: DrawDeps): DrawInvoices =>
  async () => {
    const draw = drawInvoice(deps);
    for (const { salonId, id } of await deps.desk.waiting()) {
      await draw({ kind: 'system', salonId, job: 'draw-invoices' }, id);
    }
  };

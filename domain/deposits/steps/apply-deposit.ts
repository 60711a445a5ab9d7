/** What was paid ahead pays for the visit: with a sale at the till, or on its invoice. */
import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { AppointmentId, InvoiceId, SaleId } from '../../shared/ids.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { depositEntry } from '../deposit-entry.ts';
import { bookDeposit } from './book-deposit.ts';

type Facts = { readonly ids: Ids; readonly at: Instant };
type LedgerStores = Pick<Stores, 'deposits' | 'audit'>;

/** The visit is locked, and so much is left: whoever sells has read it. */
export async function applyDeposit(
  stores: LedgerStores,
  facts: Facts,
  visitId: AppointmentId,
  { id, deposit }: { readonly id: SaleId; readonly deposit: Rappen },
): Promise<void> {
  await bookDeposit(facts, stores, visitId, 'applied', deposit, { saleId: id });
  await stores.audit.append(
    depositEntry('deposit.applied', visitId, { amount: deposit, saleId: id }),
    facts.at,
  );
}

export async function applyToInvoice(
  stores: LedgerStores,
  facts: Facts,
  visitId: AppointmentId,
  { id, deposit }: { readonly id: InvoiceId; readonly deposit: Rappen },
): Promise<void> {
  await bookDeposit(facts, stores, visitId, 'applied', deposit, { invoiceId: id });
  await stores.audit.append(
    depositEntry('deposit.applied', visitId, { amount: deposit, invoiceId: id }),
    facts.at,
  );
}

/** The invoice that it paid is credited; the visit is locked. It stands on the credit note. */
export async function freeFromInvoice(
  stores: LedgerStores,
  facts: Facts,
  visitId: AppointmentId,
  { id, deposit }: { readonly id: InvoiceId; readonly deposit: Rappen },
): Promise<void> {
  await bookDeposit(facts, stores, visitId, 'given_back', deposit, { invoiceId: id });
  await stores.audit.append(
    depositEntry('deposit.given_back', visitId, { amount: deposit, invoiceId: id }),
    facts.at,
  );
}

/** The sale is taken back. Of two who do it at once the second finds it given back, and the till's gate answers them. */
export async function giveBackApplied(
  stores: LedgerStores & Pick<Stores, 'appointments'>,
  facts: Facts,
  visitId: AppointmentId,
  { id, deposit }: { readonly id: SaleId; readonly deposit: Rappen },
  voidId: SaleId,
): Promise<void> {
  await stores.appointments.lock(visitId);
  const moves = await stores.deposits.moves(visitId);
  const applied = moves.some(({ kind, saleId }) => kind === 'applied' && saleId === id);
  const times = (wanted: string) =>
    moves.filter(({ kind, saleId }) => kind === wanted && saleId !== null).length;
  if (!applied || times('given_back') >= times('applied')) return;
  await bookDeposit(facts, stores, visitId, 'given_back', deposit, { saleId: voidId });
  await stores.audit.append(
    depositEntry('deposit.given_back', visitId, { amount: deposit, saleId: voidId }),
    facts.at,
  );
}

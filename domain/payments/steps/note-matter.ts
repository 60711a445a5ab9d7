import type { Ids } from '../../ports/ids.ts';
import type { MatterKind } from '../matter.ts';
import type { OfOrder, OfVisit } from '../payment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { MatterId } from '../../shared/ids.ts';
import type { Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { matterEntry } from '../payment-entry.ts';

export type NewMatter = {
  readonly kind: MatterKind;
  /** The vendor's name of the object, or our own id. */
  readonly subject: string;
  /** Null: nobody knows whose. */
  readonly of: OfOrder | OfVisit | null;
  readonly amount: Rappen | null;
  readonly at: Instant;
};

/** Writes down once that a person has to look at it. */
export async function note(
  { ids }: { readonly ids: Ids },
  { payments, audit }: Pick<Stores, 'payments' | 'audit'>,
  { kind, subject, of, amount, at }: NewMatter,
): Promise<void> {
  const id = ids.next() as MatterId;
  const isNew = await payments.noteMatter({
    id,
    kind,
    subject,
    orderId: of?.orderId ?? null,
    visitId: of?.visitId ?? null,
    amount,
    notedAt: at,
  });
  if (isNew) await audit.append(matterEntry('payment_matter.noted', id, { kind, subject, amount }), at);
}

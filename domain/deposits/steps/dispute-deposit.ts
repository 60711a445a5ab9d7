import type { DisputeEvent } from '../../payments/dispute.ts';
import type { OfVisit } from '../../payments/payment.ts';
import { note } from '../../payments/steps/note-matter.ts';
import type { DisputeRecord, NoticeOutcome } from '../../payments/vendor-records.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { rappen } from '../../shared/money.ts';
import { depositEntry } from '../deposit-entry.ts';

const ENTRIES = {
  dispute_opened: 'deposit.disputed',
  dispute_won: 'deposit.dispute_won',
  dispute_lost: 'deposit.dispute_lost',
} as const;

/** What is owed of a deposit that the bank has taken back is for a person to say. */
export async function disputeDeposit(
  { ids, clock }: { readonly ids: Ids; readonly clock: Clock },
  { appointments, payments, audit }: Stores,
  of: OfVisit,
  { disputeRef, amount }: DisputeRecord,
  event: DisputeEvent,
): Promise<NoticeOutcome> {
  if ((await appointments.lock(of.visitId)) === null) return 'nobodys';
  const at = clock.now();
  // Once for each standing of it.
  const subject = `${disputeRef} ${event}`;
  const money = rappen(amount.minor);
  await note({ ids }, { payments, audit }, { kind: 'disputed', subject, of, amount: money, at });
  const facts = { amount: amount.minor, dispute: disputeRef };
  await audit.append(depositEntry(ENTRIES[event], of.visitId, facts), at);
  return 'person';
}

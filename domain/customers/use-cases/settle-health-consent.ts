import { CONSENT_WORDING } from '../../account/consent.ts';
import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { customerEntry } from '../customer-entry.ts';
import type { NotFound } from '../refusals.ts';

export type SettleHealthConsent = (
  actor: Insider,
  input: { readonly id: CustomerId; readonly given: boolean },
) => Promise<Result<null, NotFound>>;

/**
 * Notes that the person has consented at the chair, or that they have withdrawn it: then what was kept under it is
 * erased at once (Art. 32 para. 2 let. c DSG). Whoever says the same twice gets the first result.
 */
export const settleHealthConsent =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): SettleHealthConsent =>
  async (actor, { id, given }) => {
    if (actor.kind !== 'employee' || !may(actor, 'customers.sensitive')) return err({ kind: 'not_found' });
    return await uow.run(actor, async ({ customers, audit }): Promise<Result<null, NotFound>> => {
      if ((await customers.lock(id)) === null) return err({ kind: 'not_found' });
      const last = await customers.lastHealthConsent(id);
      const same = given
        ? last?.granted === true && last.wording === CONSENT_WORDING
        : last?.granted !== true;
      if (same) return ok(null);
      const at = clock.now();
      await customers.noteHealthConsent(id, { granted: given, wording: CONSENT_WORDING, at });
      if (!given) await customers.eraseHealthNote(id);
      const action = given ? 'consent.given' : 'consent.withdrawn';
      await audit.append(customerEntry(actor, action, id, { purpose: 'health_notes' }), at);
      return ok(null);
    });
  };

import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Customer } from '../../shared/actor.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { ownEntry } from '../account-audit.ts';
import { CONSENT_WORDING, unlessSaid, type ConsentPurpose } from '../consent.ts';

export type SetConsentDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

export type SetConsent = (
  actor: Customer,
  input: { readonly purpose: ConsentPurpose; readonly granted: boolean },
) => Promise<Result<{ readonly changed: boolean }, never>>;

/** To say the same again is no new entry; to withdraw what was never given is none either. */
export const setConsent =
  ({ uow, clock }: SetConsentDeps): SetConsent =>
  (actor, { purpose, granted }) =>
    uow.run<{ readonly changed: boolean }, never>(actor, async ({ ownAccount, audit }) => {
      // Locked: two windows must not write two entries for one decision.
      await ownAccount.lockProfile();
      const last = await ownAccount.lastConsent(purpose);
      const before = last?.granted ?? unlessSaid(purpose);
      const same = granted ? before && (last?.wording ?? CONSENT_WORDING) === CONSENT_WORDING : !before;
      if (same) return ok({ changed: false });
      const at = clock.now();
      await ownAccount.appendConsent({ purpose, granted, wording: CONSENT_WORDING, at });
      // Withdrawn means gone, and at once (Art. 32 para. 2 let. c DSG).
      if (purpose === 'health_notes' && !granted) await ownAccount.eraseHealthNotes();
      const action = granted ? 'consent.given' : 'consent.withdrawn';
      await audit.append(ownEntry(action, actor, { purpose }), at);
      return ok({ changed: true });
    });

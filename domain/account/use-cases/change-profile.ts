import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Customer } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { ownEntry } from '../account-audit.ts';
import {
  changedFields,
  parseProfile,
  type Profile,
  type ProfileRefusal,
  type RawProfile,
} from '../profile.ts';

export type ChangeProfileDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

export type ChangeProfileInput = {
  readonly raw: RawProfile;
  /** What the form showed. Somebody at the desk may have changed it since. */
  readonly seen: RawProfile;
};

export type ChangeProfileRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly ProfileRefusal[] }
  | { readonly kind: 'changed_meanwhile'; readonly now: Profile };

export type ChangeProfile = (
  actor: Customer,
  input: ChangeProfileInput,
) => Promise<Result<{ readonly changed: number }, ChangeProfileRefusal>>;

/** Saving what stands there already changes nothing and is no entry in the log, so repeating it is safe. */
export const changeProfile =
  ({ uow, clock }: ChangeProfileDeps): ChangeProfile =>
  async (actor, { raw, seen }) => {
    const wanted = parseProfile(raw);
    if (!wanted.ok) return err({ kind: 'invalid', fields: wanted.error });
    return await uow.run<{ readonly changed: number }, ChangeProfileRefusal>(
      actor,
      async ({ ownAccount, audit }) => {
        const found = await ownAccount.lockProfile();
        if (found === null) return err({ kind: 'not_found' });
        const now = found.profile;
        const fields = changedFields(now, wanted.value);
        if (fields.length === 0) return ok({ changed: 0 });
        if (changedFields(now, seen).length > 0) return err({ kind: 'changed_meanwhile', now });
        await ownAccount.saveProfile(wanted.value);
        await audit.append(ownEntry('customer.changed', actor, { fields: fields.join(' ') }), clock.now());
        return ok({ changed: fields.length });
      },
    );
  };

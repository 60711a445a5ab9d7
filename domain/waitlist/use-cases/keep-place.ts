import type { Clock } from '../../ports/clock.ts';
import { may } from '../../identity/permissions.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker, Insider } from '../../shared/actor.ts';
import type { WaitlistEntryId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { areRules, type WaitlistRules } from '../offer-window.ts';
import { waitlistEntry } from '../waitlist-audit.ts';

export type KeepPlaceDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

type NotFound = { readonly kind: 'not_found' };

export type ConfirmPlace = (
  actor: Booker,
  input: { readonly entryId: WaitlistEntryId },
) => Promise<Result<null, NotFound>>;
export type LeaveWaitlist = (
  actor: Booker | Insider,
  input: { readonly entryId: WaitlistEntryId },
) => Promise<Result<null, NotFound>>;

/** The letter has reached somebody who wants the place. Repeating it changes nothing. */
export const confirmPlace =
  ({ uow, clock }: KeepPlaceDeps): ConfirmPlace =>
  (actor, { entryId }) =>
    uow.run<null, NotFound>(actor, async ({ waitlist, audit }) => {
      const entry = await waitlist.lock(entryId);
      if (entry === null) return err({ kind: 'not_found' });
      if (entry.status !== 'asked') return ok(null);
      const at = clock.now();
      await Promise.all([
        waitlist.confirm(entryId, at),
        audit.append(waitlistEntry('waitlist.confirmed', entryId), at),
      ]);
      return ok(null);
    });

/** By whoever waits, or by the team. A slot that is held for them at the moment is held until it is given up or lapses. */
export const leaveWaitlist =
  ({ uow, clock }: KeepPlaceDeps): LeaveWaitlist =>
  async (actor, { entryId }) => {
    const own = actor.kind === 'visitor' || actor.kind === 'customer';
    if (!own && !may(actor, 'waitlist.change')) return err({ kind: 'not_found' });
    return await uow.run<null, NotFound>(actor, async ({ waitlist, audit }) => {
      const entry = await waitlist.lock(entryId);
      if (entry === null) return err({ kind: 'not_found' });
      if (entry.status !== 'asked' && entry.status !== 'waiting') return ok(null);
      const at = clock.now();
      await Promise.all([
        waitlist.end(entryId, 'left', at),
        audit.append(waitlistEntry('waitlist.left', entryId), at),
      ]);
      return ok(null);
    });
  };

export type SetWaitlistRules = (
  actor: Insider,
  rules: WaitlistRules,
) => Promise<Result<null, NotFound | { readonly kind: 'invalid' }>>;

export const setWaitlistRules =
  ({ uow, clock }: KeepPlaceDeps): SetWaitlistRules =>
  async (actor, rules) => {
    if (!may(actor, 'settings.change')) return err({ kind: 'not_found' });
    if (!areRules(rules)) return err({ kind: 'invalid' });
    return await uow.run<null, never>(actor, async ({ waitlist, audit }) => {
      await Promise.all([
        waitlist.saveRules(rules),
        audit.append(
          {
            action: 'waitlist.rules_changed',
            target: { kind: 'salon', id: actor.salonId },
            reason: null,
            data: { ...rules },
          },
          clock.now(),
        ),
      ]);
      return ok(null);
    });
  };

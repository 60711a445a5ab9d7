import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Member } from '../../shared/actor.ts';
import type { SalonId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';

export type EnterSalonDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

/**
 * `actor` as it has signed in, at home. A salon that it was not given is not found, like one that does not exist; one
 * that is in view already changes nothing.
 */
export type EnterSalon = (
  actor: Member,
  salonId: SalonId,
) => Promise<Result<{ readonly entered: boolean }, { readonly kind: 'not_found' }>>;

/** Brings a salon into head office's view. Its log says so: a salon must be able to see who of outside looked. */
export const enterSalon =
  ({ uow, clock }: EnterSalonDeps): EnterSalon =>
  async (actor, salonId) => {
    if (actor.kind !== 'hq') return err({ kind: 'not_found' });
    const there = { ...actor, salonId };
    return await uow.run<{ entered: boolean }, { kind: 'not_found' }>(there, async (stores) => {
      const entered = await stores.identity.headOffice.enter(actor.salonId);
      if (entered === null) return err({ kind: 'not_found' });
      if (entered === 'there') return ok({ entered: false });
      const target = { kind: 'salon' as const, id: salonId };
      await stores.audit.append({ action: 'hq.entered', target, reason: null, data: {} }, clock.now());
      return ok({ entered: true });
    });
  };

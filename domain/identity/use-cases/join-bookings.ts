import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Customer, SignInDesk } from '../../shared/actor.ts';
import { ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { accountEntry } from '../account-entry.ts';

export type JoinBookingsDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

export type JoinBookings = (actor: Customer) => Promise<Result<{ readonly visits: number }, never>>;

/**
 * What was booked with the verified address since the last sign-in comes to the account. When the owner looks, and not
 * when the guest books: a guest whose visit vanished at once would know that the address has an account.
 */
export const joinBookings =
  ({ uow, clock }: JoinBookingsDeps): JoinBookings =>
  ({ salonId, accountId }) => {
    const desk: SignInDesk = { kind: 'desk', salonId };
    return uow.run<{ visits: number }, never>(desk, async ({ identity: { accounts }, audit }) => {
      const at = clock.now();
      const { visits } = await accounts.join(accountId, null, at);
      if (visits > 0) await audit.append(accountEntry('account.visits_joined', accountId, { visits }), at);
      return ok({ visits });
    });
  };

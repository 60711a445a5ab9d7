import type { SignedIn } from '#domain/ports/identity.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, SalonId, SessionId } from '#domain/shared/ids.ts';

/** A whole session of somebody with this role; null: of a customer. */
export function signedInAs(role: EmployeeRole | 'hq' | null): SignedIn {
  const named = {
    salonId: 'salon' as SalonId,
    accountId: 'account' as AccountId,
    sessionId: 'session' as SessionId,
  };
  const rest = {
    emailVerified: true,
    hasSecondFactor: false,
    showedSecondFactor: false,
    mustHaveSecondFactor: false,
    chosenSalonId: null,
  };
  if (role === 'hq') return { actor: { kind: 'hq', ...named }, ...rest };
  if (role !== null) return { actor: { kind: 'employee', ...named, role, staffId: null }, ...rest };
  return {
    actor: { kind: 'customer', ...named, visitorId: 'v' as never, customerId: 'c' as never },
    ...rest,
  };
}

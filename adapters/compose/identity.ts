import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { InvitationLinks } from '#domain/ports/invitations.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { acceptInvitation } from '#domain/identity/use-cases/accept-invitation.ts';
import { changeRole } from '#domain/identity/use-cases/change-role.ts';
import { enterSalon } from '#domain/identity/use-cases/enter-salon.ts';
import { endSessions } from '#domain/identity/use-cases/end-sessions.ts';
import { enterCode } from '#domain/identity/use-cases/enter-code.ts';
import {
  beginFactor,
  confirmFactor,
  demandFactor,
  dropFactor,
  enterFactor,
  renewRecovery,
} from '#domain/identity/use-cases/second-factor.ts';
import { invite, resendInvitation, revokeInvitation } from '#domain/identity/use-cases/invite.ts';
import { joinBookings } from '#domain/identity/use-cases/join-bookings.ts';
import { requestCode } from '#domain/identity/use-cases/request-code.ts';
import { resetPassword } from '#domain/identity/use-cases/reset-password.ts';
import { signIn } from '#domain/identity/use-cases/sign-in.ts';
import { signOut } from '#domain/identity/use-cases/sign-out.ts';
import { signUp } from '#domain/identity/use-cases/sign-up.ts';
import { argonPasswords } from '../argon/passwords.ts';
import { notices } from '../letters/notices.ts';
import type { Database } from '../postgres/database.ts';
import { identityQueries } from '../postgres/queries/identity-queries.ts';
import { invitationQueries } from '../postgres/queries/invitation-queries.ts';
import { identitySecrets } from '../system/identity-secrets.ts';
import { oneTimeCodes } from '../system/one-time-codes.ts';
import type { Env } from './env.ts';

type IdentityDeps = {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly invitationLinks: InvitationLinks;
};

/** Use cases of signing in. */
export function composeIdentity(
  env: Pick<Env, 'SESSION_SECRETS'>,
  { database, uow, clock, ids, invitationLinks }: IdentityDeps,
) {
  const secrets = identitySecrets({ key: env.SESSION_SECRETS[0] as string });
  const codes = oneTimeCodes({ keys: env.SESSION_SECRETS });
  const deps = {
    uow,
    clock,
    ids,
    secrets,
    passwords: argonPasswords(),
    notices: notices(),
    oneTimeCodes: codes,
    invitationLinks,
  };
  return {
    ...identityQueries(database, clock, codes),
    ...invitationQueries(database, clock, secrets),
    enterFactor: enterFactor(deps),
    beginFactor: beginFactor(deps),
    confirmFactor: confirmFactor(deps),
    renewRecovery: renewRecovery(deps),
    dropFactor: dropFactor(deps),
    demandFactor: demandFactor(deps),
    endSessions: endSessions(deps),
    changeRole: changeRole(deps),
    invite: invite(deps),
    resendInvitation: resendInvitation(deps),
    revokeInvitation: revokeInvitation(deps),
    acceptInvitation: acceptInvitation(deps),
    enterSalon: enterSalon(deps),
    joinBookings: joinBookings(deps),
    signIn: signIn(deps),
    signOut: signOut(deps),
    requestCode: requestCode(deps),
    enterCode: enterCode(deps),
    signUp: signUp(deps),
    resetPassword: resetPassword(deps),
  };
}

import type { Clock } from '../../ports/clock.ts';
import type { IdentityStores, OneTimeCodes, Secrets } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Member, SignInDesk } from '../../shared/actor.ts';
import type { AccountId, SessionId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { hasFactor, type Account, type SignInPlace } from '../account.ts';
import { accountEntry } from '../account-entry.ts';
import { addressRange, ATTEMPT_LIMITS } from '../attempt-limits.ts';
import { newSession, type NewSession } from '../new-session.ts';
import { may } from '../permissions.ts';
import { isFresh, RECOVERY_CODES, typedFactor, type FactorRefusal } from '../second-factor.ts';

export type FactorDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: Secrets;
  readonly oneTimeCodes: OneTimeCodes;
};

type Refused<T> = Promise<Result<T, FactorRefusal | { readonly kind: 'not_found' }>>;

const deskOf = ({ salonId }: Member): SignInDesk => ({ kind: 'desk', salonId });

/** A secret for the telephone. It counts for nothing until a code of it has come back; a confirmed one stays. */
export type BeginFactor = (actor: Member) => Promise<Result<null, { readonly kind: 'not_found' }>>;

export const beginFactor =
  ({ uow, oneTimeCodes }: FactorDeps): BeginFactor =>
  (actor) =>
    uow.run(deskOf(actor), async ({ identity: { accounts } }) => {
      const account = await accounts.lock(actor.accountId);
      if (account === null || hasFactor(account)) return err({ kind: 'not_found' });
      await accounts.setFactor(account.id, oneTimeCodes.newSecret());
      return ok(null);
    });

export type FactorInput = { readonly code: string; readonly place: SignInPlace };
export type FactorKept = {
  /** Of the session that replaces all others: rights have changed. */
  readonly secret: string;
  /** Shown once; kept as digests. */
  readonly recovery: readonly string[];
};

export type ConfirmFactor = (actor: Member, input: FactorInput) => Refused<FactorKept>;

/** The first code proves that the telephone has the secret. */
export const confirmFactor =
  (deps: FactorDeps): ConfirmFactor =>
  (actor, input) =>
    guarded(deps, actor, input, { confirmed: false }, async (account, { identity, at }) => {
      await identity.accounts.confirmFactor(account.id, at);
      const recovery = await newCodes(deps, identity, account.id, at);
      return { action: 'account.factor_confirmed', recovery, secondFactor: true };
    });

export type RenewRecovery = (actor: Member, input: FactorInput) => Refused<FactorKept>;

export const renewRecovery =
  (deps: FactorDeps): RenewRecovery =>
  (actor, input) =>
    guarded(deps, actor, input, { confirmed: true }, async (account, { identity, at }) => ({
      action: 'account.recovery_renewed',
      recovery: await newCodes(deps, identity, account.id, at),
      secondFactor: true,
    }));

export type DropFactor = (actor: Member, input: FactorInput) => Refused<FactorKept>;

/** Also where the salon asks for one: whoever leads it then sets up another before anything else opens. */
export const dropFactor =
  (deps: FactorDeps): DropFactor =>
  (actor, input) =>
    guarded(deps, actor, input, { confirmed: true }, async (account, { identity, at }) => {
      await identity.accounts.setFactor(account.id, null);
      await identity.recovery.replace(account.id, [], at);
      return { action: 'account.factor_dropped', recovery: [], secondFactor: false };
    });

async function newCodes(
  { secrets }: FactorDeps,
  { recovery }: IdentityStores,
  id: AccountId,
  at: Instant,
): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => secrets.recovery());
  await recovery.replace(
    id,
    codes.map((code) => secrets.recoveryDigest(id, code)),
    at,
  );
  return codes;
}

type Changed = {
  readonly action: 'account.factor_confirmed' | 'account.recovery_renewed' | 'account.factor_dropped';
  readonly recovery: readonly string[];
  readonly secondFactor: boolean;
};

/** Counts, asks for a fresh code, changes, and replaces every session of the account by a new one. */
async function guarded(
  { uow, clock, ids, secrets, oneTimeCodes }: FactorDeps,
  actor: Member,
  { code, place }: FactorInput,
  { confirmed }: { readonly confirmed: boolean },
  change: (
    account: Account,
    unit: { readonly identity: IdentityStores; readonly at: Instant },
  ) => Promise<Changed>,
): Refused<FactorKept> {
  const limit = ATTEMPT_LIMITS.factor;
  const subject = secrets.subject('account', actor.accountId);
  const done = await uow.run<Awaited<Refused<FactorKept>>, never>(
    deskOf(actor),
    async ({ identity, audit }) => {
      const at = clock.now();
      const [guesses, account] = await Promise.all([
        identity.attempts.count('factor', subject, limit.windowMinutes, at),
        identity.accounts.lock(actor.accountId),
      ]);
      if (account === null || account.factor === null || hasFactor(account) !== confirmed) {
        return ok(err({ kind: 'not_found' }));
      }
      if (guesses > limit.account) return ok(err({ kind: 'too_many', minutes: limit.windowMinutes }));
      if (!(await provesFactor(account, code, { identity, secrets, oneTimeCodes, at }))) {
        await audit.append(accountEntry('account.factor_failed', account.id), at);
        return ok(err({ kind: 'wrong_code' }));
      }
      const { action, recovery, secondFactor } = await change(account, { identity, at });
      await identity.sessions.endAllOf(account.id, null, at, 'rights_changed');
      const secret = secrets.session();
      await identity.sessions.insert(
        newSession(account, {
          id: ids.next() as SessionId,
          tokenHash: secrets.sessionDigest(secret),
          place,
          at,
          secondFactor,
        }),
      );
      await identity.attempts.forget('factor', subject);
      await audit.append(accountEntry(action, account.id), at);
      return ok(ok({ secret, recovery }));
    },
  );
  return done.ok ? done.value : done;
}

/** Whether the salon asks its owner and managers for a second factor. The owner says so. */
export type DemandFactor = (
  actor: Employee,
  demanded: boolean,
) => Promise<Result<null, { readonly kind: 'not_found' }>>;

export const demandFactor =
  ({ uow, clock }: Pick<FactorDeps, 'uow' | 'clock'>): DemandFactor =>
  (actor, demanded) =>
    uow.run(actor, async ({ identity, audit }) => {
      if (!may(actor, 'roles.change')) return err({ kind: 'not_found' });
      await identity.demands.secondFactor(demanded);
      await audit.append(accountEntry('account.factor_demanded', actor.accountId, { demanded }), clock.now());
      return ok(null);
    });

export type EnterFactorInput = {
  /** Of the session that still owes it, and its secret: it is replaced. */
  readonly accountId: AccountId;
  readonly previous: string;
  readonly code: string;
  readonly place: SignInPlace;
};

export type EnterFactor = (
  actor: SignInDesk,
  input: EnterFactorInput,
) => Promise<Result<NewSession, FactorRefusal>>;

/** The second step of signing in. Guesses are counted before they are tried. */
export const enterFactor =
  ({ uow, clock, ids, secrets, oneTimeCodes }: FactorDeps): EnterFactor =>
  async (actor, { accountId, previous, code, place }) => {
    const limit = ATTEMPT_LIMITS.factor;
    const done = await uow.run<Result<NewSession, FactorRefusal>, never>(
      actor,
      async ({ identity, audit }) => {
        const at = clock.now();
        const [ofAccount, ofNetwork, account] = await Promise.all([
          identity.attempts.count('factor', secrets.subject('account', accountId), limit.windowMinutes, at),
          identity.attempts.count(
            'factor',
            secrets.subject('address', addressRange(place.address)),
            limit.windowMinutes,
            at,
          ),
          identity.accounts.lock(accountId),
        ]);
        if (ofAccount > limit.account || ofNetwork > limit.address) {
          return ok(err({ kind: 'too_many', minutes: limit.windowMinutes }));
        }
        const replaced =
          account?.factor?.confirmed === true &&
          (await provesFactor(account, code, { identity, secrets, oneTimeCodes, at })) &&
          // Another tab may have gone on with it, or its owner has ended it.
          (await identity.sessions.endByDigest(secrets.sessionDigest(previous), at, 'replaced')) !== null;
        if (!replaced) {
          await audit.append(accountEntry('account.factor_failed', accountId), at);
          return ok(err({ kind: 'wrong_code' }));
        }
        const secret = secrets.session();
        await identity.sessions.insert(
          newSession(account, {
            id: ids.next() as SessionId,
            tokenHash: secrets.sessionDigest(secret),
            place,
            at,
            secondFactor: true,
          }),
        );
        await identity.attempts.forget('factor', secrets.subject('account', accountId));
        await audit.append(accountEntry('account.factor_shown', accountId), at);
        return ok(ok({ secret, role: account.role, needsFactor: false }));
      },
    );
    return done.ok ? done.value : done;
  };

type Proof = {
  readonly identity: Pick<IdentityStores, 'accounts' | 'recovery'>;
  readonly secrets: Pick<Secrets, 'recoveryDigest'>;
  readonly oneTimeCodes: OneTimeCodes;
  readonly at: Instant;
};

/** Whether what was typed proves the second factor; it is used up then. The account's row must be locked. */
async function provesFactor(
  account: Account,
  typed: string,
  { identity, secrets, oneTimeCodes, at }: Proof,
): Promise<boolean> {
  const { factor } = account;
  if (factor === null) return false;
  const given = typedFactor(typed);
  if (given.kind === 'recovery') {
    if (!factor.confirmed || given.code === '') return false;
    return identity.recovery.use(account.id, secrets.recoveryDigest(account.id, given.code), at);
  }
  const step = oneTimeCodes.stepOf(factor.secret, given.figures, at);
  if (!isFresh(factor, step)) return false;
  await identity.accounts.setStep(account.id, step);
  return true;
}

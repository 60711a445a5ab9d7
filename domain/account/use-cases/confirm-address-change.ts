import type { AccountSecrets } from '../../ports/account.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Notices } from '../../ports/notices.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Customer } from '../../shared/actor.ts';
import type { MailId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { ownEntry } from '../account-audit.ts';
import { judgeAddressCode, typedFigures, type AddressChange } from '../address-change.ts';

export type ConfirmAddressChangeDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: AccountSecrets;
  readonly notices: Notices;
};

export type ConfirmAddressChangeRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'wrong_code' }
  | { readonly kind: 'code_over' }
  /** Somebody has an account with it; only who reads the address's mail gets to hear this. */
  | { readonly kind: 'taken' };

export type ConfirmAddressChange = (
  actor: Customer,
  input: { readonly code: string },
) => Promise<Result<null, ConfirmAddressChangeRefusal>>;

/** Each guess counts, also a refused one. The old address is told, so that nobody loses an account without noticing. */
export const confirmAddressChange =
  ({ uow, clock, ids, secrets, notices }: ConfirmAddressChangeDeps): ConfirmAddressChange =>
  async (actor, { code: typed }) => {
    // A refusal is a value inside, so that the guess it counts stays counted.
    const done = await uow.run<Result<null, ConfirmAddressChangeRefusal>, never>(
      actor,
      async ({ ownAccount, calendar, outbox, audit }) => {
        const [own, change, salon] = await Promise.all([
          ownAccount.lockProfile(),
          ownAccount.lockAddressChange(),
          calendar.card(),
        ]);
        if (own === null) return ok(err({ kind: 'not_found' }));
        const at = clock.now();
        const email = change?.email ?? '';
        const hash = secrets.codeDigest(actor.accountId, email, typedFigures(typed));
        const verdict = judgeAddressCode(change, hash, at);
        if (verdict !== 'right' || change === null) {
          if (verdict === 'wrong_code' && change !== null) {
            await ownAccount.saveAddressChange({ ...change, guesses: change.guesses + 1 });
          }
          await audit.append(ownEntry('account.address_change_failed', actor), at);
          return ok(err({ kind: verdict === 'wrong_code' ? 'wrong_code' : 'code_over' }));
        }
        await ownAccount.saveAddressChange(settled(change));
        if (!(await ownAccount.replaceAddress(email, at))) return ok(err({ kind: 'taken' }));
        const { locale } = own.profile;
        const kind = 'address_changed';
        const content = notices.compose(kind, { salon, locale, email });
        await Promise.all([
          outbox.post(
            { id: ids.next() as MailId, kind, appointmentId: null, recipient: own.email, locale, content },
            at,
          ),
          audit.append(ownEntry('account.address_changed', actor), at),
        ]);
        return ok(ok(null));
      },
    );
    return done.ok ? done.value : done;
  };

const settled = (change: AddressChange): AddressChange => ({
  ...change,
  email: null,
  codeHash: null,
  expiresAt: null,
});

export type DropAddressChange = (actor: Customer) => Promise<Result<null, never>>;

/** The old address stays. The letters that were sent still count. */
export const dropAddressChange =
  ({ uow }: Pick<ConfirmAddressChangeDeps, 'uow'>): DropAddressChange =>
  (actor) =>
    uow.run<null, never>(actor, async ({ ownAccount }) => {
      const change = await ownAccount.lockAddressChange();
      if (change?.email != null) await ownAccount.saveAddressChange(settled(change));
      return ok(null);
    });

import type { AccountSecrets } from '../../ports/account.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Notices } from '../../ports/notices.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Customer } from '../../shared/actor.ts';
import { parseEmail, type EmailRefusal } from '../../shared/email-address.ts';
import type { MailId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { ownEntry } from '../account-audit.ts';
import { ADDRESS_WINDOW_MINUTES, withLetter } from '../address-change.ts';

export type AskAddressChangeDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly secrets: AccountSecrets;
  readonly notices: Notices;
};

export type AskAddressChangeRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'email'; readonly problem: EmailRefusal | 'same' }
  | { readonly kind: 'too_many'; readonly minutes: number };

export type AskAddressChange = (
  actor: Customer,
  input: { readonly email: string },
) => Promise<Result<null, AskAddressChangeRefusal>>;

/**
 * Mails a code to the new address; the old one stays until it comes back. Whether somebody else has an account with
 * that address shows only to whoever reads its mail.
 */
export const askAddressChange =
  ({ uow, clock, ids, secrets, notices }: AskAddressChangeDeps): AskAddressChange =>
  async (actor, { email: typed }) => {
    const parsed = parseEmail(typed);
    if (!parsed.ok) return err({ kind: 'email', problem: parsed.error });
    const email = parsed.value;
    return await uow.run<null, AskAddressChangeRefusal>(
      actor,
      async ({ ownAccount, calendar, outbox, audit }) => {
        const [own, before, salon] = await Promise.all([
          ownAccount.lockProfile(),
          ownAccount.lockAddressChange(),
          calendar.card(),
        ]);
        if (own === null) return err({ kind: 'not_found' });
        if (own.email === email) return err({ kind: 'email', problem: 'same' });
        const at = clock.now();
        const code = secrets.code();
        const codeHash = secrets.codeDigest(actor.accountId, email, code);
        const change = withLetter(before, { email, codeHash }, at);
        if (change === null) return err({ kind: 'too_many', minutes: ADDRESS_WINDOW_MINUTES });
        const { locale } = own.profile;
        const kind = 'address_code';
        const content = notices.compose(kind, { salon, locale, code });
        await Promise.all([
          ownAccount.saveAddressChange(change),
          outbox.post(
            { id: ids.next() as MailId, kind, appointmentId: null, recipient: email, locale, content },
            at,
          ),
          audit.append(ownEntry('account.address_change_asked', actor), at),
        ]);
        return ok(null);
      },
    );
  };

/** A load context in which somebody is signed in, or nobody. */
import type { AppLoadContext } from '@remix-run/node';
import type { AccountParts } from '#app/load-context.ts';
import type { SignedIn } from '#domain/ports/identity.ts';
import type { AccountId, CustomerId, SalonId, SessionId, StaffId } from '#domain/shared/ids.ts';
import { fakeContext, VISITOR } from '#tests/app/support/fake-page.ts';

const named = {
  salonId: 'salon' as SalonId,
  accountId: 'account' as AccountId,
  sessionId: 'session' as SessionId,
};
export const CUSTOMER = {
  kind: 'customer',
  ...named,
  visitorId: VISITOR,
  customerId: 'customer' as CustomerId,
} as const;
const EMPLOYEE = { kind: 'employee', ...named, role: 'owner', staffId: 'staff' as StaffId } as const;
const ACTORS = { customer: CUSTOMER, employee: EMPLOYEE, hq: { kind: 'hq', ...named } } as const;

const signedInAs = (who: keyof typeof ACTORS): SignedIn => ({
  actor: ACTORS[who],
  emailVerified: true,
  hasSecondFactor: false,
  showedSecondFactor: false,
  mustHaveSecondFactor: false,
  chosenSalonId: null,
});

type Account = { readonly [Part in keyof AccountParts]?: Partial<AccountParts[Part]> };

export function contextOf(
  who: keyof typeof ACTORS | null,
  account: Account = {},
  over: Partial<AppLoadContext> = {},
): AppLoadContext {
  const plain = fakeContext();
  const actor = who === 'customer' ? CUSTOMER : null;
  return {
    ...plain,
    signedIn: () => Promise.resolve(who === null ? null : signedInAs(who)),
    ...(actor === null ? {} : { visitor: () => Promise.resolve({ actor, setCookie: null }) }),
    account: {
      ...plain.account,
      queries: { ...plain.account.queries, ...account.queries },
      useCases: { ...plain.account.useCases, ...account.useCases },
    },
    ...over,
  };
}

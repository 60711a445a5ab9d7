import type { AddressChange } from '#domain/account/address-change.ts';
import type { ConsentEntry } from '#domain/account/consent.ts';
import type { Profile } from '#domain/account/profile.ts';
import type { OwnAccountStore } from '#domain/ports/account.ts';
import type { AccountId } from '#domain/shared/ids.ts';
import { enter, type Unit } from './unit.ts';

export type OwnAccountRow = {
  readonly profile: Profile;
  readonly email: string;
  readonly change: AddressChange | null;
  readonly consents: readonly Omit<ConsentEntry, 'by'>[];
  readonly feed: string | null;
};

export type OwnAccountRows = Map<AccountId, OwnAccountRow>;

export const noOwnAccounts = (): OwnAccountRows => new Map();
export const ownAccountsDraft = (rows: OwnAccountRows): OwnAccountRows => new Map(rows);

export function ownAccountStore(unit: Unit): OwnAccountStore {
  const rows = unit.rows.ownAccounts;
  const id = () => {
    enter(unit);
    if (unit.actor.kind !== 'customer') throw new Error('only customers have an account of their own here');
    return unit.actor.accountId;
  };
  const mine = (): OwnAccountRow | null => rows.get(id()) ?? null;
  const save = (change: Partial<OwnAccountRow>): void => {
    const before = mine();
    if (before === null) throw new Error('no such account');
    rows.set(id(), { ...before, ...change });
  };
  return {
    lockProfile: async () => mine(),
    saveProfile: async (profile) => save({ profile }),
    lockAddressChange: async () => mine()?.change ?? null,
    saveAddressChange: async (change) => save({ change }),
    replaceAddress: async (email) => {
      if ([...rows.values()].some((row) => row.email === email)) return false;
      save({ email });
      return true;
    },
    lastConsent: async (purpose) => mine()?.consents.findLast((entry) => entry.purpose === purpose) ?? null,
    appendConsent: async (entry) => save({ consents: [...(mine()?.consents ?? []), entry] }),
    // Nobody writes health notes here.
    eraseHealthNotes: async () => undefined,
    saveFeed: async (feed) => save({ feed }),
    dropFeed: async () => {
      const had = mine()?.feed != null;
      if (had) save({ feed: null });
      return had;
    },
  };
}

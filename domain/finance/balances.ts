/** What stands on each account after some entries: a debit is positive. */
import { rappen, sum, type Rappen } from '../shared/money.ts';
import type { Account } from './accounts.ts';
import type { JournalEntry } from './journal.ts';

export type Balances = Readonly<Partial<Record<Account, Rappen>>>;

/** In Rappen. Entries may be added in parts and in any order. */
export function afterEntries(before: Balances, entries: readonly Pick<JournalEntry, 'postings'>[]): Balances {
  const now: Partial<Record<Account, Rappen>> = { ...before };
  for (const { account, amount } of entries.flatMap(({ postings }) => postings)) {
    now[account] = rappen((now[account] ?? 0) + amount);
  }
  return now;
}

/** Zero, or somebody has posted one side only. */
export const totalOf = (balances: Balances): Rappen => sum(Object.values(balances));

import { ACCOUNTS, type Account } from '#domain/finance/accounts.ts';
import type { JournalEntry } from '#domain/finance/journal.ts';
import { formatRappen, rappen, type Rappen } from '#domain/shared/money.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { numericDay } from '../i18n/format.ts';

/** Where a reader opens what an entry was made of; null: nowhere but in the journal. */
export function recordPath({ opens }: JournalEntry['source']): string | null {
  switch (opens?.kind) {
    case 'sale':
      return `/admin/till/sales/${opens.id}`;
    case 'closing':
      return `/admin/till/closings/${opens.id}`;
    case 'order':
      return `/admin/orders/${opens.id}`;
    case 'visit':
      return `/admin/visits/${opens.id}`;
    case 'invoice':
      return `/admin/invoices/${opens.id}`;
    case 'voucher':
      return `/admin/vouchers/${opens.id}`;
    case 'cash_move':
    case 'payout':
    case undefined:
      return null;
  }
}

export const accountWords = (account: Account, { finance }: Catalogue): string =>
  finance.journal.account(ACCOUNTS[account], finance.journal.accounts[account]);

/** What an entry is called: `Verkauf 12`. */
export function sourceWords({ source, label }: JournalEntry, { finance }: Catalogue): string {
  const words = finance.journal.source;
  const isAhead = source.opens?.kind === 'visit';
  if (source.kind === 'payment') return (isAhead ? words.ahead : words.payment)(label);
  if (source.kind === 'refund') return (isAhead ? words.ahead_refund : words.refund)(label);
  return words[source.kind](label);
}

const side = (amount: Rappen, debit: boolean): string =>
  amount > 0 === debit ? formatRappen(rappen(Math.abs(amount))) : '';

export const entryView = (entry: JournalEntry, texts: Catalogue) => ({
  key: `${entry.source.kind} ${entry.source.id}`,
  day: numericDay(entry.day),
  what: sourceWords(entry, texts),
  path: recordPath(entry.source),
  lines: entry.postings.map(({ account, amount, vatBasisPoints }) => ({
    key: `${account} ${vatBasisPoints ?? ''}`,
    account: accountWords(account, texts),
    debit: side(amount, true),
    credit: side(amount, false),
  })),
});
export type EntryView = ReturnType<typeof entryView>;

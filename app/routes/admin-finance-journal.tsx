import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { ACCOUNT_KEYS, type Account } from '#domain/finance/accounts.ts';
import { journalEntry, type JournalEntry } from '#domain/finance/journal.ts';
import type { ReportRange } from '#domain/finance/range.ts';
import { may } from '#domain/identity/permissions.ts';
import { rappen, sum } from '#domain/shared/money.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { readCursor, writeCursor } from '../finance/journal-cursor.ts';
import { JournalPage } from '../finance/journal-page.tsx';
import { accountWords, entryView } from '../finance/journal-view.ts';
import { rangeOf, rangeQuery } from '../finance/range-of.ts';
import type { FinanceParts } from '../load-context.ts';
import { numericDay } from '../i18n/format.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';

const COUNT = 50;
/** On one account, without turning pages. */
const MOST = 300;

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ finance }) => ({ title: finance.journal.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts, url, now } = await staffPageOf(request, context, 'finance.see');
  const { zone } = await context.salonQueries.book(actor);
  const { range, model } = rangeOf(url, dateOf(now, zone), texts);
  const asked = url.searchParams.get('account');
  const account = ACCOUNT_KEYS.find((each) => each === asked) ?? null;
  const parts = { range: model, exports: may(actor, 'finance.check') };
  if (range === null) return { ...parts, days: null, query: '', caption: '', account: null, page: null };
  const after = readCursor(url.searchParams.get('after'));
  const found =
    account === null
      ? await pageOf(context.finance.queries, actor, range, after)
      : { ...(await onAccount(context.finance.queries, actor, range, account)), next: null };
  return {
    ...parts,
    days: range,
    query: rangeQuery(range),
    caption: texts.finance.journal.caption(numericDay(range.from), numericDay(range.to)),
    account: account && { name: accountWords(account, texts), sum: found.sum, tooMany: found.tooMany },
    page: {
      isFirst: after === null,
      next: found.next,
      entries: found.entries.map((entry) => entryView(entry, texts)),
    },
  };
}

type Actor = StaffPage['actor'];
type Queries = FinanceParts['queries'];

async function pageOf(
  queries: Queries,
  actor: Actor,
  range: ReportRange,
  after: ReturnType<typeof readCursor>,
) {
  const records = await queries.records(actor, range, { after, count: COUNT + 1 });
  const shown = records.slice(0, COUNT);
  const last = records.length > COUNT ? shown.at(-1) : undefined;
  return {
    entries: shown.map(journalEntry),
    next: last === undefined ? null : writeCursor(last),
    sum: rappen(0),
    tooMany: null,
  };
}

/** Everything that was posted there, so that its sum can be opened down to the records. */
async function onAccount(queries: Queries, actor: Actor, range: ReportRange, account: Account) {
  const entries: JournalEntry[] = [];
  let [total, count] = [0, 0];
  await queries.readRecords(actor, range, (part) => {
    for (const entry of part.map(journalEntry)) {
      const own = entry.postings.filter((posting) => posting.account === account);
      if (own.length === 0) continue;
      total += sum(own.map(({ amount }) => amount));
      count += 1;
      if (count <= MOST) entries.push(entry);
    }
  });
  return { entries, sum: rappen(total), tooMany: count > MOST ? MOST : null };
}

export type FinanceJournalModel = Awaited<ReturnType<typeof loader>>;

export default function AdminFinanceJournal() {
  return <JournalPage model={useLoaderData<typeof loader>()} />;
}

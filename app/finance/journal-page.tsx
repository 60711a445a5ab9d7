import { formatRappen } from '#domain/shared/money.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { FinanceJournalModel } from '../routes/admin-finance-journal.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { FinanceHead, RangeForm } from './finance-head.tsx';
import type { EntryView } from './journal-view.ts';

/** Every record with its postings, in the order in which they were written. */
export function JournalPage({ model }: { readonly model: FinanceJournalModel }) {
  const words = useTexts().finance.journal;
  const { page, account } = model;
  return (
    <div className="narrow pb-16">
      <FinanceHead current="journal" title={words.title} query={model.query} />
      <p className="mb-4 text-soft">{words.intro}</p>
      <RangeForm path="/admin/finance/journal" range={model.range} />
      {page !== null && (
        <>
          <h2 id="journal-heading" className="mt-8 mb-2 text-xl sm:text-xl">
            {model.caption}
          </h2>
          {account !== null && (
            <p className="mb-2">
              {words.onAccount(account.name)}. {words.balance}: {formatRappen(account.sum)}{' '}
              <Anchor to={`/admin/finance/journal?${model.query}`} className="link-tall">
                {words.all}
              </Anchor>
            </p>
          )}
          {account !== null && account.tooMany !== null && (
            <p className="text-soft">{words.tooMany(account.tooMany)}</p>
          )}
          {page.entries.length === 0 ? (
            <p className="text-soft">{words.none}</p>
          ) : (
            <Entries entries={page.entries} />
          )}
          <p className="flex flex-wrap gap-x-6">
            {!page.isFirst && (
              <Anchor to={`/admin/finance/journal?${model.query}`} className="link-tall">
                {words.first}
              </Anchor>
            )}
            {page.next !== null && (
              <Anchor to={`/admin/finance/journal?${model.query}&after=${page.next}`} className="link-tall">
                {words.more}
              </Anchor>
            )}
          </p>
          {model.exports && model.days !== null && <Export days={model.days} />}
        </>
      )}
    </div>
  );
}

function Entries({ entries }: { readonly entries: readonly EntryView[] }) {
  const words = useTexts().finance.journal;
  return (
    <div className="overflow-x-auto" role="region" aria-labelledby="journal-heading" tabIndex={0}>
      <table className="w-full text-left">
        <thead className="text-sm text-soft">
          <tr className="border-b border-line">
            <th scope="col" className="py-1 pr-3 font-normal">
              {words.column.account}
            </th>
            <th scope="col" className="py-1 pr-3 text-right font-normal">
              {words.debit}
            </th>
            <th scope="col" className="py-1 text-right font-normal">
              {words.credit}
            </th>
          </tr>
        </thead>
        {entries.map((entry) => (
          <tbody key={entry.key} className="border-b border-line">
            <tr>
              <th scope="rowgroup" colSpan={3} className="pt-2 font-medium">
                <span className="font-normal text-soft tabular-nums">{entry.day}</span>{' '}
                {entry.path === null ? (
                  entry.what
                ) : (
                  <Anchor to={entry.path} className="link-tall">
                    {entry.what}
                  </Anchor>
                )}
              </th>
            </tr>
            {entry.lines.map((line) => (
              <tr key={line.key} className="align-top text-sm">
                <td className="py-0.5 pr-3 wrap-anywhere">{line.account}</td>
                <td className="py-0.5 pr-3 text-right whitespace-nowrap tabular-nums">{line.debit}</td>
                <td className="py-0.5 text-right whitespace-nowrap tabular-nums">{line.credit}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Export({ days }: { readonly days: { readonly from: string; readonly to: string } }) {
  const words = useTexts().finance.journal;
  const locale = useLocale();
  return (
    <form method="post" action={inLocale(locale, '/admin/finance/journal/export')} className="pt-6">
      <input type="hidden" name="from" value={days.from} />
      <input type="hidden" name="to" value={days.to} />
      <button type="submit" className="btn-quiet">
        {words.export}
      </button>
      <p className="mt-2 text-sm text-soft">{words.exportHint}</p>
    </form>
  );
}

import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { ChecksModel } from '../routes/admin-finance-checks.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { FinanceHead } from './finance-head.tsx';

/** Every check of the books, newest first. */
export function ChecksPage({ model }: { readonly model: ChecksModel }) {
  const words = useTexts().finance.checks;
  const locale = useLocale();
  return (
    <div className="narrow pb-16">
      <FinanceHead current="checks" title={words.title} />
      <p className="mb-4 text-soft">{words.intro}</p>
      {model.nextId !== null && (
        <form method="post" action={inLocale(locale, '/admin/finance/checks')} className="mb-6">
          <input type="hidden" name="id" value={model.nextId} />
          <button type="submit" className="btn-main">
            {words.run}
          </button>
          <p className="mt-2 text-sm text-soft">{words.runHint}</p>
        </form>
      )}
      {model.rows.length === 0 ? (
        <p className="text-soft">{words.none}</p>
      ) : (
        <table className="w-full text-left">
          <caption className="sr-only">{words.title}</caption>
          <thead className="text-sm text-soft">
            <tr className="border-b border-line">
              <th scope="col" className="py-1 pr-3 font-normal">
                {words.when}
              </th>
              <th scope="col" className="hidden py-1 pr-3 font-normal sm:table-cell">
                {words.upTo}
              </th>
              <th scope="col" className="py-1 font-normal">
                {words.result}
              </th>
            </tr>
          </thead>
          <tbody>
            {model.rows.map((row) => (
              <tr key={row.id} className="border-b border-line align-top">
                <th scope="row" className="pr-3 font-normal">
                  <Anchor
                    to={`/admin/finance/checks/${row.id}`}
                    className="link-tall tabular-nums"
                    aria-label={words.open(row.when)}
                  >
                    {row.when}
                  </Anchor>
                  <span className="block pb-2 text-sm text-soft">{row.by}</span>
                </th>
                <td className="hidden py-2.5 pr-3 tabular-nums sm:table-cell">{row.day}</td>
                <td className={`py-2.5 ${row.state === 'red' ? 'font-medium text-alarm' : ''}`}>
                  {row.result}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

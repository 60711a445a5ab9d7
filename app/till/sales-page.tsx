import { longDay, price } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { SalesPageModel } from '../routes/admin-till-sales.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { TextField } from '../ui/text-field.tsx';
import { TillParts } from './till-parts.tsx';

/** What was sold on a day, newest first. */
export function SalesPage({ model }: { readonly model: SalesPageModel }) {
  const words = useTexts().till.sales;
  const locale = useLocale();
  return (
    <div className="narrow pb-16">
      <TillParts current="sales" title={words.title} uses={model.uses} />
      <form method="get" className="flex flex-wrap items-end gap-4">
        <TextField name="day" label={words.day} type="date" value={model.day} optional="unsaid" />
        <button type="submit" className="btn-quiet">
          {words.show}
        </button>
      </form>
      <h2 id="day-heading" className="mt-8 mb-2 text-xl sm:text-xl">
        {longDay(locale, model.day)}
      </h2>
      {model.sales.length === 0 ? (
        <p className="text-soft">{words.none}</p>
      ) : (
        <div className="overflow-x-auto" role="region" aria-labelledby="day-heading" tabIndex={0}>
          <table className="w-full text-left">
            <thead>
              <tr className="border-b border-line">
                <th className="py-1 pr-3 font-medium">{words.number}</th>
                <th className="py-1 pr-3 font-medium">{words.at}</th>
                <th className="hidden py-1 pr-3 font-medium sm:table-cell">{words.who}</th>
                <th className="py-1 pr-3 font-medium">{words.how}</th>
                <th className="py-1 text-right font-medium">{words.total}</th>
              </tr>
            </thead>
            <tbody>
              {model.sales.map((sale) => (
                <tr key={sale.id} className="border-b border-line">
                  <th scope="row" className="pr-3 font-normal">
                    <Anchor
                      to={`/admin/till/sales/${sale.id}`}
                      className="link-tall"
                      aria-label={words.open(sale.number)}
                    >
                      {sale.number}
                    </Anchor>
                  </th>
                  <td className="pr-3 tabular-nums">{sale.at}</td>
                  <td className="hidden pr-3 sm:table-cell">{sale.who}</td>
                  <td className="pr-3">
                    {sale.how}
                    {(sale.isVoid || sale.voided) && (
                      <span className="block text-sm text-alarm">
                        {sale.isVoid ? words.isVoid : words.voided}
                      </span>
                    )}
                  </td>
                  <td
                    className={`text-right whitespace-nowrap tabular-nums ${sale.voided ? 'line-through' : ''}`}
                  >
                    {price(sale.total)}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row" colSpan={2} className="py-2 font-medium">
                  {words.sum}
                </th>
                <td className="hidden sm:table-cell" />
                <td />
                <td className="text-right font-medium whitespace-nowrap tabular-nums">{price(model.sum)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </div>
  );
}

import { useTexts } from '../i18n/use-texts.ts';
import type { FinanceVisitsModel } from '../routes/admin-finance-visits.tsx';
import { ShareBar } from '../ui/share-bar.tsx';
import { FinanceHead, RangeForm } from './finance-head.tsx';

/** How full the calendar was, and who came. */
export function VisitsPage({ model }: { readonly model: FinanceVisitsModel }) {
  const words = useTexts().finance.visits;
  const { figures } = model;
  return (
    <div className="narrow pb-16">
      <FinanceHead current="visits" title={words.title} query={model.query} />
      <RangeForm path="/admin/finance/visits" range={model.range} />
      {figures !== null && (
        <>
          <p className="mt-8 text-soft">{model.of}</p>
          <h2 className="mt-4 mb-1 text-xl sm:text-xl">{words.occupancy}</h2>
          <p className="mb-3 text-sm text-soft">{words.occupancyHint}</p>
          {figures.staff.length === 0 ? (
            <p className="text-soft">{words.none}</p>
          ) : (
            <div className="space-y-8">
              <Occupancy caption={words.byStaff} head={words.who} rows={figures.staff} />
              <Occupancy caption={words.byWeekday} head={words.day} rows={figures.weekdays} />
            </div>
          )}
          <h2 className="mt-10 mb-3 text-xl sm:text-xl">{words.people}</h2>
          <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-3">
            <Count name={words.fresh} count={figures.customers.fresh} />
            <Count name={words.returning} count={figures.customers.returning} />
            <Count name={words.lost} count={figures.customers.lost} />
          </dl>
          <p className="mt-2 text-sm text-soft">{words.lostHint}</p>
        </>
      )}
    </div>
  );
}

function Count({ name, count }: { readonly name: string; readonly count: number }) {
  return (
    <div>
      <dt className="text-soft">{name}</dt>
      <dd className="text-2xl tabular-nums">{count}</dd>
    </div>
  );
}

type Row = NonNullable<FinanceVisitsModel['figures']>['staff'][number];
type OccupancyProps = { readonly caption: string; readonly head: string; readonly rows: readonly Row[] };

function Occupancy({ caption, head, rows }: OccupancyProps) {
  const { visits: words, share } = useTexts().finance;
  return (
    <table className="w-full text-left">
      <caption className="pb-1 text-left font-medium">{caption}</caption>
      <thead className="text-sm text-soft">
        <tr className="border-b border-line">
          <th scope="col" className="py-1 pr-3 font-normal">
            {head}
          </th>
          <th scope="col" className="hidden py-1 pr-3 text-right font-normal sm:table-cell">
            {words.hours}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {words.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-b border-line">
            <th scope="row" className="w-full py-2 pr-3 font-normal wrap-anywhere">
              {row.name}
              <span className="block text-sm text-soft sm:hidden">{row.hours}</span>
              <ShareBar part={row.share ?? 0} of={100} />
            </th>
            <td className="hidden py-2 pr-3 text-right align-top whitespace-nowrap tabular-nums sm:table-cell">
              {row.hours}
            </td>
            <td className="py-2 text-right align-top whitespace-nowrap tabular-nums">
              {row.share === null ? '–' : share(row.share)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

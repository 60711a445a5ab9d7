import { formatRappen, rappen, type Rappen } from '#domain/shared/money.ts';
import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { FinanceModel } from '../routes/admin-finance.tsx';
import { ColumnChart } from '../ui/column-chart.tsx';
import { ShareBar } from '../ui/share-bar.tsx';
import { FinanceHead, RangeForm } from './finance-head.tsx';

/** What was taken, seen from every side. */
export function OverviewPage({ model }: { readonly model: FinanceModel }) {
  const words = useTexts().finance;
  const { report } = model;
  return (
    <div className="narrow pb-16">
      <FinanceHead current="overview" title={words.overview.title} query={model.query} />
      <RangeForm path="/admin/finance" range={model.range} />
      {report !== null && <Figures report={report} of={model.of} liable={model.liable} />}
    </div>
  );
}

type Report = NonNullable<FinanceModel['report']>;

type FiguresProps = { readonly report: Report; readonly of: string; readonly liable: boolean };

function Figures({ report, of, liable }: FiguresProps) {
  const words = useTexts().finance.overview;
  const { asTable, amount } = useTexts().finance;
  const { time } = report;
  return (
    <>
      <h2 className="mt-8 mb-2 text-xl sm:text-xl">{of}</h2>
      {report.entries === 0 ? (
        <p className="text-soft">{words.none}</p>
      ) : (
        <>
          <dl className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
            <Figure name={words.gross} amount={report.gross} large />
            {/* Also of a time in which the salon was liable, when it is not any more. */}
            {(liable || report.vat !== 0) && (
              <>
                <Figure name={words.net} amount={report.net} />
                <Figure name={words.vat} amount={report.vat} />
              </>
            )}
            <Figure name={words.tips} amount={report.tips} />
          </dl>
          <h2 className="mt-10 mb-3 text-xl sm:text-xl">{words.byTime[report.bucketKind]}</h2>
          <ColumnChart
            title={words.byTime[report.bucketKind]}
            description={time.description}
            columns={time.columns}
            most={time.most}
            first={time.first}
            last={time.last}
          />
          <details className="mt-2">
            <summary className="link-tall cursor-pointer">{asTable}</summary>
            <AmountTable
              caption={words.byTime[report.bucketKind]}
              head={words.time[report.bucketKind]}
              amountHead={amount}
              rows={time.rows}
              bars={false}
            />
          </details>
          <Breakdown title={words.byKind} rows={report.kinds} />
          <Breakdown title={words.byMethod} hint={words.methodHint} rows={report.methods} />
          <Breakdown title={words.byService} rows={report.services} />
          <Breakdown title={words.byProduct} rows={report.products} />
          <Breakdown title={words.byStaff} rows={report.staff} />
        </>
      )}
    </>
  );
}

function Figure(props: { readonly name: string; readonly amount: Rappen; readonly large?: boolean }) {
  return (
    <div>
      <dt className="text-soft">{props.name}</dt>
      <dd className={`tabular-nums ${props.large === true ? 'text-2xl' : 'text-lg'}`}>
        {price(props.amount)}
      </dd>
    </div>
  );
}

type Row = { readonly key: string; readonly name: string; readonly amount: Rappen };
type BreakdownProps = { readonly title: string; readonly hint?: string; readonly rows: readonly Row[] };

function Breakdown({ title, hint, rows }: BreakdownProps) {
  const { overview, amount } = useTexts().finance;
  if (rows.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="mb-1 text-xl sm:text-xl">{title}</h2>
      {hint !== undefined && <p className="mb-2 text-sm text-soft">{hint}</p>}
      <AmountTable caption={title} head={overview.name} amountHead={amount} rows={rows} bars />
    </section>
  );
}

type AmountTableProps = {
  readonly caption: string;
  readonly head: string;
  readonly amountHead: string;
  readonly rows: readonly Row[];
  readonly bars: boolean;
};

function AmountTable({ caption, head, amountHead, rows, bars }: AmountTableProps) {
  const words = useTexts().finance.check;
  const most = Math.max(0, ...rows.map((row) => row.amount));
  const total = rappen(rows.reduce((all, row) => all + row.amount, 0));
  return (
    <table className="w-full text-left">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-sm text-soft">
        <tr className="border-b border-line">
          <th scope="col" className="py-1 pr-3 font-normal">
            {head}
          </th>
          <th scope="col" className="py-1 text-right font-normal whitespace-nowrap">
            {amountHead}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-b border-line">
            <th scope="row" className="w-full py-2 pr-3 font-normal wrap-anywhere">
              {row.name}
              {bars && <ShareBar part={row.amount} of={most} />}
            </th>
            <td className="py-2 text-right align-top whitespace-nowrap tabular-nums">
              {formatRappen(row.amount)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="py-2 pr-3 font-medium">
            {words.sum}
          </th>
          <td className="py-2 text-right font-medium whitespace-nowrap tabular-nums">
            {formatRappen(total)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

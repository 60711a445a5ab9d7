import { formatRappen, type Rappen } from '#domain/shared/money.ts';
import { percent, price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { FinanceVatModel } from '../routes/admin-finance-vat.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { FinanceHead, RangeForm } from './finance-head.tsx';

/** The VAT return's figures, box by box. */
export function VatPage({ model }: { readonly model: FinanceVatModel }) {
  const words = useTexts().finance.vat;
  const { vat } = model;
  return (
    <div className="narrow pb-16">
      <FinanceHead current="vat" title={words.title} query={model.query} />
      <p className="mb-4 text-soft">{words.intro}</p>
      <RangeForm path="/admin/finance/vat" range={model.range} />
      {vat !== null && (
        <>
          <h2 id="vat-heading" className="mt-8 mb-2 text-xl sm:text-xl">
            {model.of}
          </h2>
          {!model.declared ? (
            <p>{words.notLiable}</p>
          ) : (
            <>
              <div className="overflow-x-auto" role="region" aria-labelledby="vat-heading" tabIndex={0}>
                <table className="w-full text-left">
                  <thead className="text-sm text-soft">
                    <tr className="border-b border-line">
                      <th scope="col" className="py-1 pr-3 font-normal">
                        {words.box}
                      </th>
                      <th scope="col" className="py-1 pr-3 font-normal">
                        {words.what}
                      </th>
                      <th scope="col" className="py-1 text-right font-normal sm:pr-3">
                        {words.turnover}
                      </th>
                      <th scope="col" className="hidden py-1 text-right font-normal sm:table-cell">
                        {words.tax}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    <Box box="200" what={words.rows[200]} turnover={vat.turnover} strong />
                    {vat.untaxed !== 0 && (
                      <Box box="220/230" what={words.rows.untaxed} turnover={vat.untaxed} />
                    )}
                    <Box box="289" what={words.rows[289]} turnover={vat.untaxed} />
                    <Box box="299" what={words.rows[299]} turnover={vat.taxable} strong />
                    {vat.rates.map((rate) => (
                      <Box
                        key={rate.vatBasisPoints}
                        box={rate.box ?? '–'}
                        what={words.rate(percent(rate.vatBasisPoints))}
                        turnover={rate.net}
                        tax={rate.vat}
                      />
                    ))}
                    <Box box="399" what={words.rows[399]} tax={vat.tax} strong />
                    <Box box="400" what={words.rows[400]} elsewhere />
                    <Box box="405" what={words.rows[405]} elsewhere />
                    <Box box="910" what={words.rows[910]} turnover={vat.damages} />
                  </tbody>
                </table>
              </div>
              {vat.ahead !== 0 && (
                <p className="mt-2 text-sm text-soft">
                  {words.ahead}: {formatRappen(vat.ahead)}
                </p>
              )}
              {vat.chargedBack !== 0 && (
                <p className="notice mt-2">{words.chargedBack(price(vat.chargedBack))}</p>
              )}
              <p className="mt-2 text-sm text-soft">{words.note}</p>
              <p className="mt-2">
                <Anchor to={`/admin/finance/journal?${model.query}&account=vat`} className="link-tall">
                  {words.journal}
                </Anchor>
              </p>
            </>
          )}
        </>
      )}
    </div>
  );
}

type BoxProps = {
  readonly box: string;
  readonly what: string;
  readonly turnover?: Rappen;
  readonly tax?: Rappen;
  readonly strong?: boolean;
  readonly elsewhere?: boolean;
};

function Box({ box, what, turnover, tax, strong = false, elsewhere = false }: BoxProps) {
  const words = useTexts().finance.vat;
  return (
    <tr className={`border-b border-line ${strong ? 'font-medium' : ''}`}>
      <td className="py-2 pr-3 align-top tabular-nums">{box}</td>
      <th
        scope="row"
        className={`w-full py-2 pr-3 align-top hyphens-auto wrap-anywhere ${strong ? 'font-medium' : 'font-normal'}`}
      >
        {what}
        {elsewhere && <span className="block text-sm text-soft">{words.elsewhere}</span>}
      </th>
      <td className="py-2 text-right align-top whitespace-nowrap tabular-nums sm:pr-3">
        {turnover !== undefined && <span className="block">{formatRappen(turnover)}</span>}
        {/* On a telephone the tax stands beneath, with its name. */}
        {tax !== undefined && (
          <span className="block sm:hidden">
            <span className="text-sm font-normal text-soft">{words.tax}</span> {formatRappen(tax)}
          </span>
        )}
      </td>
      <td className="hidden py-2 text-right align-top whitespace-nowrap tabular-nums sm:table-cell">
        {tax !== undefined && formatRappen(tax)}
      </td>
    </tr>
  );
}

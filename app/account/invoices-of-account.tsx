import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { OwnInvoicesModel } from '../routes/account-invoices.tsx';
import { AccountFrame } from './account-frame.tsx';

export function InvoicesOfAccount({ model }: { readonly model: OwnInvoicesModel }) {
  const { invoices } = useTexts();
  const locale = useLocale();
  return (
    <AccountFrame title={invoices.mine.title} lead={<p>{invoices.mine.lead}</p>}>
      {model.rows.length === 0 ? (
        <p className="text-soft">{invoices.mine.none}</p>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {model.rows.map((row) => (
            <li key={row.id} className="flex flex-wrap items-center justify-between gap-x-4 py-2">
              <span>
                {row.kind === 'invoice' ? invoices.invoice(row.number) : invoices.creditNote(row.number)},{' '}
                {row.issuedOn}, <span className="tabular-nums">{price(row.total)}</span>
              </span>
              {row.drawn ? (
                <a
                  href={inLocale(locale, `/account/invoices/${row.id}`)}
                  className="link-tall"
                  aria-label={invoices.mine.open(row.number)}
                >
                  {invoices.mine.pdf}
                </a>
              ) : (
                <span className="text-sm text-soft">{invoices.mine.drawing}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </AccountFrame>
  );
}

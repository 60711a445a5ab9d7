import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { documentName } from '../invoices/document-name.ts';
import type { OwnInvoicesModel } from '../routes/account-invoices.tsx';
import { AccountFrame } from './account-frame.tsx';

export function InvoicesOfAccount({ model }: { readonly model: OwnInvoicesModel }) {
  const texts = useTexts();
  const { invoices } = texts;
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
                {documentName(row, texts)}, {row.issuedOn},{' '}
                <span className="tabular-nums">{price(row.total)}</span>
              </span>
              {row.drawn ? (
                <a
                  href={inLocale(locale, `/account/invoices/${row.id}`)}
                  className="link-tall"
                  aria-label={invoices.mine.openNamed(documentName(row, texts))}
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

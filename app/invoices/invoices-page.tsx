import { rappen } from '#domain/shared/money.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { InvoicesModel } from '../routes/admin-invoices.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { TextField } from '../ui/text-field.tsx';
import { documentName } from './document-name.ts';

export function InvoicesPage({ model }: { readonly model: InvoicesModel }) {
  const words = useTexts().invoices;
  const locale = useLocale();
  const { state, rows, sought, older, isNewest } = model;
  const views = [
    ['open', '/admin/invoices', words.openOnly],
    ['all', '/admin/invoices?state=all', words.all],
  ] as const;
  return (
    <div className="narrow space-y-6 pt-6 pb-16">
      <h1>{words.title}</h1>
      <p className="text-soft">{words.intro}</p>
      <form
        method="get"
        action={inLocale(locale, '/admin/invoices')}
        className="flex flex-wrap items-end gap-4"
      >
        <div className="min-w-0 grow">
          <TextField
            name="q"
            label={words.find}
            hint={words.findHint}
            value={sought}
            error={sought === '' ? undefined : words.notFound}
            autoComplete="off"
            maxLength={60}
          />
        </div>
        <button type="submit" className="btn-quiet">
          {words.findButton}
        </button>
      </form>
      <ul className="flex gap-6 border-b border-line">
        {views.map(([view, to, label]) => (
          <li key={view}>
            <Anchor
              to={to}
              aria-current={view === state ? 'true' : undefined}
              className="flex min-h-11 min-w-11 items-center text-soft underline-offset-8 hover:underline aria-[current]:text-ink aria-[current]:underline"
            >
              {label}
            </Anchor>
          </li>
        ))}
      </ul>
      {rows.length === 0 ? (
        <p className="text-soft">{state === 'open' ? words.noneOpen : words.none}</p>
      ) : (
        <ul className="divide-y divide-line border-b border-line">
          {rows.map((row) => (
            <InvoiceRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-x-6">
        {!isNewest && (
          <Anchor
            to={state === 'all' ? '/admin/invoices?state=all' : '/admin/invoices'}
            className="link-tall"
          >
            {words.back}
          </Anchor>
        )}
        {older !== null && (
          <Anchor to={`/admin/invoices?state=${state}&before=${older}`} className="link-tall">
            {words.older}
          </Anchor>
        )}
      </p>
    </div>
  );
}

function InvoiceRow({ row }: { readonly row: InvoicesModel['rows'][number] }) {
  const texts = useTexts();
  const words = texts.invoices;
  return (
    <li>
      <Anchor
        to={`/admin/invoices/${row.id}`}
        className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-3 hover:bg-mist"
      >
        <span className="font-medium whitespace-nowrap">{documentName(row, texts)}</span>
        <span className="text-right tabular-nums">{price(row.total)}</span>
        <span className="min-w-0 text-sm wrap-anywhere text-soft">
          {row.recipient ?? words.noRecipient}, {row.issuedOn}
        </span>
        <span className="text-right text-sm text-soft tabular-nums">
          {row.open > 0 && row.open !== row.total && `${words.open} ${price(row.open)}`}
          {row.open < 0 && `${words.standing.overpaid} ${price(rappen(-row.open))}`}
          {row.open > 0 && row.open === row.total && `${words.dueOn} ${row.dueOn}`}
        </span>
      </Anchor>
      {row.order !== null && (
        <Anchor to={`/admin/orders/${row.order.id}`} className="link-tall text-sm">
          {texts.orders.order.title(row.order.number)}
        </Anchor>
      )}
    </li>
  );
}

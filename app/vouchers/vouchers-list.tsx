import { VOUCHER_FILTERS } from '#domain/ports/vouchers.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { VouchersModel } from '../routes/admin-vouchers.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { TextField } from '../ui/text-field.tsx';
import { sourceWords } from './voucher-model.ts';

export function VouchersList({ model }: { readonly model: VouchersModel }) {
  const words = useTexts().vouchers.desk;
  const { owed, search, filter } = model;
  const page = (show: string, after: number) =>
    `/admin/vouchers?show=${show}${search === '' ? '' : `&q=${encodeURIComponent(search)}`}${after === 0 ? '' : `&after=${after}`}`;
  return (
    <div className="narrow space-y-6 pt-6 pb-16">
      <h1>{words.title}</h1>
      <p>
        {words.owed(price(owed.owed), owed.count)}
        {owed.lapsed > 0 && ` ${words.owedLapsed(price(owed.lapsed))}`}
      </p>
      <form
        method="get"
        action={inLocale(useLocale(), '/admin/vouchers')}
        className="flex flex-wrap items-end gap-4"
      >
        {filter !== 'all' && <input type="hidden" name="show" value={filter} />}
        <div className="min-w-0 grow">
          <TextField
            name="q"
            label={words.find}
            hint={words.findHint}
            value={search}
            autoComplete="off"
            maxLength={24}
            optional="unsaid"
          />
        </div>
        <button type="submit" className="btn-quiet">
          {words.findButton}
        </button>
      </form>
      <ul className="flex flex-wrap gap-x-6 border-b border-line">
        {VOUCHER_FILTERS.map((each) => (
          <li key={each}>
            <Anchor
              to={page(each, 0)}
              aria-current={each === filter ? 'true' : undefined}
              className="flex min-h-11 min-w-11 items-center text-soft underline-offset-8 hover:underline aria-[current]:text-ink aria-[current]:underline"
            >
              {words.filterOf[each]}
            </Anchor>
          </li>
        ))}
      </ul>
      {model.vouchers.length === 0 ? (
        <p className="text-soft">{words.none}</p>
      ) : (
        <ul className="divide-y divide-line border-b border-line">
          {model.vouchers.map((voucher) => (
            <VoucherLine key={voucher.id} voucher={voucher} />
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-x-6">
        {!model.isNewest && (
          <Anchor to={page(filter, 0)} className="link-tall">
            {words.newest}
          </Anchor>
        )}
        {model.older !== null && (
          <Anchor to={page(filter, model.older)} className="link-tall">
            {words.older}
          </Anchor>
        )}
      </p>
    </div>
  );
}

function VoucherLine({ voucher }: { readonly voucher: VouchersModel['vouchers'][number] }) {
  const texts = useTexts();
  const words = texts.vouchers;
  return (
    <li>
      <Anchor
        to={`/admin/vouchers/${voucher.id}`}
        className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-3 hover:bg-mist"
      >
        <span className="font-medium whitespace-nowrap">{words.desk.endsWith(voucher.lastFour)}</span>
        <span className="text-right tabular-nums">
          {words.own.leftOf(price(voucher.balance), price(voucher.value))}
        </span>
        <span className="min-w-0 text-sm wrap-anywhere text-soft">
          {sourceWords(voucher, texts)}
          {voucher.recipient !== '' && `, ${words.printed.for(voucher.recipient)}`}
        </span>
        <span className="text-right text-sm text-soft">{words.status[voucher.status]}</span>
      </Anchor>
    </li>
  );
}

import { fieldOf } from '#domain/till/basket.ts';
import { WAYS } from '#domain/till/settle.ts';
import { rappen } from '#domain/shared/money.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import { Anchor } from '../ui/anchor.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldError, TextField } from '../ui/text-field.tsx';
import { DeskLineRow } from './desk-line.tsx';
import type { DeskView } from './desk-view.ts';
import { TillParts } from './till-parts.tsx';

type PartProps = { readonly view: DeskView; readonly errorOf: (field: string) => string | undefined };

/** What is on the desk, beside how it is paid: as it happens between two people. */
export function SellPage({ view }: { readonly view: DeskView }) {
  const { till, frame } = useTexts();
  const locale = useLocale();
  const words = till.sell;
  const errorOf = (field: string) => view.errors.find((error) => error.field === field)?.message;
  const path = inLocale(locale, '/admin/till');
  return (
    <div className="wrap pb-16">
      <TillParts current="sell" title={words.title} uses />
      {view.problem !== null && (
        <Notice tone="alarm" urgent>
          <p>{view.problem.message}</p>
          {view.problem.to !== null && (
            <Anchor to={view.problem.to.path} className="link-tall">
              {view.problem.to.word}
            </Anchor>
          )}
        </Notice>
      )}
      <ErrorSummary errors={view.errors} />
      <form
        method="post"
        action={path}
        noValidate
        className="mt-2 grid gap-x-12 gap-y-8 lg:grid-cols-[1fr_24rem]"
      >
        <input type="hidden" name="id" value={view.saleId} />
        {view.visit !== null && <input type="hidden" name="visit" value={view.visit.id} />}
        {view.order !== null && <input type="hidden" name="order" value={view.order.id} />}
        {/* Enter in a field works it out anew, and sells nothing. */}
        <button name="intent" value="count" className="sr-only" tabIndex={-1} aria-hidden="true">
          {words.count}
        </button>
        <div>
          <Items view={view} errorOf={errorOf} />
          <Search view={view} errorOf={errorOf} />
        </div>
        <div className="space-y-8">
          <Tips view={view} errorOf={errorOf} />
          <Payment view={view} errorOf={errorOf} />
          <Sums view={view} />
          <p className="flex flex-wrap gap-3">
            <button name="intent" value="count" className="btn-quiet" formAction={`${path}#sums`}>
              {words.count}
            </button>
            <button name="intent" value="book" className="btn-main" data-pending={frame.form.sending}>
              {words.book}
            </button>
          </p>
        </div>
      </form>
    </div>
  );
}

function Items({ view, errorOf }: PartProps) {
  const words = useTexts().till.sell;
  return (
    <section aria-labelledby="items">
      <h2 id="items" className="border-b border-line pb-1">
        {words.items}
      </h2>
      {view.visit !== null && (
        <p className="pt-2 text-soft">
          <Anchor to={`/admin/visits/${view.visit.id}`} className="link-tall">
            {view.visit.name === '' ? words.walkIn : words.visit(view.visit.name)}
          </Anchor>
        </p>
      )}
      {view.order !== null && (
        <p className="pt-2 text-soft">
          <Anchor to={`/admin/orders/${view.order.id}`} className="link-tall">
            {words.order(view.order.number)}
          </Anchor>
        </p>
      )}
      {view.lines.length === 0 ? (
        <p className="pt-3 text-soft">{words.none}</p>
      ) : (
        <ul>
          {view.lines.map((line) => (
            <DeskLineRow key={line.raw.key} line={line} view={view} errorOf={errorOf} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Search({ view, errorOf }: PartProps) {
  const words = useTexts().till.sell;
  const path = inLocale(useLocale(), '/admin/till');
  return (
    <section aria-label={words.search} className="pt-6">
      <div className="grid grid-cols-[1fr_auto] items-end gap-3">
        <TextField
          name="q"
          label={words.search}
          value={view.q}
          error={errorOf('q')}
          maxLength={100}
          optional="unsaid"
        />
        <button name="intent" value="count" className="btn-quiet" formAction={`${path}#found`}>
          {words.find}
        </button>
      </div>
      <div id="found">
        {view.q.trim() !== '' && view.found.length === 0 && <p className="pt-3">{words.nothingFound}</p>}
        {view.found.length > 0 && (
          <>
            <h3 className="pt-4">{words.found}</h3>
            <ul>
              {view.found.map((product) => (
                <li
                  key={product.id}
                  className="flex items-center justify-between gap-4 border-b border-line py-2"
                >
                  <span className="min-w-0">
                    {product.name}
                    <span className="block text-sm text-soft">
                      {price(product.price)}, {words.left(product.stock)}
                    </span>
                  </span>
                  <button
                    name="add"
                    value={product.id}
                    className="btn-quiet shrink-0"
                    aria-label={words.addOf(product.name)}
                  >
                    {words.add}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="pt-4">
        <button name="intent" value="voucher" className="link-tall cursor-pointer">
          {words.sellVoucher}
        </button>
      </p>
      {view.mayType && (
        <p className="pt-4">
          <button name="intent" value="free" className="link-tall cursor-pointer">
            {words.free}
          </button>
          <span className="block text-sm text-soft">{words.freeHint}</span>
        </p>
      )}
    </section>
  );
}

function Tips({ view, errorOf }: PartProps) {
  const words = useTexts().till.sell;
  const used = view.staff.some(
    ({ id, tip }) => tip.trim() !== '' || errorOf(fieldOf('tip', id)) !== undefined,
  );
  return (
    <details open={used}>
      <summary className="min-h-11 cursor-pointer border-b border-line pb-1 font-serif text-2xl">
        {words.tipsTitle}
      </summary>
      <p className="py-2 text-sm text-soft">{words.tipsHint}</p>
      <div className="grid grid-cols-2 items-end gap-4">
        {view.staff.map(({ id, name, tip }) => (
          <div key={id}>
            <input type="hidden" name="tip" value={id} />
            <TextField
              name={fieldOf('tip', id)}
              label={words.tipOf(name)}
              value={tip}
              error={errorOf(fieldOf('tip', id))}
              inputMode="decimal"
              optional="unsaid"
            />
          </div>
        ))}
      </div>
    </details>
  );
}

function Payment({ view, errorOf }: PartProps) {
  const words = useTexts().till.sell;
  const { payment } = view;
  const wrong = errorOf('pay');
  const field = (name: 'card' | 'cardReceipt' | 'twint' | 'received', label: string, hint?: string) => (
    <TextField
      name={name}
      label={label}
      value={payment[name]}
      error={errorOf(name)}
      maxLength={40}
      optional="unsaid"
      {...(name === 'cardReceipt' ? {} : { inputMode: 'decimal' as const })}
      {...(hint === undefined ? {} : { hint })}
    />
  );
  return (
    <section aria-labelledby="payment">
      <h2 id="payment" className="border-b border-line pb-1">
        {words.pay}
      </h2>
      <fieldset id="pay" aria-describedby={wrong === undefined ? undefined : 'pay-error'}>
        <legend className="sr-only">{words.pay}</legend>
        {wrong !== undefined && <FieldError id="pay-error" message={wrong} />}
        <div className="grid grid-cols-2">
          {WAYS.map((way) => (
            <label key={way} className="pick">
              <input type="radio" name="pay" value={way} defaultChecked={payment.pay === way} />
              <span>{words.way[way]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <p className="py-3 text-sm text-soft">{words.mixedHint}</p>
      <div className="space-y-4">
        <div className="grid grid-cols-2 items-end gap-4">
          {field('card', words.card)}
          {field('twint', words.twint)}
        </div>
        {field('cardReceipt', words.cardReceipt)}
        {field('received', words.received, words.receivedHint)}
        <TextField
          name="voucher"
          label={words.voucher}
          value={view.voucher.typed}
          error={errorOf('voucher')}
          maxLength={60}
          autoComplete="off"
          optional="unsaid"
          hint={
            view.voucher.balance === null
              ? words.voucherHint
              : words.voucherBalance(price(view.voucher.balance))
          }
        />
      </div>
    </section>
  );
}

function Sums({ view }: { readonly view: DeskView }) {
  const { till } = useTexts();
  const words = till.sell;
  const { sums } = view;
  if (sums === null) return <div id="sums" />;
  const rows: readonly (readonly [string, string, boolean])[] = [
    [words.total, price(sums.total), false],
    ...(sums.tips > 0 ? ([[till.tips, price(sums.tips), false]] as const) : []),
    ...(sums.voucher > 0 ? ([[till.method.voucher, price(rappen(-sums.voucher)), false]] as const) : []),
    ...(sums.deposit > 0 ? ([[till.method.deposit, price(rappen(-sums.deposit)), false]] as const) : []),
    [words.due, price(sums.due), true],
    ...(sums.inCash === sums.due || sums.paid !== null
      ? []
      : ([[words.cashDue, price(sums.inCash), false]] as const)),
    ...(sums.paid !== null && sums.paid.cash > 0
      ? ([[till.method.cash, price(sums.paid.cash), false]] as const)
      : []),
    ...(sums.paid !== null && sums.paid.change > 0
      ? ([[words.change, price(sums.paid.change), true]] as const)
      : []),
  ];
  return (
    <dl id="sums" className="border-l-4 border-accent bg-accent-mist px-5 py-4">
      {rows.map(([label, amount, strong]) => (
        <div
          key={label}
          className={`flex items-baseline justify-between gap-4 ${strong ? 'text-xl font-medium' : ''}`}
        >
          <dt>{label}</dt>
          <dd className="whitespace-nowrap tabular-nums">{amount}</dd>
        </div>
      ))}
    </dl>
  );
}

import { ORDER_FILTERS } from '#domain/ports/orders.ts';
import { price, shortMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { OrdersListModel } from '../routes/admin-orders.tsx';
import { SelectField } from '../settings/choice-fields.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { PriceTag } from '../ui/price-tag.tsx';
import { FieldError } from '../ui/text-field.tsx';
import { statusWords } from './order-model.ts';

type Answer = { readonly id: string; readonly words: string; readonly message: string } | null;
type OrdersListProps = { readonly model: OrdersListModel; readonly answer: Answer };

export function OrdersList({ model, answer }: OrdersListProps) {
  const { shop, orders } = useTexts();
  const words = orders.desk;
  return (
    <div className="wrap pb-16">
      <header className="pt-6 pb-4">
        <h1>{words.title}</h1>
      </header>
      {model.messages > 0 && (
        <p className="notice-alarm mb-8">
          <Anchor to="/admin/orders/messages" className="link-tall">
            {orders.messages.wait(model.messages)}
          </Anchor>
        </p>
      )}
      <Matters model={model} answer={answer} />
      <ByHand model={model} />
      <form method="get" className="grid items-end gap-4 sm:grid-cols-[16rem_auto_1fr]">
        <SelectField
          name="filter"
          label={words.filter}
          value={model.filter}
          options={ORDER_FILTERS.map((value) => ({ value, label: words.filterOf[value] }))}
        />
        <button type="submit" className="btn-quiet">
          {shop.products.filter}
        </button>
      </form>
      {model.rows.length === 0 ? (
        <p className="pt-6 text-soft">{words.none}</p>
      ) : (
        <ul className="mt-6 border-t border-line">
          {model.rows.map((row) => (
            <Row key={row.id} row={row} model={model} />
          ))}
        </ul>
      )}
      <p className="flex flex-wrap gap-x-6">
        {!model.isNewest && (
          <Anchor to={`/admin/orders?filter=${model.filter}`} className="link-tall">
            {words.newest}
          </Anchor>
        )}
        {model.older !== null && (
          <Anchor to={`/admin/orders?filter=${model.filter}&before=${model.older}`} className="link-tall">
            {words.older}
          </Anchor>
        )}
      </p>
    </div>
  );
}

type RowProps = {
  readonly row: OrdersListModel['rows'][number];
  readonly model: OrdersListModel;
};

function Row({ row, model }: RowProps) {
  const texts = useTexts();
  const words = texts.orders.desk;
  return (
    <li className="relative flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-3 hover:bg-mist">
      <div>
        <Anchor
          to={`/admin/orders/${row.id}`}
          className="inline-flex min-h-11 items-center underline-offset-4 after:absolute after:inset-0 hover:underline"
        >
          <span className="mr-3 tabular-nums">{row.number}</span>
          <span className="wrap-anywhere">{row.name}</span>
        </Anchor>
        <p className="text-sm text-soft">
          {shortMoment(useLocale(), model.zone, row.createdAt)} · {words.delivery[row.delivery]}
          {!row.paid && row.payBy === 'on_pick_up' && ` · ${words.atDesk}`}
        </p>
      </div>
      <p className="flex gap-x-4">
        <span className="font-medium">{statusWords(row, texts)}</span>
        <PriceTag amount={row.total} />
      </p>
    </li>
  );
}

function Matters({ model, answer }: OrdersListProps) {
  const { frame, orders } = useTexts();
  const words = orders.desk;
  const locale = useLocale();
  if (model.matters.length === 0) return null;
  return (
    <section className="notice-alarm mb-8" aria-labelledby="matters">
      <h2 id="matters" className="text-xl">
        {words.matters}
      </h2>
      <p>{words.mattersText}</p>
      <ul>
        {model.matters.map((matter) => {
          const mine = answer?.id === matter.id ? answer : null;
          const field = `words-${matter.id}`;
          return (
            <li key={matter.id} className="mt-4 border-t border-line pt-3">
              <p className="font-medium">
                {words.matterOf[matter.kind]}
                {matter.amount !== null && `: ${price(matter.amount)}`}
              </p>
              <p className="text-sm wrap-anywhere">
                {shortMoment(locale, model.zone, matter.notedAt)} · {matter.subject}
              </p>
              {matter.orderId !== null && (
                <Anchor to={`/admin/orders/${matter.orderId}`} className="link-tall">
                  {orders.checkout.goods}
                </Anchor>
              )}
              {matter.visitId !== null && (
                <Anchor to={`/admin/visits/${matter.visitId}`} className="link-tall">
                  {words.matterVisit}
                </Anchor>
              )}
              {model.maySettle && (
                <form method="post" action={inLocale(locale, '/admin/orders')} noValidate className="mt-2">
                  <input type="hidden" name="id" value={matter.id} />
                  <label htmlFor={field}>{words.settleWords}</label>
                  {mine !== null && <FieldError id={`${field}-error`} message={mine.message} />}
                  <div className="mt-1 flex flex-wrap gap-3">
                    <input
                      id={field}
                      name="words"
                      className="input grow basis-60"
                      defaultValue={mine?.words ?? ''}
                      aria-invalid={mine !== null}
                      aria-describedby={mine === null ? undefined : `${field}-error`}
                    />
                    <button
                      type="submit"
                      name="intent"
                      value="settle"
                      className="btn-quiet"
                      data-pending={frame.form.sending}
                    >
                      {words.settle}
                    </button>
                  </div>
                </form>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function ByHand({ model }: { readonly model: OrdersListModel }) {
  const { deposits, frame, orders } = useTexts();
  const words = orders.desk;
  const locale = useLocale();
  if (model.byHand.length === 0) return null;
  return (
    <section className="notice mb-8" aria-labelledby="by-hand">
      <h2 id="by-hand" className="text-xl">
        {words.byHand}
      </h2>
      <p>{words.byHandText}</p>
      <ul>
        {model.byHand.map((refund) => (
          <li key={refund.id} className="mt-2 flex flex-wrap items-center gap-x-6">
            {refund.path === null ? (
              <span>{words.neverBooked}</span>
            ) : (
              <Anchor to={refund.path} className="link-tall">
                {refund.number === null ? deposits.desk.title : orders.order.title(refund.number)}
              </Anchor>
            )}
            <PriceTag amount={refund.amount} />
            <span className="min-w-0 wrap-anywhere">{refund.payee}</span>
            {model.maySettle && (
              <form method="post" action={inLocale(locale, '/admin/orders')}>
                <input type="hidden" name="id" value={refund.id} />
                <button
                  type="submit"
                  name="intent"
                  value="transferred"
                  className="btn-quiet"
                  data-pending={frame.form.sending}
                >
                  {words.transferred}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

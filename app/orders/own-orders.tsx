import { longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { OwnOrdersModel } from '../routes/account-orders.tsx';
import { Anchor } from '../ui/anchor.tsx';
import { statusWords } from './order-model.ts';
import { PriceTag } from '../ui/price-tag.tsx';

export function OwnOrders({ model }: { readonly model: OwnOrdersModel }) {
  const texts = useTexts();
  const { orders } = texts;
  const locale = useLocale();
  if (model.orders.length === 0) return <p className="pb-16">{orders.own.none}</p>;
  return (
    <ul className="border-t border-line pb-16">
      {model.orders.map((order) => (
        <li
          key={order.number}
          className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-3"
        >
          <div>
            <Anchor to={`/order/${order.token}`} className="link-tall">
              {orders.order.title(order.number)}
            </Anchor>
            <p className="text-sm text-soft">{longMoment(locale, model.zone, order.createdAt)}</p>
          </div>
          <p>
            <PriceTag amount={order.total} /> · {statusWords(order, texts)}
          </p>
        </li>
      ))}
    </ul>
  );
}

import { rappen, type Rappen } from '#domain/shared/money.ts';
import { percent, price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { PriceTag } from '../ui/price-tag.tsx';
import type { OrderLineModel } from './checkout-model.ts';

type OrderLinesProps = {
  readonly lines: readonly OrderLineModel[];
  readonly total: Rappen;
  readonly vat: readonly { readonly rate: number; readonly vat: Rappen }[];
  /** What a voucher pays of it. */
  readonly voucher?: Rappen;
};

/** What is ordered, for how much, and what of it is VAT. */
export function OrderLines({ lines, total, vat, voucher }: OrderLinesProps) {
  const words = useTexts().orders.checkout;
  return (
    <>
      <ul className="border-t border-line">
        {lines.map((line) => (
          <li
            key={line.position}
            className="flex items-baseline justify-between gap-4 border-b border-line py-2.5"
          >
            <span>
              {line.kind === 'product' && <span className="tabular-nums">{line.quantity} × </span>}
              {line.name}
              {line.giftTo !== '' && <span className="text-soft"> {words.voucherFor(line.giftTo)}</span>}
            </span>
            <PriceTag amount={line.total} />
          </li>
        ))}
      </ul>
      <p className="flex items-baseline justify-between pt-3 text-xl">
        <span>{words.total}</span>
        <PriceTag amount={total} />
      </p>
      <p className="text-sm text-soft">
        {vat.length === 0 && lines.every(({ kind }) => kind === 'voucher')
          ? words.noVatOnVouchers
          : vat.length === 0
            ? words.noVat
            : vat.map(({ rate, vat: amount }) => words.vatIn(percent(rate), price(amount))).join(', ')}
      </p>
      {voucher !== undefined && voucher > 0 && (
        <dl className="mt-3 border-t border-line pt-3">
          <div className="flex items-baseline justify-between gap-4">
            <dt>{words.paidByVoucher}</dt>
            <dd>
              <PriceTag amount={voucher} />
            </dd>
          </div>
          <div className="flex items-baseline justify-between gap-4 text-xl">
            <dt>{words.due}</dt>
            <dd>
              <PriceTag amount={rappen(total - voucher)} />
            </dd>
          </div>
        </dl>
      )}
    </>
  );
}

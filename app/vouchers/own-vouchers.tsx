import { price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { OwnVouchersModel } from '../routes/account-vouchers.tsx';
import { Anchor } from '../ui/anchor.tsx';

export function OwnVouchers({ model }: { readonly model: OwnVouchersModel }) {
  const { vouchers, orders } = useTexts();
  const words = vouchers.own;
  return (
    <div className="pb-16">
      {model.vouchers.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className="border-t border-line">
          {model.vouchers.map((voucher) => (
            <li
              key={voucher.id}
              className="flex flex-wrap items-baseline justify-between gap-x-6 border-b border-line py-3"
            >
              <div className="min-w-0">
                <Anchor to={`/voucher/${voucher.token}`} className="link-tall">
                  {orders.order.voucherOpen(price(voucher.value))}
                </Anchor>
                <p className="text-sm wrap-anywhere text-soft">
                  {voucher.recipient !== '' && `${vouchers.printed.for(voucher.recipient)}, `}
                  {words.until(voucher.validUntil)}
                </p>
              </div>
              <p>
                <span className="tabular-nums">
                  {words.leftOf(price(voucher.balance), price(voucher.value))}
                </span>{' '}
                · {vouchers.status[voucher.status]}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-8 flex flex-wrap gap-x-6">
        <Anchor to="/vouchers" className="link-tall">
          {vouchers.buy.link}
        </Anchor>
        <Anchor to="/vouchers/balance" className="link-tall">
          {vouchers.balance.title}
        </Anchor>
      </p>
    </div>
  );
}

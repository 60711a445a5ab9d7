import { phoneText, price } from '../i18n/format.ts';
import { useTexts } from '../i18n/use-texts.ts';
import type { PrintedVoucherModel } from '../routes/voucher.tsx';
import { VoucherCard } from './voucher-card.tsx';

/** The voucher as it is handed over. What is around it is not printed. */
export function PrintedVoucher({ model }: { readonly model: PrintedVoucherModel }) {
  const words = useTexts().vouchers.printed;
  const { salon } = model;
  return (
    <div className="narrow pt-8 pb-16">
      <VoucherCard
        model={model}
        from={[salon.name, `${salon.street}, ${salon.place}`, phoneText(salon.phone)]}
      />
      {model.balance < model.value && <p className="mt-6 print:hidden">{words.left(price(model.balance))}</p>}
      <p className="mt-6 text-soft print:hidden">{words.howToPrint}</p>
    </div>
  );
}

/** What a voucher looks like that was sold at the desk: a slip of its own, because the receipt stays with the buyer. */
import type { Slip, SlipPart } from '#domain/ports/slips.ts';
import type { VoucherRow } from '#domain/ports/vouchers.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Seller } from '#domain/till/sale.ts';
import type { VoucherCode } from '#domain/vouchers/voucher-code.ts';
import { numericDay, price } from '../i18n/format.ts';
import { textsIn } from '../i18n/texts.ts';

export type SoldVoucher = Pick<VoucherRow, 'value' | 'validUntil'> & {
  /** Null: its secret is gone. */
  readonly code: VoucherCode | null;
};

export function voucherSlip(sold: readonly SoldVoucher[], seller: Seller, locale: Locale): Slip {
  const words = textsIn(locale).vouchers.printed;
  return {
    title: words.title,
    author: seller.legalName,
    paper: 'roll',
    parts: sold.flatMap((voucher, place): readonly SlipPart[] => [
      ...(place === 0 ? [] : [{ kind: 'rule' as const }]),
      { kind: 'text', text: seller.name, centred: true },
      { kind: 'heading', text: words.of(price(voucher.value)), centred: true },
      { kind: 'rule' },
      voucher.code === null
        ? { kind: 'text', text: words.noCode }
        : { kind: 'heading', text: voucher.code, centred: true },
      { kind: 'rule' },
      { kind: 'text', text: words.until(numericDay(voucher.validUntil)), centred: true },
      { kind: 'text', text: words.where, centred: true },
      { kind: 'text', text: `${seller.street}, ${seller.postalCode} ${seller.city}`, centred: true },
    ]),
  };
}

import type { AppLoadContext } from '@remix-run/node';
import { type FieldReason, isTooLong } from '#domain/settings/field-rules.ts';
import type { VoucherId } from '#domain/shared/ids.ts';
import type { VoucherRow } from '#domain/ports/vouchers.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { numericDay } from '../i18n/format.ts';

/** The last part of the voucher's signed address. */
export const voucherTokenOf = (
  { id }: { readonly id: VoucherId },
  { vouchers, salonId }: Pick<AppLoadContext, 'vouchers' | 'salonId'>,
): string => vouchers.links.voucher(salonId, id, 'de-CH').split('/').at(-1) ?? '';

/** What can be wrong with a voucher as it is bought. */
export function giftProblem(reason: FieldReason, texts: Catalogue): string {
  const words = texts.vouchers.fieldReason;
  if (isTooLong(reason)) return fieldProblem(reason, texts);
  switch (reason) {
    case 'required':
    case 'whole_number':
    case 'out_of_range':
      return words[reason];
    default:
      return words.strange;
  }
}

export const voucherRowModel = (row: VoucherRow) => ({
  id: row.id as string,
  lastFour: row.lastFour,
  value: row.value,
  balance: row.balance,
  status: row.status,
  validUntil: numericDay(row.validUntil),
  recipient: row.recipient,
  source: row.source.kind,
  number: row.number,
});

export type VoucherRowModel = ReturnType<typeof voucherRowModel>;

export const sourceWords = (
  { source, number }: Pick<VoucherRowModel, 'source' | 'number'>,
  { vouchers }: Catalogue,
): string => {
  const words = vouchers.desk.sourceOf;
  return source === 'order' || source === 'sale' ? words[source](number ?? 0) : words[source];
};

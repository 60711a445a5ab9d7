/** The forms of vouchers: their shape only. */
import { z } from 'zod';
import { KEEP_STEPS } from '#domain/vouchers/use-cases/keep-voucher.ts';
import type { RawGift } from '#domain/vouchers/gift-form.ts';
import { isUuid, type GiftId, type RefundId, type VoucherId } from '#domain/shared/ids.ts';
import { text } from '../forms/text.ts';

const gift = z.object({ amount: text, recipient: text, message: text });

export type GiftForm = { readonly giftId: GiftId; readonly values: RawGift };

/** Null: nobody's form. */
export function readGiftForm(form: FormData): GiftForm | null {
  const giftId = form.get('giftId');
  if (typeof giftId !== 'string' || !isUuid(giftId)) return null;
  return { giftId: giftId as GiftId, values: gift.parse(Object.fromEntries(form)) };
}

export const readVoucherId = (raw: string | undefined): VoucherId | null =>
  raw !== undefined && isUuid(raw) ? (raw as VoucherId) : null;

const keep = z.object({
  version: z.coerce.number().int().min(1),
  step: z.enum(KEEP_STEPS),
  reason: text,
  until: text,
});

export const readKeepForm = (form: FormData) => {
  const parsed = keep.safeParse({ reason: '', until: '', ...Object.fromEntries(form) });
  return parsed.success ? parsed.data : null;
};

const takeBack = z.object({ refundId: z.string().refine(isUuid), words: text });

export const readTakeBackForm = (form: FormData) => {
  const parsed = takeBack.safeParse(Object.fromEntries(form));
  return parsed.success ? { refundId: parsed.data.refundId as RefundId, words: parsed.data.words } : null;
};

/** The forms of the team's pages about orders: their shape only. */
import { z } from 'zod';
import type { RawRefund } from '#domain/orders/refund-form.ts';
import type { OrderStepKind } from '#domain/orders/order-steps.ts';
import { isUuid, type MatterId, type RefundId } from '#domain/shared/ids.ts';
import { text, textIn } from '../forms/text.ts';

const id = z.string().refine(isUuid).nullable().catch(null);

const stepFields = z.object({
  step: z.enum(['make_ready', 'ship', 'complete', 'cancel']),
  version: z.coerce.number().int().min(1).max(1_000_000).catch(0),
  reason: text,
});

export type StepForm = {
  readonly step: OrderStepKind;
  readonly version: number;
  readonly reason: string;
};

/** Null: nobody's form. */
export function readStepForm(form: FormData): StepForm | null {
  const parsed = stepFields.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : null;
}

export type RefundForm = { readonly refundId: RefundId | null; readonly form: RawRefund };

const MOST_LINES = 60;

export function readRefundForm(form: FormData): RefundForm {
  const back: Record<string, string> = {};
  for (const [name, value] of [...form].slice(0, MOST_LINES)) {
    const found = /^back-(\d{1,3})$/.exec(name);
    if (found?.[1] !== undefined) back[found[1]] = text.parse(value);
  }
  return {
    refundId: id.parse(form.get('refundId')) as RefundId | null,
    form: { amount: textIn(form, 'amount'), words: textIn(form, 'words'), back },
  };
}

/** The vendor's name of a message; empty: nobody's form. */
export const readMessageForm = (form: FormData): string =>
  z
    .string()
    .regex(/^[\w-]{1,200}$/)
    .catch('')
    .parse(form.get('event'));

export type ListForm =
  | { readonly intent: 'settle'; readonly id: MatterId; readonly words: string }
  | { readonly intent: 'transferred'; readonly id: RefundId };

export function readListForm(form: FormData): ListForm | null {
  const named = id.parse(form.get('id'));
  if (named === null) return null;
  if (form.get('intent') === 'settle') {
    return { intent: 'settle', id: named as MatterId, words: textIn(form, 'words') };
  }
  return form.get('intent') === 'transferred' ? { intent: 'transferred', id: named as RefundId } : null;
}

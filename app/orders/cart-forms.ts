/** The forms of the cart: their shape only. */
import { z } from 'zod';
import { isUuid, type ProductId } from '#domain/shared/ids.ts';
import { text } from '../forms/text.ts';

const addFields = z.object({
  productId: z.string().refine(isUuid),
  quantity: text,
  had: z.coerce.number().int().min(0).max(20).catch(0),
});

export type AddForm = { readonly productId: ProductId; readonly quantity: string; readonly had: number };

/** Null: nobody's form. */
export function readAddForm(form: FormData): AddForm | null {
  const parsed = addFields.safeParse(Object.fromEntries(form));
  return parsed.success ? { ...parsed.data, productId: parsed.data.productId as ProductId } : null;
}

export type CartForm = AddForm & { readonly intent: 'change' | 'remove' | 'undo' };

const intents = z.enum(['change', 'remove', 'undo']).catch('change');

export function readCartForm(form: FormData): CartForm | null {
  const add = readAddForm(form);
  return add === null ? null : { ...add, intent: intents.parse(form.get('intent')) };
}

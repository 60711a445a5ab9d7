import { shippingContentOf, type RawShipping, type ShippingField } from '#domain/orders/shipping-record.ts';
import type { SaveShippingRefusal } from '#domain/orders/use-cases/save-shipping.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { FormError } from '../settings/form-answer.ts';
import type { Posted } from './catalogue-forms.ts';

export type ShippingAnswer = Posted<RawShipping> & {
  readonly status: 409 | 422;
  readonly errors: readonly FormError[];
};

/** There are several of these forms on the page. */
export const shippingField = (field: ShippingField, id: string): string => `${field}-${id}`;

export function answerShipping(
  refusal: Exclude<SaveShippingRefusal, { kind: 'not_found' }>,
  posted: Posted<RawShipping> & { readonly id: string },
  texts: Catalogue,
  locale: Locale,
): ShippingAnswer {
  const words = texts.shop.shipping;
  if (refusal.kind === 'changed') {
    const { current } = refusal;
    const seen = fingerprint(shippingContentOf(current));
    const message = words.changed(current.name[locale]);
    return {
      ...posted,
      seen,
      status: 409,
      errors: [{ field: shippingField('nameDe', posted.id), message }],
    };
  }
  const errors = refusal.fields.map(({ field, reason }) => ({
    field: shippingField(field, posted.id),
    message: `${words[field]}: ${fieldProblem(reason, texts)}`,
  }));
  return { ...posted, status: 422, errors };
}

import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { categoryContentOf, type RawCategory } from '#domain/shop/product-record.ts';
import type { SaveCategoryRefusal } from '#domain/shop/use-cases/save-category.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { FormError } from '../settings/form-answer.ts';
import type { Posted } from './catalogue-forms.ts';

export type CategoryAnswer = Posted<RawCategory> & {
  readonly status: 409 | 422;
  readonly errors: readonly FormError[];
};

/** There are several of these forms on the page. */
export const categoryField = (field: keyof RawCategory, id: string): string => `${field}-${id}`;

export function answerCategory(
  refusal: Exclude<SaveCategoryRefusal, { kind: 'not_found' }>,
  posted: Posted<RawCategory> & { readonly id: string },
  texts: Catalogue,
  locale: Locale,
): CategoryAnswer {
  const words = texts.shop.categories;
  if (refusal.kind === 'changed') {
    const { current } = refusal;
    const message = words.changed(current.name[locale]);
    const seen = fingerprint(categoryContentOf(current));
    const errors = [{ field: categoryField('nameDe', posted.id), message }];
    return { ...posted, seen, status: 409, errors };
  }
  const errors = refusal.fields.map(({ field, reason }) => ({
    field: categoryField(field, posted.id),
    message: `${words[field]}: ${fieldProblem(reason, texts)}`,
  }));
  return { ...posted, status: 422, errors };
}

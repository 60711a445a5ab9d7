import type { Catalogue as KeptCatalogue } from '#domain/ports/shop.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { productContentOf, type ProductReason, type RawProduct } from '#domain/shop/product-record.ts';
import type { SaveProductRefusal } from '#domain/shop/use-cases/save-product.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { Difference, FormError } from '../settings/form-answer.ts';
import { formOfProduct, type Posted } from './catalogue-forms.ts';

export type ProductAnswer = {
  readonly values: RawProduct;
  readonly seen: string | null;
  readonly errors: readonly FormError[];
  readonly differences: readonly Difference[] | null;
};

type Words = { readonly texts: Catalogue; readonly locale: Locale };

const reasonWord = (reason: ProductReason, texts: Catalogue): string =>
  reason === 'below_low_stock' ? texts.shop.product.belowLowStock : fieldProblem(reason, texts);

export function answerProduct(
  refusal: Exclude<SaveProductRefusal, { kind: 'not_found' }>,
  { form, seen }: Posted<RawProduct>,
  { texts, locale }: Words,
  catalogue: KeptCatalogue,
): { readonly status: 409 | 422; readonly answer: ProductAnswer } {
  const kept = { values: form, seen, errors: [], differences: null };
  if (refusal.kind === 'invalid') {
    const errors = refusal.fields.map(({ field, reason }) => ({
      field,
      message: `${texts.shop.product[field]}: ${reasonWord(reason, texts)}`,
    }));
    return { status: 422, answer: { ...kept, errors } };
  }
  const stored = formOfProduct(refusal.current);
  const yours = formOfProduct(refusal.wanted);
  const shown = (value: RawProduct, field: keyof RawProduct): string => {
    if (field === 'active') return value.active ? texts.settings.yes : texts.settings.no;
    if (field === 'categoryId') {
      return catalogue.categories.find(({ id }) => id === value.categoryId)?.name[locale] ?? '';
    }
    return value[field] === '' ? texts.settings.nothing : value[field];
  };
  const differences = (Object.keys(stored) as (keyof RawProduct)[])
    .filter((field) => stored[field] !== yours[field])
    .map((field) => ({
      label: texts.shop.product[field],
      stored: shown(stored, field),
      yours: shown(yours, field),
    }));
  const now = fingerprint(productContentOf(refusal.current));
  return { status: 409, answer: { ...kept, seen: now, differences } };
}

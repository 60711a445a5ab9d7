/** A form of a product's pictures that came back, and why. */
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { imageLinesOf, type RawAlt, type RawImageLine } from '#domain/shop/product-image.ts';
import type { AddImageRefusal } from '#domain/shop/use-cases/add-image.ts';
import type { ChangeImagesRefusal } from '#domain/shop/use-cases/change-images.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { FormError } from '../settings/form-answer.ts';
import { lineField } from './catalogue-forms.ts';

export type ImagesAnswer = {
  readonly status: 409 | 422;
  readonly errors: readonly FormError[];
  /** What was typed beside the new picture, and the id that it was posted under. */
  readonly adding: (RawAlt & { readonly id: string }) | null;
  readonly changing: { readonly lines: readonly RawImageLine[]; readonly seen: string } | null;
  /** Somebody else was faster. */
  readonly changed: boolean;
};

const NOTHING = { adding: null, changing: null, changed: false };

export function answerAdding(
  refusal: Exclude<AddImageRefusal, { kind: 'not_found' }>,
  id: string,
  alt: RawAlt,
  texts: Catalogue,
): ImagesAnswer {
  const words = texts.shop.images;
  const kept = { ...NOTHING, status: 422 as const, adding: { ...alt, id } };
  if (refusal.kind === 'full') return { ...kept, errors: [{ field: 'file', message: words.full }] };
  const file = refusal.file === null ? [] : [{ field: 'file', message: words.problem[refusal.file] }];
  const fields = refusal.fields.map(({ field, reason }) => ({
    field,
    message: `${words[field]}: ${fieldProblem(reason, texts)}`,
  }));
  return { ...kept, errors: [...file, ...fields] };
}

export function answerChanging(
  refusal: Exclude<ChangeImagesRefusal, { kind: 'not_found' }>,
  seen: string,
  lines: readonly RawImageLine[],
  texts: Catalogue,
): ImagesAnswer {
  if (refusal.kind === 'changed') {
    const now = fingerprint(imageLinesOf(refusal.current));
    return { ...NOTHING, status: 409, errors: [], changing: { lines, seen: now }, changed: true };
  }
  const errors = refusal.fields.map(({ id, field, reason }) => {
    const number = lines.findIndex((line) => line.id === id) + 1;
    return {
      field: lineField(field, id),
      message: `${texts.shop.images.number(number)}, ${texts.shop.images[field]}: ${fieldProblem(reason, texts)}`,
    };
  });
  return { ...NOTHING, status: 422, errors, changing: { lines, seen } };
}

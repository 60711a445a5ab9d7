/** The forms of the catalogue: their shape only. What may stand in them is the domain's rule. */
import { z } from 'zod';
import type { RawShipping, ShippingContent } from '#domain/orders/shipping-record.ts';
import type { RawAlt, RawImageLine } from '#domain/shop/product-image.ts';
import type { ProductContent, RawCategory, RawProduct } from '#domain/shop/product-record.ts';
import type { RawBooking } from '#domain/shop/stock-booking.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { formatRappen } from '#domain/shared/money.ts';
import { mark, text } from '../forms/text.ts';

const id = z.string().refine(isUuid).nullable().catch(null);
const seen = mark(40).transform((value) => (value === '' ? null : value));

const ticked = z
  .literal('on')
  .optional()
  .catch(undefined)
  .transform((value) => value === 'on');

const productFields = z.object({
  nameDe: text,
  nameEn: text,
  descriptionDe: text,
  descriptionEn: text,
  categoryId: text,
  position: text,
  price: text,
  vatCode: text,
  lowStockAt: text,
  reorderTo: text,
  active: ticked,
});

const guards = z.object({ id, seen });
const guardsOf = (form: FormData) => guards.parse({ id: form.get('id'), seen: form.get('seen') ?? '' });

export type Posted<Form> = {
  readonly form: Form;
  readonly id: string | null;
  readonly seen: string | null;
};

export const readProductForm = (form: FormData): Posted<RawProduct> => ({
  form: productFields.parse(Object.fromEntries(form)),
  ...guardsOf(form),
});

export const formOfProduct = (product: ProductContent): RawProduct => ({
  nameDe: product.name['de-CH'],
  nameEn: product.name.en,
  descriptionDe: product.description['de-CH'],
  descriptionEn: product.description.en,
  categoryId: product.categoryId,
  position: String(product.position),
  price: formatRappen(product.price),
  vatCode: product.vatCode,
  lowStockAt: String(product.lowStockAt),
  reorderTo: String(product.reorderTo),
  active: product.active,
});

const categoryFields = z.object({ nameDe: text, nameEn: text, position: text });

export const readCategoryForm = (form: FormData): Posted<RawCategory> => ({
  form: categoryFields.parse(Object.fromEntries(form)),
  ...guardsOf(form),
});

const shippingFields = z.object({
  nameDe: text,
  nameEn: text,
  price: text,
  freeFrom: text,
  vatCode: text,
  position: text,
  active: ticked,
});

export const readShippingForm = (form: FormData): Posted<RawShipping> => ({
  form: shippingFields.parse(Object.fromEntries(form)),
  ...guardsOf(form),
});

export const formOfShipping = (method: ShippingContent): RawShipping => ({
  nameDe: method.name['de-CH'],
  nameEn: method.name.en,
  price: formatRappen(method.price),
  freeFrom: method.freeFrom === null ? '' : formatRappen(method.freeFrom),
  vatCode: method.vatCode,
  position: String(method.position),
  active: method.active,
});

const bookingFields = z.object({ kind: text, quantity: text, reason: text });

/** `seen`: how many lines the ledger had. */
export const readBookingForm = (form: FormData): Posted<RawBooking> => ({
  form: bookingFields.parse(Object.fromEntries(form)),
  ...guardsOf(form),
});

const altFields = z.object({ altDe: text, altEn: text });

export type ImagesForm =
  | { readonly intent: 'add'; readonly id: string | null; readonly file: File | null; readonly alt: RawAlt }
  | { readonly intent: 'remove'; readonly id: string | null }
  | { readonly intent: 'change'; readonly seen: string; readonly lines: readonly RawImageLine[] };

const MOST_LINES = 50;

/** Fields of a picture's line carry its id: there are several of them on the page. */
export const lineField = (field: 'altDe' | 'altEn' | 'position', imageId: string): string =>
  `${field}.${imageId}`;

export function readImagesForm(form: FormData): ImagesForm | null {
  const guarded = guardsOf(form);
  switch (form.get('intent')) {
    case 'add': {
      const file = form.get('file');
      const alt = altFields.parse({ altDe: form.get('altDe'), altEn: form.get('altEn') });
      return { intent: 'add', id: guarded.id, file: file instanceof File ? file : null, alt };
    }
    case 'remove':
      return { intent: 'remove', id: guarded.id };
    case 'change': {
      const ids = form
        .getAll('image')
        .slice(0, MOST_LINES)
        .map((value) => text.parse(value));
      const of = (field: 'altDe' | 'altEn' | 'position', imageId: string) =>
        text.parse(form.get(lineField(field, imageId)));
      const lines = ids.map((imageId) => ({
        id: imageId,
        altDe: of('altDe', imageId),
        altEn: of('altEn', imageId),
        position: of('position', imageId),
      }));
      return { intent: 'change', seen: guarded.seen ?? '', lines };
    }
    default:
      return null;
  }
}

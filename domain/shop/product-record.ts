import { inBoth, lineField, priceIn, proseField, wholeIn } from '../settings/field-rules.ts';
import type { FieldReason } from '../settings/field-rules.ts';
import type { ProductCategoryId, ProductId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';

/** A product as the salon keeps it, sold at present or not. How many there are stands in the ledger. */
export type ProductRecord = {
  readonly id: ProductId;
  readonly slug: string;
  readonly categoryId: ProductCategoryId;
  readonly name: Localized;
  readonly description: Localized;
  /** What the customer pays, VAT included (PBV Art. 4). */
  readonly price: Rappen;
  readonly vatCode: string;
  readonly active: boolean;
  readonly position: number;
  /** At this many or fewer it is to be ordered anew … */
  readonly lowStockAt: number;
  /** … so that there are as many as this. */
  readonly reorderTo: number;
};

export type ProductCategory = {
  readonly id: ProductCategoryId;
  readonly slug: string;
  readonly name: Localized;
  readonly position: number;
};

/** What a product can refer to. */
export type ProductShelf = {
  readonly categoryIds: readonly ProductCategoryId[];
  readonly vatCodes: readonly string[];
};

/** The form as it was typed. */
export type RawProduct = {
  readonly nameDe: string;
  readonly nameEn: string;
  readonly descriptionDe: string;
  readonly descriptionEn: string;
  readonly categoryId: string;
  readonly position: string;
  readonly price: string;
  readonly vatCode: string;
  readonly lowStockAt: string;
  readonly reorderTo: string;
  readonly active: boolean;
};

export type ProductField = Exclude<keyof RawProduct, 'active'>;
export type ProductReason = FieldReason | 'below_low_stock';
export type ProductFieldRefusal = { readonly field: ProductField; readonly reason: ProductReason };

/** Everything of a product that the form decides. */
export type ProductContent = Omit<ProductRecord, 'id' | 'slug'>;

const LONGEST_NAME = 80;
const LONGEST_DESCRIPTION = 2_000;
const LAST_POSITION = 9_999;
const MOST_PIECES = 9_999;

/** All that is wrong with it at once, in the order of the form. */
export function readProduct(
  raw: RawProduct,
  shelf: ProductShelf,
): Result<ProductContent, readonly ProductFieldRefusal[]> {
  const refusals: ProductFieldRefusal[] = [];
  const taken = <T>(field: ProductField, read: Result<T, ProductReason>, otherwise: T): T => {
    if (read.ok) return read.value;
    refusals.push({ field, reason: read.error });
    return otherwise;
  };
  const listed = <T extends string>(field: ProductField, typed: string, offered: readonly T[]): T => {
    const found = offered.find((each) => each === typed);
    return taken<T>(field, found === undefined ? err('not_offered') : ok(found), '' as T);
  };
  const nameDe = taken('nameDe', lineField(raw.nameDe, LONGEST_NAME), '');
  const nameEn = taken('nameEn', lineField(raw.nameEn, LONGEST_NAME), '');
  const descriptionDe = taken('descriptionDe', proseField(raw.descriptionDe, LONGEST_DESCRIPTION), '');
  const descriptionEn = taken('descriptionEn', proseField(raw.descriptionEn, LONGEST_DESCRIPTION), '');
  const categoryId = listed('categoryId', raw.categoryId, shelf.categoryIds);
  const position = taken('position', wholeIn(raw.position, 0, LAST_POSITION), 0);
  const price = taken('price', priceIn(raw.price), 0 as Rappen);
  const vatCode = listed('vatCode', raw.vatCode, shelf.vatCodes);
  const lowStockAt = taken('lowStockAt', wholeIn(raw.lowStockAt, 0, MOST_PIECES), null);
  const reorderTo = taken('reorderTo', wholeIn(raw.reorderTo, 0, MOST_PIECES), null);
  if (lowStockAt !== null && reorderTo !== null && reorderTo < lowStockAt) {
    refusals.push({ field: 'reorderTo', reason: 'below_low_stock' });
  }
  if (refusals.length > 0 || lowStockAt === null || reorderTo === null) return err(refusals);
  return ok({
    name: inBoth(nameDe, nameEn),
    description: inBoth(descriptionDe, descriptionEn),
    categoryId,
    price,
    vatCode,
    active: raw.active,
    position,
    lowStockAt,
    reorderTo,
  });
}

/** In an order of its own, so that equal products have equal fingerprints wherever they were read. */
export const productContentOf = (record: ProductContent): ProductContent => ({
  name: inBoth(record.name['de-CH'], record.name.en),
  description: inBoth(record.description['de-CH'], record.description.en),
  categoryId: record.categoryId,
  price: record.price,
  vatCode: record.vatCode,
  active: record.active,
  position: record.position,
  lowStockAt: record.lowStockAt,
  reorderTo: record.reorderTo,
});

/** The form of a category as it was typed. */
export type RawCategory = { readonly nameDe: string; readonly nameEn: string; readonly position: string };
export type CategoryFieldRefusal = { readonly field: keyof RawCategory; readonly reason: FieldReason };
export type CategoryContent = Omit<ProductCategory, 'id' | 'slug'>;

const LONGEST_CATEGORY = 60;

export function readCategory(raw: RawCategory): Result<CategoryContent, readonly CategoryFieldRefusal[]> {
  const nameDe = lineField(raw.nameDe, LONGEST_CATEGORY);
  const nameEn = lineField(raw.nameEn, LONGEST_CATEGORY);
  const position = wholeIn(raw.position, 0, LAST_POSITION);
  if (nameDe.ok && nameEn.ok && position.ok) {
    return ok({ name: inBoth(nameDe.value, nameEn.value), position: position.value });
  }
  const refusals: CategoryFieldRefusal[] = [];
  if (!nameDe.ok) refusals.push({ field: 'nameDe', reason: nameDe.error });
  if (!nameEn.ok) refusals.push({ field: 'nameEn', reason: nameEn.error });
  if (!position.ok) refusals.push({ field: 'position', reason: position.error });
  return err(refusals);
}

export const categoryContentOf = ({ name, position }: CategoryContent): CategoryContent => ({
  name: inBoth(name['de-CH'], name.en),
  position,
});

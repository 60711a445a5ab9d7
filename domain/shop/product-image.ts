import { inBoth, lineField, wholeIn } from '../settings/field-rules.ts';
import type { FieldReason } from '../settings/field-rules.ts';
import type { ImageId, ProductId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';

/** Every picture stands ready in these: a phone's card, a card on a sharp screen, the product's page. */
export const IMAGE_WIDTHS = [320, 640, 1200] as const;
/** WebP for every browser of the last years, JPEG for the others and for previews. */
export const IMAGE_FORMATS = ['webp', 'jpg'] as const;
export const MOST_IMAGE_BYTES = 150 * 1024;
/** What may be handed in. */
export const MOST_UPLOAD_BYTES = 10 * 1024 * 1024;
export const MOST_IMAGES = 8;

export type ImageWidth = (typeof IMAGE_WIDTHS)[number];
export type ImageFormat = (typeof IMAGE_FORMATS)[number];
export type ImageFile = {
  readonly width: ImageWidth;
  readonly format: ImageFormat;
  readonly bytes: Uint8Array;
};

export type ProductImage = {
  readonly id: ImageId;
  readonly productId: ProductId;
  readonly position: number;
  /** Says what is to be seen to whoever does not see it. */
  readonly alt: Localized;
  /** Of the picture as it was handed in; its shape is the same in every width. */
  readonly width: number;
  readonly height: number;
};

/** Why a file becomes no picture. */
export type ImageRefusal =
  | 'missing'
  | 'too_heavy'
  | 'not_a_picture'
  | 'broken'
  | 'animated'
  | 'too_small'
  | 'too_large'
  | 'too_long'
  | 'too_detailed'
  /** Nothing is wrong with it: too many others are waiting. */
  | 'busy';

export type RawAlt = { readonly altDe: string; readonly altEn: string };
export type AltRefusal = { readonly field: keyof RawAlt; readonly reason: FieldReason };

const LONGEST_ALT = 160;

/** Both languages: a picture without words is none for whoever does not see it (WCAG 1.1.1). */
export function readAlt({ altDe, altEn }: RawAlt): Result<Localized, readonly AltRefusal[]> {
  const [german, english] = [lineField(altDe, LONGEST_ALT), lineField(altEn, LONGEST_ALT)];
  if (german.ok && english.ok) return ok(inBoth(german.value, english.value));
  const refusals: AltRefusal[] = [];
  if (!german.ok) refusals.push({ field: 'altDe', reason: german.error });
  if (!english.ok) refusals.push({ field: 'altEn', reason: english.error });
  return err(refusals);
}

/** A line of the form with all pictures of a product, as it was typed. */
export type RawImageLine = RawAlt & { readonly id: string; readonly position: string };
/** `field` is that of the line of the picture `id`. */
export type ImageLineRefusal = {
  readonly id: string;
  readonly field: 'altDe' | 'altEn' | 'position';
  readonly reason: FieldReason;
};
export type ImageLine = Pick<ProductImage, 'id' | 'position' | 'alt'>;

const LAST_POSITION = 999;

export function readImageLines(
  lines: readonly RawImageLine[],
): Result<readonly ImageLine[], readonly ImageLineRefusal[]> {
  const refusals: ImageLineRefusal[] = [];
  const read = lines.flatMap((line): readonly ImageLine[] => {
    const alt = readAlt(line);
    const position = wholeIn(line.position, 0, LAST_POSITION);
    if (!position.ok) refusals.push({ id: line.id, field: 'position', reason: position.error });
    if (!alt.ok) refusals.push(...alt.error.map((refusal) => ({ id: line.id, ...refusal })));
    return alt.ok && position.ok
      ? [{ id: line.id as ImageId, alt: alt.value, position: position.value }]
      : [];
  });
  return refusals.length > 0 ? err(refusals) : ok(read);
}

/** What two people who edit the same pictures must agree on. */
export const imageLinesOf = (images: readonly ImageLine[]): readonly ImageLine[] =>
  images
    .map(({ id, position, alt }) => ({ id, position, alt: inBoth(alt['de-CH'], alt.en) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

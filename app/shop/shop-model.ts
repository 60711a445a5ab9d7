/** What the shop's pages show of a product. */
import type { ShopCard, ShopPicture } from '#domain/ports/shop.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { Rappen } from '#domain/shared/money.ts';

export type PictureModel = {
  readonly id: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
};

export type CardModel = {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly price: Rappen;
  readonly available: boolean;
  readonly picture: PictureModel | null;
};

export const pictureModel = ({ id, alt, width, height }: ShopPicture, locale: Locale): PictureModel => ({
  id,
  alt: alt[locale],
  width,
  height,
});

export function cardModel(card: ShopCard, locale: Locale): CardModel {
  const [first] = card.pictures;
  return {
    slug: card.slug,
    name: card.name[locale],
    description: card.description[locale],
    price: card.price,
    available: card.available,
    picture: first === undefined ? null : pictureModel(first, locale),
  };
}

export const pictureAddress = (id: string, width: number, format: 'webp' | 'jpg'): string =>
  `/images/${id}/${width}.${format}`;

import { IMAGE_FORMATS, IMAGE_WIDTHS, type ImageFormat } from '#domain/shop/product-image.ts';
import { pictureAddress, type PictureModel } from './shop-model.ts';

type ProductPictureProps = {
  readonly picture: PictureModel;
  /** How wide it is shown, as the browser must know before the style sheet. */
  readonly sizes: string;
  /** Seen at once: fetched before what is further down. */
  readonly first?: boolean;
};

const setOf = (id: string, format: ImageFormat): string =>
  IMAGE_WIDTHS.map((width) => `${pictureAddress(id, width, format)} ${width}w`).join(', ');

export function ProductPicture({ picture, sizes, first = false }: ProductPictureProps) {
  const [modern, plain] = IMAGE_FORMATS;
  return (
    <picture>
      <source type="image/webp" srcSet={setOf(picture.id, modern)} sizes={sizes} />
      <img
        src={pictureAddress(picture.id, 640, plain)}
        srcSet={setOf(picture.id, plain)}
        sizes={sizes}
        width={picture.width}
        height={picture.height}
        alt={picture.alt}
        loading={first ? 'eager' : 'lazy'}
        decoding="async"
        className="h-full w-full object-contain"
      />
    </picture>
  );
}

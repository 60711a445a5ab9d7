import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ProductImages } from '../../ports/shop.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { ImageId, ProductId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { MOST_IMAGES, MOST_UPLOAD_BYTES, readAlt } from '../product-image.ts';
import type { AltRefusal, ImageRefusal, RawAlt } from '../product-image.ts';
import { imageEntry } from '../shop-entry.ts';

export type AddImageInput = {
  readonly productId: ProductId;
  /** Made with the page: sent twice, the form adds one picture. */
  readonly imageId: ImageId;
  readonly bytes: Uint8Array;
  readonly alt: RawAlt;
};

export type AddImageRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'full' }
  | { readonly kind: 'invalid'; readonly file: ImageRefusal | null; readonly fields: readonly AltRefusal[] };

export type AddImage = (actor: Insider, input: AddImageInput) => Promise<Result<null, AddImageRefusal>>;

type AddImageDeps = { readonly uow: UnitOfWork; readonly clock: Clock; readonly images: ProductImages };

/** A picture of a product, made small between two units of work: it takes seconds, and no transaction waits for it. */
export const addImage =
  ({ uow, clock, images }: AddImageDeps): AddImage =>
  async (actor, { productId, imageId, bytes, alt: typed }) => {
    if (!may(actor, 'shop.change')) return err({ kind: 'not_found' });
    const room = await uow.run<null, AddImageRefusal>(actor, async ({ catalogue }) => {
      if ((await catalogue.product(productId)) === null) return err({ kind: 'not_found' });
      return (await catalogue.images(productId)).length < MOST_IMAGES ? ok(null) : err({ kind: 'full' });
    });
    if (!room.ok) return room;
    const alt = readAlt(typed);
    const rendered = await rendering(images, bytes);
    if (!alt.ok || !rendered.ok) {
      const fields = alt.ok ? [] : alt.error;
      return err({ kind: 'invalid', file: rendered.ok ? null : rendered.error, fields });
    }
    const { width, height, files } = rendered.value;
    return await uow.run<null, AddImageRefusal>(actor, async ({ catalogue, audit }) => {
      await catalogue.open();
      const there = await catalogue.images(productId);
      if (there.some(({ id }) => id === imageId)) return ok(null);
      if (there.length >= MOST_IMAGES) return err({ kind: 'full' });
      const position = Math.max(0, ...there.map((each) => each.position)) + 1;
      const added = await catalogue.addImage(
        { id: imageId, productId, position, alt: alt.value, width, height },
        files,
      );
      // The id belongs to a picture of another product.
      if (!added) return err({ kind: 'not_found' });
      await audit.append(imageEntry('product.image_added', productId, imageId), clock.now());
      return ok(null);
    });
  };

async function rendering(images: ProductImages, bytes: Uint8Array): ReturnType<ProductImages['render']> {
  if (bytes.byteLength === 0) return err('missing');
  return bytes.byteLength > MOST_UPLOAD_BYTES ? err('too_heavy') : await images.render(bytes);
}

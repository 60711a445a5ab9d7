import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { fingerprint } from '../../settings/fingerprint.ts';
import type { Insider } from '../../shared/actor.ts';
import type { ImageId, ProductId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { imageLinesOf, readImageLines } from '../product-image.ts';
import type { ImageLineRefusal, ProductImage, RawImageLine } from '../product-image.ts';
import { imageEntry, imagesEntry } from '../shop-entry.ts';

export type ChangeImagesInput = {
  readonly productId: ProductId;
  /** The fingerprint of the pictures that the form was filled in from. */
  readonly seen: string;
  readonly lines: readonly RawImageLine[];
};

export type ChangeImagesRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly ImageLineRefusal[] }
  /** Somebody else has changed, added or removed pictures in the meantime. */
  | { readonly kind: 'changed'; readonly current: readonly ProductImage[] };

export type ChangeImages = (
  actor: Insider,
  input: ChangeImagesInput,
) => Promise<Result<null, ChangeImagesRefusal>>;

export type RemoveImage = (
  actor: Insider,
  input: { readonly productId: ProductId; readonly imageId: ImageId },
) => Promise<Result<null, { readonly kind: 'not_found' }>>;

type ImageDeps = { readonly uow: UnitOfWork; readonly clock: Clock };

/** Order and words of all pictures of a product. */
export const changeImages =
  ({ uow, clock }: ImageDeps): ChangeImages =>
  async (actor, { productId, seen, lines }) => {
    if (!may(actor, 'shop.change')) return err({ kind: 'not_found' });
    return await uow.run<null, ChangeImagesRefusal>(actor, async ({ catalogue, audit }) => {
      await catalogue.open();
      const current = await catalogue.images(productId);
      const own = new Set<string>(current.map(({ id }) => id));
      if (current.length === 0 || lines.some(({ id }) => !own.has(id))) return err({ kind: 'not_found' });
      const read = readImageLines(lines);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const left = fingerprint(imageLinesOf(current));
      if (left === fingerprint(imageLinesOf(read.value))) return ok(null);
      if (left !== seen) return err({ kind: 'changed', current });
      await catalogue.changeImages(read.value);
      await audit.append(imagesEntry(productId, read.value.length), clock.now());
      return ok(null);
    });
  };

/** For good: another picture of the same thing is another one. Removed twice is removed. */
export const removeImage =
  ({ uow, clock }: ImageDeps): RemoveImage =>
  async (actor, { productId, imageId }) => {
    if (!may(actor, 'shop.change')) return err({ kind: 'not_found' });
    return await uow.run(actor, async ({ catalogue, audit }) => {
      await catalogue.open();
      if ((await catalogue.product(productId)) === null) return err({ kind: 'not_found' as const });
      const found = (await catalogue.images(productId)).some(({ id }) => id === imageId);
      if (!found) return ok(null);
      await catalogue.removeImage(imageId);
      await audit.append(imageEntry('product.image_removed', productId, imageId), clock.now());
      return ok(null);
    });
  };

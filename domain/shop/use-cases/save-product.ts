import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { freeSlug, slugOf } from '../../settings/field-rules.ts';
import { fingerprint } from '../../settings/fingerprint.ts';
import { settingsEntry } from '../../settings/settings-entry.ts';
import type { Insider } from '../../shared/actor.ts';
import type { ProductId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { productContentOf, readProduct } from '../product-record.ts';
import type { ProductContent, ProductFieldRefusal, ProductRecord, RawProduct } from '../product-record.ts';

export type SaveProductInput = {
  /** Also of a product that is new: sent twice, the form makes one. */
  readonly id: ProductId;
  /** The fingerprint of what the form was filled in from; null: a new product. */
  readonly seen: string | null;
  readonly form: RawProduct;
};

export type SaveProductRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly ProductFieldRefusal[] }
  /** Somebody else has saved in the meantime; `current` is what they left. */
  | { readonly kind: 'changed'; readonly current: ProductRecord; readonly wanted: ProductContent };

export type SaveProduct = (
  actor: Insider,
  input: SaveProductInput,
) => Promise<Result<{ readonly slug: string }, SaveProductRefusal>>;

const LONGEST_SLUG = 50;

/** A new product, or changes to one. What was ordered before keeps its price: it is frozen there. */
export const saveProduct =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): SaveProduct =>
  async (actor, { id, seen, form }) => {
    if (!may(actor, 'shop.change')) return err({ kind: 'not_found' });
    return await uow.run<{ slug: string }, SaveProductRefusal>(actor, async ({ catalogue, audit }) => {
      await catalogue.open();
      const [shelf, current] = await Promise.all([catalogue.shelf(), catalogue.product(id)]);
      if (current === null && seen !== null) return err({ kind: 'not_found' });
      const read = readProduct(form, shelf);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const content = productContentOf(read.value);
      const before = current === null ? null : productContentOf(current);
      if (current !== null && before !== null) {
        const left = fingerprint(before);
        if (left === fingerprint(content)) return ok({ slug: current.slug });
        if (left !== seen) return err({ kind: 'changed', current, wanted: content });
      }
      const slug =
        current?.slug ??
        freeSlug(slugOf(content.name['de-CH'], LONGEST_SLUG, 'produkt'), await catalogue.productSlugs());
      await catalogue.putProduct({ ...content, id, slug });
      if ((before?.active ?? false) !== content.active) await catalogue.announce();
      const action = current === null ? 'product.created' : 'product.changed';
      await audit.append(settingsEntry(action, { kind: 'product', id }, before, content), clock.now());
      return ok({ slug });
    });
  };

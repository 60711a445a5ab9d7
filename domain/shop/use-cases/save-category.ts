import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { freeSlug, slugOf } from '../../settings/field-rules.ts';
import { fingerprint } from '../../settings/fingerprint.ts';
import { settingsEntry } from '../../settings/settings-entry.ts';
import type { Insider } from '../../shared/actor.ts';
import type { ProductCategoryId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { categoryContentOf, readCategory } from '../product-record.ts';
import type { CategoryFieldRefusal, ProductCategory, RawCategory } from '../product-record.ts';

export type SaveCategoryInput = {
  readonly id: ProductCategoryId;
  /** The fingerprint of what the form was filled in from; null: a new category. */
  readonly seen: string | null;
  readonly form: RawCategory;
};

export type SaveCategoryRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly CategoryFieldRefusal[] }
  | { readonly kind: 'changed'; readonly current: ProductCategory };

export type SaveCategory = (
  actor: Insider,
  input: SaveCategoryInput,
) => Promise<Result<{ readonly slug: string }, SaveCategoryRefusal>>;

const LONGEST_SLUG = 50;

export const saveCategory =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): SaveCategory =>
  async (actor, { id, seen, form }) => {
    if (!may(actor, 'shop.change')) return err({ kind: 'not_found' });
    return await uow.run<{ slug: string }, SaveCategoryRefusal>(actor, async ({ catalogue, audit }) => {
      await catalogue.open();
      const current = await catalogue.category(id);
      if (current === null && seen !== null) return err({ kind: 'not_found' });
      const read = readCategory(form);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const content = categoryContentOf(read.value);
      const before = current === null ? null : categoryContentOf(current);
      if (current !== null && before !== null) {
        const left = fingerprint(before);
        if (left === fingerprint(content)) return ok({ slug: current.slug });
        if (left !== seen) return err({ kind: 'changed', current });
      }
      const slug =
        current?.slug ??
        freeSlug(slugOf(content.name['de-CH'], LONGEST_SLUG, 'kategorie'), await catalogue.categorySlugs());
      await catalogue.putCategory({ ...content, id, slug });
      const action = current === null ? 'product_category.created' : 'product_category.changed';
      await audit.append(
        settingsEntry(action, { kind: 'product_category', id }, before, content),
        clock.now(),
      );
      return ok({ slug });
    });
  };

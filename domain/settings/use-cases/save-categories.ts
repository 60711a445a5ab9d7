import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { freeSlug, slugOf } from '../field-rules.ts';
import type { FieldRefusal } from '../field-rules.ts';
import { fingerprint } from '../fingerprint.ts';
import { categoryLines, readCategories, STEP_OF_POSITION } from '../service-categories.ts';
import type { CategoryLine, RawCategory } from '../service-categories.ts';
import { settingsEntry } from '../settings-entry.ts';

export type SaveCategoriesInput = {
  /** The fingerprint of what the form was filled in from. */
  readonly seen: string;
  readonly form: readonly RawCategory[];
};

export type SaveCategoriesRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly FieldRefusal[] }
  /** Somebody else has saved in the meantime; `current` is what they left. */
  | { readonly kind: 'changed'; readonly current: readonly CategoryLine[] };

export type SaveCategories = (
  actor: Insider,
  input: SaveCategoriesInput,
) => Promise<Result<null, SaveCategoriesRefusal>>;

/** Room for the number that tells two of one name apart. */
const LONGEST_SLUG = 36;

/** The categories as a whole list. The address of one, which pages link to, stays when it is renamed. */
export const saveCategories =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): SaveCategories =>
  async (actor, { seen, form }) => {
    if (!may(actor, 'services.change')) return err({ kind: 'not_found' });
    return await uow.run<null, SaveCategoriesRefusal>(actor, async ({ settings, audit }) => {
      await settings.open();
      const [categories, services] = await Promise.all([settings.categories(), settings.services()]);
      const before = categoryLines(categories);
      const read = readCategories(form, before, new Set(services.map(({ categoryId }) => categoryId)));
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const left = fingerprint(before);
      if (left === fingerprint(read.value)) return ok(null);
      if (left !== seen) return err({ kind: 'changed', current: before });
      const slugs = new Set(categories.map(({ slug }) => slug));
      const lines = read.value.map(({ id, name }, index) => {
        const slug =
          categories.find((category) => category.id === id)?.slug ??
          freeSlug(slugOf(name['de-CH'], LONGEST_SLUG, 'kategorie'), slugs);
        slugs.add(slug);
        return { id, name, slug, position: (index + 1) * STEP_OF_POSITION };
      });
      await settings.putCategories(lines);
      const target = { kind: 'salon', id: actor.salonId } as const;
      await audit.append(
        settingsEntry('settings.changed', target, { categories: before }, { categories: read.value }),
        clock.now(),
      );
      return ok(null);
    });
  };

import type { ShopCard, ShopCategory, ShopPicture, ShopQueries } from '#domain/ports/shop.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { ProductId } from '#domain/shared/ids.ts';
import type { Localized } from '#domain/shared/locale.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Database } from '../database.ts';
import type { SalonSettingsCache } from '../salon-settings-cache.ts';
import { readOnly } from '../transaction.ts';
import type { Unit } from '../unit.ts';

type ShopQueriesParts = { readonly database: Database; readonly settings: SalonSettingsCache };

export const shopQueries = ({ database, settings }: ShopQueriesParts): ShopQueries => ({
  isOpen: async ({ salonId }) => (await settings.current(salonId)).sells,
  shelves: (actor) => readOnly(database, actor, async (unit) => shelvesOf(await readCards(unit, null))),
  product: async (actor: Actor, slug) => {
    const [row] = await readOnly(database, actor, (unit) => readCards(unit, slug));
    return row === undefined
      ? null
      : { ...cardOf(row), category: { slug: row.category_slug, name: row.category_name } };
  },
  picture: async (salonId, { id, width, format }) => {
    const [row] = await database.query<{ bytes: Uint8Array | null }>`
      select shop_picture(${salonId}, ${id}, ${width}, ${format}) as bytes`;
    return row?.bytes ?? null;
  },
});

type CardRow = {
  readonly id: ProductId;
  readonly slug: string;
  readonly name: Localized;
  readonly description: Localized;
  readonly price_rappen: number;
  readonly vat_code: string;
  readonly available: boolean;
  readonly pictures: readonly ShopPicture[] | null;
  readonly category_slug: string;
  readonly category_name: Localized;
};

/** All that is on sale with the first picture of each; or one of them with all of its pictures. */
const readCards = (unit: Unit, slug: string | null): Promise<readonly CardRow[]> =>
  unit.sql<CardRow>`
    select p.id, p.slug, p.name, p.description, p.price_rappen, p.vat_code, p.stock > 0 as available,
      c.slug as category_slug, c.name as category_name,
      (select json_agg(json_build_object('id', i.id, 'alt', i.alt, 'width', i.width, 'height', i.height)
          order by i.position, i.id)
        from (
          select * from product_image x where x.salon_id = p.salon_id and x.product_id = p.id
          order by x.position, x.id limit case when ${slug}::text is null then 1 end
        ) i) as pictures
    from product p
    join product_category c on c.salon_id = p.salon_id and c.id = p.category_id
    where p.salon_id = ${unit.actor.salonId} and p.active and (${slug}::text is null or p.slug = ${slug}::text)
    order by c.position, c.slug, p.position, p.slug`;

const cardOf = (row: CardRow): ShopCard => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  description: row.description,
  price: rappen(row.price_rappen),
  vatCode: row.vat_code,
  available: row.available,
  pictures: row.pictures ?? [],
});

function shelvesOf(rows: readonly CardRow[]): readonly ShopCategory[] {
  const shelves = new Map<string, ShopCategory & { readonly products: ShopCard[] }>();
  for (const row of rows) {
    const shelf = shelves.get(row.category_slug) ?? {
      slug: row.category_slug,
      name: row.category_name,
      products: [],
    };
    shelf.products.push(cardOf(row));
    shelves.set(row.category_slug, shelf);
  }
  return [...shelves.values()];
}

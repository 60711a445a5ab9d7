import type { CatalogueStore } from '#domain/ports/shop.ts';
import type { ImageId, ProductCategoryId, ProductId } from '#domain/shared/ids.ts';
import type { ProductCategory } from '#domain/shop/product-record.ts';
import { readProducts, readProductImages } from './product-rows.ts';
import { readShippingRecords } from './order-rows.ts';
import type { Unit } from './unit.ts';

export function catalogueStore(unit: Unit): CatalogueStore {
  const { salonId } = unit.actor;
  const slugsIn = async (rows: Promise<readonly { slug: string }[]>): Promise<ReadonlySet<string>> =>
    new Set((await rows).map(({ slug }) => slug));
  return {
    open: async () => {
      await unit.sql`select pg_advisory_xact_lock(hashtextextended(${`catalogue ${salonId}`}, 0))`;
    },
    announce: async () => {
      unit.send(unit.sql`
        update salon set settings_version = settings_version + 1 where salon_id = ${salonId}`);
    },
    shelf: async () => {
      const [categories, codes] = await Promise.all([
        unit.sql<{ id: ProductCategoryId }>`select id from product_category where salon_id = ${salonId}`,
        unit.sql<{ code: string }>`select distinct code from vat_rate where salon_id = ${salonId}`,
      ]);
      return { categoryIds: categories.map(({ id }) => id), vatCodes: codes.map(({ code }) => code) };
    },
    product: async (id) => {
      const [found] = await readProducts(unit, id);
      if (found === undefined) return null;
      const { stock: _stock, reserved: _reserved, movements: _movements, ...record } = found;
      return record;
    },
    productSlugs: () =>
      slugsIn(unit.sql<{ slug: string }>`select slug from product where salon_id = ${salonId}`),
    putProduct: async (record) => {
      unit.send(unit.sql`
        insert into product (salon_id, id, slug, category_id, name, description, price_rappen, vat_code, active,
          position, low_stock_at, reorder_to)
        values (${salonId}, ${record.id}, ${record.slug}, ${record.categoryId}, ${JSON.stringify(record.name)}::jsonb,
          ${JSON.stringify(record.description)}::jsonb, ${record.price}, ${record.vatCode}, ${record.active},
          ${record.position}, ${record.lowStockAt}, ${record.reorderTo})
        on conflict (salon_id, id) do update set category_id = excluded.category_id, name = excluded.name,
          description = excluded.description, price_rappen = excluded.price_rappen, vat_code = excluded.vat_code,
          active = excluded.active, position = excluded.position, low_stock_at = excluded.low_stock_at,
          reorder_to = excluded.reorder_to`);
    },
    category: async (id) => {
      const [row] = await unit.sql<ProductCategory>`
        select id, slug, name, position from product_category where salon_id = ${salonId} and id = ${id}`;
      return row ?? null;
    },
    categorySlugs: () =>
      slugsIn(unit.sql<{ slug: string }>`select slug from product_category where salon_id = ${salonId}`),
    putCategory: async ({ id, slug, name, position }) => {
      unit.send(unit.sql`
        insert into product_category (salon_id, id, slug, name, position)
        values (${salonId}, ${id}, ${slug}, ${JSON.stringify(name)}::jsonb, ${position})
        on conflict (salon_id, id) do update set name = excluded.name, position = excluded.position`);
    },
    shippingMethod: async (id) => (await readShippingRecords(unit)).find((each) => each.id === id) ?? null,
    putShippingMethod: async ({ id, name, price, freeFrom, vatCode, position, active }) => {
      unit.send(unit.sql`
        insert into shipping_method (salon_id, id, name, price_rappen, free_from_rappen, vat_code, position, active)
        values (${salonId}, ${id}, ${JSON.stringify(name)}::jsonb, ${price}, ${freeFrom}, ${vatCode}, ${position},
          ${active})
        on conflict (salon_id, id) do update set name = excluded.name, price_rappen = excluded.price_rappen,
          free_from_rappen = excluded.free_from_rappen, vat_code = excluded.vat_code, position = excluded.position,
          active = excluded.active`);
    },
    images: (productId: ProductId) => readProductImages(unit, productId),
    addImage: async (image, files) => {
      const added = await unit.sql<{ id: ImageId }>`
        insert into product_image (salon_id, id, product_id, position, alt, width, height)
        values (${salonId}, ${image.id}, ${image.productId}, ${image.position}, ${JSON.stringify(image.alt)}::jsonb,
          ${image.width}, ${image.height})
        on conflict (salon_id, id) do nothing returning id`;
      if (added.length === 0) return false;
      for (const { width, format, bytes } of files) {
        unit.send(unit.sql`
          insert into product_image_file (salon_id, image_id, width, format, bytes)
          values (${salonId}, ${image.id}, ${width}, ${format},
            decode(${Buffer.from(bytes).toString('base64')}, 'base64'))`);
      }
      return true;
    },
    changeImages: async (lines) => {
      for (const { id, position, alt } of lines) {
        unit.send(unit.sql`
          update product_image set position = ${position}, alt = ${JSON.stringify(alt)}::jsonb
          where salon_id = ${salonId} and id = ${id}`);
      }
    },
    removeImage: async (id) => {
      unit.send(unit.sql`delete from product_image_file where salon_id = ${salonId} and image_id = ${id}`);
      unit.send(unit.sql`delete from product_image where salon_id = ${salonId} and id = ${id}`);
    },
  };
}

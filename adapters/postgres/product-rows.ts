import type { KeptProduct } from '#domain/ports/shop.ts';
import type { ProductCategoryId, ProductId } from '#domain/shared/ids.ts';
import type { Localized } from '#domain/shared/locale.ts';
import { rappen } from '#domain/shared/money.ts';
import type { ProductImage } from '#domain/shop/product-image.ts';
import type { Unit } from './unit.ts';

type ProductRow = {
  readonly id: ProductId;
  readonly slug: string;
  readonly category_id: ProductCategoryId;
  readonly name: Localized;
  readonly description: Localized;
  readonly price_rappen: number;
  readonly vat_code: string;
  readonly active: boolean;
  readonly position: number;
  readonly low_stock_at: number;
  readonly reorder_to: number;
  readonly stock: number;
  readonly reserved: number;
  readonly movements: number;
};

/** The salon's products, on sale or not, by position; with `id` that one. */
export async function readProducts(unit: Unit, id: ProductId | null = null): Promise<readonly KeptProduct[]> {
  const rows = await unit.sql<ProductRow>`
    select id, slug, category_id, name, description, price_rappen, vat_code, active, position, low_stock_at,
      reorder_to, stock, reserved, movements
    from product
    where salon_id = ${unit.actor.salonId} and (${id}::uuid is null or id = ${id}::uuid)
    order by position, slug`;
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    categoryId: row.category_id,
    name: row.name,
    description: row.description,
    price: rappen(row.price_rappen),
    vatCode: row.vat_code,
    active: row.active,
    position: row.position,
    lowStockAt: row.low_stock_at,
    reorderTo: row.reorder_to,
    stock: row.stock,
    reserved: row.reserved,
    movements: row.movements,
  }));
}

export const readProductImages = (unit: Unit, productId: ProductId): Promise<readonly ProductImage[]> =>
  unit.sql<ProductImage>`
    select id, product_id as "productId", position, alt, width, height from product_image
    where salon_id = ${unit.actor.salonId} and product_id = ${productId} order by position, id`;

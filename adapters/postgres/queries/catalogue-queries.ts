import { may } from '#domain/identity/permissions.ts';
import type { CatalogueQueries, LedgerLine, StockDifference } from '#domain/ports/shop.ts';
import type { Insider } from '#domain/shared/actor.ts';
import type { ImageId, OrderId, ProductId } from '#domain/shared/ids.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { MovementKind } from '#domain/shop/stock.ts';
import type { ProductCategory } from '#domain/shop/product-record.ts';
import type { Database } from '../database.ts';
import { readProductImages, readProducts } from '../product-rows.ts';
import { readShippingRecords } from '../order-rows.ts';
import { readOnly } from '../transaction.ts';

/** @throws Error for an actor whom no page would have let in */
function demand(actor: Insider): void {
  if (!may(actor, 'shop.see')) throw new Error('the catalogue is for those who work here');
}

type RateRow = { readonly code: string; readonly basis_points: number; readonly valid_from: LocalDate };
type LedgerRow = {
  readonly number: number;
  readonly kind: MovementKind;
  readonly quantity: number;
  readonly stock_after: number;
  readonly order_id: OrderId | null;
  readonly reason: string | null;
  readonly who: string | null;
  readonly at: string;
};
type DifferenceRow = {
  readonly id: ProductId;
  readonly stock: number;
  readonly reserved: number;
  readonly movements: number;
  readonly l_stock: number;
  readonly l_reserved: number;
  readonly l_movements: number;
};

export const catalogueQueries = (database: Database): CatalogueQueries => ({
  shippingMethods: async (actor) => {
    demand(actor);
    return await readOnly(database, actor, readShippingRecords);
  },
  catalogue: async (actor) => {
    demand(actor);
    const { salonId } = actor;
    return await readOnly(database, actor, async (unit) => {
      const [categories, products, rates, salons] = await Promise.all([
        unit.sql<ProductCategory>`
          select id, slug, name, position from product_category where salon_id = ${salonId}
          order by position, slug`,
        readProducts(unit),
        unit.sql<RateRow>`
          select code, basis_points, valid_from from vat_rate where salon_id = ${salonId}
          order by valid_from, code`,
        unit.sql<{ vat_liable: boolean }>`select vat_liable from salon where salon_id = ${salonId}`,
      ]);
      return {
        categories,
        products,
        vatRates: rates.map(({ code, basis_points: basisPoints, valid_from: validFrom }) => ({
          code,
          basisPoints,
          validFrom,
        })),
        vatLiable: salons[0]?.vat_liable === true,
      };
    });
  },
  images: async (actor, productId) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const [images, files] = await Promise.all([
        readProductImages(unit, productId),
        unit.sql<{ image_id: ImageId; bytes: Uint8Array }>`
          select f.image_id, f.bytes from product_image_file f
          join product_image i on i.salon_id = f.salon_id and i.id = f.image_id
          where f.salon_id = ${actor.salonId} and i.product_id = ${productId} and f.width = 320
            and f.format = 'webp'`,
      ]);
      const small = new Map(files.map(({ image_id, bytes }) => [image_id, bytes]));
      return images.map((image) => ({ ...image, thumbnail: small.get(image.id) ?? new Uint8Array() }));
    });
  },
  ledger: async (actor, productId, { before, count }) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const rows = await unit.sql<LedgerRow>`
        select m.number, m.kind, m.quantity, m.stock_after, m.order_id, m.reason, s.name as who,
          to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
        from stock_movement m
        left join role_grant g on m.actor_kind = 'employee' and g.salon_id = m.salon_id
          and g.account_id::text = m.actor_id
        left join staff s on s.salon_id = g.salon_id and s.id = g.staff_id
        where m.salon_id = ${actor.salonId} and m.product_id = ${productId}
          and (${before}::int is null or m.number < ${before}::int)
        order by m.number desc limit ${count}`;
      return rows.map(({ stock_after: stockAfter, order_id: orderId, ...row }): LedgerLine => ({
        ...row,
        stockAfter,
        orderId,
      }));
    });
  },
  differences: async (actor) => {
    demand(actor);
    return await readOnly(database, actor, async (unit) => {
      const rows = await unit.sql<DifferenceRow>`
        select p.id, p.stock, p.reserved, p.movements, l.stock as l_stock, l.reserved as l_reserved,
          l.movements as l_movements
        from product p
        cross join lateral (
          select coalesce(sum(m.quantity), 0)::int as stock,
            coalesce(-sum(m.quantity) filter (where m.kind in ('reserve', 'release')), 0)::int as reserved,
            count(*)::int as movements
          from stock_movement m where m.salon_id = p.salon_id and m.product_id = p.id
        ) l
        where p.salon_id = ${actor.salonId}
          and (p.stock, p.reserved, p.movements) is distinct from (l.stock, l.reserved, l.movements)
        order by p.id`;
      return rows.map((row): StockDifference => ({
        productId: row.id,
        stock: { noted: row.stock, ledger: row.l_stock },
        reserved: { noted: row.reserved, ledger: row.l_reserved },
        movements: { noted: row.movements, ledger: row.l_movements },
      }));
    });
  },
});

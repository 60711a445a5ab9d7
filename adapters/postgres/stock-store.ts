import { randomUUID } from 'node:crypto';
import type { StockStore } from '#domain/ports/shop.ts';
import type { MovementId, OrderId, ProductId, SaleId } from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { checkMovement, inLockOrder } from '#domain/shop/stock.ts';
import type { NewMovement, OrderLine, StockLevel } from '#domain/shop/stock.ts';
import type { Unit } from './unit.ts';

type Outcome = 'moved' | 'already' | 'stale' | 'short' | 'given_back' | 'unknown';

/** The function `move_stock` writes the line and the product's numbers; here is only who asks for what. */
export function stockStore(unit: Unit): StockStore {
  const { salonId } = unit.actor;

  const move = async (movement: NewMovement, at: Instant, seen: number | null): Promise<Outcome> => {
    checkMovement(movement);
    const { id, productId, kind, quantity, orderId, saleId, reason } = movement;
    const [row] = await unit.sql<{ outcome: Outcome }>`
      select move_stock(${salonId}, ${id}, ${productId}, ${kind}, ${quantity}::int, ${orderId}::uuid, ${reason}::text,
        to_timestamp(${at}::float8 / 1000), ${seen}::int, ${saleId ?? null}::uuid) as outcome`;
    if (row === undefined) throw new Error('the ledger did not answer');
    return row.outcome;
  };

  /** All of them travel together, and run in the order in which they stand here. */
  const moveAll = (
    kind: 'reserve' | 'release' | 'sale',
    orderId: OrderId,
    lines: readonly OrderLine[],
    at: Instant,
  ): Promise<readonly { readonly productId: ProductId; readonly outcome: Outcome }[]> =>
    Promise.all(
      lines.map(async ({ productId, quantity }) => {
        const id = randomUUID() as MovementId;
        const signed = kind === 'release' ? quantity : -quantity;
        const outcome = await move(
          { id, productId, kind, quantity: signed, orderId, reason: null },
          at,
          null,
        );
        return { productId, outcome };
      }),
    );

  const moveAtTill = (
    kind: 'sale' | 'return',
    saleId: SaleId,
    lines: readonly OrderLine[],
    at: Instant,
  ): Promise<readonly { readonly productId: ProductId; readonly outcome: Outcome }[]> =>
    Promise.all(
      inLockOrder(lines).map(async ({ productId, quantity }) => {
        const id = randomUUID() as MovementId;
        const signed = kind === 'return' ? quantity : -quantity;
        const movement = { id, productId, kind, quantity: signed, orderId: null, saleId, reason: null };
        return { productId, outcome: await move(movement, at, null) };
      }),
    );

  const refusedOf = (
    moved: readonly { readonly productId: ProductId; readonly outcome: Outcome }[],
  ): readonly ProductId[] =>
    moved
      .filter(({ outcome }) => outcome !== 'moved' && outcome !== 'already')
      .map(({ productId }) => productId);

  const keptFor = (orderId: OrderId): Promise<readonly OrderLine[]> =>
    unit.sql<OrderLine>`
      select product_id as "productId", quantity from reserved_for(${salonId}, ${orderId})`;

  return {
    level: async (productId) => {
      const [row] = await unit.sql<StockLevel>`
        select stock, reserved, movements from product where salon_id = ${salonId} and id = ${productId}`;
      return row ?? null;
    },
    isBooked: async (id) => {
      const rows = await unit.sql`select from stock_movement where salon_id = ${salonId} and id = ${id}`;
      return rows.length > 0;
    },
    book: async (movement, at, seen) => {
      const outcome = await move(movement, at, seen ?? null);
      return outcome === 'given_back' ? 'unknown' : outcome;
    },
    reserve: async (orderId, lines, at) =>
      refusedOf(await moveAll('reserve', orderId, inLockOrder(lines), at)),
    release: async (orderId, at) => {
      await moveAll('release', orderId, inLockOrder(await keptFor(orderId)), at);
    },
    sell: async (orderId, lines, at) => {
      // Locked in one order with what is sold: giving back and selling must not pass each other.
      const kept = new Map((await keptFor(orderId)).map((line) => [line.productId, line.quantity]));
      const wanted = inLockOrder(lines);
      const others = [...kept].map(([productId, quantity]) => ({ productId, quantity }));
      const products = inLockOrder([...wanted, ...others]).map(({ productId }) => productId);
      const sold: { readonly productId: ProductId; readonly outcome: Outcome }[][] = await Promise.all(
        products.map(async (productId) => {
          const back = kept.get(productId);
          const line = wanted.find((each) => each.productId === productId);
          const [, outcomes] = await Promise.all([
            back === undefined ? [] : moveAll('release', orderId, [{ productId, quantity: back }], at),
            line === undefined ? [] : moveAll('sale', orderId, [line], at),
          ]);
          return [...outcomes];
        }),
      );
      return refusedOf(sold.flat());
    },
    sellAtTill: async (saleId, lines, at) => refusedOf(await moveAtTill('sale', saleId, lines, at)),
    takeBackAtTill: async (saleId, lines, at) => refusedOf(await moveAtTill('return', saleId, lines, at)),
  };
}

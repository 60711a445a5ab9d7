/** Stock as a ledger: what is there is what the lines before have made of it, and never less than nothing. */
import type { MovementId, OrderId, ProductId, SaleId } from '../shared/ids.ts';

export const MOVEMENT_KINDS = [
  /** Goods came in. */
  'delivery',
  /** Counted, and found to differ from what was noted. */
  'correction',
  /** Broken, stolen, used in the salon. */
  'loss',
  /** Kept for an order that is not paid yet. */
  'reserve',
  /** No longer kept: the order lapsed, was cancelled, or is being sold. */
  'release',
  'sale',
  /** Came back from a sold order, fit to be sold again. */
  'return',
] as const;

export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export type StockLevel = {
  /** Pieces that can be sold. */
  readonly stock: number;
  /** Pieces that stand on the shelf and are kept for open orders. */
  readonly reserved: number;
  /** How many lines the ledger has: who has seen the last one has seen all. */
  readonly movements: number;
};

export type Movement = {
  readonly kind: MovementKind;
  /** Pieces, with a sign: what it does to `stock`. */
  readonly quantity: number;
};

/** One line of the ledger, as it is asked for. */
export type NewMovement = Movement & {
  readonly id: MovementId;
  readonly productId: ProductId;
  /** Of the kinds reserve, release, sale and return; of no other. */
  readonly orderId: OrderId | null;
  /** Sold at the till, or given back from there: in place of an order. */
  readonly saleId?: SaleId;
  readonly reason: string | null;
};

export type OrderLine = { readonly productId: ProductId; readonly quantity: number };

export const EMPTY_SHELF: StockLevel = { stock: 0, reserved: 0, movements: 0 };

/** What lies on the shelf when somebody counts. */
export const onTheShelf = ({ stock, reserved }: StockLevel): number => stock + reserved;

const SIGNS: Readonly<Record<MovementKind, 1 | -1 | 0>> = {
  delivery: 1,
  correction: 0,
  loss: -1,
  reserve: -1,
  release: 1,
  sale: -1,
  return: 1,
};

/** @throws RangeError when the quantity is nothing, no whole number, or has the wrong sign for its kind */
export function checkMovement({ kind, quantity }: Movement): void {
  const sign = SIGNS[kind];
  if (!Number.isSafeInteger(quantity) || quantity === 0 || (sign !== 0 && Math.sign(quantity) !== sign)) {
    throw new RangeError(`not a quantity of a ${kind}: ${quantity}`);
  }
}

/**
 * The level after one more line; null when there are not as many.
 *
 * @throws RangeError as `checkMovement` does
 */
export function afterMovement(level: StockLevel, movement: Movement): StockLevel | null {
  checkMovement(movement);
  const { kind, quantity } = movement;
  const kept = kind === 'reserve' || kind === 'release' ? -quantity : 0;
  const after = {
    stock: level.stock + quantity,
    reserved: level.reserved + kept,
    movements: level.movements + 1,
  };
  return after.stock < 0 || after.reserved < 0 ? null : after;
}

/**
 * One line a product, by id: everybody who takes several products takes them in this order, so that two who want the
 * same ones never wait for each other.
 *
 * @throws RangeError when a quantity is not a whole number of at least one
 */
export function inLockOrder(lines: readonly OrderLine[]): readonly OrderLine[] {
  const sums = new Map<ProductId, number>();
  for (const { productId, quantity } of lines) {
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`not a quantity: ${quantity}`);
    sums.set(productId, (sums.get(productId) ?? 0) + quantity);
  }
  return [...sums]
    .map(([productId, quantity]) => ({ productId, quantity }))
    .sort((a, b) => (a.productId < b.productId ? -1 : 1));
}

/** How many to order: up to the mark when what can be sold has come down to the lower one, else none. */
export const proposedReorder = (product: {
  readonly stock: number;
  readonly lowStockAt: number;
  readonly reorderTo: number;
}): number => (product.stock <= product.lowStockAt ? Math.max(0, product.reorderTo - product.stock) : 0);

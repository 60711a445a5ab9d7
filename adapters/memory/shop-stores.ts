import { randomUUID } from 'node:crypto';
import type { CatalogueStore, StockStore } from '#domain/ports/shop.ts';
import type {
  ImageId,
  MovementId,
  OrderId,
  ProductCategoryId,
  ProductId,
  SaleId,
} from '#domain/shared/ids.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { ProductImage } from '#domain/shop/product-image.ts';
import type { ProductCategory, ProductRecord } from '#domain/shop/product-record.ts';
import { afterMovement, checkMovement, EMPTY_SHELF, inLockOrder } from '#domain/shop/stock.ts';
import type { NewMovement, OrderLine, StockLevel } from '#domain/shop/stock.ts';
import { enter, lockRow, type Unit } from './unit.ts';

type LedgerRow = NewMovement & { readonly at: Instant; readonly stockAfter: number };

export type ShopRows = {
  readonly categories: Map<ProductCategoryId, ProductCategory>;
  readonly products: Map<ProductId, ProductRecord>;
  readonly images: Map<ImageId, ProductImage>;
  readonly levels: Map<ProductId, StockLevel>;
  readonly ledger: LedgerRow[];
};

export const noShop = (): ShopRows => ({
  categories: new Map(),
  products: new Map(),
  images: new Map(),
  levels: new Map(),
  ledger: [],
});

export const shopDraft = (rows: ShopRows): ShopRows => ({
  categories: new Map(rows.categories),
  products: new Map(rows.products),
  images: new Map(rows.images),
  levels: new Map(rows.levels),
  ledger: [...rows.ledger],
});

const leads = ({ actor }: Unit): boolean =>
  actor.kind === 'employee' && (actor.role === 'owner' || actor.role === 'manager');

/** The files of a picture are thrown away: memory shows no website. */
export function catalogueStore(unit: Unit): CatalogueStore {
  const { shop, book } = unit.rows;
  const demandLead = (): void => {
    if (!leads(unit)) throw new Error('row-level security: the catalogue is written by those who lead');
  };
  return {
    async open() {
      enter(unit);
    },
    async announce() {
      enter(unit);
    },
    async shelf() {
      enter(unit);
      return {
        categoryIds: [...shop.categories.keys()],
        vatCodes: [...new Set(book.vatRates.map(({ code }) => code))],
      };
    },
    async product(id) {
      enter(unit);
      return shop.products.get(id) ?? null;
    },
    async productSlugs() {
      enter(unit);
      return new Set([...shop.products.values()].map(({ slug }) => slug));
    },
    async putProduct(record) {
      enter(unit);
      demandLead();
      const { slug } = shop.products.get(record.id) ?? record;
      shop.products.set(record.id, { ...record, slug });
    },
    async category(id) {
      enter(unit);
      return shop.categories.get(id) ?? null;
    },
    async categorySlugs() {
      enter(unit);
      return new Set([...shop.categories.values()].map(({ slug }) => slug));
    },
    async putCategory(category) {
      enter(unit);
      demandLead();
      const { slug } = shop.categories.get(category.id) ?? category;
      shop.categories.set(category.id, { ...category, slug });
    },
    async shippingMethod(id) {
      enter(unit);
      const found = unit.rows.orderBook.methods.find((method) => method.id === id);
      return found === undefined ? null : { ...found, position: 0, active: true };
    },
    async putShippingMethod(record) {
      enter(unit);
      demandLead();
      const { methods } = unit.rows.orderBook;
      const place = methods.findIndex(({ id }) => id === record.id);
      methods.splice(
        place < 0 ? methods.length : place,
        place < 0 ? 0 : 1,
        ...(record.active ? [record] : []),
      );
    },
    async images(productId) {
      enter(unit);
      return [...shop.images.values()]
        .filter((image) => image.productId === productId)
        .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
    },
    async addImage(image) {
      enter(unit);
      demandLead();
      if (shop.images.has(image.id)) return false;
      shop.images.set(image.id, image);
      return true;
    },
    async changeImages(lines) {
      enter(unit);
      demandLead();
      for (const line of lines) {
        const image = shop.images.get(line.id);
        if (image !== undefined) shop.images.set(line.id, { ...image, ...line });
      }
    },
    async removeImage(id) {
      enter(unit);
      demandLead();
      shop.images.delete(id);
    },
  };
}

type Outcome = 'moved' | 'already' | 'stale' | 'short' | 'unknown';

export function stockStore(unit: Unit): StockStore {
  const { shop, orderBook } = unit.rows;
  const { actor } = unit;

  const demandOwn = ({ kind, orderId }: NewMovement): void => {
    const works = actor.kind === 'employee' || actor.kind === 'system';
    const takes = kind === 'reserve' || kind === 'release';
    const order = orderId === null ? undefined : orderBook.orders.get(orderId);
    const isOwn = 'visitorId' in actor && order?.visitorId === actor.visitorId;
    if (works ? orderId === null || order !== undefined : takes && isOwn) return;
    throw new Error("row-level security: stock is moved for one's own order");
  };

  const ofOrder = (orderId: OrderId, productId: ProductId) =>
    shop.ledger.filter((row) => row.orderId === orderId && row.productId === productId);
  const ofSale = (saleId: SaleId, productId: ProductId) =>
    shop.ledger.filter((row) => row.saleId === saleId && row.productId === productId);
  const sumOf = (rows: readonly LedgerRow[], ...kinds: readonly LedgerRow['kind'][]): number =>
    rows.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { quantity }) => sum + quantity, 0);

  const refusalOf = (movement: NewMovement, level: StockLevel, seen: number | undefined): Outcome | null => {
    const { id, productId, kind, quantity, orderId, saleId } = movement;
    const order =
      saleId !== undefined ? ofSale(saleId, productId) : orderId === null ? [] : ofOrder(orderId, productId);
    const once = saleId !== undefined || kind === 'reserve' || kind === 'release' || kind === 'sale';
    if (shop.ledger.some((row) => row.id === id) || (once && order.some((row) => row.kind === kind))) {
      return kind === 'reserve' && order.some((row) => row.kind === 'release') ? 'unknown' : 'already';
    }
    if (seen !== undefined && seen !== level.movements) return 'stale';
    if (kind === 'release' && sumOf(order, 'reserve') !== -quantity) return 'unknown';
    if (kind === 'return' && quantity > -sumOf(order, 'sale', 'return')) return 'unknown';
    return null;
  };

  const move = (movement: NewMovement, at: Instant, seen?: number): Outcome => {
    checkMovement(movement);
    demandOwn(movement);
    const { productId } = movement;
    lockRow(unit, 'product', productId);
    if (!shop.products.has(productId)) return 'unknown';
    const level = shop.levels.get(productId) ?? EMPTY_SHELF;
    const refusal = refusalOf(movement, level, seen);
    if (refusal !== null) return refusal;
    const after = afterMovement(level, movement);
    if (after === null) return 'short';
    shop.levels.set(productId, after);
    shop.ledger.push({ ...movement, at, stockAfter: after.stock });
    return 'moved';
  };

  const moveFor = (
    kind: 'reserve' | 'release' | 'sale',
    orderId: OrderId,
    lines: readonly OrderLine[],
    at: Instant,
  ): readonly ProductId[] =>
    inLockOrder(lines).flatMap(({ productId, quantity }) => {
      const id = randomUUID() as MovementId;
      const signed = kind === 'release' ? quantity : -quantity;
      const outcome = move({ id, productId, kind, quantity: signed, orderId, reason: null }, at);
      return outcome === 'moved' || outcome === 'already' ? [] : [productId];
    });

  const moveAtTill = (
    kind: 'sale' | 'return',
    saleId: SaleId,
    lines: readonly OrderLine[],
    at: Instant,
  ): readonly ProductId[] => {
    if (unit.actor.kind !== 'employee')
      throw new Error('row-level security: at the till stands who works here');
    return inLockOrder(lines).flatMap(({ productId, quantity }) => {
      const id = randomUUID() as MovementId;
      const signed = kind === 'return' ? quantity : -quantity;
      const outcome = move(
        { id, productId, kind, quantity: signed, orderId: null, saleId, reason: null },
        at,
      );
      return outcome === 'moved' || outcome === 'already' ? [] : [productId];
    });
  };

  const giveBack = (orderId: OrderId, at: Instant): void => {
    const kept = [...shop.products.keys()].flatMap((productId) => {
      const quantity = -sumOf(ofOrder(orderId, productId), 'reserve', 'release');
      return quantity > 0 ? [{ productId, quantity }] : [];
    });
    moveFor('release', orderId, kept, at);
  };

  /** What is refused half-way leaves half of it behind: as in the database, such a unit is rolled back. */
  const refused = (products: readonly ProductId[]): readonly ProductId[] => {
    if (products.length > 0) unit.spoiled = true;
    return products;
  };

  return {
    async level(productId) {
      enter(unit);
      return shop.products.has(productId) ? (shop.levels.get(productId) ?? EMPTY_SHELF) : null;
    },
    async isBooked(id) {
      enter(unit);
      return shop.ledger.some((row) => row.id === id);
    },
    async book(movement, at, seen) {
      enter(unit);
      return move(movement, at, seen);
    },
    async reserve(orderId, lines, at) {
      enter(unit);
      return refused(moveFor('reserve', orderId, lines, at));
    },
    async release(orderId, at) {
      enter(unit);
      giveBack(orderId, at);
    },
    async sell(orderId, lines, at) {
      enter(unit);
      giveBack(orderId, at);
      return refused(moveFor('sale', orderId, lines, at));
    },
    async sellAtTill(saleId, lines, at) {
      enter(unit);
      return refused(moveAtTill('sale', saleId, lines, at));
    },
    async takeBackAtTill(saleId, lines, at) {
      enter(unit);
      return refused(moveAtTill('return', saleId, lines, at));
    },
  };
}

/** What the salon sells, and what of it is there. */
import type { ShippingRecord } from '../orders/shipping-record.ts';
import type { Actor, Insider } from '../shared/actor.ts';
import type {
  ImageId,
  MovementId,
  OrderId,
  ProductCategoryId,
  ProductId,
  ShippingMethodId,
  SaleId,
  SalonId,
} from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import type { Result } from '../shared/result.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { ImageFile, ImageLine, ImageRefusal, ProductImage } from '../shop/product-image.ts';
import type { ProductCategory, ProductRecord, ProductShelf } from '../shop/product-record.ts';
import type { MovementKind, NewMovement, OrderLine, StockLevel } from '../shop/stock.ts';
import type { VatRate } from '../slots/salon-book.ts';

export interface CatalogueStore {
  /** Every change of the catalogue begins with it: changes then follow one another. */
  open(): Promise<void>;
  /** After what is on sale has changed: whether there is a shop at all is kept with the settings, and read anew. */
  announce(): Promise<void>;
  shelf(): Promise<ProductShelf>;
  product(id: ProductId): Promise<ProductRecord | null>;
  productSlugs(): Promise<ReadonlySet<string>>;
  /** Inserts or replaces it; an existing one keeps its slug and its stock. */
  putProduct(record: ProductRecord): Promise<void>;
  category(id: ProductCategoryId): Promise<ProductCategory | null>;
  categorySlugs(): Promise<ReadonlySet<string>>;
  putCategory(category: ProductCategory): Promise<void>;
  shippingMethod(id: ShippingMethodId): Promise<ShippingRecord | null>;
  putShippingMethod(record: ShippingRecord): Promise<void>;
  /** In their order. */
  images(productId: ProductId): Promise<readonly ProductImage[]>;
  /** False, and nothing is written, when there is a picture of this id. */
  addImage(image: ProductImage, files: readonly ImageFile[]): Promise<boolean>;
  changeImages(lines: readonly ImageLine[]): Promise<void>;
  removeImage(id: ImageId): Promise<void>;
}

/**
 * The ledger. A line and the product's numbers are written in one go, on the locked product, never below zero. Orders
 * take their products in one order (`inLockOrder`), whatever the order of the lines.
 */
export interface StockStore {
  /** Null when there is no such product. May be stale by the time something is booked. */
  level(productId: ProductId): Promise<StockLevel | null>;
  /** Whether there is a line of this id. */
  isBooked(id: MovementId): Promise<boolean>;
  /**
   * For deliveries, corrections, losses and returns; once for each id. `stale`: the ledger has more lines than `seen`
   * says. `unknown`: no such product, or more returned than this order has bought.
   */
  book(
    movement: NewMovement,
    at: Instant,
    seen?: number,
  ): Promise<'moved' | 'already' | 'stale' | 'short' | 'unknown'>;
  /**
   * Keeps the pieces for the order; once for each order and product, however often it is asked. Returns the products of
   * which there are not as many, or which this order has given back before: the unit may then only be rolled back.
   */
  reserve(orderId: OrderId, lines: readonly OrderLine[], at: Instant): Promise<readonly ProductId[]>;
  /** Gives back what is still kept for the order; nothing when nothing is. */
  release(orderId: OrderId, at: Instant): Promise<void>;
  /**
   * Sells what the order kept; what it did not keep (paid after it lapsed, sold at the till) is sold if it is still
   * there. Once for each order and product. Returns the products of which there are not as many: the unit may then only
   * be rolled back.
   */
  sell(orderId: OrderId, lines: readonly OrderLine[], at: Instant): Promise<readonly ProductId[]>;
  /** The same at the till, where nothing was kept. The sale itself is written in the same unit. */
  sellAtTill(saleId: SaleId, lines: readonly OrderLine[], at: Instant): Promise<readonly ProductId[]>;
  /** What was sold at the till comes back whole, once. Returns the products of which this sale has sold fewer. */
  takeBackAtTill(saleId: SaleId, lines: readonly OrderLine[], at: Instant): Promise<readonly ProductId[]>;
}

/** Makes of whatever somebody hands in the files that are shown. Outside of every unit of work: it takes seconds. */
export interface ProductImages {
  render(
    bytes: Uint8Array,
  ): Promise<
    Result<
      { readonly width: number; readonly height: number; readonly files: readonly ImageFile[] },
      ImageRefusal
    >
  >;
}

export type ShopPicture = Pick<ProductImage, 'id' | 'alt' | 'width' | 'height'>;

export type ShopCard = {
  readonly id: ProductId;
  readonly slug: string;
  readonly name: Localized;
  readonly description: Localized;
  readonly price: Rappen;
  readonly vatCode: string;
  readonly available: boolean;
  readonly pictures: readonly ShopPicture[];
};

export type ShopCategory = Pick<ProductCategory, 'slug' | 'name'> & {
  readonly products: readonly ShopCard[];
};

/** What everybody sees: products on sale. */
export interface ShopQueries {
  /** Whether anything is on sale. As cheap as the salon's name. */
  isOpen(actor: Pick<Actor, 'salonId'>): Promise<boolean>;
  /** Categories with something in them, each product with its first picture. */
  shelves(actor: Actor): Promise<readonly ShopCategory[]>;
  /** With all its pictures; null: not on sale. */
  product(
    actor: Actor,
    slug: string,
  ): Promise<(ShopCard & { readonly category: Pick<ProductCategory, 'slug' | 'name'> }) | null>;
  /** Null unless it belongs to a product on sale. */
  picture(
    salonId: SalonId,
    file: { readonly id: ImageId; readonly width: number; readonly format: string },
  ): Promise<Uint8Array | null>;
}

export type KeptProduct = ProductRecord & StockLevel;

export type Catalogue = {
  readonly categories: readonly ProductCategory[];
  /** Also those that are not on sale; by category and position. */
  readonly products: readonly KeptProduct[];
  readonly vatRates: readonly VatRate[];
  readonly vatLiable: boolean;
};

export type LedgerLine = {
  readonly number: number;
  readonly kind: MovementKind;
  readonly quantity: number;
  readonly stockAfter: number;
  readonly orderId: OrderId | null;
  readonly reason: string | null;
  /** The colleague's name; null: none that this actor may know, or no colleague. */
  readonly who: string | null;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** A product whose numbers are not what its ledger says: there is never one, unless somebody wrote past the product. */
export type StockDifference = { readonly productId: ProductId } & {
  readonly [N in keyof StockLevel]: { readonly noted: number; readonly ledger: number };
};

/** What those who work here see. */
export interface CatalogueQueries {
  /** Offered or not, in their order. */
  shippingMethods(actor: Insider): Promise<readonly ShippingRecord[]>;
  catalogue(actor: Insider): Promise<Catalogue>;
  /** Each with a small file, as it may be of a product that is not on sale. */
  images(
    actor: Insider,
    productId: ProductId,
  ): Promise<readonly (ProductImage & { readonly thumbnail: Uint8Array })[]>;
  /** Newest first; those before line `before`, if it is given. */
  ledger(
    actor: Insider,
    productId: ProductId,
    page: { readonly before: number | null; readonly count: number },
  ): Promise<readonly LedgerLine[]>;
  differences(actor: Insider): Promise<readonly StockDifference[]>;
}

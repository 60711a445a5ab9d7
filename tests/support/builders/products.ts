/** Products of a small shop, and whoever puts them on the shelf. */
import type { Employee, EmployeeRole } from '#domain/shared/actor.ts';
import type {
  AccountId,
  MovementId,
  ProductCategoryId,
  ProductId,
  SalonId,
  SessionId,
} from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { CatalogueStore, StockStore } from '#domain/ports/shop.ts';
import type { ProductRecord } from '#domain/shop/product-record.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const CARE = uuid('cc', 1) as ProductCategoryId;
export const SHAMPOO = uuid('bb', 1) as ProductId;
export const COMB = uuid('bb', 2) as ProductId;
export const UNKNOWN_PRODUCT = uuid('bb', 9) as ProductId;

export const employeeOf = (salonId: SalonId, role: EmployeeRole): Employee => ({
  kind: 'employee',
  salonId,
  role,
  staffId: null,
  accountId: uuid('ac', 1) as AccountId,
  sessionId: uuid('5e55', 1) as SessionId,
});

export const aProduct = (over: Partial<ProductRecord> = {}): ProductRecord => ({
  id: SHAMPOO,
  slug: 'shampoo',
  categoryId: CARE,
  name: { 'de-CH': 'Shampoo', en: 'Shampoo' },
  description: { 'de-CH': '', en: '' },
  price: rappen(2450),
  vatCode: 'standard',
  active: true,
  position: 1,
  lowStockAt: 2,
  reorderTo: 10,
  ...over,
});

export const A_COMB = aProduct({
  id: COMB,
  slug: 'kamm',
  name: { 'de-CH': 'Kamm', en: 'Comb' },
  price: rappen(1290),
  position: 2,
});

/** Both products, with so many pieces of each. For an owner's unit of work. */
export async function fillShelf(
  { catalogue, stock }: { readonly catalogue: CatalogueStore; readonly stock: StockStore },
  at: Instant,
  shampoos: number,
  combs: number,
): Promise<void> {
  await catalogue.putCategory({
    id: CARE,
    slug: 'pflege',
    name: { 'de-CH': 'Pflege', en: 'Care' },
    position: 1,
  });
  await catalogue.putProduct(aProduct());
  await catalogue.putProduct(A_COMB);
  const deliver = (number: number, productId: ProductId, quantity: number) =>
    stock.book(
      {
        id: uuid('de', number) as MovementId,
        productId,
        kind: 'delivery',
        quantity,
        orderId: null,
        reason: null,
      },
      at,
    );
  if (shampoos > 0) await deliver(1, SHAMPOO, shampoos);
  if (combs > 0) await deliver(2, COMB, combs);
}

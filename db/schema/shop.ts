/** Catalogue, stock, carts and orders. */
import { boolean, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { hexBytes, instant, localized, salonId } from './columns.ts';

export const productCategory = pgTable('product_category', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: localized('name'),
  position: integer('position').notNull(),
});

/** `stock`, `reserved` and `movements` are written by `move_stock` alone. */
export const product = pgTable('product', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  categoryId: uuid('category_id').notNull(),
  name: localized('name'),
  description: localized('description'),
  priceRappen: integer('price_rappen').notNull(),
  vatCode: text('vat_code').notNull(),
  active: boolean('active').notNull().default(true),
  position: integer('position').notNull(),
  lowStockAt: integer('low_stock_at').notNull(),
  reorderTo: integer('reorder_to').notNull(),
  stock: integer('stock').notNull().default(0),
  reserved: integer('reserved').notNull().default(0),
  movements: integer('movements').notNull().default(0),
});

export const productImage = pgTable('product_image', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  productId: uuid('product_id').notNull(),
  position: integer('position').notNull(),
  alt: localized('alt'),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
});

export const productImageFile = pgTable('product_image_file', {
  salonId: salonId(),
  imageId: uuid('image_id').notNull(),
  width: integer('width').notNull(),
  format: text('format').$type<'webp' | 'jpg'>().notNull(),
  bytes: hexBytes('bytes').notNull(),
});

export const stockMovement = pgTable('stock_movement', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  productId: uuid('product_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind').notNull(),
  quantity: integer('quantity').notNull(),
  stockAfter: integer('stock_after').notNull(),
  orderId: uuid('order_id'),
  reason: text('reason'),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  at: instant('at').notNull(),
  saleId: uuid('sale_id'),
});

export const cartLine = pgTable('cart_line', {
  salonId: salonId(),
  visitorId: uuid('visitor_id').notNull(),
  productId: uuid('product_id').notNull(),
  quantity: integer('quantity').notNull(),
  seenPriceRappen: integer('seen_price_rappen').notNull(),
  addedAt: instant('added_at').notNull(),
});

export const cartGift = pgTable('cart_gift', {
  salonId: salonId(),
  visitorId: uuid('visitor_id').notNull(),
  id: uuid('id').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  recipient: text('recipient').notNull(),
  message: text('message').notNull(),
  addedAt: instant('added_at').notNull(),
});

export const shippingMethod = pgTable('shipping_method', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  name: localized('name'),
  priceRappen: integer('price_rappen').notNull(),
  freeFromRappen: integer('free_from_rappen'),
  vatCode: text('vat_code').notNull(),
  position: integer('position').notNull(),
  active: boolean('active').notNull().default(true),
});

export const shopOrder = pgTable('shop_order', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  number: integer('number').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  customerId: uuid('customer_id'),
  stage: text('stage').notNull(),
  payBy: text('pay_by').notNull(),
  delivery: text('delivery').notNull(),
  totalRappen: integer('total_rappen').notNull(),
  paidRappen: integer('paid_rappen').notNull().default(0),
  refundedRappen: integer('refunded_rappen').notNull().default(0),
  voucherRappen: integer('voucher_rappen').notNull().default(0),
  dispute: text('dispute').notNull().default('none'),
  locale: text('locale').notNull(),
  termsVersion: text('terms_version').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  email: text('email').notNull(),
  phone: text('phone').notNull(),
  address: jsonb('address'),
  note: text('note').notNull().default(''),
  dueAt: instant('due_at'),
  createdAt: instant('created_at').notNull(),
  paidAt: instant('paid_at'),
  stagedAt: instant('staged_at').notNull(),
  endReason: text('end_reason'),
  version: integer('version').notNull().default(1),
});

export const shopOrderLine = pgTable('shop_order_line', {
  salonId: salonId(),
  orderId: uuid('order_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').notNull(),
  productId: uuid('product_id'),
  name: localized('name'),
  unitPriceRappen: integer('unit_price_rappen').notNull(),
  quantity: integer('quantity').notNull(),
  vatCode: text('vat_code').notNull(),
  vatBasisPoints: integer('vat_basis_points').notNull(),
  gift: jsonb('gift'),
});

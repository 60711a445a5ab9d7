import type { AuditEntry } from '../audit/audit-entry.ts';
import type { ImageId, ProductId } from '../shared/ids.ts';
import type { NewMovement } from './stock.ts';

export type ShopAuditAction =
  | 'product.created'
  | 'product.changed'
  | 'product_category.created'
  | 'product_category.changed'
  | 'product.image_added'
  | 'product.image_removed'
  | 'product.images_changed'
  | 'stock.booked'
  | 'shipping_method.created'
  | 'shipping_method.changed';

export const imageEntry = (
  action: 'product.image_added' | 'product.image_removed',
  productId: ProductId,
  imageId: ImageId,
): AuditEntry => ({ action, target: { kind: 'product', id: productId }, reason: null, data: { imageId } });

export const imagesEntry = (productId: ProductId, images: number): AuditEntry => ({
  action: 'product.images_changed',
  target: { kind: 'product', id: productId },
  reason: null,
  data: { images },
});

export const stockEntry = ({ id, productId, kind, quantity, reason }: NewMovement): AuditEntry => ({
  action: 'stock.booked',
  target: { kind: 'product', id: productId },
  reason,
  data: { movementId: id, kind, quantity },
});

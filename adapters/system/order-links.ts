import type { OrderLinks } from '#domain/ports/orders.ts';
import type { OrderId } from '#domain/shared/ids.ts';
import { idSeal, type SignedLinksOptions } from './id-seal.ts';

/**
 * @throws Error without any secret
 */
export function orderLinks(options: SignedLinksOptions): OrderLinks {
  const { address, open } = idSeal<OrderId>('see-order', options);
  return { order: (salonId, id, locale) => address(salonId, locale, '/order', id), open };
}

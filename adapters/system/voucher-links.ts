import type { VoucherLinks } from '#domain/ports/vouchers.ts';
import type { VoucherId } from '#domain/shared/ids.ts';
import { idSeal, type SignedLinksOptions } from './id-seal.ts';

/**
 * @throws Error without any secret
 */
export function voucherLinks(options: SignedLinksOptions): VoucherLinks {
  const { address, open } = idSeal<VoucherId>('see-voucher', options);
  return { voucher: (salonId, id, locale) => address(salonId, locale, '/voucher', id), open };
}

/** What orders and vouchers need besides their stores, the same in every test. */
import { voucherCodes } from '#adapters/system/voucher-codes.ts';
import type { VoucherLinks } from '#domain/ports/vouchers.ts';

const links: VoucherLinks = {
  voucher: (_, id, locale) => `https://salon.test/${locale}/voucher/${id}`,
  open: () => null,
};

export const voucherParts = {
  codes: voucherCodes({ secrets: ['only-for-tests-0123456789abcdefghij'] }),
  voucherLinks: links,
  secrets: { subject: (kind: string, text: string) => `${kind} ${text}` },
};

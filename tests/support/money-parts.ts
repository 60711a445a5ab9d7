/** What orders, vouchers and deposits need besides their stores, the same in every test. */
import { memoryLetters } from '#adapters/memory/letters.ts';
import { memoryLinks } from '#adapters/memory/links.ts';
import { voucherCodes } from '#adapters/system/voucher-codes.ts';
import type { VoucherLinks } from '#domain/ports/vouchers.ts';

const links: VoucherLinks = {
  voucher: (_, id, locale) => `https://salon.test/${locale}/voucher/${id}`,
  open: () => null,
};

export const moneyParts = {
  codes: voucherCodes({ secrets: ['only-for-tests-0123456789abcdefghij'] }),
  voucherLinks: links,
  letters: memoryLetters(),
  visitLinks: memoryLinks(),
  secrets: { subject: (kind: string, text: string) => `${kind} ${text}` },
};

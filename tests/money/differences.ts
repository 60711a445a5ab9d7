/** At rest, every Rappen at the vendor's, in the till and in the books is one and the same; what is not has a name. */
import { orders, stock } from './order-differences.ts';
import { papers } from './paper-differences.ts';
import type { Shop } from './shop.ts';
import { closings, sales } from './till-differences.ts';
import { equation, payments, refunds } from './vendor-differences.ts';
import { visits } from './visit-differences.ts';
import { vouchers } from './voucher-differences.ts';

/** In words, for whoever reads the story that has led here; none: all is explained. */
export function differences(shop: Shop): readonly string[] {
  const unlogged = shop.seen.unlogged.map((what) => `not in the log: ${what}`);
  const parts = [payments, refunds, orders, papers, vouchers, stock, visits, sales, closings, equation];
  return [...unlogged, ...parts.flatMap((part) => part(shop))];
}

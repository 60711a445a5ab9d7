/** The stock and its ledger. */
import { story } from '../open-books.ts';
import type { Fault } from './fault.ts';

export const STOCK: readonly Fault[] = [
  ['stock has drifted', ['stock_differs', 1], ({ sql }) => sql`update product set stock = stock + 1`],
  [
    'what is reserved has drifted',
    ['reserved_differs', -1],
    ({ sql }) => sql`update product set reserved = reserved - 1`,
  ],
  [
    'a line of the stock’s ledger is gone',
    ['stock_ledger_gap', 1],
    ({ sql }) => sql`delete from stock_movement where number = 3`,
  ],
  [
    'pieces are kept for an order that has ended',
    ['reserved_for_nothing', 2],
    ({ sql }) => sql`update shop_order set stage = 'cancelled', due_at = null where id = ${story().waiting}`,
  ],
];

import type { AuditEntry } from '../audit/audit-entry.ts';
import type { CashMove } from './cash-move.ts';
import { differenceOf, type Closing } from './closing.ts';
import type { Sale } from './sale.ts';

export type TillAuditAction = 'till.sold' | 'till.voided' | 'till.cash_moved' | 'till.closed';

export const saleEntry = (sale: Sale): AuditEntry => ({
  action: sale.voids === null ? 'till.sold' : 'till.voided',
  target: { kind: 'sale', id: sale.id },
  reason: sale.reason,
  data: {
    number: sale.number,
    total: sale.total,
    tips: sale.tipTotal,
    rounding: sale.rounding,
    cash: sale.cash,
    card: sale.card,
    twint: sale.twint,
    deposit: sale.deposit,
    voucher: sale.voucher,
    orderId: sale.orderId,
    appointmentId: sale.appointmentId,
    voids: sale.voids,
    // Amounts of one's own and reductions are what a review looks for.
    reduced: sale.lines.reduce((all, { reduction }) => all + reduction, 0),
    freeLines: sale.lines.filter(({ kind }) => kind === 'free').length,
  },
});

export const moveEntry = (move: CashMove): AuditEntry => ({
  action: 'till.cash_moved',
  target: { kind: 'cash_move', id: move.id },
  reason: move.reason,
  data: { number: move.number, kind: move.kind, amount: move.amount, staffId: move.staffId },
});

/** With the hash: a second place where it stands, which nobody can write over. */
export const closingEntry = (closing: Closing): AuditEntry => ({
  action: 'till.closed',
  target: { kind: 'closing', id: closing.id },
  reason: closing.note,
  data: {
    number: closing.number,
    expected: closing.expected,
    counted: closing.counted,
    difference: differenceOf(closing),
    left: closing.left,
    hash: closing.hash,
  },
});

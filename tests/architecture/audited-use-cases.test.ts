/**
 * Every use case that moves money, goods or prices, and what it writes into the audit log in the transaction that does
 * it (architecture, rule 7). That the line stands in the same unit is held by the histories of `tests/money`, unit by unit,
 * and by the tests of each use case; here nobody adds one without saying what the log hears of it.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const AREAS = ['payments', 'orders', 'deposits', 'till', 'invoices', 'vouchers', 'shop', 'finance'] as const;

/** No line: why none is needed. */
const WRITES: Readonly<Record<string, readonly string[] | { readonly none: string }>> = {
  // orders
  addToCart: { none: 'a cart is no money and keeps no goods' },
  changeCart: { none: 'a cart is no money and keeps no goods' },
  addGift: { none: 'a cart is no money and keeps no goods' },
  removeGift: { none: 'a cart is no money and keeps no goods' },
  placeOrder: ['order.placed', 'voucher.redeemed'],
  payOrder: ['order.payment_opened', 'order.payment_ended'],
  lookAtPayment: { none: 'asks, and leaves a job' },
  leaveOrder: ['order.cancelled', 'order.payment_ended', 'voucher.returned'],
  settleOrder: ['order.paid'],
  takeBackVoucher: ['order.refund_wanted', 'voucher.voided', 'voucher.returned', 'invoice.credited'],
  settlePayment: [
    'voucher.issued',
    'order.paid',
    'order.late_money',
    'order.payment_ended',
    'deposit.received',
    'deposit.late_money',
    'deposit.payment_ended',
    'payment_matter.noted',
  ],
  applyNotice: [
    'order.paid',
    'order.late_money',
    'order.fee_known',
    'order.payment_ended',
    'order.refunded',
    'order.refund_failed',
    'order.disputed',
    'order.dispute_won',
    'order.dispute_lost',
    'invoice.credited',
    'invoice.credit_taken_back',
    'deposit.received',
    'deposit.late_money',
    'deposit.fee_known',
    'deposit.payment_ended',
    'deposit.refunded',
    'deposit.refund_failed',
    'deposit.disputed',
    'deposit.dispute_won',
    'deposit.dispute_lost',
    'deposit.card_charged',
    'deposit.card_refused',
    'payment_matter.noted',
  ],
  lapseOrders: ['voucher.returned', 'order.lapsed', 'order.paid', 'order.payment_ended'],
  settleRunningPayments: [
    'order.paid',
    'order.late_money',
    'order.payment_ended',
    'deposit.received',
    'deposit.late_money',
    'deposit.payment_ended',
    'payment_matter.noted',
  ],
  takeNotice: { none: 'stores a message, which is read before anything is believed' },
  fetchMissedNotices: { none: 'stores messages, which are read before anything is believed' },
  retryMessage: ['vendor_message.retried'],
  workOnOrder: [
    'order.made_ready',
    'order.shipped',
    'order.completed',
    'order.cancelled',
    'order.payment_ended',
    'voucher.returned',
    'voucher.voided',
    'invoice.issued',
    'invoice.credited',
  ],
  refundOrder: ['order.refund_wanted', 'order.restocked', 'voucher.returned', 'invoice.credited'],
  sendRefund: [
    'order.refunded',
    'order.refund_failed',
    'invoice.credit_taken_back',
    'deposit.refunded',
    'deposit.refund_failed',
    'payment_matter.noted',
  ],
  settleMatter: ['payment_matter.settled'],
  noteTransfer: ['order.refunded', 'deposit.refunded'],
  saveShipping: ['shipping_method.created', 'shipping_method.changed'],
  // deposits
  payDeposit: [
    'deposit.payment_opened',
    'deposit.payment_ended',
    'deposit.card_consented',
    'deposit.card_ended',
  ],
  removeCard: ['deposit.card_ended'],
  lookAtDeposit: { none: 'asks, and leaves a job' },
  settleVisitDeposit: [
    'deposit.released',
    'deposit.kept',
    'deposit.refund_wanted',
    'deposit.credited',
    'voucher.issued',
  ],
  lapseDeposits: [
    'deposit.received',
    'deposit.late_money',
    'deposit.payment_ended',
    'deposit.released',
    'deposit.kept',
    'deposit.refund_wanted',
    'deposit.credited',
    'voucher.issued',
    'deposit.card_saved',
    'deposit.card_ended',
    'deposit.card_forgotten',
    'deposit.charge_opened',
    'deposit.card_charged',
    'deposit.card_refused',
  ],
  decideDeposit: [
    'deposit.released',
    'deposit.kept',
    'deposit.refund_wanted',
    'deposit.credited',
    'deposit.uncredited',
    'voucher.issued',
    'voucher.voided',
  ],
  // till
  ringUp: [
    'voucher.issued',
    'voucher.redeemed',
    'till.sold',
    'order.paid',
    'order.completed',
    'deposit.applied',
  ],
  voidSale: ['voucher.voided', 'voucher.returned', 'till.voided', 'order.refunded', 'deposit.given_back'],
  moveCash: ['till.cash_moved'],
  closeTill: ['till.closed'],
  verifyClosings: { none: 'reads' },
  // invoices
  invoiceOrder: ['invoice.issued', 'invoice.credited'],
  invoiceVisit: ['invoice.issued', 'deposit.applied'],
  creditInvoice: ['invoice.credited'],
  notePayment: ['invoice.payment_noted'],
  noteRepayment: ['invoice.repaid'],
  takeBackPayment: ['invoice.payment_taken_back'],
  drawInvoice: { none: 'draws what was issued' },
  drawInvoices: { none: 'draws what was issued' },
  // vouchers
  lookUpVoucher: { none: 'reads, and counts a guess' },
  keepVoucher: ['voucher.blocked', 'voucher.unblocked', 'voucher.extended'],
  // shop
  saveProduct: ['product.created', 'product.changed'],
  saveCategory: ['product_category.created', 'product_category.changed'],
  bookStock: ['stock.booked'],
  addImage: ['product.image_added'],
  removeImage: ['product.image_removed'],
  changeImages: ['product.images_changed'],
  // finance
  checkBooks: ['books.checked'],
  askForCheck: ['books.check_asked'],
  checkBooksNow: ['books.checked'],
  explainFinding: ['books.explained'],
  exportJournal: ['books.exported'],
};

const ROOT = path.resolve('domain');
const parsed = new Map<string, ts.SourceFile>();
function read(file: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known !== undefined) return known;
  const made = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  parsed.set(file, made);
  return made;
}

/** What a file exports that is made of what it needs: `(deps) => (actor, input) => …`. */
function useCasesIn(file: string): readonly string[] {
  return read(file).statements.flatMap((statement) => {
    const exported =
      ts.isVariableStatement(statement) &&
      statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
    if (!exported) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      ts.isIdentifier(name) &&
      initializer !== undefined &&
      ts.isArrowFunction(initializer) &&
      ts.isArrowFunction(initializer.body)
        ? [name.text]
        : [],
    );
  });
}

/** Every text that a file and what it imports of the domain say. */
function textsReachedFrom(file: string, seen = new Set<string>()): ReadonlySet<string> {
  const found = new Set<string>();
  if (seen.has(file)) return found;
  seen.add(file);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) {
      if (ts.isImportDeclaration(node.parent) && node.text.startsWith('.') && node.text.endsWith('.ts')) {
        const next = path.resolve(path.dirname(file), node.text);
        if (next.startsWith(ROOT)) for (const text of textsReachedFrom(next, seen)) found.add(text);
      } else if (!ts.isLiteralTypeNode(node.parent)) found.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(read(file));
  return found;
}

const files = AREAS.flatMap((area) =>
  fs
    .readdirSync(path.join(ROOT, area, 'use-cases'))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(ROOT, area, 'use-cases', name)),
);
const found = files.flatMap((file) => useCasesIn(file).map((name) => ({ name, file })));

/** What the types of the log's entries allow in these areas. */
function actionsOf(file: string): readonly string[] {
  const actions: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeAliasDeclaration(node) && node.name.text.endsWith('AuditAction')) {
      const collect = (part: ts.Node): void => {
        if (ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal)) actions.push(part.literal.text);
        ts.forEachChild(part, collect);
      };
      collect(node.type);
    }
    ts.forEachChild(node, visit);
  };
  visit(read(file));
  return actions;
}

describe('use cases of money, goods and prices', () => {
  it('are all listed here, and nothing else is', () => {
    expect(found.map(({ name }) => name).toSorted()).toEqual(Object.keys(WRITES).toSorted());
  });

  it.each(found)('$name can say what it is listed with', ({ name, file }) => {
    const writes = WRITES[name];
    if (writes === undefined || 'none' in writes) {
      const alone = useCasesIn(file).length === 1;
      expect(alone && fs.readFileSync(file, 'utf8').includes('audit.append')).toBe(false);
      return;
    }
    const texts = textsReachedFrom(file);
    for (const action of writes) expect(texts, `${name} says ${action}`).toContain(action);
  });

  it('write every kind of entry that there is', () => {
    const entries = AREAS.flatMap((area) =>
      fs
        .readdirSync(path.join(ROOT, area))
        .filter((name) => name.endsWith('-entry.ts'))
        .map((name) => path.join(ROOT, area, name)),
    );
    const written = new Set(Object.values(WRITES).flatMap((writes) => ('none' in writes ? [] : writes)));
    expect(entries.flatMap(actionsOf).filter((action) => !written.has(action))).toEqual([]);
  });
});

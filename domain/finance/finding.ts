/**
 * What two records of the same money may disagree about, by name. The list is closed: a difference that none of them
 * explains is `unexplained`, and that is one as well.
 */
import type { Rappen } from '../shared/money.ts';
import type { LocalDate } from '../shared/salon-time.ts';

/** In the order of cause before consequence. */
export const FINDING_KINDS = [
  // The vendor's account and our payments.
  'payment_unknown',
  'payment_not_booked',
  'payment_not_at_vendor',
  'payment_amount_differs',
  'fee_missing',
  'fee_differs',
  'refund_unknown',
  'refund_at_vendor',
  'refund_twice',
  'refund_not_booked',
  'refund_not_at_vendor',
  'refund_amount_differs',
  'refund_stuck',
  'dispute_not_booked',
  'foreign_currency',
  // The vendor's payouts.
  'payout_differs',
  'payout_failed',
  'payout_stray',
  'payout_missing',
  // Our payments and our orders.
  'order_lines_differ',
  'order_without_payment',
  'payment_without_order',
  'order_paid_differs',
  'order_not_at_till',
  'payment_counted_twice',
  'payment_refunded_differs',
  'order_refunded_differs',
  // What was paid ahead, and vouchers.
  'deposit_ledger_gap',
  'deposit_differs',
  'deposit_not_booked',
  'deposit_refund_differs',
  'deposit_applied_differs',
  'deposit_credit_differs',
  'voucher_ledger_gap',
  'voucher_differs',
  'voucher_unpaid',
  'voucher_not_issued',
  'voucher_spent_differs',
  // The till: what is chained, then what adds up.
  'closing_missing',
  'closing_changed',
  'chain_broken',
  'not_as_logged',
  'sale_changed',
  'sale_missing',
  'sale_added',
  'move_changed',
  'move_missing',
  'move_added',
  'sale_lines_differ',
  'sale_tips_differ',
  'sale_vat_differs',
  'float_differs',
  'till_difference',
  // Invoices.
  'invoice_number_missing',
  'invoice_total_differs',
  'credit_exceeds_invoice',
  'invoice_overpaid',
  'order_invoiced_twice',
  'order_invoice_differs',
  'order_not_credited',
  'visit_billed_twice',
  // Visits that are over.
  'visit_not_billed',
  'visit_left_open',
  'deposit_left_over',
  // Stock.
  'stock_ledger_gap',
  'stock_differs',
  'reserved_differs',
  'reserved_for_nothing',
  // The books as a whole.
  'journal_unbalanced',
  'too_many',
  'unexplained',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export const SUBJECT_KINDS = [
  'order',
  'vendor_payment',
  'payout',
  'closing',
  'sale',
  'cash_move',
  'till',
  'invoice',
  'visit',
  'voucher',
  'product',
  'equation',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

export type Finding = {
  readonly kind: FindingKind;
  readonly subject: {
    readonly kind: SubjectKind;
    /** Our own id, or the vendor's name of what we do not know. */
    readonly id: string;
    /** What people call it: an order's number, `2026-0007`, an article. */
    readonly label: string;
  };
  readonly day: LocalDate | null;
  /** By how much, in Rappen: what there is more than there should be. Pieces, for stock; how many, for numbers. */
  readonly amount: Rappen;
  /** A piece of what stands there, where no amount says how it was changed. */
  readonly mark?: string;
};

/** So many differences of one list are looked at, besides those that were explained. */
export const MOST_OF_A_KIND = 300;

/** Whether its amount is money. */
export const isOfMoney = ({ kind }: Pick<Finding, 'kind'>): boolean => !COUNTED.has(kind);
const COUNTED: ReadonlySet<FindingKind> = new Set([
  'invoice_number_missing',
  'deposit_ledger_gap',
  'voucher_ledger_gap',
  'stock_ledger_gap',
  'stock_differs',
  'reserved_differs',
  'reserved_for_nothing',
  'closing_missing',
  'closing_changed',
  'chain_broken',
  'not_as_logged',
  'sale_changed',
  'sale_missing',
  'sale_added',
  'move_changed',
  'move_missing',
  'move_added',
  'too_many',
]);

const RANK: ReadonlyMap<FindingKind, number> = new Map(FINDING_KINDS.map((kind, rank) => [kind, rank]));
const rankOf = ({ kind }: Finding): number => RANK.get(kind) ?? FINDING_KINDS.length;

/**
 * What follows of itself from another finding about the same record is left out, so that a fault has one name: of one
 * order the same amount is named once, where it went wrong first; of a sale that was changed it is not said as well
 * that its lines do not add up; entries that do not balance are named only where nothing else about their record is.
 *
 * What somebody has explained comes back every night, and would hide whatever comes after it: it leaves out only what
 * follows from the very state of the record that was explained.
 */
export function causesOf(
  findings: readonly Finding[],
  isSaid: (finding: Finding) => boolean = () => false,
): readonly Finding[] {
  const causes: Finding[] = [];
  const hides = (cause: Finding, finding: Finding): boolean =>
    follows(finding, cause) && (!isSaid(cause) || (cause.mark !== undefined && isOfOne(finding, cause)));
  for (const finding of findings.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    if (!causes.some((cause) => hides(cause, finding))) causes.push(finding);
  }
  return causes;
}

const isOfOne = (one: Finding, other: Finding): boolean =>
  one.subject.kind === other.subject.kind && one.subject.id === other.subject.id;

/** Where one record that was changed pulls along what is computed from it. */
const PULLS: Readonly<Partial<Record<FindingKind, readonly FindingKind[]>>> = {
  sale_changed: ['sale_lines_differ', 'sale_tips_differ', 'sale_vat_differs'],
  sale_added: ['sale_lines_differ', 'sale_tips_differ', 'sale_vat_differs'],
  sale_lines_differ: ['sale_vat_differs'],
  closing_changed: ['till_difference', 'not_as_logged'],
  deposit_ledger_gap: [
    'deposit_differs',
    'deposit_not_booked',
    'deposit_refund_differs',
    'deposit_applied_differs',
    'deposit_credit_differs',
  ],
  voucher_ledger_gap: ['voucher_differs'],
  stock_ledger_gap: ['stock_differs', 'reserved_differs', 'reserved_for_nothing'],
};

function follows(finding: Finding, cause: Finding): boolean {
  if (!isOfOne(finding, cause)) return PULLS_ELSEWHERE[cause.kind]?.includes(finding.kind) ?? false;
  if (finding.kind === cause.kind) return false;
  if (finding.kind === 'journal_unbalanced') return true;
  if (PULLS[cause.kind]?.includes(finding.kind) === true) return true;
  const isOneMoney = finding.subject.kind === 'order' || finding.subject.kind === 'visit';
  return isOneMoney && Math.abs(finding.amount) === Math.abs(cause.amount);
}

/**
 * A closing that is gone or was changed breaks the chain of the next, and leaves the till with another float; a line that is
 * missing in a voucher's ledger is missing where it was spent.
 */
const PULLS_ELSEWHERE: Readonly<Partial<Record<FindingKind, readonly FindingKind[]>>> = {
  closing_missing: ['chain_broken', 'float_differs'],
  closing_changed: ['chain_broken', 'float_differs'],
  voucher_ledger_gap: ['voucher_spent_differs', 'deposit_credit_differs'],
};

import type { BooksReader, BooksSnapshot, Carried, CheckEnd, Differences } from '../../ports/finance.ts';
import type { System } from '../../shared/actor.ts';
import { rappen, sum, type Rappen } from '../../shared/money.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { ChainFault } from '../../till/chain.ts';
import type { Digest } from '../../till/closing.ts';
import { walkChain } from '../../till/steps/walk-chain.ts';
import { afterEntries } from '../balances.ts';
import type { BookRecord } from '../book-record.ts';
import {
  chainFinding,
  closingFindings,
  depositFindings,
  floatFindings,
  invoiceFindings,
  missingInvoice,
  orderFindings,
  orderPaperFindings,
  overFindings,
  productFindings,
  saleFindings,
  tooManyFinding,
  visitBilledTwice,
  voucherFindings,
  voucherUseFindings,
} from '../book-findings.ts';
import { explained, unexplained, type EquationLine, type EquationSums } from '../equation.ts';
import { isExplained, openOf } from '../explanation.ts';
import { causesOf, type Finding, type SubjectKind } from '../finding.ts';
import { imbalance, journalEntry, type JournalEntry } from '../journal.ts';
import {
  IN_FLIGHT,
  missingPayout,
  PAID_OUT_WITHIN,
  paymentFinding,
  payoutFindings,
  refundFinding,
} from '../vendor-findings.ts';

export type CompareDeps = { readonly reader: BooksReader; readonly digest: Digest };

type Compared = Omit<CheckEnd, 'state' | 'unexplained' | 'vendorAt'>;

/** Ten years are not held in memory. */
const RECORDS_AT_ONCE = 500;
/** A visit of the day before is billed by then, or closed. */
const BILLED_WITHIN = 86_400_000;
/** What is written within it may not be seen by everybody yet: the next check posts it again. */
const UNSETTLED = 3_600_000;

/**
 * Holds every record of money against what should say the same, posts what is new, and names what differs. All of it is
 * read from one snapshot, so that nothing that is sold meanwhile looks like a difference.
 *
 * @param asOf when the vendor was asked
 * @param carried what an earlier check has come to; null: from the first record on
 * @param said what people have said to differences, as `explanationKey`
 */
export function compareBooks(
  { reader, digest }: CompareDeps,
  actor: System,
  asOf: Instant,
  carried: Carried | null,
  said: ReadonlySet<string>,
): Promise<Compared> {
  return reader.snapshot(actor, async (snapshot): Promise<Compared> => {
    const settledBy = (asOf - IN_FLIGHT) as Instant;
    const readyBy = (asOf - PAID_OUT_WITHIN) as Instant;
    const overBy = (asOf - BILLED_WITHIN) as Instant;
    const found = differencesFound(await snapshot.differences({ settledBy, readyBy, overBy }), asOf);
    const chain = await chainFound(snapshot, digest);
    const sums = await snapshot.sums(settledBy);
    // Of a refund that waits to be sent nobody knows yet whether it goes by the vendor or by bank.
    const settled = Math.min(asOf - UNSETTLED, (sums.unsentSince ?? asOf) - 1) as Instant;
    const journal = await post(snapshot, settled, carried);
    const lines: Readonly<Record<EquationLine, EquationSums>> = {
      vendor: sums.vendor,
      orders: sums.orders,
      payouts: sums.payouts,
      till: sums.till,
      cash: { left: sums.cash, right: journal.balances.cash ?? rappen(0) },
      debtors: { left: journal.balances.debtors ?? rappen(0), right: sums.debtors },
      prepayments: { left: owed(journal.balances.prepayments), right: sums.prepayments },
      vouchers: { left: owed(journal.balances.vouchers), right: sums.vouchers },
      vat: { left: sums.salesVat, right: journal.salesVat },
    };
    const all = [...found, ...chain, ...journal.unbalanced];
    const equation = explained(lines, all);
    return {
      findings: causesOf([...all, ...unexplained(equation, openOf(all, said))], (each) =>
        isExplained(each, said),
      ),
      equation,
      carried: journal.carried,
    };
  });
}

/** What stands on an account of what the salon owes. */
const owed = (balance: Rappen | undefined): Rappen => rappen(0 - (balance ?? 0));

const present = (finding: Finding | null): readonly Finding[] => (finding === null ? [] : [finding]);

function differencesFound(differences: Differences, asOf: Instant): readonly Finding[] {
  return [
    ...differences.payments.flatMap((pair) => present(paymentFinding(pair))),
    ...differences.refunds.flatMap((pair) => present(refundFinding(pair, asOf))),
    ...differences.disputes.map(({ kind, id, label, day, amount }): Finding => ({
      kind: 'dispute_not_booked',
      subject: { kind, id, label },
      day,
      amount,
    })),
    ...differences.foreign.map(({ ref, day, amount }): Finding => ({
      kind: 'foreign_currency',
      subject: { kind: 'vendor_payment', id: ref, label: ref },
      day,
      amount,
    })),
    ...differences.payouts.flatMap(payoutFindings),
    ...(differences.notPaidOut === null ? [] : [missingPayout(differences.notPaidOut)]),
    ...differences.orders.flatMap(orderFindings),
    ...differences.deposits.flatMap(depositFindings),
    ...differences.vouchers.flatMap(voucherFindings),
    ...differences.voucherUses.flatMap(voucherUseFindings),
    ...differences.sales.flatMap(saleFindings),
    ...differences.closings.flatMap(closingFindings),
    ...(differences.float === null ? [] : floatFindings(differences.float)),
    ...differences.invoices.flatMap(invoiceFindings),
    ...differences.orderPapers.flatMap(orderPaperFindings),
    ...differences.missingInvoices.map(({ year, count }) => missingInvoice(year, count)),
    ...differences.visits.flatMap(visitBilledTwice),
    ...differences.over.flatMap(overFindings),
    ...differences.products.flatMap(productFindings),
    ...differences.tooMany.map(tooManyFinding),
  ];
}

/** The chain of closings from its beginning, and the numbers that nobody has closed yet. */
async function chainFound(snapshot: BooksSnapshot, digest: Digest): Promise<readonly Finding[]> {
  const { faults: all } = await walkChain(snapshot, digest);
  if (all.length === 0) return [];
  const numbers = (pick: (fault: ChainFault) => number | null): readonly number[] =>
    all.flatMap((fault) => pick(fault) ?? []);
  const ids = {
    closing: await snapshot.idsOf(
      'closing',
      numbers((fault) => ('closing' in fault ? fault.closing : null)),
    ),
    sale: await snapshot.idsOf(
      'sale',
      numbers((fault) => ('sale' in fault ? fault.sale : null)),
    ),
    cash_move: await snapshot.idsOf(
      'cash_move',
      numbers((fault) => ('move' in fault ? fault.move : null)),
    ),
  };
  return all.map((fault) => chainFinding(fault, (kind, number) => ids[kind].get(number) ?? null));
}

type Posted = Omit<Carried, 'until'> & {
  readonly carried: Carried;
  readonly unbalanced: readonly Finding[];
};

async function post(snapshot: BooksSnapshot, until: Instant, carried: Carried | null): Promise<Posted> {
  let { balances, salesVat }: Omit<Carried, 'until'> = carried ?? { balances: {}, salesVat: rappen(0) };
  let settled: Carried | null = null;
  const unbalanced: Finding[] = [];
  // Up to and with that moment everything was posted.
  let cursor = carried === null ? null : { at: carried.until, kind: '~', id: '' };
  for (;;) {
    const records = await snapshot.recordsAfter(cursor, RECORDS_AT_ONCE);
    for (const record of records) {
      if (settled === null && record.at > until) settled = { until, balances, salesVat };
      const entry = journalEntry(record);
      balances = afterEntries(balances, [entry]);
      if (record.kind === 'sale') salesVat = rappen(salesVat + vatOf(entry));
      if (imbalance(entry) !== 0) unbalanced.push(unbalancedFinding(record, entry));
    }
    const last = records.at(-1);
    if (last === undefined) break;
    cursor = { at: last.at, kind: last.kind === 'credit_note' ? 'invoice' : last.kind, id: last.id };
  }
  const start = carried !== null && carried.until > until ? carried : null;
  return {
    balances,
    salesVat,
    unbalanced,
    carried: start ?? settled ?? { until, balances, salesVat },
  };
}

const vatOf = ({ turnover }: JournalEntry): Rappen => sum(turnover.map(({ vat }) => vat));

const SUBJECTS: Readonly<Record<BookRecord['kind'], SubjectKind>> = {
  sale: 'sale',
  payment: 'order',
  covered: 'order',
  refund: 'order',
  refund_failed: 'order',
  refund_transferred: 'order',
  voucher: 'voucher',
  deposit: 'visit',
  cash_move: 'cash_move',
  closing: 'closing',
  invoice: 'invoice',
  credit_note: 'invoice',
  invoice_payment: 'invoice',
  vendor: 'vendor_payment',
  payout: 'payout',
};

const unbalancedFinding = (record: BookRecord, entry: JournalEntry): Finding => ({
  kind: 'journal_unbalanced',
  subject:
    entry.source.opens?.kind === 'visit'
      ? { ...entry.source.opens, label: entry.label }
      : { kind: SUBJECTS[record.kind], id: entry.source.opens?.id ?? record.id, label: entry.label },
  day: entry.day,
  amount: imbalance(entry),
});

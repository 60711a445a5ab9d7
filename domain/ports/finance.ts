/** The books: what the vendor says, what our tables say, and what came of holding them against each other. */
import type { Balances } from '../finance/balances.ts';
import type {
  DepositFacts,
  InvoiceFacts,
  OrderFacts,
  OrderPaperFacts,
  OverFacts,
  ProductFacts,
  SaleFacts,
  VoucherFacts,
  VoucherUse,
} from '../finance/book-findings.ts';
import type { BookRecord } from '../finance/book-record.ts';
import type { Equation, EquationLine, EquationSums } from '../finance/equation.ts';
import type { Explainable } from '../finance/explanation.ts';
import type { Finding } from '../finance/finding.ts';
import type { Away, Booked } from '../finance/occupancy.ts';
import type { ReportRange } from '../finance/range.ts';
import type { PaymentPair, PayoutFacts, RefundPair } from '../finance/vendor-findings.ts';
import type { AccountMovement, PayoutRecord } from '../payments/vendor-records.ts';
import type { Insider, System } from '../shared/actor.ts';
import type { BooksCheckId } from '../shared/ids.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { ChainPart, KeptClosing, TillGaps } from '../till/chain.ts';

/** `green`: nothing differs, or all of it was explained; `failed`: the vendor did not answer. */
export type CheckState = 'waiting' | 'asking' | 'comparing' | 'green' | 'red' | 'failed';

/** What the journal came to, up to a moment: the next check posts from there. */
export type Carried = {
  readonly until: Instant;
  readonly balances: Balances;
  /** The tax on sales at the till, as the journal posts it. */
  readonly salesVat: Rappen;
};

export type CheckEnd = {
  readonly state: 'green' | 'red';
  readonly findings: readonly Finding[];
  readonly unexplained: number;
  readonly equation: Equation;
  readonly carried: Carried;
  readonly vendorAt: Instant;
};

/** Inside a unit: checks that were asked for, and what people said to differences. */
export interface BooksStore {
  /** Leaves a job that runs it. False: this id is there already. */
  ask(id: BooksCheckId, day: LocalDate, at: Instant): Promise<boolean>;
  /** False: it was said before. */
  explain(finding: Explainable, words: string, at: Instant): Promise<boolean>;
  check(id: BooksCheckId): Promise<{ readonly state: CheckState } | null>;
  finding(id: BooksCheckId, position: number): Promise<Finding | null>;
  /** For the job: the nightly one of this day, once. False: there is one. */
  begin(day: LocalDate, id: BooksCheckId, at: Instant): Promise<boolean>;
  step(id: BooksCheckId, state: 'asking' | 'comparing' | 'failed', at: Instant): Promise<void>;
  end(id: BooksCheckId, end: CheckEnd, at: Instant): Promise<void>;
  /** What people have said to differences so far, as `explanationKey`. */
  explanations(): Promise<ReadonlySet<string>>;
  /** Of the newest check that ended, before this one. */
  lastCarried(): Promise<Carried | null>;
}

/** For the worker: the vendor's account, copied for each salon. */
export interface VendorMirror {
  /** Since when the vendor has to be asked; null: from the beginning. */
  toldUntil(): Promise<Instant | null>;
  /** Writes each line to the salon whose payment it is; those that belong to none are returned. */
  keep(movements: readonly AccountMovement[]): Promise<readonly AccountMovement[]>;
  /** Of a payout with the lines that it is made of: each salon's share, and what is nobody's. */
  keepPayout(
    payout: PayoutRecord,
    lines: readonly { readonly movementRef: string; readonly net: number }[],
  ): Promise<void>;
}

/** Where reading the journal goes on. */
export type RecordCursor = { readonly at: Instant; readonly kind: string; readonly id: string };

/** Those of which there may be too many. */
export type DifferenceList = Exclude<keyof Differences, 'tooMany' | 'notPaidOut' | 'float'>;

export type Differences = {
  /** Lists of which not all is here. */
  readonly tooMany: readonly DifferenceList[];
  readonly payments: readonly PaymentPair[];
  readonly refunds: readonly RefundPair[];
  readonly disputes: readonly {
    readonly kind: 'order' | 'visit';
    readonly id: string;
    readonly label: string;
    readonly day: LocalDate | null;
    readonly amount: Rappen;
  }[];
  readonly foreign: readonly { readonly ref: string; readonly day: LocalDate; readonly amount: Rappen }[];
  readonly payouts: readonly PayoutFacts[];
  readonly notPaidOut: { readonly net: Rappen; readonly since: LocalDate } | null;
  readonly orders: readonly OrderFacts[];
  readonly deposits: readonly DepositFacts[];
  readonly vouchers: readonly VoucherFacts[];
  readonly voucherUses: readonly VoucherUse[];
  readonly sales: readonly SaleFacts[];
  readonly closings: readonly {
    readonly id: string;
    readonly label: string;
    readonly day: LocalDate;
    readonly difference: Rappen;
  }[];
  readonly float: { readonly opening: Rappen; readonly left: Rappen } | null;
  readonly invoices: readonly InvoiceFacts[];
  readonly orderPapers: readonly OrderPaperFacts[];
  readonly missingInvoices: readonly { readonly year: number; readonly count: number }[];
  readonly visits: readonly {
    readonly id: string;
    readonly label: string;
    readonly day: LocalDate;
    readonly amount: Rappen;
  }[];
  /** Visits that are over, and not billed, not closed, or with something left of what was paid ahead. */
  readonly over: readonly OverFacts[];
  readonly products: readonly ProductFacts[];
};

/** One snapshot of the salon's books: everything that is read from it is of the same moment. */
export interface BooksSnapshot {
  /** Everything that does not agree, and nothing else; at most some hundreds of each, and then `tooMany` names it. */
  differences(times: {
    readonly settledBy: Instant;
    readonly readyBy: Instant;
    readonly overBy: Instant;
  }): Promise<Differences>;
  /** Sums that know nothing of the journal. */
  sums(settledBy: Instant): Promise<
    Readonly<
      Record<Exclude<EquationLine, 'cash' | 'debtors' | 'prepayments' | 'vouchers' | 'vat'>, EquationSums>
    > & {
      /** What is in the till now, less what it began with. */
      readonly cash: Rappen;
      /** What is still to come for invoices. */
      readonly debtors: Rappen;
      /** What was paid ahead or came too often, and what vouchers have paid of orders that are not paid yet. */
      readonly prepayments: Rappen;
      /** What is on all vouchers. */
      readonly vouchers: Rappen;
      /** As it stands on the receipts of sales. */
      readonly salesVat: Rappen;
      /** Of the oldest refund that the vendor has not got yet. */
      readonly unsentSince: Instant | null;
    }
  >;
  chain(part: ChainPart): Promise<readonly KeptClosing[]>;
  gaps(): Promise<TillGaps>;
  /** Ids of closings, sales and movements by their numbers. */
  idsOf(
    kind: 'closing' | 'sale' | 'cash_move',
    numbers: readonly number[],
  ): Promise<ReadonlyMap<number, string>>;
  /** In the order in which they were written. */
  recordsAfter(cursor: RecordCursor | null, count: number): Promise<readonly BookRecord[]>;
}

export interface BooksReader {
  snapshot<T>(actor: System, read: (snapshot: BooksSnapshot) => Promise<T>): Promise<T>;
}

export type CheckRow = {
  readonly id: BooksCheckId;
  readonly day: LocalDate;
  readonly state: CheckState;
  readonly nightly: boolean;
  readonly askedAt: Instant;
  readonly endedAt: Instant | null;
  readonly vendorAt: Instant | null;
  readonly findings: number;
  readonly unexplained: number;
};

export type FindingRow = Finding & {
  readonly position: number;
  /** What somebody said to it. */
  readonly explained: { readonly words: string; readonly at: Instant } | null;
};

export type CheckView = CheckRow & {
  readonly rows: readonly FindingRow[];
  readonly equation: Equation | null;
  readonly balances: Balances | null;
};

export type CustomerFigures = {
  /** Whose first visit lies in the range. */
  readonly fresh: number;
  /** Who had been here before. */
  readonly returning: number;
  /** Who came within the year before the last half-year of the range's end, and has not come in it: lost, as far as one can tell. */
  readonly lost: number;
};

export interface FinanceQueries {
  checks(actor: Insider, count: number): Promise<readonly CheckRow[]>;
  check(actor: Insider, id: BooksCheckId): Promise<CheckView | null>;
  /** Those of these days, in the order in which they were written; `count` of them, after `after`. */
  records(
    actor: Insider,
    range: ReportRange,
    page: { readonly after: RecordCursor | null; readonly count: number },
  ): Promise<readonly BookRecord[]>;
  /** The same, all of them in one view, part by part. */
  readRecords(actor: Insider, range: ReportRange, each: (part: readonly BookRecord[]) => void): Promise<void>;
  /** What was booked (or done) on these days, and when colleagues were away in their hours. */
  worked(
    actor: Insider,
    range: ReportRange,
  ): Promise<{ readonly booked: readonly Booked[]; readonly away: readonly Away[] }>;
  customers(actor: Insider, range: ReportRange): Promise<CustomerFigures>;
}

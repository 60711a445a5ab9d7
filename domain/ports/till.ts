/** The desk's till: what is sold and paid there, and its closings. */
import type { Insider } from '../shared/actor.ts';
import type { AppointmentId, CashMoveId, ClosingId, OrderId, SaleId } from '../shared/ids.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { CashMove, TipBalance } from '../till/cash-move.ts';
import type { ChainPart, KeptClosing, TillGaps } from '../till/chain.ts';
import type { Closing, Period } from '../till/closing.ts';
import type { Sale } from '../till/sale.ts';
import type { TillState } from '../till/till-state.ts';

/** What was taken back how often, of a visit. */
export type VisitSales = {
  /** The sale that stands; null: it is not paid. */
  readonly standing: SaleId | null;
  readonly turns: number;
};

/**
 * Nothing of it is ever changed. Whoever writes passes the gate first, as the last lock of all, and reads the clock
 * after it: number and moment then go the same way.
 */
export interface TillStore {
  /** Waits for whoever is at the till, until the transaction ends. */
  gate(): Promise<TillState>;
  sale(id: SaleId): Promise<Sale | null>;
  /** Which sale takes that one back; null: none. */
  voidOf(id: SaleId): Promise<SaleId | null>;
  salesOfVisit(id: AppointmentId): Promise<VisitSales>;
  move(id: CashMoveId): Promise<CashMove | null>;
  closing(id: ClosingId): Promise<Closing | null>;
  /** Everything that the closing of this number closes. */
  period(number: number): Promise<Period>;
  /** Of every colleague who works here or is still owed something. */
  tipBalances(): Promise<readonly TipBalance[]>;
  /** Its number is the next one. */
  putSale(sale: Sale): Promise<void>;
  putMove(move: CashMove): Promise<void>;
  putClosing(closing: Closing): Promise<void>;
}

export type ClosingLine = Pick<
  Closing,
  'id' | 'number' | 'at' | 'day' | 'cashier' | 'expected' | 'counted' | 'left' | 'note' | 'hash'
>;

export type SaleLineOfList = Pick<
  Sale,
  | 'id'
  | 'number'
  | 'period'
  | 'day'
  | 'cashier'
  | 'total'
  | 'tipTotal'
  | 'cash'
  | 'card'
  | 'twint'
  | 'deposit'
  | 'voucher'
  | 'voids'
> & {
  readonly at: Instant;
  readonly voidedBy: SaleId | null;
};

export interface TillQueries {
  /** The open period, with what it began with. */
  open(actor: Insider): Promise<{
    readonly state: TillState;
    readonly period: Period;
    readonly tips: readonly TipBalance[];
  }>;
  /** Null: no such sale of this salon. */
  sale(
    actor: Insider,
    id: SaleId,
  ): Promise<{
    readonly sale: Sale;
    readonly voidedBy: { readonly id: SaleId; readonly number: number } | null;
    /** The number of what it takes back. */
    readonly voidsNumber: number | null;
    readonly openPeriod: number;
  } | null>;
  saleOfVisit(actor: Insider, id: AppointmentId): Promise<SaleId | null>;
  /** Also one that was taken back: the order has ended with it. */
  saleOfOrder(actor: Insider, id: OrderId): Promise<SaleId | null>;
  /** Newest first. */
  sales(actor: Insider, day: LocalDate): Promise<readonly SaleLineOfList[]>;
  /** Newest first, those before number `before` if it is given. */
  closings(
    actor: Insider,
    page: { readonly before: number | null; readonly count: number },
  ): Promise<readonly ClosingLine[]>;
  closing(actor: Insider, id: ClosingId): Promise<KeptClosing | null>;
  /** With what the tables say of their periods. */
  chain(actor: Insider, part: ChainPart): Promise<readonly KeptClosing[]>;
  gaps(actor: Insider): Promise<TillGaps>;
}

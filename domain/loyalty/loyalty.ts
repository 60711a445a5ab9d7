/**
 * Points for what somebody has paid. A ledger whose sum is the balance: what a source is worth now, less what it has
 * brought before, is its next line, so that a refund takes back what the payment gave, exactly and once.
 */
import type { CustomerId, InvoiceId, LoyaltyMoveId, OrderId, SaleId } from '../shared/ids.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';

/** `threshold`: points of the last twelve months from which on it is reached. */
export type Tier = { readonly name: string; readonly threshold: number };

export type Programme = {
  readonly active: boolean;
  /** For each whole franc; what is paid beyond it counts for nothing. */
  readonly pointsPerFranc: number;
  /** Lowest first. */
  readonly tiers: readonly Tier[];
};

export const NO_PROGRAMME: Programme = { active: false, pointsPerFranc: 1, tiers: [] };

export type PointSource =
  | { readonly kind: 'order'; readonly id: OrderId }
  | { readonly kind: 'sale'; readonly id: SaleId }
  | { readonly kind: 'invoice'; readonly id: InvoiceId };

/** What a source is worth now: what was paid for it and has not gone back, vouchers that it bought left out. */
export type Worth = {
  /** Null: nobody whom the salon knows. */
  readonly customerId: CustomerId | null;
  readonly worth: Rappen;
  /** When it was first paid. */
  readonly paidAt: Instant;
};

export type LoyaltyMove = {
  readonly id: LoyaltyMoveId;
  readonly customerId: CustomerId;
  readonly source: PointSource;
  /** How many lines the source had before. */
  readonly turn: number;
  readonly points: number;
  /** As it was when the source brought its first points: what changes later changes nothing that was earned. */
  readonly perFranc: number;
};

/** @param worth in Rappen; only whole francs count */
export const pointsFor = (worth: Rappen, perFranc: number): number =>
  Math.floor(Math.max(0, worth) / 100) * perFranc;

type Brought = Pick<LoyaltyMove, 'points' | 'perFranc'>;

/** The source's next line; null: it has brought what it is worth. */
export function nextMove(worth: Rappen, brought: readonly Brought[], pointsPerFranc: number): Brought | null {
  const perFranc = brought[0]?.perFranc ?? pointsPerFranc;
  const points = pointsFor(worth, perFranc) - brought.reduce((sum, each) => sum + each.points, 0);
  return points === 0 ? null : { points, perFranc };
}

export type Standing = {
  /** Null: none is reached yet. */
  readonly tier: Tier | null;
  readonly next: {
    readonly tier: Tier;
    readonly missing: number;
    /** How much of the way from the tier before is done, from 0 to 100. */
    readonly percent: number;
  } | null;
};

/** @param recent points of the last twelve months */
export function standingOf(recent: number, { tiers }: Pick<Programme, 'tiers'>): Standing {
  const tier = tiers.findLast(({ threshold }) => threshold <= recent) ?? null;
  const next = tiers.find(({ threshold }) => threshold > recent);
  if (next === undefined) return { tier, next: null };
  const from = tier?.threshold ?? 0;
  const done = Math.max(0, recent - from) / (next.threshold - from);
  return {
    tier,
    next: { tier: next, missing: next.threshold - recent, percent: Math.floor(done * 100) },
  };
}

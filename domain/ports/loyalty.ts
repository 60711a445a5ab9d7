import type { LoyaltyMove, PointSource, Programme, Worth } from '../loyalty/loyalty.ts';
import type { Customer } from '../shared/actor.ts';
import type { Instant } from '../shared/salon-time.ts';

export interface LoyaltyStore {
  /** Leaves a job that counts what this is worth now. For whoever moves money; nothing else of it is their business. */
  countSoon(source: PointSource): Promise<void>;
  /** `since`: what was paid before counts for nothing; null: it is not on. For jobs. */
  programme(): Promise<Programme & { readonly since: Instant | null }>;
  /** Null: no such thing. For jobs. */
  worthOf(source: PointSource): Promise<Worth | null>;
  /** In their order. For jobs. */
  broughtBy(source: PointSource): Promise<readonly Pick<LoyaltyMove, 'points' | 'perFranc' | 'customerId'>[]>;
  /** False: somebody else has written the source's next line. For jobs. */
  insert(move: LoyaltyMove, at: Instant): Promise<boolean>;
}

export type PointLine = {
  readonly points: number;
  readonly source: PointSource['kind'];
  readonly at: Instant;
};

export interface LoyaltyQueries {
  /** Null: the salon has no programme, or has it off. */
  own(
    actor: Customer,
    since: Instant,
  ): Promise<{
    readonly programme: Programme;
    readonly balance: number;
    /** Since that moment. */
    readonly recent: number;
    /** Newest first. */
    readonly lines: readonly PointLine[];
  } | null>;
}

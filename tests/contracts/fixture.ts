/** What a runner gives to the contract suites: one adapter, freshly made, and a look at it from the side. */
import { afterEach, beforeEach } from 'vitest';
import type { HoldSweeper } from '#domain/ports/hold-sweeper.ts';
import type { SalonCard } from '#domain/ports/letters.ts';
import type { MailQueue } from '#domain/ports/mail-queue.ts';
import type { RequestLookout } from '#domain/ports/requests.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { AccountId, SalonId, StaffId } from '#domain/shared/ids.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { contractBook, contractCard, OTHER_SALON, SALON } from './contract-salon.ts';

/** How many rows a salon has, counted past the ports. `jobs`: those that wait to send a letter. */
export type RowCounts = {
  readonly appointments: number;
  readonly items: number;
  readonly occupancy: number;
  readonly customers: number;
  readonly audit: number;
  readonly mails: number;
  readonly jobs: number;
};

export const NO_ROWS: RowCounts = {
  appointments: 0,
  items: 0,
  occupancy: 0,
  customers: 0,
  audit: 0,
  mails: 0,
  jobs: 0,
};

export type WriteSide = {
  /** As visitors and holders of links use it. */
  readonly uow: UnitOfWork;
  /** As the worker uses it, for the system. May be the same. */
  readonly jobs: UnitOfWork;
  readonly queue: MailQueue;
  readonly sweeper: HoldSweeper;
  readonly lookout: RequestLookout;
  rows(salonId: SalonId): Promise<RowCounts>;
  /** An absence or a blocked time, put there past the ports; within one of the salon's days. */
  block(
    salonId: SalonId,
    kind: 'absence' | 'block',
    staffId: StaffId,
    from: EpochMinute,
    to: EpochMinute,
  ): Promise<void>;
  /** Somebody has this account at the salon, put there past the ports. */
  hasAccount(salonId: SalonId, accountId: AccountId): Promise<void>;
  close(): Promise<void>;
};

export type SeededSalon = { readonly book: SalonBook; readonly card: SalonCard };

/** Makes an adapter that knows these salons and nothing else. Called once before each test. */
export type MakeWriteSide = (salons: readonly SeededSalon[]) => Promise<WriteSide>;

export type Contract = { readonly name: string; readonly make: MakeWriteSide };

export const CONTRACT_SALONS: readonly SeededSalon[] = [SALON, OTHER_SALON].map((id) => ({
  book: contractBook(id),
  card: contractCard(id),
}));

/** A fresh adapter for each test of the suite that calls this; ask for it inside the tests. */
export function freshWriteSide(make: MakeWriteSide): () => WriteSide {
  let side: WriteSide | null = null;
  beforeEach(async () => {
    side = await make(CONTRACT_SALONS);
  });
  afterEach(async () => {
    await side?.close();
    side = null;
  });
  return () => {
    if (side === null) throw new Error('only inside a test');
    return side;
  };
}

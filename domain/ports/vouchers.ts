import type { Actor, Booker, Insider } from '../shared/actor.ts';
import type {
  AccountId,
  AppointmentId,
  OrderId,
  SaleId,
  SalonId,
  VoucherId,
  VoucherMoveId,
} from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { SpendableVoucher, Voucher, VoucherMove, VoucherStatus } from '../vouchers/voucher.ts';
import type { VoucherCode } from '../vouchers/voucher-code.ts';

/**
 * Codes come from a secret of the environment and the voucher's id, so that one can be shown again although the database
 * does not hold it. Several secrets: the first makes new ones, the others still show old ones.
 */
export interface VoucherCodes {
  /** Of the secret that makes new codes. */
  readonly currentKey: string;
  /** Null: the secret is not among those of the environment any more. It can be spent all the same. */
  codeOf(salonId: SalonId, id: VoucherId, codeKey: string): VoucherCode | null;
  /** To find it by; needs no secret. */
  digest(salonId: SalonId, code: VoucherCode): string;
}

/** The signed address at which a voucher can be printed. */
export interface VoucherLinks {
  /** Absolute; from configuration, never from a request's host. */
  voucher(salonId: SalonId, id: VoucherId, locale: Locale): string;
  open(salonId: SalonId, token: string): VoucherId | null;
}

export type NewVoucher = Omit<Voucher, 'balance' | 'blockedAt' | 'blockedReason' | 'version'> & {
  readonly codeDigest: string;
};

/**
 * `already`: this line is there; `unknown`: no such voucher, or the code is another's; `refused`: blocked or lapsed;
 * `short`: less is left, or more would be left than it was sold for.
 */
export type MoveOutcome = 'moved' | 'already' | 'unknown' | 'refused' | 'short';

/** What was paid with it. */
export type PaidThing =
  { readonly kind: 'order'; readonly id: OrderId } | { readonly kind: 'sale'; readonly id: SaleId };

/** Vouchers and their ledger, which is written by two functions of the database alone. */
export interface VoucherStore {
  /** With nothing on it yet. False: there is one for this line already. */
  insert(voucher: NewVoucher): Promise<boolean>;
  /** What whoever holds the code can spend on that day; null: nothing, whyever. */
  spendable(digest: string, today: LocalDate): Promise<SpendableVoucher | null>;
  /** Without a lock. For those who work here, and for jobs. */
  find(id: VoucherId): Promise<Voucher | null>;
  /** Locks the row. */
  lock(id: VoucherId): Promise<Voucher | null>;
  /** What was bought with an order or a sale, in the order of its lines; an order's are locked, for those who lead and for jobs. */
  boughtWith(thing: PaidThing): Promise<readonly Voucher[]>;
  /** Those that a visit's deposit became, locked; for those who lead and for jobs. */
  creditedFor(visitId: AppointmentId): Promise<readonly Voucher[]>;
  /** How much of what was bought with it was taken back, in Rappen; not negative. */
  voidedOf(thing: PaidThing): Promise<Rappen>;
  hasMove(id: VoucherMoveId): Promise<boolean>;
  /** `digest`: whoever spends proves that they hold the code. */
  move(move: VoucherMove, at: Instant, digest?: string): Promise<MoveOutcome>;
  /** At most so much, and at most what was taken and has not come back yet. Null: nothing was given back. */
  giveBack(
    thing: PaidThing,
    back: { readonly id: VoucherMoveId; readonly most: Rappen; readonly reason: string | null },
    at: Instant,
  ): Promise<{ readonly voucherId: VoucherId; readonly amount: Rappen } | null>;
  /** Writes until when it is valid and whether it is blocked, and counts the version up. */
  change(voucher: Voucher): Promise<void>;
}

/** What its printed page shows. */
export type ShownVoucher = Pick<
  Voucher,
  'id' | 'value' | 'balance' | 'validUntil' | 'locale' | 'recipient' | 'message' | 'codeKey' | 'issuedAt'
>;

export type VoucherRow = Pick<
  Voucher,
  'id' | 'value' | 'balance' | 'validUntil' | 'lastFour' | 'source' | 'issuedAt' | 'recipient' | 'codeKey'
> & {
  readonly status: VoucherStatus;
  /** What was taken back of it; told to those who work here. */
  readonly voided: Rappen;
  /** Of the order or the sale. */
  readonly number: number | null;
};

export type VoucherHistoryLine = VoucherMove & {
  readonly at: Instant;
  readonly balanceAfter: Rappen;
  readonly accountId: AccountId | null;
  readonly actorKind: Actor['kind'];
  /** Of the order or the sale. */
  readonly number: number | null;
};

export const VOUCHER_FILTERS = ['all', 'valid', 'spent', 'lapsed', 'blocked'] as const;
export type VoucherFilter = (typeof VOUCHER_FILTERS)[number];

export type VoucherPage = {
  /** By the salon's calendar: what is lapsed follows from it. */
  readonly today: LocalDate;
  readonly filter: VoucherFilter;
  /** The last four symbols, or a number of an order or a sale; empty: all. */
  readonly search: string;
  readonly after: number;
  readonly count: number;
};

export interface VoucherQueries {
  /** Those that the actor bought, newest first. */
  own(actor: Booker, today: LocalDate): Promise<readonly VoucherRow[]>;
  /** For whoever holds the voucher's signed address. */
  shown(actor: Actor, id: VoucherId): Promise<ShownVoucher | null>;
  list(actor: Insider, page: VoucherPage): Promise<readonly VoucherRow[]>;
  /** What the salon owes to those who hold vouchers that can still be spent, and to the others. */
  owed(
    actor: Insider,
    today: LocalDate,
  ): Promise<{ readonly count: number; readonly owed: Rappen; readonly lapsed: Rappen }>;
  voucher(
    actor: Insider,
    id: VoucherId,
  ): Promise<{
    readonly voucher: Voucher;
    readonly number: number | null;
    readonly history: readonly VoucherHistoryLine[];
  } | null>;
  /** Bought with this order or sale. */
  boughtWith(actor: Actor, thing: PaidThing, today: LocalDate): Promise<readonly VoucherRow[]>;
}

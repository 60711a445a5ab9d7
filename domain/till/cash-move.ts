/** Money that goes into the till or out of it without a sale: change from the bank, stamps, tips that are paid out. */
import { lineField } from '../settings/field-rules.ts';
import type { FieldReason } from '../settings/field-rules.ts';
import type { AccountId, CashMoveId, StaffId } from '../shared/ids.ts';
import { rappen, type Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import { coinsIn } from './typed-amount.ts';

export const MOVE_KINDS = ['in', 'out', 'tips'] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];

export type CashMove = {
  readonly id: CashMoveId;
  readonly number: number;
  readonly period: number;
  readonly kind: MoveKind;
  /** What it does to the till: negative for what goes out. */
  readonly amount: Rappen;
  readonly reason: string | null;
  /** To whom tips were paid out; null otherwise. */
  readonly staffId: StaffId | null;
  readonly staffName: string | null;
  readonly accountId: AccountId;
  readonly cashier: string;
  readonly at: Instant;
  readonly day: LocalDate;
};

export type RawMove = {
  readonly kind: string;
  readonly amount: string;
  readonly reason: string;
  readonly staffId: string;
};

export type MoveReason = FieldReason | 'more_than_in_till' | 'more_than_tips';
export type MoveRefusal = { readonly field: keyof RawMove; readonly reason: MoveReason };

/** What a colleague has been given, and has not had paid out. */
export type TipBalance = { readonly staffId: StaffId; readonly staffName: string; readonly open: Rappen };

export type ReadMove = Pick<CashMove, 'kind' | 'amount' | 'reason' | 'staffId' | 'staffName'>;

const LONGEST_REASON = 200;

/** All that is wrong with it at once. Amounts in Rappen, on the 5, and never more than lies there. */
export function readMove(
  raw: RawMove,
  till: { readonly cash: Rappen; readonly tips: readonly TipBalance[] },
): Result<ReadMove, readonly MoveRefusal[]> {
  const kind = MOVE_KINDS.find((each) => each === raw.kind);
  const amount = coinsIn(raw.amount);
  const reason = lineField(raw.reason, LONGEST_REASON);
  const colleague = till.tips.find(({ staffId }) => staffId === raw.staffId);
  const refusals: MoveRefusal[] = [];
  if (kind === undefined) refusals.push({ field: 'kind', reason: 'required' });
  if (!amount.ok) refusals.push({ field: 'amount', reason: amount.error });
  else if (amount.value === 0) refusals.push({ field: 'amount', reason: 'out_of_range' });
  else if (kind !== 'in' && amount.value > till.cash)
    refusals.push({ field: 'amount', reason: 'more_than_in_till' });
  else if (kind === 'tips' && colleague !== undefined && amount.value > colleague.open)
    refusals.push({ field: 'amount', reason: 'more_than_tips' });
  if (kind === 'tips' && colleague === undefined) refusals.push({ field: 'staffId', reason: 'required' });
  // Tips say by themselves what they are for; everything else does not (OR 957a).
  const freely = kind === 'tips' && !reason.ok && reason.error === 'required';
  if (!reason.ok && !freely) refusals.push({ field: 'reason', reason: reason.error });
  if (kind === undefined || !amount.ok || refusals.length > 0) return err(refusals);
  return ok({
    kind,
    amount: kind === 'in' ? amount.value : rappen(-amount.value),
    reason: reason.ok ? reason.value : null,
    staffId: kind === 'tips' ? (colleague?.staffId ?? null) : null,
    staffName: kind === 'tips' ? (colleague?.staffName ?? null) : null,
  });
}

import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import { lineField } from '../../settings/field-rules.ts';
import type { FieldReason } from '../../settings/field-rules.ts';
import type { Insider } from '../../shared/actor.ts';
import type { VoucherId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, parseLocalDate } from '../../shared/salon-time.ts';
import type { Instant, LocalDate } from '../../shared/salon-time.ts';
import { validUntil } from '../voucher.ts';
import type { Voucher } from '../voucher.ts';
import { voucherEntry } from '../voucher-entry.ts';
import type { VoucherAuditAction } from '../voucher-entry.ts';

export const KEEP_STEPS = ['block', 'unblock', 'extend'] as const;

export type KeepVoucherInput = {
  readonly voucherId: VoucherId;
  /** Of the voucher as it was when the page was made. */
  readonly version: number;
  readonly step: (typeof KEEP_STEPS)[number];
  /** Why, for those who work here. */
  readonly reason: string;
  /** The new last day, when it is extended. */
  readonly until: string;
};

export type KeepVoucherRefusal =
  | { readonly kind: 'not_found' }
  /** Somebody else was faster. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'invalid'; readonly field: 'reason' | 'until'; readonly reason: FieldReason };

export type KeepVoucher = (
  actor: Insider,
  input: KeepVoucherInput,
) => Promise<Result<null, KeepVoucherRefusal>>;

const LONGEST_REASON = 200;
const ACTIONS: Readonly<Record<KeepVoucherInput['step'], VoucherAuditAction>> = {
  block: 'voucher.blocked',
  unblock: 'voucher.unblocked',
  extend: 'voucher.extended',
};

/** Those who lead block a voucher that was lost or stolen, free it again, or let it be valid for longer. */
export const keepVoucher =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): KeepVoucher =>
  async (actor, { voucherId, version, step, reason, until }) => {
    if (!may(actor, 'vouchers.change')) return err({ kind: 'not_found' });
    const words = lineField(reason, LONGEST_REASON);
    if (!words.ok) return err({ kind: 'invalid', field: 'reason', reason: words.error });
    return await uow.run<null, KeepVoucherRefusal>(actor, async ({ vouchers, calendar, audit }) => {
      const voucher = await vouchers.lock(voucherId);
      if (voucher === null) return err({ kind: 'not_found' });
      if (step !== 'extend' && (step === 'block') === (voucher.blockedAt !== null)) return ok(null);
      if (voucher.version !== version) return err({ kind: 'changed' });
      const at = clock.now();
      const { zone } = await calendar.book();
      const changed = changedBy(voucher, { step, reason: words.value, until, at, today: dateOf(at, zone) });
      if (!changed.ok) return changed;
      await vouchers.change(changed.value);
      const facts = step === 'extend' ? { until: changed.value.validUntil } : {};
      await audit.append(voucherEntry(ACTIONS[step], voucher, facts, words.value), at);
      return ok(null);
    });
  };

type Change = Pick<KeepVoucherInput, 'step' | 'reason' | 'until'> & {
  readonly at: Instant;
  readonly today: LocalDate;
};

/** Longer than it was, and no longer than one that is sold today. */
function changedBy(
  voucher: Voucher,
  { step, reason, until, at, today }: Change,
): Result<Voucher, KeepVoucherRefusal> {
  if (step === 'block') return ok({ ...voucher, blockedAt: at, blockedReason: reason });
  if (step === 'unblock') return ok({ ...voucher, blockedAt: null, blockedReason: null });
  const day = parseLocalDate(until.trim());
  if (day === null) return err({ kind: 'invalid', field: 'until', reason: 'not_a_day' });
  if (day <= voucher.validUntil || day < today || day > validUntil(today)) {
    return err({ kind: 'invalid', field: 'until', reason: 'out_of_range' });
  }
  return ok({ ...voucher, validUntil: day });
}

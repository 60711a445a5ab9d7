import type { VoucherCodes } from '../../ports/vouchers.ts';
import type { Booker, Employee } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import { countedCode } from '../steps/counted-code.ts';
import type { CodeTrouble, CountedDeps } from '../steps/counted-code.ts';
import type { SpendableVoucher } from '../voucher.ts';

export type LookUpRefusal = CodeTrouble | 'no_voucher';

/** Null: no code was typed. */
export type LookUpVoucher = (
  actor: Booker | Employee,
  input: { readonly typed: string; readonly address: string },
) => Promise<Result<SpendableVoucher | null, LookUpRefusal>>;

/**
 * What is left on a voucher, for whoever holds its code. What is not there, spent, lapsed, blocked or another salon's is
 * answered alike, and each try counts for the address that it comes from.
 */
export const lookUpVoucher =
  (deps: CountedDeps & { readonly codes: VoucherCodes }): LookUpVoucher =>
  async (actor, input) => {
    const code = await countedCode(deps, actor, input);
    if (!code.ok || code.value === null) return code.ok ? ok(null) : code;
    const digest = deps.codes.digest(actor.salonId, code.value);
    return await deps.uow.run<SpendableVoucher | null, LookUpRefusal>(
      actor,
      async ({ vouchers, calendar }) => {
        const { zone } = await calendar.book();
        const found = await vouchers.spendable(digest, dateOf(deps.clock.now(), zone));
        return found === null ? err('no_voucher') : ok(found);
      },
    );
  };

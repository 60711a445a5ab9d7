import type { NoticeOutcome } from '../vendor-records.ts';
import type { System } from '../../shared/actor.ts';
import type { Result } from '../../shared/result.ts';
import { settle } from '../steps/settle.ts';
import type { SettleInput } from '../steps/settle.ts';
import type { SettleDeps } from '../steps/owners.ts';
import type { SettleRefusal } from '../steps/vendor-deps.ts';

export type SettlePayment = (
  actor: System,
  input: SettleInput,
) => Promise<Result<NoticeOutcome, SettleRefusal>>;

/** For whoever left the job: the page to which a payer comes back. */
export const settlePayment =
  (deps: SettleDeps): SettlePayment =>
  (actor, input) =>
    settle(deps, actor, input);

import type { System } from '../../shared/actor.ts';
import type { AppointmentId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import { settleDeposit } from '../steps/settle-deposit.ts';
import type { SettleDepositDeps } from '../steps/settle-deposit.ts';

export type SettleVisitDeposit = (
  actor: System,
  input: { readonly visitId: AppointmentId },
) => Promise<Result<boolean, never>>;

/** For whoever left the job: a visit was cancelled, nobody came, or that was a slip. */
export const settleVisitDeposit =
  (deps: SettleDepositDeps): SettleVisitDeposit =>
  (actor, { visitId }) =>
    settleDeposit(deps, actor, visitId);

import type { Payment } from '../../payments/payment.ts';
import type { Payments } from '../../ports/payments.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { AppointmentId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import { lookThere } from '../../payments/steps/vendor-page.ts';
import type { PaymentLook } from '../../payments/steps/vendor-page.ts';

export type LookAtDeposit = (actor: Booker, holdId: AppointmentId) => Promise<PaymentLook>;

/** What the vendor says just now of the page on which a deposit is paid. */
export const lookAtDeposit =
  (deps: { readonly uow: UnitOfWork; readonly payments: Payments }): LookAtDeposit =>
  async (actor, holdId) => {
    const tries = await deps.uow.run<readonly Payment[], never>(actor, async ({ payments }) =>
      ok(await payments.ofVisit(holdId)),
    );
    return await lookThere(deps, actor, tries.ok ? tries.value : []);
  };

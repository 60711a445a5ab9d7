import type { OrderPayment } from '../../payments/payment.ts';
import type { Payments } from '../../ports/payments.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Booker } from '../../shared/actor.ts';
import type { OrderId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import { lookThere } from '../../payments/steps/vendor-page.ts';
import type { PaymentLook } from '../../payments/steps/vendor-page.ts';

export type LookAtPayment = (actor: Booker, orderId: OrderId) => Promise<PaymentLook>;

/** What the vendor says of an order's page just now. */
export const lookAtPayment =
  (deps: { readonly uow: UnitOfWork; readonly payments: Payments }): LookAtPayment =>
  async (actor, orderId) => {
    const tries = await deps.uow.run<readonly OrderPayment[], never>(actor, async ({ payments }) =>
      ok(await payments.ofOrder(orderId)),
    );
    return await lookThere(deps, actor, tries.ok ? tries.value : []);
  };

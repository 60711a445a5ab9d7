/** What somebody who books online pays ahead. */
import { LEAST_PAYABLE } from '../payments/payment-limits.ts';
import { rappen } from '../shared/money.ts';
import type { Rappen } from '../shared/money.ts';
import type { DepositRule, OwnDeposit } from '../slots/salon-book.ts';

type PricedService = { readonly price: Rappen; readonly ownDeposit: OwnDeposit };

/** The rule that counts for a service: its own, part by part, and the salon's where it has none. */
export const ruleFor = (salon: DepositRule, own: OwnDeposit): DepositRule => ({
  percent: own.percent ?? salon.percent,
  least: own.least ?? salon.least,
});

function ofOne(salon: DepositRule, { price, ownDeposit }: PricedService): number {
  const { percent, least } = ruleFor(salon, ownDeposit);
  if (percent === 0) return 0;
  return Math.min(price, Math.max(Math.round((price * percent) / 100), least));
}

/**
 * The deposit of a visit, in Rappen: the sum over its services, because each may have a rule of its own; never more than
 * its price. What the vendor cannot charge (less than CHF 0.50) is raised to what it can, or left out.
 */
export function depositOf(salon: DepositRule, services: readonly PricedService[]): Rappen {
  const asked = services.reduce((total, service) => total + ofOne(salon, service), 0);
  const price = services.reduce((total, service) => total + service.price, 0);
  if (asked === 0 || price < LEAST_PAYABLE) return rappen(0);
  return rappen(Math.max(asked, LEAST_PAYABLE));
}

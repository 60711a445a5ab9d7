/** What is paid ahead for visits: what its pages read and do. */
import { decideDeposit } from '#domain/deposits/use-cases/decide-deposit.ts';
import { lookAtDeposit } from '#domain/deposits/use-cases/look-at-deposit.ts';
import { removeCard } from '#domain/deposits/use-cases/remove-card.ts';
import { payDeposit } from '#domain/deposits/use-cases/pay-deposit.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { Links } from '#domain/ports/links.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { VoucherCodes, VoucherLinks } from '#domain/ports/vouchers.ts';
import { notices } from '../letters/notices.ts';
import type { Database } from '../postgres/database.ts';
import { depositQueries } from '../postgres/queries/deposit-queries.ts';
import type { Env } from './env.ts';
import { paymentVendor } from './payment-vendor.ts';

type DepositDeps = {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly links: Links;
  readonly codes: VoucherCodes;
  readonly voucherLinks: VoucherLinks;
};

export function composeDeposits(env: Env, { database, ...parts }: DepositDeps) {
  const { payments } = paymentVendor(env, 'web');
  const deps = { ...parts, payments, notices: notices(), visitLinks: parts.links };
  return {
    queries: depositQueries(database),
    useCases: {
      payDeposit: payDeposit(deps),
      lookAtDeposit: lookAtDeposit(deps),
      decideDeposit: decideDeposit(deps),
      removeCard: removeCard(deps),
    },
  };
}

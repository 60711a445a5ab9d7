/** Gift vouchers: looked up, shown, and kept by those who lead. */
import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { OrderLinks } from '#domain/ports/orders.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { VoucherCodes, VoucherLinks } from '#domain/ports/vouchers.ts';
import { takeBackVoucher } from '#domain/orders/use-cases/take-back-voucher.ts';
import { keepVoucher } from '#domain/vouchers/use-cases/keep-voucher.ts';
import { lookUpVoucher } from '#domain/vouchers/use-cases/look-up-voucher.ts';
import { notices } from '../letters/notices.ts';
import type { Database } from '../postgres/database.ts';
import { voucherQueries } from '../postgres/queries/voucher-queries.ts';
import { identitySecrets } from '../system/identity-secrets.ts';
import type { Env } from './env.ts';

type VoucherDeps = {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly codes: VoucherCodes;
  readonly voucherLinks: VoucherLinks;
  readonly links: OrderLinks;
};

export function composeVouchers(env: Pick<Env, 'SESSION_SECRETS'>, { database, ...parts }: VoucherDeps) {
  const secrets = identitySecrets({ key: env.SESSION_SECRETS[0] as string });
  const deps = { ...parts, secrets, notices: notices() };
  return {
    queries: voucherQueries(database),
    codes: parts.codes,
    links: parts.voucherLinks,
    useCases: {
      lookUpVoucher: lookUpVoucher(deps),
      keepVoucher: keepVoucher(deps),
      takeBackVoucher: takeBackVoucher(deps),
    },
  };
}

/** The desk's till. */
import type { Clock } from '#domain/ports/clock.ts';
import { faultsOfOne, type KeptClosing } from '#domain/till/chain.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { VoucherCodes } from '#domain/ports/vouchers.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { closeTill } from '#domain/till/use-cases/close-till.ts';
import { moveCash } from '#domain/till/use-cases/move-cash.ts';
import { ringUp } from '#domain/till/use-cases/ring-up.ts';
import { verifyClosings } from '#domain/till/use-cases/verify-closings.ts';
import { voidSale } from '#domain/till/use-cases/void-sale.ts';
import { slips } from '../pdf/slips.ts';
import type { Database } from '../postgres/database.ts';
import { tillQueries } from '../postgres/queries/till-queries.ts';
import { sha256 } from '../system/digest.ts';

type TillDeps = {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly codes: VoucherCodes;
};

export function composeTill({ database, ...deps }: TillDeps) {
  const queries = tillQueries(database);
  return {
    queries,
    slips,
    faultsOfOne: (kept: KeptClosing) => faultsOfOne(kept, sha256),
    useCases: {
      ringUp: ringUp(deps),
      voidSale: voidSale(deps),
      moveCash: moveCash(deps),
      closeTill: closeTill({ ...deps, digest: sha256 }),
      verifyClosings: verifyClosings({ queries, digest: sha256 }),
    },
  };
}

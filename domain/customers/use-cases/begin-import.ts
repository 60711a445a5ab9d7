import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ImportId } from '../../ports/customers.ts';
import type { Ids } from '../../ports/ids.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { guessMapping, importTable } from '../import.ts';
import type { BeginImportRefusal } from '../refusals.ts';

const KEPT_MS = 24 * 60 * 60 * 1000;

export type BeginImport = (
  actor: Insider,
  rows: readonly (readonly string[])[],
) => Promise<Result<ImportId, BeginImportRefusal>>;

/** Nothing is taken over yet: the file waits, for a day at most, until somebody has looked at it. */
export const beginImport =
  ({
    uow,
    clock,
    ids,
  }: {
    readonly uow: UnitOfWork;
    readonly clock: Clock;
    readonly ids: Ids;
  }): BeginImport =>
  async (actor, rows) => {
    if (!may(actor, 'customers.import')) return err({ kind: 'not_found' });
    const table = importTable(rows);
    if (!table.ok) return err({ kind: 'unusable', table: table.error });
    return await uow.run(
      actor,
      async ({ customerImports }): Promise<Result<ImportId, BeginImportRefusal>> => {
        const at = clock.now();
        const id = ids.next() as ImportId;
        await customerImports.forget((at - KEPT_MS) as Instant);
        await customerImports.insert(id, table.value, guessMapping(table.value.header), at);
        return ok(id);
      },
    );
  };

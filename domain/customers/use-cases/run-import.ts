import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ImportId, ImportReportLine } from '../../ports/customers.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { CustomerId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { CustomerFields } from '../customer.ts';
import {
  mappingProblem,
  planImport,
  readablePeople,
  readImport,
  type ColumnMapping,
  type ImportTable,
} from '../import.ts';
import type { RunImportRefusal } from '../refusals.ts';

type Deps = { readonly uow: UnitOfWork; readonly clock: Clock; readonly ids: Ids };

export type RunImport = (
  actor: Insider,
  input: {
    readonly id: ImportId;
    readonly mapping: ColumnMapping;
    /** False: only the columns are settled, for another look. */
    readonly run: boolean;
  },
) => Promise<Result<null, RunImportRefusal>>;

/** All that can be taken over, or nothing. Whoever runs it a second time gets the first report. */
export const runImport =
  (deps: Deps): RunImport =>
  async (actor, { id, mapping, run }) => {
    if (!may(actor, 'customers.import')) return err({ kind: 'not_found' });
    return await deps.uow.run(actor, async (stores): Promise<Result<null, RunImportRefusal>> => {
      const found = await stores.customerImports.lock(id);
      if (found === null || mapping.length !== found.table.header.length) return err({ kind: 'not_found' });
      if (found.done) return ok(null);
      const problem = mappingProblem(mapping);
      await stores.customerImports.map(id, mapping);
      if (!run) return ok(null);
      if (problem !== null) return err({ kind: 'mapping', problem });
      await takeOver(deps, stores, actor, id, found.table, mapping);
      return ok(null);
    });
  };

async function takeOver(
  { clock, ids }: Deps,
  { customerImports, audit }: Stores,
  actor: Insider,
  id: ImportId,
  table: ImportTable,
  mapping: ColumnMapping,
): Promise<void> {
  const read = readImport(table, mapping, 'de-CH');
  const known = await customerImports.knownAmong(readablePeople(read));
  const people: (CustomerFields & { readonly id: CustomerId })[] = [];
  const report = planImport(read, known).map((planned): ImportReportLine => {
    const { line, kind } = planned;
    const customerId = kind === 'new' ? (ids.next() as CustomerId) : null;
    if (customerId !== null && kind === 'new') people.push({ ...planned.fields, id: customerId });
    return {
      line,
      kind,
      customerId,
      problems: kind === 'refused' ? planned.fields : [],
      of: kind === 'twin' ? planned.of : null,
    };
  });
  const at = clock.now();
  await customerImports.insertCustomers(people, at);
  await customerImports.finish(id, report, at);
  await audit.append(
    {
      action: 'customer.imported',
      target: { kind: 'account', id: actor.accountId },
      reason: null,
      data: { count: people.length, importId: id },
    },
    at,
  );
}

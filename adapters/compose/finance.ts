/** The books: what the pages of those who lead read and ask for. */
import type { Clock } from '#domain/ports/clock.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { askForCheck } from '#domain/finance/use-cases/check-books-now.ts';
import { explainFinding } from '#domain/finance/use-cases/explain-finding.ts';
import { exportJournal } from '#domain/finance/use-cases/export-journal.ts';
import type { Database } from '../postgres/database.ts';
import { financeQueries } from '../postgres/queries/finance-queries.ts';

type FinanceDeps = { readonly database: Database; readonly uow: UnitOfWork; readonly clock: Clock };

export function composeFinance({ database, ...deps }: FinanceDeps) {
  return {
    queries: financeQueries(database),
    useCases: {
      askForCheck: askForCheck(deps),
      explainFinding: explainFinding(deps),
      exportJournal: exportJournal(deps),
    },
  };
}

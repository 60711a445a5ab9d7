/** The salon's settings: what their pages read and save. */
import type { Clock } from '#domain/ports/clock.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { saveService } from '#domain/settings/use-cases/save-service.ts';
import type { Database } from '../postgres/database.ts';
import { settingsQueries } from '../postgres/queries/settings-queries.ts';

export function composeSettings({
  database,
  uow,
  clock,
}: {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
}) {
  return { queries: settingsQueries(database), useCases: { saveService: saveService({ uow, clock }) } };
}

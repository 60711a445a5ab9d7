/** The salon's settings: what their pages read and save. */
import type { Clock } from '#domain/ports/clock.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { saveClosures, saveOpeningHours, saveRules } from '#domain/settings/use-cases/save-salon-part.ts';
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
  const deps = { uow, clock };
  return {
    queries: settingsQueries(database),
    useCases: {
      saveService: saveService(deps),
      saveOpeningHours: saveOpeningHours(deps),
      saveClosures: saveClosures(deps),
      saveRules: saveRules(deps),
    },
  };
}

/** The salon's settings: what their pages read and save. */
import type { Clock } from '#domain/ports/clock.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { saveCategories } from '#domain/settings/use-cases/save-categories.ts';
import { saveColleague } from '#domain/settings/use-cases/save-colleague.ts';
import { saveStaffHours, saveStaffSkills } from '#domain/settings/use-cases/save-colleague-part.ts';
import { saveResource } from '#domain/settings/use-cases/save-resource.ts';
import {
  saveClosures,
  saveMessages,
  saveOpeningHours,
  saveRules,
} from '#domain/settings/use-cases/save-salon-part.ts';
import { saveService } from '#domain/settings/use-cases/save-service.ts';
import type { Database } from '../postgres/database.ts';
import { settingsQueries } from '../postgres/queries/settings-queries.ts';
import { teamQueries } from '../postgres/queries/team-queries.ts';

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
    queries: { ...settingsQueries(database), ...teamQueries(database) },
    useCases: {
      saveService: saveService(deps),
      saveOpeningHours: saveOpeningHours(deps),
      saveClosures: saveClosures(deps),
      saveRules: saveRules(deps),
      saveColleague: saveColleague(deps),
      saveStaffHours: saveStaffHours(deps),
      saveStaffSkills: saveStaffSkills(deps),
      saveResource: saveResource(deps),
      saveCategories: saveCategories(deps),
      saveMessages: saveMessages(deps),
    },
  };
}

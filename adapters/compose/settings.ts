/** The salon's settings: what their pages read and save. */
import type { Clock } from '#domain/ports/clock.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { saveCategories } from '#domain/settings/use-cases/save-categories.ts';
import { saveColleague } from '#domain/settings/use-cases/save-colleague.ts';
import { saveStaffHours, saveStaffSkills } from '#domain/settings/use-cases/save-colleague-part.ts';
import { saveResource } from '#domain/settings/use-cases/save-resource.ts';
import {
  saveBilling,
  saveLoyalty,
  saveClosures,
  saveMessages,
  saveOpeningHours,
  saveRules,
} from '#domain/settings/use-cases/save-salon-part.ts';
import { saveService } from '#domain/settings/use-cases/save-service.ts';
import type { Database } from '../postgres/database.ts';
import { settingsQueries } from '../postgres/queries/settings-queries.ts';
import { teamQueries } from '../postgres/queries/team-queries.ts';
import { keyedMark } from '../system/keyed-mark.ts';
import type { Env } from './env.ts';

type SettingsDeps = {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
};

export function composeSettings(env: Pick<Env, 'SESSION_SECRETS'>, { database, uow, clock }: SettingsDeps) {
  const deps = { uow, clock };
  const mark = keyedMark({ key: env.SESSION_SECRETS[0] as string, of: 'recipients' });
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
      saveMessages: saveMessages({ ...deps, mark }),
      saveBilling: saveBilling(deps),
      saveLoyalty: saveLoyalty(deps),
    },
  };
}

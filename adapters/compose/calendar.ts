/** The staff's calendar: what its pages read and do. */
import { acceptRequest, declineRequest } from '#domain/calendar/use-cases/answer-request.ts';
import { cancelVisit } from '#domain/calendar/use-cases/cancel-visit.ts';
import { changeVisitState } from '#domain/calendar/use-cases/change-visit-state.ts';
import { createVisit } from '#domain/calendar/use-cases/create-visit.ts';
import { moveVisit } from '#domain/calendar/use-cases/move-visit.ts';
import { removePause } from '#domain/calendar/use-cases/remove-pause.ts';
import { savePause } from '#domain/calendar/use-cases/save-pause.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { Log } from '#domain/ports/log.ts';
import type { Letters } from '#domain/ports/letters.ts';
import type { Links } from '#domain/ports/links.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { errorKind } from '../jobs/job-log.ts';
import { notices } from '../letters/notices.ts';
import { daySheets } from '../pdf/day-sheets.ts';
import { calendarWatch } from '../postgres/calendar-watch.ts';
import type { Database } from '../postgres/database.ts';
import { calendarQueries } from '../postgres/queries/calendar-queries.ts';
import { requestQueries } from '../postgres/queries/request-queries.ts';
import type { SalonSettingsCache } from '../postgres/salon-settings-cache.ts';

type CalendarDeps = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly letters: Letters;
  readonly links: Links;
  readonly log: Log;
};

export function composeCalendar({ database, settings, log, ...deps }: CalendarDeps) {
  return {
    daySheets,
    watch: calendarWatch({
      database,
      report: (error) => log.warn('Calendars cannot be followed', { error: errorKind(error) }),
    }),
    queries: calendarQueries({ database, settings, clock: deps.clock }),
    requests: requestQueries(database),
    useCases: {
      changeVisitState: changeVisitState(deps),
      cancelVisit: cancelVisit(deps),
      moveVisit: moveVisit(deps),
      createVisit: createVisit(deps),
      acceptRequest: acceptRequest(deps),
      declineRequest: declineRequest(deps),
      savePause: savePause(deps),
      removePause: removePause({ ...deps, notices: notices() }),
    },
  };
}

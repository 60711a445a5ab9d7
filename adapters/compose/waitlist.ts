/** The waitlist as pages use it; the worker serves it. */
import { joinWaitlist } from '#domain/waitlist/use-cases/join-waitlist.ts';
import { confirmPlace, leaveWaitlist, setWaitlistRules } from '#domain/waitlist/use-cases/keep-place.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { WaitlistLinks } from '#domain/ports/waitlist.ts';
import { notices } from '../letters/notices.ts';
import type { Database } from '../postgres/database.ts';
import { waitlistQueries } from '../postgres/queries/waitlist-queries.ts';
import type { SalonSettingsCache } from '../postgres/salon-settings-cache.ts';

type WaitlistDeps = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly waitlistLinks: WaitlistLinks;
};

export function composeWaitlist({ database, settings, uow, clock, ids, waitlistLinks }: WaitlistDeps) {
  const deps = { uow, clock, ids, notices: notices(), waitlistLinks };
  return {
    queries: waitlistQueries({ database, settings, clock }),
    links: waitlistLinks,
    useCases: {
      joinWaitlist: joinWaitlist(deps),
      confirmPlace: confirmPlace(deps),
      leaveWaitlist: leaveWaitlist(deps),
      setWaitlistRules: setWaitlistRules(deps),
    },
  };
}

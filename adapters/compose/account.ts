/** The customer's account: what its pages read and do. */
import { confirmAddressChange, dropAddressChange } from '#domain/account/use-cases/confirm-address-change.ts';
import { askAddressChange } from '#domain/account/use-cases/ask-address-change.ts';
import { changeProfile } from '#domain/account/use-cases/change-profile.ts';
import { renewFeed, revokeFeed } from '#domain/account/use-cases/keep-feed.ts';
import { setConsent } from '#domain/account/use-cases/set-consent.ts';
import type { Clock } from '#domain/ports/clock.ts';
import type { Ids } from '#domain/ports/ids.ts';
import type { Links } from '#domain/ports/links.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import { notices } from '../letters/notices.ts';
import { visitFeed } from '../letters/visit-feed.ts';
import type { Database } from '../postgres/database.ts';
import { accountQueries } from '../postgres/queries/account-queries.ts';
import { accountSecrets } from '../system/account-secrets.ts';
import type { Env } from './env.ts';

type AccountDeps = {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly links: Links;
};

export function composeAccount(
  env: Pick<Env, 'SESSION_SECRETS'>,
  { database, uow, clock, ids, links }: AccountDeps,
) {
  const secrets = accountSecrets({ key: env.SESSION_SECRETS[0] as string });
  const deps = { uow, clock, ids, secrets, notices: notices() };
  return {
    queries: accountQueries({ database, clock, secrets }),
    feed: visitFeed({ links }),
    useCases: {
      changeProfile: changeProfile(deps),
      askAddressChange: askAddressChange(deps),
      confirmAddressChange: confirmAddressChange(deps),
      dropAddressChange: dropAddressChange(deps),
      setConsent: setConsent(deps),
      renewFeed: renewFeed(deps),
      revokeFeed: revokeFeed(deps),
    },
  };
}

import type { Log } from '#domain/ports/log.ts';
import { checkPool } from '#db/pool-limits.ts';
import { jsonLog } from '../logging/json-log.ts';
import { letters } from '../letters/letters.ts';
import { openDatabase, type Database } from '../postgres/database.ts';
import { salonAddresses, type SalonAddresses } from '../postgres/salon-addresses.ts';
import { salonSettingsCache } from '../postgres/salon-settings-cache.ts';
import { postgresUnitOfWork } from '../postgres/unit-of-work.ts';
import { systemClock } from '../system/clock.ts';
import { randomIds } from '../system/random-ids.ts';
import { currentRequestId } from '../system/request-scope.ts';
import { invitationLinks } from '../system/invitation-links.ts';
import { orderLinks } from '../system/order-links.ts';
import { voucherCodes } from '../system/voucher-codes.ts';
import { voucherLinks } from '../system/voucher-links.ts';
import { waitlistLinks } from '../system/waitlist-links.ts';
import { signedLinks } from '../system/signed-links.ts';
import type { Env } from './env.ts';

/** Connections that every process leaves to migrations, backups and an operator's own session. */
const SPARE_CONNECTIONS = 5;

/** What both processes need; one pool and one cache each. */
export function liveParts(env: Env, database: Database) {
  const clock = systemClock;
  const settings = salonSettingsCache(database, clock);
  const addresses = salonAddresses({
    database,
    baseUrl: env.BASE_URL,
    defaultSalon: env.DEFAULT_SALON,
  });
  const links = signedLinks({ baseUrlOf: addresses.baseUrlOf, secrets: env.LINK_SECRETS });
  return {
    clock,
    ids: randomIds,
    settings,
    addresses,
    links,
    orderLinks: orderLinks({ baseUrlOf: addresses.baseUrlOf, secrets: env.LINK_SECRETS }),
    voucherCodes: voucherCodes({ secrets: env.VOUCHER_SECRETS }),
    voucherLinks: voucherLinks({ baseUrlOf: addresses.baseUrlOf, secrets: env.LINK_SECRETS }),
    waitlistLinks: waitlistLinks({ baseUrlOf: addresses.baseUrlOf, secrets: env.LINK_SECRETS }),
    invitationLinks: invitationLinks({ baseUrlOf: addresses.baseUrlOf }),
    letters: letters({ links }),
    uow: postgresUnitOfWork({ database, settings, requestId: currentRequestId }),
    log: jsonLog(env.LOG_LEVEL),
  };
}

/**
 * Opens the pool and holds its size against the server's limit.
 *
 * @throws Error when all processes together could ask for more connections than the server gives
 */
export async function openPool(env: Env, url: string | undefined, name: string, log: Log): Promise<Database> {
  if (url === undefined) throw new Error(`The ${name} process needs its database's address.`);
  const poolSize = name === 'web' ? env.DATABASE_POOL_SIZE : env.JOBS_POOL_SIZE;
  const database = openDatabase({
    url,
    poolSize,
    prepare: env.DATABASE_PREPARE,
    name: `schnittwerk-${name}`,
  });
  const wanted = env.DATABASE_POOL_SIZE + env.JOBS_POOL_SIZE + SPARE_CONNECTIONS;
  const checked = await checkPool(database.pool, { wanted });
  if (checked.ok) return database;
  await database.close();
  log.error('The pools are larger than the database allows', {
    kind: checked.error.kind,
    count: checked.error.available,
  });
  throw new Error(`pools want ${wanted} connections, the server gives ${checked.error.available}`);
}

/** Hosts of salons change while a process runs. */
const ADDRESSES_KEPT_FOR = 30_000;

/** Reads them now and from time to time. Returns what ends it. */
export async function keepAddresses(addresses: SalonAddresses, log: Log): Promise<() => void> {
  await addresses.refresh();
  const timer = setInterval(() => {
    addresses.refresh().catch(() => log.warn('The addresses of the salons could not be read again'));
  }, ADDRESSES_KEPT_FOR);
  timer.unref();
  return () => clearInterval(timer);
}

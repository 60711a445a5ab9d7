/** `npm run db:reset`: throws everything away, rebuilds and seeds. Asks nothing, so it refuses outside development. */
import { emptyDatabase } from '#db/empty-database.ts';
import { ensureLogins } from '#db/logins.ts';
import { migrate } from '#db/migrate.ts';
import { seedIfEmpty } from '#db/seed/seed-if-empty.ts';
import { readEnv } from './env.ts';
import { withOwnerDatabase } from './owner-database.ts';
import { todayIn } from './today.ts';

const env = readEnv();
const refusal = reasonToRefuse();
if (refusal !== null) {
  console.error(`Refused: ${refusal}`);
  process.exit(1);
}
await withOwnerDatabase(env, async ({ ownerUrl, logins }) => {
  await emptyDatabase(ownerUrl);
  await migrate(ownerUrl);
  if (logins) await ensureLogins(ownerUrl, logins);
  await seedIfEmpty(ownerUrl, { today: todayIn('Europe/Zurich') });
  console.log('Rebuilt, and seeded with two salons at work.');
});

function reasonToRefuse(): string | null {
  if (env.APP_ENV !== 'development')
    return `APP_ENV is ${env.APP_ENV}; only a development database may be thrown away.`;
  const ownerUrl = env.DATABASE_OWNER_URL;
  const isLocal =
    ownerUrl === undefined || ['localhost', '127.0.0.1', '[::1]'].includes(new URL(ownerUrl).hostname);
  // APP_ENV is development where nobody says otherwise: for a database elsewhere somebody has to say it.
  if (!isLocal && process.env['APP_ENV'] !== 'development') {
    return 'the database is on another machine; set APP_ENV=development if it really may be thrown away.';
  }
  return null;
}

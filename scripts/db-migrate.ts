/** `npm run db:migrate`, and the release command of a deployment: forward to the newest migration. */
import { ensureLogins } from '#db/logins.ts';
import { migrate } from '#db/migrate.ts';
import { readEnv } from './env.ts';
import { withOwnerDatabase } from './owner-database.ts';

await withOwnerDatabase(readEnv(), async ({ ownerUrl, logins }) => {
  const { names } = await migrate(ownerUrl);
  if (logins) await ensureLogins(ownerUrl, logins);
  console.log(names.length === 0 ? 'Nothing to migrate.' : `Migrated: ${names.join(', ')}`);
});

/** `npm run db:rollback [-- count]`: takes back the last migrations, one if no count is given. */
import { rollback } from '#db/migrate.ts';
import { readEnv } from './env.ts';
import { withOwnerDatabase } from './owner-database.ts';

const count = Number(process.argv[2] ?? 1);
if (!Number.isSafeInteger(count) || count < 1) {
  console.error('How many migrations? npm run db:rollback -- 1');
  process.exit(2);
}
await withOwnerDatabase(readEnv(), async ({ ownerUrl }) => {
  const { names } = await rollback(ownerUrl, count);
  console.log(names.length === 0 ? 'Nothing to take back.' : `Taken back: ${names.join(', ')}`);
});

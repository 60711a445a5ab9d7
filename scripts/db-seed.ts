/** `npm run db:seed`: two made-up salons at work, where there are none yet. Never in production. */
import { seedIfEmpty } from '#db/seed/seed-if-empty.ts';
import { readEnv } from './env.ts';
import { withOwnerDatabase } from './owner-database.ts';
import { todayIn } from './today.ts';

const env = readEnv();
if (env.APP_ENV === 'production') {
  console.error('Refused: made-up customers have no place in production.');
  process.exit(1);
}
await withOwnerDatabase(env, async ({ ownerUrl }) => {
  const seeded = await seedIfEmpty(ownerUrl, { today: todayIn('Europe/Zurich') });
  console.log(seeded ? 'Seeded two salons at work.' : 'There are salons already; nothing was changed.');
});

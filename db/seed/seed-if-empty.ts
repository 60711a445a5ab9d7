import postgres from 'postgres';
import { DEMO_SALONS } from './salon/profiles.ts';
import { type SeedOptions, seedSalon } from './seed-salon.ts';

/**
 * Two made-up salons that share nothing but the deployment; one that is missing beside the other is added. What is
 * there is never touched, and a database with anybody else's salon gets nothing. True when it wrote.
 */
export async function seedIfEmpty(ownerUrl: string, options: SeedOptions): Promise<boolean> {
  const there = await slugsIn(ownerUrl);
  if (there.some((slug) => !DEMO_SALONS.some((ours) => ours === slug))) return false;
  const [first, second] = DEMO_SALONS;
  if (!there.includes(first)) await seedSalon(ownerUrl, { ...options, slug: first });
  if (!there.includes(second)) {
    await seedSalon(ownerUrl, { ...options, slug: second, weeksBack: 2, weeksAhead: 3 });
  }
  return there.length < DEMO_SALONS.length;
}

async function slugsIn(ownerUrl: string): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    return (await sql<{ slug: string }[]>`select slug from salon`).map(({ slug }) => slug);
  } finally {
    await sql.end();
  }
}

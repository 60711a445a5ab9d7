import postgres from 'postgres';
import { SINCE } from './account-tables.ts';
import { demoAddress, HEAD_OFFICE } from './salon/accounts.ts';
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
  const wrote = there.length < DEMO_SALONS.length;
  if (wrote) await openToHeadOffice(ownerUrl, first, second);
  return wrote;
}

/** The first salon's head office reads the second one too. */
async function openToHeadOffice(ownerUrl: string, home: string, salon: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`
      insert into hq_grant (salon_id, account_id, home_salon_id, granted_at)
      select s.salon_id, a.id, a.salon_id, ${SINCE}
      from account a
      join salon h on h.salon_id = a.salon_id and h.slug = ${home}
      join salon s on s.slug = ${salon}
      where a.email = ${demoAddress(HEAD_OFFICE, home)}
      on conflict do nothing`;
  } finally {
    await sql.end();
  }
}

async function slugsIn(ownerUrl: string): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    return (await sql<{ slug: string }[]>`select slug from salon`).map(({ slug }) => slug);
  } finally {
    await sql.end();
  }
}

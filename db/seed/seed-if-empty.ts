import postgres from 'postgres';
import { type SeedOptions, seedSalon } from './seed-salon.ts';

/** Seeds a database that has no salon yet; what is there is never touched. True when it did. */
export async function seedIfEmpty(ownerUrl: string, options: SeedOptions): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    if ((await sql`select from salon limit 1`).length > 0) return false;
  } finally {
    await sql.end();
  }
  await seedSalon(ownerUrl, options);
  return true;
}

/**
 * The seeded salon as it is measured: 74 % booked, as far back as asked and as far ahead as anybody can book, and known
 * by the host that the requests go to, as a salon in production is.
 */
import postgres from 'postgres';
import { todayIn } from '#scripts/today.ts';
import { seedSalon } from '#db/seed/seed-salon.ts';

const LOAD = 0.74;
/** Beyond the horizon of online booking, so that the last bookable month is as full as the first. */
const WEEKS_AHEAD = 14;

export async function fillSalon(ownerUrl: string, weeksBack: number): Promise<void> {
  await seedSalon(ownerUrl, {
    today: todayIn('Europe/Zurich'),
    weeksBack,
    weeksAhead: WEEKS_AHEAD,
    load: LOAD,
  });
  const sql = postgres(ownerUrl, { max: 1 });
  await sql`update salon set hosts = array['127.0.0.1']`;
  await sql.end();
}

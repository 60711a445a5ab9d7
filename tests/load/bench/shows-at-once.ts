/** Two processes on one database: what is booked through one must be missing in the other's very next answer. */
import { HttpClient } from '../support/http-client.ts';
import { reserveOne } from './book-visits.ts';
import { everyDayChanges } from './bookings-elsewhere.ts';
import { figure, type Figure } from './figure.ts';
import { freeVisits, type FreeVisit } from './free-visits.ts';
import { takeOut } from './kept-rows.ts';
import { pathOf } from './questions.ts';
import type { SalonFacts } from './salon-facts.ts';
import type { Stage } from './stage.ts';

const TRIALS = 200;

export async function showsAtOnce(stage: Stage): Promise<readonly Figure[]> {
  const { facts, owner } = await stage.database('months');
  const first = await stage.server('months', 'first');
  const second = await stage.server('months', 'second');
  const clients = [
    new HttpClient(first.origin, [first.port]),
    new HttpClient(second.origin, [second.port]),
  ] as const;
  const free = [...(await freeVisits(facts, first.origin, facts.tomorrow, 62)).values()]
    .flat()
    .slice(0, TRIALS);
  const since = new Date();
  let stale = 0;
  for (const [trial, visit] of free.entries()) {
    // Each process books as often as it is asked.
    const [booking, asking] = trial % 2 === 0 ? [clients[0], second.origin] : [clients[1], first.origin];
    if (!(await offers(facts, asking, visit))) throw new Error('a visit that was free is no longer offered');
    await reserveOne(booking, visit);
    if (await offers(facts, asking, visit)) stale += 1;
    if ((trial + 1) % 50 === 0)
      stage.say(`shows-at-once: ${trial + 1}/${free.length} bookings, ${stale} stale answers`);
  }
  for (const client of clients) client.close();
  await takeOut(owner, since);
  await everyDayChanges(owner, facts.salonId, facts.tomorrow, facts.lastBookable);
  return [
    figure(
      'stale-answers',
      stale,
      0,
      'lower',
      `of ${free.length}: booked through one process, asked of the other at once`,
    ),
  ];
}

async function offers(
  facts: SalonFacts,
  origin: string,
  { service, staff, day, start }: FreeVisit,
): Promise<boolean> {
  const from = day as SalonFacts['tomorrow'];
  const answer = await fetch(origin + pathOf(facts, { service, staff, from, days: 1 }));
  const { days } = (await answer.json()) as { days: readonly { readonly slots: readonly string[] }[] };
  return days[0]!.slots.some((text) => Date.parse(text) / 60_000 === start);
}

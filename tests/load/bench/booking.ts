/** Reserve and confirm over HTTP by the pages' own forms, beside the least that a write can be in the same server. */
import { HttpClient } from '../support/http-client.ts';
import { bareBookings } from './bare-database.ts';
import { bookAll, learnDetails, openForms } from './book-visits.ts';
import { everyDayChanges } from './bookings-elsewhere.ts';
import { figure, type Figure } from './figure.ts';
import { freeVisits, type FreeVisit } from './free-visits.ts';
import { takeOut } from './kept-rows.ts';
import { inWords, median, spread, takeTurns } from './rounds.ts';
import type { Stage } from './stage.ts';
import { trivialWrites } from './trivial-writes.ts';

const VISITORS = 20;
const DAYS = 20;
const ROUNDS = 7;
const MOST_BOOKINGS = 200;

export async function booking(stage: Stage): Promise<readonly Figure[]> {
  const { facts, owner, ownerUrl } = await stage.database('months');
  const { port, origin } = await stage.server('months');
  const client = new HttpClient(origin, [port]);
  const free = await freeVisits(facts, origin, facts.tomorrow, 45);
  const days = [...free.keys()].toSorted((a, b) => free.get(b)!.length - free.get(a)!.length).slice(0, DAYS);
  const spreadOut = inTurn(days.map((day) => free.get(day)!)).slice(0, MOST_BOOKINGS);
  const oneDay = free.get(days[0]!)!.slice(0, MOST_BOOKINGS);
  const cleanUp = async (since: Date) => {
    const rows = await takeOut(owner, since);
    await everyDayChanges(owner, facts.salonId, facts.tomorrow, facts.lastBookable);
    return rows;
  };

  let since = new Date();
  const details = await learnDetails(client, spreadOut[0]!);
  await cleanUp(since);
  const book = async (visits: readonly FreeVisit[]) => {
    const opened = await openForms(client, visits);
    since = new Date();
    const perSecond = await bookAll(opened, details, VISITORS);
    return { perSecond, rows: await cleanUp(since) };
  };

  stage.say(`booking: warming up with ${spreadOut.length} bookings on ${days.length} days`);
  const { rows } = await book(spreadOut);
  await book(oneDay);
  await trivialWrites(client, VISITORS);
  const told = (what: string, perSecond: number) => {
    stage.say(`booking: ${what} ${perSecond.toFixed(0)}/s`);
    return perSecond;
  };
  const [bookings = [], writes = [], crowded = [], bare = []] = await takeTurns(ROUNDS, [
    async () => told('spread over the days', (await book(spreadOut)).perSecond),
    async () => told('trivial writes', await trivialWrites(client, VISITORS)),
    async () => told('all on one day', (await book(oneDay)).perSecond),
    async () => {
      since = new Date(0);
      const perSecond = await bareBookings(ownerUrl, rows, VISITORS);
      await takeOutAgain(owner, rows);
      return told('bare database', perSecond);
    },
  ]);
  client.close();
  const shares = spread(bookings.map((each, round) => (2 * each) / writes[round]!));
  const trivial = `${median(writes).toFixed(0)} trivial writes per s`;
  return [
    figure(
      'booking-share',
      shares.median,
      0.5,
      'higher',
      `${inWords(shares)}; 2 × ${median(bookings).toFixed(0)} bookings per s, ${trivial}; ${VISITORS} visitors, ${days.length} days`,
    ),
    figure(
      'booking-one-day-share',
      median(crowded.map((each, round) => (2 * each) / writes[round]!)),
      null,
      'higher',
      `2 × ${median(crowded).toFixed(0)} bookings per s, all on one day (${oneDay.length} a round)`,
    ),
    figure(
      'booking-of-bare-database',
      median(bookings.map((each, round) => each / bare[round]!)),
      null,
      'higher',
      `share of ${median(bare).toFixed(0)} bookings per s by the database alone, the same rows under the same constraints`,
    ),
  ];
}

async function takeOutAgain(
  owner: Parameters<typeof takeOut>[0],
  rows: Awaited<ReturnType<typeof takeOut>>,
): Promise<void> {
  const first = rows.map(({ appointment }) => String(appointment[0]?.['created_at'])).toSorted()[0];
  if (first !== undefined) await takeOut(owner, new Date(Date.parse(first) - 1));
}

function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1)),
  ).flat();
}

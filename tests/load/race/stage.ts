/** Where the race takes place: one database, two web processes, one salon. */
import postgres from 'postgres';
import { addDays, dateOf, instantsOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { durableDatabase, type DurableDatabase } from '../support/durable-database.ts';
import { HttpClient } from '../support/http-client.ts';
import { startWebProcess, type WebProcess } from '../support/web-process.ts';
import { addressOfTimes } from './booking-flow.ts';
import { RACE_BOOK, RACE_SLUG } from './race-salon.ts';
import { writeSalon } from './write-salon.ts';

export type Stage = {
  readonly book: SalonBook;
  readonly database: DurableDatabase;
  readonly processes: readonly WebProcess[];
  readonly client: HttpClient;
  /** The owner's connection: what the checks read by. */
  readonly sql: postgres.Sql;
  /** A day on which nobody has booked yet. */
  freshDay(): LocalDate;
  /** The instant at which the salon's clock shows so many minutes after midnight. */
  at(day: LocalDate, wallMinute: number): EpochMinute;
  /** The address of the page that offers times for this wish. */
  timesOf(wish: VisitWish): Promise<string>;
  close(): Promise<void>;
};

/** Both processes stand behind one name, as behind a load balancer. */
const ORIGIN = 'http://race.localhost';
const FIRST_DAY = 7;

export async function setStage(): Promise<Stage> {
  const database = await durableDatabase('schnittwerk-race-');
  const sql = postgres(database.ownerUrl, { max: 3, onnotice: () => undefined });
  const processes: WebProcess[] = [];
  const close = async () => {
    await Promise.all(processes.map((process) => process.stop()));
    await sql.end({ timeout: 2 });
    await database.remove();
  };
  try {
    await writeSalon(sql, RACE_BOOK, RACE_SLUG);
    const variables = {
      APP_ENV: 'development',
      BASE_URL: ORIGIN,
      DEFAULT_SALON: RACE_SLUG,
      DATABASE_URL: database.appUrl,
      DATABASE_JOBS_URL: database.jobsUrl,
      FORM_RATE_LIMIT: '0',
      HOLD_RATE_LIMIT: '0',
      ORDER_RATE_LIMIT: '0',
      PAGE_RATE_LIMIT: '0',
      API_RATE_LIMIT: '0',
    };
    for (let count = 0; count < 2; count += 1) processes.push(await startWebProcess(variables));
  } catch (error) {
    await close();
    throw error;
  }
  const client = new HttpClient(
    ORIGIN,
    processes.map(({ port }) => port),
  );
  const addresses = new Map<string, Promise<string>>();
  let nextDay = addDays(dateOf(Date.now() as Instant, RACE_BOOK.zone), FIRST_DAY);
  return {
    book: RACE_BOOK,
    database,
    processes,
    client,
    sql,
    close,
    freshDay: () => {
      const day = nextDay;
      nextDay = addDays(nextDay, 1);
      return day;
    },
    at: (day, wallMinute) => instantsOf(RACE_BOOK.zone, day, wallMinute)[0]!,
    timesOf: (wish) => {
      const key = JSON.stringify(wish);
      let address = addresses.get(key);
      if (address === undefined) {
        address = addressOfTimes(client, wish, RACE_BOOK);
        addresses.set(key, address);
      }
      return address;
    },
  };
}

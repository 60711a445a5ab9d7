/** What the parts of the benchmark stand on, made when first asked for and taken down at the end. */
import fs from 'node:fs';
import postgres from 'postgres';
import { asAdministrator, at } from '#tests/support/database-templates.ts';
import { durableDatabase, type DurableDatabase } from '../support/durable-database.ts';
import { startHttpLoad, type HttpLoad } from '../support/http-load.ts';
import { buildBench, buildProduct } from './bench-build.ts';
import { startBenchServer, type BenchServer } from './bench-server.ts';
import { fillSalon } from './fill-salon.ts';
import { salonFacts, type SalonFacts } from './salon-facts.ts';

/** Three months or three years of visits. */
export type StoredHistory = 'months' | 'years';

/** Salons for their shops: as it is, and the two that are compared, with few orders and with very many. */
export type StoredOrders = 'shop' | 'few-orders' | 'many-orders';

export type BenchDatabase = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly jobsUrl: string;
  readonly superuserUrl: string;
  readonly owner: postgres.Sql;
  readonly facts: SalonFacts;
};

export type Stage = {
  readonly say: (line: string) => void;
  built(): Promise<void>;
  database(stored: StoredHistory | StoredOrders): Promise<BenchDatabase>;
  /** Where a server writes its processor profile, if it shall. */
  profileOf(name: string): string | null;
  /** The one server of a database; `second` is another process on the same database. */
  server(stored: StoredHistory, which?: 'first' | 'second'): Promise<BenchServer>;
  load(): Promise<HttpLoad>;
  close(): Promise<void>;
};

const WEEKS_BACK = { months: 13, years: 156, shop: 1, 'few-orders': 1, 'many-orders': 1 } as const;

export type StageOptions = {
  readonly say: (line: string) => void;
  readonly build: boolean;
  /** A folder for processor profiles of the servers, or null. */
  readonly profile: string | null;
};

export function openStage({ say, build, profile }: StageOptions): Stage {
  const closing: (() => Promise<unknown>)[] = [];
  const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
    let made: Promise<T> | null = null;
    return () => (made ??= make());
  };

  const built = once(async () => {
    say('Building …');
    if (build) buildProduct();
    await buildBench();
  });
  const machine = once(async () => {
    say('Starting a PostgreSQL …');
    const database = await durableDatabase('schnittwerk-bench-');
    closing.push(() => database.remove());
    return database;
  });
  const databases = {
    months: once(async () => filled(await machine(), 'months')),
    years: once(async () => filled(await machine(), 'years')),
    shop: once(async () => filled(await machine(), 'shop')),
    'few-orders': once(async () => filled(await machine(), 'few-orders')),
    'many-orders': once(async () => filled(await machine(), 'many-orders')),
  };
  const filled = async (
    server: DurableDatabase,
    stored: StoredHistory | StoredOrders,
  ): Promise<BenchDatabase> => {
    const name = `bench_${stored.replace('-', '_')}`;
    await asAdministrator(server.ownerUrl, (sql) =>
      sql.unsafe(`create database ${name} template schnittwerk`),
    );
    const ownerUrl = at(server.ownerUrl, name);
    say(
      stored === 'months' || stored === 'years'
        ? `Seeding three ${stored} …`
        : `Seeding a salon (${stored}) …`,
    );
    await fillSalon(ownerUrl, WEEKS_BACK[stored]);
    const owner = postgres(ownerUrl, { max: 2, onnotice: () => undefined });
    closing.push(() => owner.end());
    await owner`analyze`;
    return {
      ownerUrl,
      owner,
      appUrl: at(server.appUrl, name),
      jobsUrl: at(server.jobsUrl, name),
      superuserUrl: at(server.superuserUrl, name),
      facts: await salonFacts(owner),
    };
  };
  const profileOf = (name: string) => (profile === null ? null : `${profile}/${name}`);
  const server = (stored: StoredHistory, which: string) =>
    once(async () => {
      await built();
      const { appUrl, jobsUrl } = await databases[stored]();
      const started = await startBenchServer(appUrl, jobsUrl, { profile: profileOf(`${stored}-${which}`) });
      closing.push(() => started.stop());
      return started;
    });
  const servers = {
    months: { first: server('months', 'first'), second: server('months', 'second') },
    years: { first: server('years', 'first'), second: server('years', 'second') },
  };
  const load = once(() => {
    const process = startHttpLoad();
    closing.push(() => Promise.resolve(process.stop()));
    return Promise.resolve(process);
  });

  if (profile !== null) fs.mkdirSync(profile, { recursive: true });
  return {
    say,
    built,
    load,
    profileOf,
    database: (stored) => databases[stored](),
    server: (stored, which = 'first') => servers[stored][which](),
    close: async () => {
      for (const step of closing.toReversed()) await step();
    },
  };
}

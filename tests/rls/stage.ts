/** A database with three worlds in it: mine, another person's in the same salon, and my own twin's in another salon. */
import postgres from 'postgres';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { everybody, type Acting } from './acting.ts';
import { type ForeignKey, readTables, type TableFacts } from './catalogue.ts';
import type { Statement } from './probe.ts';
import { handover, insertion } from './statements.ts';
import { aWorld, rowOf, type RowValues, type World } from './world.ts';

export type Target = 'own' | "other person's" | "other salon's";

export type Stage = {
  readonly owner: postgres.Sql;
  readonly tables: readonly TableFacts[];
  readonly worlds: Readonly<Record<Target, World>>;
  readonly actors: readonly Acting[];
  connectionOf(acting: Acting): postgres.Sql;
  /** The key of the row that stands there. */
  keyOf(table: TableFacts, target: Target): RowValues;
  /** The values of a row like it, as this actor would write them. */
  rowFor(table: TableFacts, target: Target, acting: Acting | null): RowValues;
  close(): Promise<void>;
};

/** The twin has the very same ids in another salon: whoever forgets to ask for the salon takes one for the other. */
const WORLDS: Readonly<Record<Target, World>> = {
  own: aWorld('mine', 'me', '2026-03-17'),
  "other person's": aWorld('mine', 'somebody', '2026-03-18'),
  "other salon's": aWorld('elsewhere', 'me', '2026-03-17'),
};

export async function openStage(): Promise<Stage> {
  const database: FreshDatabase = await freshDatabase();
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  const tables = await readTables(owner);
  const actors = everybody(WORLDS.own);
  const app = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
  const jobs = postgres(database.jobsUrl, { max: 1, onnotice: () => undefined });
  // On a connection of its own no setting was ever said: it is NULL there, and '' elsewhere.
  const untouched = postgres(database.appUrl, { max: 1, onnotice: () => undefined });
  const keys = await fill(owner, tables);
  return {
    owner,
    tables,
    worlds: WORLDS,
    actors,
    connectionOf: (acting) =>
      Object.keys(acting.settings).length === 0 ? untouched : acting.login === 'jobs' ? jobs : app,
    keyOf: (table, target) => keys.get(`${table.name} ${target}`)!,
    rowFor: (table, target, acting) => rowOf(table, tables, WORLDS[target], acting),
    close: async () => {
      await Promise.all([owner.end(), app.end(), jobs.end(), untouched.end()]);
      await database.drop();
    },
  };
}

/** Parents first; where two tables point at each other, what may be null is filled in afterwards. */
async function fill(
  owner: postgres.Sql,
  tables: readonly TableFacts[],
): Promise<ReadonlyMap<string, RowValues>> {
  const keys = new Map<string, RowValues>();
  const written = new Set<string>();
  const completions: Statement[] = [];
  let waiting = tables.filter(({ kind }) => kind === 'r' || kind === 'p');
  while (waiting.length > 0) {
    const table =
      waiting.find((each) => missingParents(each, written).length === 0) ??
      waiting.find((each) =>
        missingParents(each, written).every((key) => optionalColumn(each, key) !== null),
      );
    if (table === undefined)
      throw new Error(`these tables wait for each other: ${waiting.map(({ name }) => name).join(', ')}`);
    for (const target of targetsOf(table)) {
      const whole = rowOf(table, tables, WORLDS[target], null);
      const row = new Map(whole);
      for (const key of missingParents(table, written)) {
        const column = optionalColumn(table, key)!;
        row.set(column, null);
        const value = whole.get(column);
        if (value != null) completions.push(handover(table, whole, new Map([[column, value]])));
      }
      keys.set(`${table.name} ${target}`, await insertOrExplain(owner, table, row));
    }
    written.add(table.name);
    waiting = waiting.filter((each) => each !== table);
  }
  for (const { text, values } of completions) await owner.unsafe(text, [...values]);
  return keys;
}

/** Whose rows there can be: a table may hold one row per salon, or belong to none. */
export function targetsOf(table: TableFacts): readonly Target[] {
  if (!table.columns.some(({ name }) => name === 'salon_id')) return ['own'];
  if (table.primaryKey.length === 1) return ['own', "other salon's"];
  return ['own', "other person's", "other salon's"];
}

const missingParents = (table: TableFacts, written: ReadonlySet<string>): readonly ForeignKey[] =>
  table.foreignKeys.filter(({ parent }) => parent !== table.name && !written.has(parent));

/** A column of the key that may stay empty for now. */
const optionalColumn = (table: TableFacts, key: ForeignKey): string | null =>
  key.columns.find((column) => mayBeNull(table, column)) ?? null;

const mayBeNull = (table: TableFacts, column: string): boolean =>
  table.columns.find(({ name }) => name === column)?.notNull === false;

/** The key under which the database keeps the row: part of it may have been left to a default. */
async function insertOrExplain(owner: postgres.Sql, table: TableFacts, row: RowValues): Promise<RowValues> {
  const { text, values } = insertion(table, row);
  try {
    const key = table.primaryKey.map((name) => `"${name}"::text`).join(', ');
    const [stored] = await owner.unsafe<Record<string, string>[]>(`${text} returning ${key}`, [...values]);
    return new Map(Object.entries(stored!));
  } catch (error) {
    throw new Error(
      `no row could be made up for ${table.name}: ${(error as Error).message}. A value that its checks ask for belongs into tests/rls/samples.ts.`,
      { cause: error },
    );
  }
}

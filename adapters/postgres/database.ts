import postgres from 'postgres';
import { asHeard, onLiveConnection } from './connection-loss.ts';
import { refuseInsideUnit } from './inside-unit.ts';

export type DatabaseOptions = {
  readonly url: string;
  readonly poolSize: number;
  /** Prepared statements; off behind a PgBouncer older than 1.21, which loses them between transactions. */
  readonly prepare: boolean;
  /** What the server's activity list calls this pool. */
  readonly name: string;
  /** Sees every statement that is sent; for counting in tests. */
  readonly onStatement?: (statement: string) => void;
};

export type Sql = postgres.Sql<{ bigint: number }>;
export type TransactionSql = postgres.TransactionSql<{ bigint: number }>;
export type Parameter = string | number | boolean | null;
export type Row = Record<string, unknown>;

/** A tagged template that sends the statement at once: what is called first runs first, waited for or not. */
export type Tag = <R extends Row>(
  strings: TemplateStringsArray,
  ...values: readonly Parameter[]
) => Promise<readonly R[]>;

export type Database = {
  /** The pool itself, for transactions. */
  readonly pool: Sql;
  readonly prepare: boolean;
  /** One statement that reads, on any connection, outside of every transaction. */
  readonly query: Tag;
  close(): Promise<void>;
};

/**
 * Drizzle changes the serializers of the client it is given so that dates and JSON must arrive as text
 * (drizzle-orm/postgres-js/driver.js, `construct`). They are set so from the start: then a statement behaves the same
 * whoever wrote it, and both share one pool and one transaction. Dates leave as text, or as numbers made in SQL.
 */
const asText = (value: unknown): unknown => value;
const TYPES = {
  date: {
    to: 1184,
    from: [1082, 1083, 1114, 1184, 1182, 1185, 1115, 1231],
    serialize: asText,
    parse: asText,
  },
  json: {
    to: 114,
    from: [114, 3802],
    serialize: asText,
    parse: (text: string): unknown => JSON.parse(text),
  },
  bigint: { to: 20, from: [20], serialize: String, parse: Number },
};

export function openDatabase(options: DatabaseOptions): Database {
  const { onStatement } = options;
  const pool = postgres(options.url, {
    max: options.poolSize,
    prepare: options.prepare,
    fetch_types: false,
    connect_timeout: 10,
    // The default grows to 20 s, and counts the failures of all connections together: after a restart of the database
    // requests would go on waiting although it answers.
    backoff: (failures) => Math.min(0.05 * failures, 0.5),
    max_lifetime: null,
    types: TYPES,
    connection: { application_name: options.name, TimeZone: 'UTC' },
    onnotice: () => undefined,
    ...(onStatement && { debug: (_connection: number, statement: string) => onStatement(statement) }),
  }) as unknown as Sql;
  const tag = tagOf(pool);
  return {
    pool,
    prepare: options.prepare,
    query: async <R extends Row>(strings: TemplateStringsArray, ...values: readonly Parameter[]) => {
      refuseInsideUnit('a statement outside of its transaction');
      try {
        return await onLiveConnection(
          options.poolSize,
          () => tag<R>(strings, ...values),
          () => true,
        );
      } catch (error) {
        throw asHeard(error, false);
      }
    },
    close: () => pool.end({ timeout: 5 }),
  };
}

/**
 * postgres.js sends a statement when somebody first waits for it; `execute` sends it now.
 */
export const tagOf =
  (sql: Sql | TransactionSql): Tag =>
  <R extends Row>(strings: TemplateStringsArray, ...values: readonly Parameter[]) =>
    sql<R[]>(strings, ...(values as Parameter[])).execute() as unknown as Promise<readonly R[]>;

/** A list as PostgreSQL writes it; for texts that need no quoting (ids, days). */
export const arrayText = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type { Actor } from '#domain/shared/actor.ts';
import { tagOf, type Parameter, type Row, type Sql, type Tag, type TransactionSql } from './database.ts';

/** A transaction in progress, as the stores see it. */
export type Unit = {
  readonly actor: Actor;
  readonly requestId: string | null;
  readonly sql: Tag;
  /** The same for a text that is put together once, at start, from constants. */
  readonly text: <R extends Row>(statement: string, values: readonly Parameter[]) => Promise<readonly R[]>;
  /** Drizzle on this transaction: its statements are sent in the same order as the others. */
  readonly drizzle: () => PostgresJsDatabase;
  /** For a write whose answer says nothing: it travels with the next statement, and its failure fails the unit. */
  send(statement: PromiseLike<unknown>): void;
};

export type OpenUnit = Unit & {
  /** No statement may follow: a store that was smuggled out of the callback throws. */
  close(): void;
  /** Rejects with the first failure among the writes that nobody waited for. */
  sent(): Promise<void>;
  /** The first error that the database reported; the later ones only say that the transaction is aborted. */
  firstFailure(): unknown;
};

export function openUnit(
  tx: TransactionSql,
  pool: Sql,
  prepare: boolean,
  actor: Actor,
  requestId: string | null,
): OpenUnit {
  const tag = tagOf(tx);
  const pending: Promise<unknown>[] = [];
  let failure: unknown = null;
  let open = true;
  let typed: PostgresJsDatabase | null = null;

  const watched = <T>(statement: Promise<T>): Promise<T> => {
    statement.catch((error: unknown) => {
      failure ??= error;
    });
    return statement;
  };
  const demandOpen = (): void => {
    if (!open) throw new Error('the unit of work has ended');
  };
  const sql: Tag = <R extends Row>(strings: TemplateStringsArray, ...values: readonly Parameter[]) => {
    demandOpen();
    return watched(tag<R>(strings, ...values));
  };

  // Drizzle passes `prepare: false` (drizzle-orm/postgres-js/session.js): two round trips for each statement.
  const unsafe = (text: string, values: Parameter[]) => {
    demandOpen();
    const statement = tx.unsafe(text, values, { prepare }).execute();
    void watched(statement);
    return statement;
  };
  const client = { options: pool.options, unsafe } as unknown as Sql;

  return {
    actor,
    requestId,
    sql,
    text: <R extends Row>(statement: string, values: readonly Parameter[]) =>
      unsafe(statement, [...values]) as unknown as Promise<readonly R[]>,
    drizzle: () => (typed ??= drizzle(client)),
    send: (statement) => {
      // `then` at once and not in a microtask: that is what makes Drizzle send, in the order of the calls.
      const sending = new Promise<unknown>((resolve, reject) => void statement.then(resolve, reject));
      void watched(sending);
      pending.push(sending);
    },
    close: () => {
      open = false;
    },
    sent: async () => void (await Promise.all(pending)),
    firstFailure: () => failure,
  };
}

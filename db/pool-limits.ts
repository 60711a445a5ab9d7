import type postgres from 'postgres';
import { err, ok, type Result } from '#domain/shared/result.ts';

export type PoolRefusal = {
  readonly kind: 'pool_too_large';
  /** Connections that all pools of the deployment may open together. */
  readonly wanted: number;
  /** What the server leaves to ordinary roles; less where the role or the database has a limit of its own. */
  readonly available: number;
};

/** Refuses pools that the server could not serve when all are full: else that shows only under load. */
export async function checkPool(
  sql: postgres.Sql,
  { wanted }: { readonly wanted: number },
): Promise<Result<{ readonly available: number }, PoolRefusal>> {
  const [row] = await sql<{ available: number }[]>`
    select least(
      current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
        - coalesce(current_setting('reserved_connections', true)::int, 0),
      (select nullif(rolconnlimit, -1) from pg_roles where rolname = current_user),
      (select nullif(datconnlimit, -1) from pg_database where datname = current_database())
    ) as available`;
  const available = row?.available ?? 0;
  return wanted <= available ? ok({ available }) : err({ kind: 'pool_too_large', wanted, available });
}

import type { HealthQueries } from '#domain/ports/queries.ts';
import type { Database } from '../database.ts';

export const healthQueries = (database: Database): HealthQueries => ({
  ping: async () => {
    await database.query`select 1`;
  },
});

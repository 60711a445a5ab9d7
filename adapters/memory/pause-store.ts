import type { PauseStore } from '#domain/ports/pauses.ts';

const onPostgres = (): never => {
  throw new Error('pauses are tried on PostgreSQL: what they leave free is decided there');
};

export const pauseStore = (): PauseStore => ({
  add: onPostgres,
  find: onPostgres,
  remove: onPostgres,
  affected: onPostgres,
  on: onPostgres,
  cover: onPostgres,
});

import type { BooksStore } from '#domain/ports/finance.ts';

const onPostgres = (): never => {
  throw new Error('the check of the books is tried on PostgreSQL, which compares them');
};

export const booksStore = (): BooksStore => ({
  ask: onPostgres,
  explain: onPostgres,
  check: onPostgres,
  finding: onPostgres,
  begin: onPostgres,
  step: onPostgres,
  end: onPostgres,
  explanations: onPostgres,
  lastCarried: onPostgres,
});

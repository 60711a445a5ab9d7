/** What the statements over a salon's books have in common. $1 is the salon, everywhere. */
import { MOST_OF_A_KIND } from '#domain/finance/finding.ts';
import type { Row } from '../database.ts';
import type { Unit } from '../unit.ts';

/**
 * More than that of one kind is no list that anybody reads: the newest are listed, and that there are more is a difference
 * of its own. What was explained comes back every night, and takes no place from what was not. One more is read, to know.
 */
const EXPLAINED = `select count(*)::int as count from books_explained where salon_id = $1`;
export const MOST = `${MOST_OF_A_KIND + 1} + (${EXPLAINED})`;

/** The day of a moment, by the salon's clock. */
export const dayAt = (column: string): string =>
  `(${column} at time zone (select zone from salon where salon_id = $1))::date`;
export const dayWords = (day: string): string => `to_char(${day}, 'DD.MM.YYYY')`;

/** Asks for what a statement finds, with what it is told besides the salon: one after the other, by one connection. */
export type Ask = {
  all<R extends Row>(text: string, ...more: readonly string[]): Promise<readonly R[]>;
  one<R extends Row>(text: string, ...more: readonly string[]): Promise<R | null>;
};

export const askOf = (unit: Unit): Ask => {
  const all: Ask['all'] = (text, ...more) => unit.text(text, [unit.actor.salonId, ...more]);
  return { all, one: async (text, ...more) => (await all<never>(text, ...more))[0] ?? null };
};

/** So many of a kind are listed. */
export const roomFor = async ({ one }: Ask): Promise<number> =>
  MOST_OF_A_KIND + ((await one<{ count: number }>(EXPLAINED))?.count ?? 0);

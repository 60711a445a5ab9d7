/** The addresses that the slots API is asked at, in an order that is mixed and always the same. */
import { addDays, type LocalDate } from '#domain/shared/salon-time.ts';
import { bookableDays, type SalonFacts } from './salon-facts.ts';

export type Question = {
  readonly service: string;
  readonly staff: string;
  readonly from: LocalDate;
  readonly days: number;
};

export const MONTH = 31;

export const pathOf = (facts: SalonFacts, { service, staff, from, days }: Question): string =>
  `/api/salons/${facts.slug}/slots?service=${service}&staff=${staff}&from=${from}&to=${addDays(from, days - 1)}`;

/**
 * Every service with everybody who can do it, and with no preference, over stretches of days that do not overlap: no
 * question knows a part of another's answer.
 */
export function everyQuestion(facts: SalonFacts, days: number): readonly Question[] {
  const starts = bookableDays(facts).filter(
    (_day, index, all) => index % days === 0 && index + days <= all.length,
  );
  const questions = facts.services.flatMap(({ slug, staff }) =>
    ['any', ...staff].flatMap((each) => starts.map((from) => ({ service: slug, staff: each, from, days }))),
  );
  return mixed(questions);
}

/** The first day from next week on that has something free: most days are alike, but a closed one says nothing. */
export async function openDay(facts: SalonFacts, origin: string, service: string): Promise<LocalDate> {
  for (let from = addDays(facts.tomorrow, 7); from < facts.lastBookable; from = addDays(from, 1)) {
    const answer = await fetch(origin + pathOf(facts, { service, staff: 'any', from, days: 1 }));
    const { days } = (await answer.json()) as { days: readonly { readonly slots: readonly string[] }[] };
    if (days[0]!.slots.length > 2) return from;
  }
  throw new Error('the salon has nothing free');
}

/** A Fisher-Yates shuffle by a small congruential generator (Numerical Recipes): the same in every run. */
export function mixed<T>(items: readonly T[], seed = 20_260_301): readonly T[] {
  const list = [...items];
  let state = seed >>> 0;
  for (let i = list.length - 1; i > 0; i -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

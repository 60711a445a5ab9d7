/** Single statements on a login role's own connection; whatever they do is taken back at once. */
import postgres from 'postgres';
import type { Acting } from './acting.ts';

export type Outcome =
  /** Row-level security or a missing grant refused it. */
  | { readonly kind: 'refused' }
  /** It passed; `rows` is how many it touched. */
  | { readonly kind: 'passed'; readonly rows: number }
  /** It passed the policies and failed at a key or a check: so nothing but the data was in the way. */
  | { readonly kind: 'hit_a_constraint'; readonly code: string };

export type Statement = { readonly text: string; readonly values: readonly (string | null)[] };

const INSUFFICIENT_PRIVILEGE = '42501';
/** Integrity constraint violations; 23502 (not null) as well, because policies are checked before it. */
const CONSTRAINT = /^23/;

/** Tries the statements one after the other in one transaction that is rolled back, each from the same state. */
export async function probe(
  sql: postgres.Sql,
  acting: Acting,
  statements: readonly Statement[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const undone = Symbol('undone');
  try {
    await sql.begin(async (tx) => {
      for (const [name, value] of Object.entries(acting.settings)) {
        await tx`select set_config(${`app.${name}`}, ${value}, true)`;
      }
      for (const { text, values } of statements) {
        const [, answer] = await Promise.allSettled([
          tx.unsafe('savepoint before').execute(),
          tx.unsafe(text, [...values]).execute(),
          tx.unsafe('rollback to savepoint before').execute(),
        ]);
        outcomes.push(outcomeOf(answer, text));
      }
      throw undone;
    });
  } catch (error) {
    if (error !== undone) throw error;
  }
  return outcomes;
}

function outcomeOf(answer: PromiseSettledResult<postgres.RowList<postgres.Row[]>>, text: string): Outcome {
  if (answer.status === 'fulfilled') return { kind: 'passed', rows: answer.value.count };
  const error: unknown = answer.reason;
  if (error instanceof postgres.PostgresError) {
    if (error.code === INSUFFICIENT_PRIVILEGE) return { kind: 'refused' };
    if (CONSTRAINT.test(error.code)) return { kind: 'hit_a_constraint', code: error.code };
    throw new Error(`${text}: ${error.code} ${error.message}`, { cause: error });
  }
  throw error;
}

export const touched = (outcome: Outcome): boolean =>
  outcome.kind === 'hit_a_constraint' || (outcome.kind === 'passed' && outcome.rows > 0);

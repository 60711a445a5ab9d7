import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { BooksCheckId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { lineIn } from '../../shared/typed-text.ts';
import { explainable, mayBeExplained } from '../explanation.ts';
import { explainedEntry } from '../finance-entry.ts';

export type ExplainRefusal =
  { readonly kind: 'not_found' } | { readonly kind: 'words'; readonly reason: 'required' | 'too_long' };

export type ExplainFinding = (
  actor: Insider,
  input: { readonly checkId: BooksCheckId; readonly position: number; readonly words: string },
) => Promise<Result<null, ExplainRefusal>>;

const LONGEST = 300;

/**
 * Somebody says what a difference is: a refund that was made in the vendor's pages, five francs that fell under the till.
 * It stays in every check, under its name and with these words, and is not red any more. Nothing is booked by that.
 */
export const explainFinding =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): ExplainFinding =>
  async (actor, { checkId, position, words }) => {
    if (!may(actor, 'finance.check')) return err({ kind: 'not_found' });
    const said = lineIn(words, LONGEST);
    return await uow.run<null, ExplainRefusal>(actor, async ({ books, audit }) => {
      const finding = await books.finding(checkId, position);
      if (finding === null || !mayBeExplained(finding)) return err({ kind: 'not_found' });
      if (!said.ok) return err({ kind: 'words', reason: said.error });
      const what = explainable(finding);
      const at = clock.now();
      if (await books.explain(what, said.value, at)) {
        await audit.append(explainedEntry(checkId, what, said.value), at);
      }
      return ok(null);
    });
  };

import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { System } from '../../shared/actor.ts';
import type { BooksCheckId } from '../../shared/ids.ts';
import { ok } from '../../shared/result.ts';
import type { Instant } from '../../shared/salon-time.ts';
import { openOf } from '../explanation.ts';
import { checkedEntry } from '../finance-entry.ts';
import { compareBooks, type CompareDeps } from './compare-books.ts';

export type EndCheckDeps = CompareDeps & {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly log: Log;
};

export type CheckOutcome = { readonly state: 'green' | 'red'; readonly unexplained: number };

/**
 * Compares, and writes what came of it. `afresh`: every record is posted again, also what an earlier check has come to.
 */
export async function endCheck(
  deps: EndCheckDeps,
  actor: System,
  id: BooksCheckId,
  { vendorAt, afresh }: { readonly vendorAt: Instant; readonly afresh: boolean },
): Promise<CheckOutcome> {
  const { uow, clock, log } = deps;
  const begun = await uow.run(actor, async ({ books }) => {
    await books.step(id, 'comparing', clock.now());
    return ok({ carried: afresh ? null : await books.lastCarried(), said: await books.explanations() });
  });
  const { carried, said } = begun.ok ? begun.value : { carried: null, said: new Set<string>() };
  const compared = await compareBooks(deps, actor, vendorAt, carried, said);
  const ended = await uow.run<CheckOutcome, never>(actor, async ({ books, audit }) => {
    const unexplained = openOf(compared.findings, said).length;
    const state = unexplained === 0 ? 'green' : 'red';
    const at = clock.now();
    await books.end(id, { ...compared, state, unexplained, vendorAt }, at);
    await audit.append(checkedEntry(id, { state, findings: compared.findings.length, unexplained }), at);
    return ok({ state, unexplained });
  });
  const outcome: CheckOutcome = ended.ok ? ended.value : { state: 'red', unexplained: 1 };
  if (outcome.state === 'red') {
    log.error('The books do not agree', { salonId: actor.salonId, count: outcome.unexplained });
  }
  return outcome;
}

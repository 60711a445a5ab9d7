import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider, System } from '../../shared/actor.ts';
import type { BooksCheckId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf } from '../../shared/salon-time.ts';
import { checkAskedEntry } from '../finance-entry.ts';
import { askVendor, type AskVendorDeps } from '../steps/ask-vendor.ts';
import { endCheck, type EndCheckDeps } from '../steps/end-check.ts';

export type AskForCheck = (
  actor: Insider,
  id: BooksCheckId,
) => Promise<Result<null, { readonly kind: 'not_found' }>>;

/** Somebody does not want to wait for the night. @param id made with the page: sent twice, it is checked once */
export const askForCheck =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): AskForCheck =>
  async (actor, id) => {
    if (!may(actor, 'finance.check')) return err({ kind: 'not_found' });
    return await uow.run(actor, async ({ books, calendar, audit }) => {
      const at = clock.now();
      const day = dateOf(at, (await calendar.book()).zone);
      if (await books.ask(id, day, at)) await audit.append(checkAskedEntry(id), at);
      return ok(null);
    });
  };

export type CheckBooksNow = (
  actor: System,
  id: BooksCheckId,
) => Promise<Result<null, { readonly kind: 'try_again' }>>;

/** What was asked for, as a job: from the first record on, so that nothing an earlier check has come to is trusted. */
export const checkBooksNow =
  (deps: EndCheckDeps & AskVendorDeps): CheckBooksNow =>
  async (actor, id) => {
    const { uow, clock } = deps;
    const wanted = await uow.run<boolean, never>(actor, async ({ books }) => {
      const known = await books.check(id);
      const open = known !== null && ['waiting', 'asking', 'comparing'].includes(known.state);
      if (open) await books.step(id, 'asking', clock.now());
      return ok(open);
    });
    if (!wanted.ok || !wanted.value) return ok(null);
    const told = await askVendor(deps);
    if (!told.ok) return told;
    await endCheck(deps, actor, id, { vendorAt: told.value, afresh: true });
    return ok(null);
  };

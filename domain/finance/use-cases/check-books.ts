import { nightOf } from '../night.ts';
import { endCheck, type EndCheckDeps } from '../steps/end-check.ts';
import { askVendor, type AskVendorDeps } from '../steps/ask-vendor.ts';
import type { Ids } from '../../ports/ids.ts';
import type { SalonList } from '../../ports/messages.ts';
import type { Notices } from '../../ports/notices.ts';
import { manyAttempts } from '../../shared/many-attempts.ts';
import type { System } from '../../shared/actor.ts';
import type { BooksCheckId, MailId, SalonId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { LocalDate } from '../../shared/salon-time.ts';

export type CheckBooksDeps = EndCheckDeps &
  AskVendorDeps & {
    readonly ids: Ids;
    readonly notices: Notices;
    readonly salons: SalonList;
    /** Where the salon's people read what a check found. */
    readonly linkTo: (salonId: SalonId, id: BooksCheckId) => string;
  };

/** Over all salons whose night has come; counts the checks that this call ended. */
export type CheckBooks = () => Promise<Result<{ readonly checked: number }, { readonly kind: 'try_again' }>>;

/**
 * Once a night, by each salon's own clock: the vendor is asked once for all, then each salon's books are held against it
 * and against themselves. A difference is an error in the log and a letter to the salon. On the first of a month
 * everything is posted again from the first record on.
 *
 * @throws AggregateError after the last salon, with the failure of each that failed
 */
export const checkBooks =
  (deps: CheckBooksDeps): CheckBooks =>
  async () => {
    const due: (readonly [System, BooksCheckId, LocalDate])[] = [];
    for (const salonId of await deps.salons.all()) {
      const actor: System = { kind: 'system', salonId, job: 'check-books' };
      const id = deps.ids.next() as BooksCheckId;
      const day = await begin(deps, actor, id);
      if (day !== null) due.push([actor, id, day]);
    }
    if (due.length === 0) return ok({ checked: 0 });
    const told = await askVendor(deps);
    if (!told.ok) {
      for (const [actor, id] of due) await giveUp(deps, actor, id);
      return err(told.error);
    }
    const attempts = manyAttempts();
    let checked = 0;
    for (const [actor, id, day] of due) {
      checked += await attempts.count(async () => {
        const afresh = day.endsWith('-01');
        const { state, unexplained } = await endCheck(deps, actor, id, { vendorAt: told.value, afresh });
        if (state === 'red') await tell(deps, actor, id, day, unexplained);
        return 1;
      });
    }
    attempts.end((failed) => `the books of ${failed} salons could not be checked`);
    return ok({ checked });
  };

async function begin(
  { uow, clock }: CheckBooksDeps,
  actor: System,
  id: BooksCheckId,
): Promise<LocalDate | null> {
  const begun = await uow.run<LocalDate | null, never>(actor, async ({ calendar, books }) => {
    const at = clock.now();
    const day = nightOf(at, (await calendar.book()).zone);
    return ok(day !== null && (await books.begin(day, id, at)) ? day : null);
  });
  return begun.ok ? begun.value : null;
}

async function giveUp({ uow, clock }: CheckBooksDeps, actor: System, id: BooksCheckId): Promise<void> {
  await uow.run(actor, async ({ books }) => {
    await books.step(id, 'failed', clock.now());
    return ok(null);
  });
}

/** A salon writes to itself in German: no setting says another language. */
async function tell(
  { uow, clock, ids, notices, linkTo }: CheckBooksDeps,
  actor: System,
  id: BooksCheckId,
  day: LocalDate,
  differences: number,
): Promise<void> {
  await uow.run(actor, async ({ calendar, outbox }) => {
    const salon = await calendar.card();
    const locale = 'de-CH' as const;
    const kind = 'books_red' as const;
    const link = linkTo(actor.salonId, id);
    const content = notices.compose(kind, { salon, locale, date: day, differences, link });
    const recipient = salon.email;
    const letter = { id: ids.next() as MailId, kind, appointmentId: null, recipient, locale, content };
    await outbox.post(letter, clock.now());
    return ok(null);
  });
}

/** Many visitors, each with the page of free times open, who all choose at the same moment. */
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { inParallel } from '../../support/http-client.ts';
import type { Answer } from '../../support/http-client.ts';
import { Visitor, type Page } from '../../support/visitor.ts';
import type { Attempt } from '../attempt.ts';
import { idsIn, onDay, outcomeOf, readyFor, type Ready } from '../booking-flow.ts';
import type { Stage } from '../stage.ts';

/** How many pages are opened at once while nobody is in a hurry. */
export const CALM = 12;

export type Wanted = {
  readonly wish: VisitWish;
  readonly day: LocalDate;
  readonly start: EpochMinute;
};

export type Prepared = Wanted & {
  readonly visitor: Visitor;
  readonly ready: Ready;
  /** Set when the form moves this visit instead of booking a new one. */
  readonly own?: string;
};

/** Each by a visitor of their own. */
export const prepareAll = (stage: Stage, wanted: readonly Wanted[]): Promise<Prepared[]> =>
  inParallel(wanted, CALM, (one) => prepare(stage, new Visitor(stage.client), one));

export async function prepare(stage: Stage, visitor: Visitor, wanted: Wanted): Promise<Prepared> {
  const page = await visitor.open(onDay(await stage.timesOf(wanted.wish), wanted.day));
  return { ...wanted, visitor, ready: readyFor(page, wanted.start) };
}

export type Sent = { readonly prepared: Prepared; readonly answer: Answer };

/** All at once. `ms`: from the first choice to the last answer. */
export async function sendAll(
  prepared: readonly Prepared[],
): Promise<{ readonly sent: Sent[]; readonly ms: number }> {
  const started = performance.now();
  const sent = await Promise.all(prepared.map((one) => sendOne(one)));
  return { sent, ms: performance.now() - started };
}

export async function sendOne(prepared: Prepared): Promise<Sent> {
  const { form, entries } = prepared.ready;
  return { prepared, answer: await prepared.visitor.send(form, entries) };
}

export type Arrived = { readonly attempt: Attempt; readonly page: Page; readonly visitor: Visitor };

/** Goes where each answer leads, and reads it. */
export const arriveAll = (sent: readonly Sent[]): Promise<Arrived[]> =>
  inParallel(sent, CALM, async ({ prepared, answer }) => {
    const { wish, start, own, ready, visitor } = prepared;
    const page = await visitor.arrive(ready.form.action, answer);
    const attempt = {
      wish,
      start,
      ids: idsIn(ready.form),
      outcome: outcomeOf(answer, page),
      ms: answer.ms,
      ...(own === undefined ? {} : { own }),
    };
    return { attempt, page, visitor };
  });

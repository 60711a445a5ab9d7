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

export type Effort = {
  /** From the first choice to the last answer. */
  readonly ms: number;
  /** Processor time of the web processes meanwhile: the same whoever else uses the machine. */
  readonly cpuMs: number | null;
};

/** All at once. */
export async function sendAll(
  stage: Stage,
  prepared: readonly Prepared[],
): Promise<{ readonly sent: Sent[]; readonly effort: Effort }> {
  const [started, cpuBefore] = [performance.now(), cpuMsOf(stage)];
  const sent = await Promise.all(prepared.map((one) => sendOne(one)));
  const cpuAfter = cpuMsOf(stage);
  const cpuMs = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
  return { sent, effort: { ms: performance.now() - started, cpuMs } };
}

export const cpuMsOf = (stage: Stage): number | null =>
  stage.processes.reduce<number | null>((sum, process) => {
    const used = process.cpuMs();
    return sum === null || used === null ? null : sum + used;
  }, 0);

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

/** Visitors who already hold a slot or have booked a visit, and what they can do with it. */
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import { inParallel } from '../support/http-client.ts';
import { readLinks } from '../support/form-reader.ts';
import type { Page, Visitor } from '../support/visitor.ts';
import { detailsOf, onDay, readyFor, type Ready } from './booking-flow.ts';
import { arriveAll, CALM, prepareAll, sendOne, type Wanted } from './bursts/reserve.ts';
import type { Stage } from './stage.ts';
import { mailsTo } from './stored-visits.ts';

export type Holder = {
  readonly visitor: Visitor;
  readonly wanted: Wanted;
  readonly email: string;
  readonly details: Ready;
};
export type Booked = Omit<Holder, 'details'> & {
  readonly appointmentId: string;
  /** The address of the visit's page, as the mail says it. */
  readonly page: string;
};

let people = 0;
export const newEmail = (): string => `racer-${(people += 1)}@example.ch`;

/** Each slot held by a visitor of their own, the details filled in and not yet sent. @throws Error if one is not won */
export async function holdAll(stage: Stage, slots: readonly Wanted[]): Promise<Holder[]> {
  const prepared = await prepareAll(stage, slots);
  return inParallel(prepared, CALM, async (one) => {
    const [{ attempt, page, visitor } = missing()] = await arriveAll([await sendOne(one)]);
    if (attempt.outcome.kind !== 'won')
      throw new Error(`a free slot was not won: ${JSON.stringify(attempt.outcome)}`);
    const email = newEmail();
    return { visitor, wanted: one, email, details: detailsOf(page, { email }) };
  });
}

/** Holds and confirms each slot. @throws Error if one is not confirmed */
export async function bookAll(stage: Stage, slots: readonly Wanted[]): Promise<Booked[]> {
  const holders = await holdAll(stage, slots);
  await inParallel(holders, CALM, async ({ visitor, details }) => {
    const done = await visitor.submit(details.form, details.entries);
    if (done.answer.status !== 200) throw new Error(`not confirmed: ${done.answer.status} at ${done.path}`);
  });
  const emails = holders.map(({ email }) => email);
  const mails = await mailsTo(stage.sql, emails);
  const ids = await idsByEmail(stage, emails);
  return holders.map(({ visitor, wanted, email }) => {
    const link = /https?:\/\/\S+\/visit\/\S+/.exec(mails.get(email) ?? '')?.[0];
    const appointmentId = ids.get(email);
    if (link === undefined || appointmentId === undefined)
      throw new Error('a booked visit came without a mail');
    return { visitor, wanted, email, appointmentId, page: new URL(link).pathname };
  });
}

async function idsByEmail(stage: Stage, emails: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await stage.sql<{ email: string; id: string }[]>`
    select c.email, a.id from customer c join appointment a on a.salon_id = c.salon_id and a.customer_id = c.id
    where c.email = any(${[...emails]})`;
  return new Map(rows.map(({ email, id }) => [email, id]));
}

/** A visit is to be moved: the new time is chosen, the finger above the button that does it. */
export async function readyToMove(booked: Booked, day: LocalDate, start: EpochMinute): Promise<Ready> {
  const move = linkTo(await booked.visitor.open(booked.page), '/move');
  const { form, entries } = readyFor(await booked.visitor.open(onDay(move, day)), start);
  return readyFor(await booked.visitor.submit(form, entries), start);
}

/** The last question before a visit is cancelled. */
export async function readyToCancel(booked: Booked): Promise<Ready> {
  const page = await booked.visitor.open(linkTo(await booked.visitor.open(booked.page), '/cancel'));
  const form = page.forms.find(({ method }) => method === 'POST');
  if (form === undefined) throw new Error(`nothing to cancel by (${page.answer.status})`);
  const button = form.fields.find(({ kind, name }) => kind === 'submit' && name !== '');
  return { form, entries: button === undefined ? {} : { press: [button.name, button.value] } };
}

function linkTo(page: Page, ending: string): string {
  const link = readLinks(page.answer.body).find(({ href }) => href.split('?')[0]!.endsWith(ending));
  if (link === undefined)
    throw new Error(`the visit's page (${page.answer.status}) has no link to ${ending}`);
  return link.href;
}

function missing(): never {
  throw new Error('no answer was read');
}

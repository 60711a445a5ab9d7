/** Bookings by the forms that the pages really show. The pages are fetched before the clock runs: only writes are timed. */
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { HttpClient } from '../support/http-client.ts';
import { inParallel, type Answer } from '../support/http-client.ts';
import { Visitor } from '../support/visitor.ts';
import { detailsOf, readyFor, type Ready } from '../race/booking-flow.ts';
import type { FreeVisit } from './free-visits.ts';

/** Somebody with the page of times open, the finger above the button. */
export type Opened = { readonly visitor: Visitor; readonly ready: Ready };

/** The form of the last step as one hold's page showed it. */
export type Details = { readonly holdId: string; readonly ready: Ready };

const HOLD = /\/book\/details\/([0-9a-f-]{36})/;
const PREPARERS = 4;

export const timesPath = ({ service, staff, day }: FreeVisit): string =>
  `/book/time?s=${service}&with=${staff}&day=${day}`;

export const openForms = (client: HttpClient, visits: readonly FreeVisit[]): Promise<readonly Opened[]> =>
  inParallel(visits, PREPARERS, async (visit) => {
    const visitor = new Visitor(client);
    const page = await visitor.open(timesPath(visit));
    return { visitor, ready: readyFor(page, visit.start as EpochMinute) };
  });

/** Reserves one visit, reads the page that asks for details, and leaves it there. */
export async function learnDetails(client: HttpClient, visit: FreeVisit): Promise<Details> {
  const [opened] = await openForms(client, [visit]);
  const { visitor, ready } = opened!;
  const answer = await visitor.send(ready.form, ready.entries);
  const holdId = holdOf(answer);
  const page = await visitor.arrive(ready.form.action, answer);
  return { holdId, ready: detailsOf(page, { email: 'vera@bench.example' }) };
}

/** Reserves one visit and goes no further. */
export async function reserveOne(client: HttpClient, visit: FreeVisit): Promise<void> {
  const [opened] = await openForms(client, [visit]);
  holdOf(await opened!.visitor.send(opened!.ready.form, opened!.ready.entries));
}

/** Two writes each, so many visitors at once. @returns bookings per second */
export async function bookAll(
  opened: readonly Opened[],
  details: Details,
  visitors: number,
): Promise<number> {
  const started = performance.now();
  await inParallel(opened, visitors, async ({ visitor, ready }) => {
    const holdId = holdOf(await visitor.send(ready.form, ready.entries));
    const { form, entries } = details.ready;
    const own = (text: string) => text.replaceAll(details.holdId, holdId);
    const fields = form.fields.map((field) => ({ ...field, value: own(field.value) }));
    const answer = await visitor.send({ ...form, action: own(form.action), fields }, entries);
    if (answer.status !== 303 && answer.status !== 302) throw refused('confirming', answer);
  });
  return opened.length / ((performance.now() - started) / 1000);
}

function holdOf(answer: Answer): string {
  const holdId = HOLD.exec(String(answer.headers.location))?.[1];
  if (holdId === undefined) throw refused('reserving', answer);
  return holdId;
}

const refused = (what: string, { status, failure, body }: Answer): Error =>
  new Error(`${what} was answered by ${status} ${failure ?? body.slice(0, 300)}`);

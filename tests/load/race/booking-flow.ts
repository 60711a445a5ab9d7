/** The booking as its pages offer it: every form is read from the page before it is sent. */
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import type { Entries, Form } from '../support/form-reader.ts';
import { alertsOf } from '../support/form-reader.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { Visitor, type Page } from '../support/visitor.ts';
import type { Outcome } from './attempt.ts';

const FIRST_STEP = '/book';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A page filled in, the finger above the button. */
export type Ready = { readonly form: Form; readonly entries: Entries };

/** Walks through the steps once for a wish; returns the address of the page that offers times. */
export async function addressOfTimes(client: HttpClient, wish: VisitWish, book: SalonBook): Promise<string> {
  const visitor = new Visitor(client);
  const services = wish.items.map(({ serviceId }) => book.services.get(serviceId)!.slug);
  const first = await visitor.open(FIRST_STEP);
  const second = await visitor.submit(...ticking(first, services));
  const staff = wish.items[0]!.staff;
  const slug = staff === 'any' ? 'any' : book.staff.find(({ id }) => id === staff)!.slug;
  return (await visitor.submit(...ticking(second, [slug]))).path;
}

function ticking(page: Page, values: readonly string[]): [Form, Entries] {
  for (const form of page.forms) {
    const fields = values.map((value) =>
      form.fields.find((field) => field.value === value && isChoice(field.kind)),
    );
    if (fields.every((field) => field !== undefined)) {
      return [form, { tick: fields.map(({ name, value }) => [name, value] as const) }];
    }
  }
  throw new Error(`${page.path} (${page.answer.status}) offers no ${values.join(', ')}`);
}

const isChoice = (kind: string): boolean => kind === 'checkbox' || kind === 'radio' || kind === 'option';

/** The times of one day for a wish whose address is known, as a link in the calendar would open them. */
export function onDay(timesAddress: string, day: string): string {
  const url = new URL(timesAddress, 'http://salon.invalid');
  url.searchParams.set('day', day);
  return url.pathname + url.search;
}

/** @throws Error when the page does not offer the start */
export function readyFor(page: Page, start: EpochMinute): Ready {
  for (const form of page.forms) {
    for (const field of form.fields) {
      if (!meansStart(field.value, start)) continue;
      const pair = [field.name, field.value] as const;
      if (isChoice(field.kind)) return { form, entries: { tick: [pair] } };
      return { form, entries: field.kind === 'submit' ? { press: pair } : {} };
    }
  }
  throw new Error(
    `${page.path} (${page.answer.status}) does not offer ${new Date(start * 60_000).toISOString()}`,
  );
}

const isStart = (value: string): boolean => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value);
const meansStart = (value: string, start: EpochMinute): boolean =>
  isStart(value) && Date.parse(value) === start * 60_000;

/** The random ids in a form. */
export const idsIn = (form: Form): string[] =>
  form.fields.flatMap(({ kind, value }) => (kind === 'hidden' && UUID.test(value) ? [value] : []));

export function outcomeOf(answer: Answer, page: Page): Outcome {
  if (answer.failure !== null) return { kind: 'broken', detail: answer.failure };
  if (answer.status === 303 || answer.status === 302) {
    return page.answer.status === 200
      ? { kind: 'won' }
      : { kind: 'broken', detail: `redirected to a ${page.answer.status} at ${withoutIds(page.path)}` };
  }
  const html = String(answer.headers['content-type']).startsWith('text/html');
  if (!html || answer.status < 400 || answer.status >= 500) {
    return { kind: 'broken', detail: `status ${answer.status}: ${answer.body.slice(0, 120)}` };
  }
  const starts = page.forms.flatMap(({ fields }) => fields.map(({ value }) => value).filter(isStart));
  const message = alertsOf(answer.body).join(' ');
  return {
    kind: 'refused',
    status: answer.status,
    message,
    offered: new Set(starts).size,
    capped: /bereits \d+ Zeiten/.test(message),
  };
}

const withoutIds = (path: string): string => path.replace(/[0-9a-f-]{36}/g, ':id');

/** The form that asks for a person's details, filled in. @throws Error when the page has none */
export function detailsOf(page: Page, person: { readonly email: string }): Ready {
  const form = page.forms.find(({ fields }) =>
    fields.some(({ autocomplete }) => autocomplete.includes('email')),
  );
  if (form === undefined)
    throw new Error(`${withoutIds(page.path)} (${page.answer.status}) asks for no details`);
  const typed: Record<string, string> = {
    'given-name': 'Vera',
    'family-name': 'Rennen',
    email: person.email,
    tel: '079 123 45 67',
  };
  const type: Record<string, string> = {};
  for (const { name, autocomplete } of form.fields) {
    const text = typed[autocomplete.split(' ').at(-1)!];
    if (text !== undefined) type[name] = text;
  }
  const tick = form.fields.flatMap(({ kind, name, value }) =>
    kind === 'checkbox' ? [[name, value] as const] : [],
  );
  return { form, entries: { type, tick } };
}

/**
 * Signs that PostgreSQL does not take and nobody sees, in each field of each form that a page offers, in every form that
 * a route might read, and in every address: nothing breaks, and none of them is kept. A new form is tried by itself.
 */
import { readForms, readLinks } from '#tests/load/support/form-reader.ts';
import { ask, type Question } from './ask.ts';
import { type Findings, lookerAt, type OfferedForm, sendersTo } from './matrix.ts';
import type { ProductRoute } from './product-routes.ts';
import type { Stage } from './stage.ts';

/** The one that PostgreSQL refuses, and one that it would keep. */
const UNSEEN = '\u0000\u0007';
const strange = (text: string): string => `${text}${UNSEEN}${text}`;

export async function checkStrangeText(
  stage: Stage,
  routes: readonly ProductRoute[],
  offered: readonly OfferedForm[],
  findings: Findings,
): Promise<void> {
  // Whoever guessed before must not keep these forms from being read.
  await stage.sql`delete from attempt_count`;
  const send = async (what: string, question: Question, isFine = (status: number) => status < 500) => {
    findings.checks += 1;
    const { status } = await ask(stage.port, question);
    if (status === 0 || !isFine(status)) findings.leaks.push(`strange text: ${what} answers ${status}`);
  };
  const names = new Set(offered.flatMap(({ fields }) => [...fields.keys()]));
  // That reads no field, and whoever has signed out is read by nobody.
  for (const route of routes.filter(({ name }) => name !== 'sign-out')) {
    for (const { person, path } of sendersTo(stage, route)) {
      const form = new URLSearchParams([...names].map((name) => [name, strange('Wort')]));
      await send(`POST ${route.name}, ${person.name}`, { path, cookie: person.cookie, form });
    }
  }
  for (const form of oneForEachField(offered)) {
    const { route, path, person, fields, typed } = form;
    for (const field of new Set(fields.keys())) {
      const filled = filledIn(fields, typed);
      filled.set(field, strange(typed.includes(field) ? filled.get(field)! : ''));
      const what = `POST ${route.name}, ${field}, ${person.name}`;
      await send(what, { path, cookie: person.cookie, form: filled });
    }
  }
  await addresses(stage, routes, send);
  for (const table of await keepsUnseen(stage)) {
    findings.leaks.push(`strange text: ${table} keeps a control sign`);
  }
}

/** The same fields to the same route by the same button are tried once. */
function oneForEachField(offered: readonly OfferedForm[]): readonly OfferedForm[] {
  const kinds = new Map<string, OfferedForm>();
  for (const form of offered) {
    const { route, fields } = form;
    const button = fields.get('intent') ?? fields.get('step') ?? '';
    const key = [route.name, button, ...new Set(fields.keys())].join(' ');
    if (!kinds.has(key)) kinds.set(key, form);
  }
  return [...kinds.values()];
}

/** As somebody might fill it in, so that the form gets past what is merely missing. */
function filledIn(fields: URLSearchParams, typed: readonly string[]): URLSearchParams {
  const filled = new URLSearchParams(fields);
  for (const name of typed) if (filled.get(name)?.trim() === '') filled.set(name, plausible(name));
  return filled;
}

function plausible(name: string): string {
  if (/email/i.test(name)) return 'strange@matrix.example';
  if (/phone/i.test(name)) return '079 123 45 67';
  if (/password/i.test(name)) return 'ein langes Kennwort';
  if (/amount|price|card$|twint|received|tip|left|quantity|pieces|position|number/i.test(name)) return '1';
  if (/postalCode/i.test(name)) return '9000';
  return 'Wort';
}

type Send = (what: string, question: Question, isFine?: (status: number) => boolean) => Promise<void>;

/** What stands in an address: as a page names it and as its forms and links ask. */
async function addresses(stage: Stage, routes: readonly ProductRoute[], send: Send): Promise<void> {
  for (const route of routes) {
    const looker = route.frame ? null : lookerAt(stage, routes, route);
    if (looker === null) continue;
    const { path, value } = looker;
    const { cookie } = looker.person;
    const refused = (status: number): boolean => status >= 400 && status < 500;
    const where = `GET ${route.name}, ${looker.person.name}`;
    if (value !== null) {
      for (const instead of ['%00', `${value}%00`]) {
        await send(where, { path: path.replace(value, instead), cookie, form: null }, refused);
      }
      await send(where, { path: path.replace(value, `${value}%07`), cookie, form: null });
    }
    const { body } = await ask(stage.port, { path, cookie, form: null });
    for (const name of askedBy(body, path)) {
      for (const sign of ['%00', '%07%C2%85']) {
        const question = { path: `${path}?${name}=a${sign}`, cookie, form: null };
        await send(`${where}, ?${name}`, question, sign === '%00' ? refused : undefined);
      }
    }
  }
}

/** What the page's own forms and links to it ask in its address. */
function askedBy(body: string, path: string): ReadonlySet<string> {
  const names = new Set<string>(['q']);
  for (const { method, fields } of readForms(body, path)) {
    if (method === 'GET') for (const { name } of fields) if (name !== '') names.add(encodeURIComponent(name));
  }
  for (const { href } of readLinks(body)) {
    const url = new URL(href, `http://localhost${path}`);
    if (url.host === 'localhost' && url.pathname === path.split('?')[0]) {
      for (const name of url.searchParams.keys()) names.add(encodeURIComponent(name));
    }
  }
  return names;
}

/** Tables in which the sign stands that PostgreSQL would take. */
async function keepsUnseen({ sql }: Stage): Promise<readonly string[]> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] =
      await sql`select 1 from ${sql(name)} t where position('\\u0007' in to_jsonb(t)::text) > 0 limit 1`;
    if (row !== undefined) found.push(name);
  }
  return found;
}

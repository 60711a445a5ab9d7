/**
 * Every route × everybody × whose × loader and action, over HTTP, compared with route-rights.ts and the one table of
 * permissions. What the pages offer as forms is sent as everybody else, and with every id in it exchanged for one of the
 * other salon; whatever is refused must leave the database as it was, and so must every GET.
 */
import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { type Permission, PERMISSIONS } from '#domain/identity/permissions.ts';
import { fillIn, type Form, readForms } from '#tests/load/support/form-reader.ts';
import { ask, type Asked, essence, type Outcome, outcomeOf, outcomeOfData } from './ask.ts';
import type { Person } from './people.ts';
import { pathOf, type ProductRoute, productRoutes, routeAt } from './product-routes.ts';
import { type Audience, ROUTE_RIGHTS, type RouteRights } from './route-rights.ts';
import type { Stage, Whose } from './stage.ts';

export type Findings = {
  checks: number;
  /** Possible and not declared, or told apart. */
  readonly leaks: string[];
  /** Declared and not possible. */
  readonly gaps: string[];
  /** Whether one leak is all that is asked for, as of a planted one: nobody else is tried once it is found. */
  readonly oneWillDo: boolean;
};

export const nothingFound = ({ oneWillDo = false } = {}): Findings => ({
  checks: 0,
  leaks: [],
  gaps: [],
  oneWillDo,
});

const isEnough = ({ oneWillDo, leaks }: Findings): boolean => oneWillDo && leaks.length > 0;

const WHOSE: readonly Whose[] = ['own', "somebody's", "other salon's", 'made-up'];

/** A form that a page offered to somebody who may send it. */
export type OfferedForm = {
  readonly route: ProductRoute;
  readonly path: string;
  readonly fields: URLSearchParams;
  readonly person: Person;
  /** Its fields that somebody types into. */
  readonly typed: readonly string[];
};

/** @returns what must be declared anew or is declared in vain */
export function checkDeclared(routes: readonly ProductRoute[], findings: Findings): void {
  for (const route of routes) {
    findings.checks += 1;
    const rights = ROUTE_RIGHTS[route.name];
    if (rights === undefined) findings.leaks.push(`${route.name} is not declared in route-rights.ts`);
    else if (route.acts !== (rights.act !== undefined)) {
      findings.leaks.push(
        `${route.name} ${route.acts ? 'takes a form and does not say from whom' : 'takes no form'}`,
      );
    } else if (route.pattern.includes(':') !== (rights.names !== undefined)) {
      findings.leaks.push(`${route.name} does not say what its address names`);
    }
  }
  const there = new Set(routes.map(({ name }) => name));
  for (const name of Object.keys(ROUTE_RIGHTS)) {
    findings.checks += 1;
    if (!there.has(name)) findings.leaks.push(`${name} is declared and is no route`);
  }
}

/** Looks at one route as everybody; collects the forms that it offers to those who may see it. */
export async function checkLooking(
  stage: Stage,
  routes: readonly ProductRoute[],
  route: ProductRoute,
  findings: Findings,
): Promise<readonly OfferedForm[]> {
  const rights = ROUTE_RIGHTS[route.name];
  if (rights === undefined) return [];
  const offered: OfferedForm[] = [];
  const before = await contents(stage.sql);
  for (const person of stage.people) {
    const refused = new Map<Whose, string>();
    for (const whose of whoseOf(rights)) {
      const value = valueFor(stage, rights, whose);
      const expected = expectation(rights.see, rights, person, whose, value);
      const path = pathOf(shownBy(routes, route), value);
      const what = `GET ${route.name}, ${person.name}, ${whose}`;
      if (!route.frame) {
        const answer = await ask(stage.port, { path, cookie: person.cookie, form: null });
        const led = rights.pageSaysWhy === true && answer.status === 303;
        judge(what, expected, led ? 'missing' : outcomeOf(answer), findings);
        if (expected.includes('missing')) refused.set(whose, essence(answer, value ?? path));
        if (answer.status === 200 && whose === 'own') offered.push(...formsOf(routes, answer, path, person));
      }
      // The data alone, as the script of a page may ask for them: a guard in a frame is not asked then.
      if (route.loads && route.page && !route.index && path !== '/') {
        const alone = `${path}.data?_routes=${encodeURIComponent(route.id)}`;
        const answer = await ask(stage.port, { path: alone, cookie: person.cookie, form: null });
        judge(`${what}, data alone`, expected, outcomeOfData(answer), findings);
      }
    }
    lookAlike(`GET ${route.name}, ${person.name}`, refused, findings);
    if (findings.oneWillDo) await unchanged(stage.sql, before, `GET ${route.name}`, findings, rights.notes);
    if (isEnough(findings)) return offered;
  }
  await unchanged(stage.sql, before, `GET ${route.name}`, findings, rights.notes);
  return offered;
}

/** A frame is seen around the first of its pages. */
const shownBy = (routes: readonly ProductRoute[], route: ProductRoute): ProductRoute =>
  route.frame
    ? (routes.find(
        ({ inside, index, page, pattern }) => inside === route.id && !index && page && !pattern.includes(':'),
      ) ?? route)
    : route;

/** Sends nonsense to one route as everybody who may not: the guard comes before the form is read. */
export async function checkActing(stage: Stage, route: ProductRoute, findings: Findings): Promise<void> {
  const rights = ROUTE_RIGHTS[route.name];
  if (rights?.act === undefined) return;
  const before = await contents(stage.sql);
  for (const person of stage.people) {
    const refused = new Map<Whose, string>();
    for (const whose of whoseOf(rights)) {
      const { value, path, expected } = acting(stage, route, rights, rights.act, person, whose);
      if (expected.includes('opens')) continue;
      const answer = await ask(stage.port, { path, cookie: person.cookie, form: nonsense() });
      // Whoever may send such forms is told what is wrong with this one, whatever it is about.
      const toTheRightful: Outcome[] = mayActOnOwn(rights, rights.act, person, stage) ? ['invalid'] : [];
      const what = `POST ${route.name}, ${person.name}, ${whose}`;
      judge(what, [...expected, ...toTheRightful], outcomeOf(answer), findings);
      refused.set(whose, essence(answer, value ?? path));
    }
    lookAlike(`POST ${route.name}, ${person.name}`, refused, findings);
    if (isEnough(findings)) return;
  }
  await unchanged(stage.sql, before, `POST nonsense to ${route.name}`, findings, ['attempt_count']);
}

/** Everybody who may send forms to a route, and where. */
export function sendersTo(stage: Stage, route: ProductRoute) {
  const rights = ROUTE_RIGHTS[route.name];
  const { act } = rights ?? {};
  if (rights === undefined || act === undefined) return [];
  return stage.people.flatMap((person) => {
    const { path, expected } = acting(stage, route, rights, act, person, 'own');
    return expected.includes('opens') ? [{ person, path, expected }] : [];
  });
}

/** Where a route is looked at by somebody to whom it opens; null: by nobody. */
export function lookerAt(stage: Stage, routes: readonly ProductRoute[], route: ProductRoute) {
  const rights = ROUTE_RIGHTS[route.name];
  if (rights === undefined) return null;
  const value = valueFor(stage, rights, 'own');
  const person = stage.people.find((each) =>
    expectation(rights.see, rights, each, 'own', value).includes('opens'),
  );
  return person === undefined ? null : { person, path: pathOf(shownBy(routes, route), value), value };
}

/** Sends it as those who may; after everything else, because some forms need no field to do what they do. */
export async function checkServing(stage: Stage, route: ProductRoute, findings: Findings): Promise<void> {
  for (const { person, path, expected } of sendersTo(stage, route)) {
    const answer = await ask(stage.port, { path, cookie: person.cookie, form: nonsense() });
    const fine: readonly Outcome[] = [...expected, 'invalid', 'missing', 'elsewhere'];
    judge(`POST ${route.name}, ${person.name}`, fine, outcomeOf(answer), findings);
  }
}

const nonsense = (): URLSearchParams => new URLSearchParams({ nonsense: '1' });

function acting(
  stage: Stage,
  route: ProductRoute,
  rights: RouteRights,
  audience: Audience,
  person: Person,
  whose: Whose,
) {
  const value = valueFor(stage, rights, whose);
  return { value, path: pathOf(route, value), expected: expectation(audience, rights, person, whose, value) };
}

const mayActOnOwn = (rights: RouteRights, audience: Audience, person: Person, stage: Stage): boolean =>
  audience === 'holder' ||
  audience === 'visitor' ||
  expectation(audience, rights, person, 'own', valueFor(stage, rights, 'own')).includes('opens');

/** Sends what a page offered to one person as everybody who may not, and with ids that are not theirs. */
export async function checkForm(stage: Stage, offered: OfferedForm, findings: Findings): Promise<void> {
  const { route, path, fields, person: rightful } = offered;
  const rights = ROUTE_RIGHTS[route.name];
  if (rights?.act === undefined || rights.act === 'everyone') return;
  const before = await contents(stage.sql);
  const name = `POST ${route.name} (${[...fields.keys()].join(' ')})`;
  const value = rights.names === undefined ? null : valueFor(stage, rights, 'own');
  for (const person of stage.people) {
    const expected = expectation(rights.act, rights, person, 'own', heldBy(route, fields) ?? value);
    if (expected.includes('opens')) continue;
    const answer = await ask(stage.port, { path, cookie: person.cookie, form: fields });
    judge(`${name}, ${person.name}`, expected, outcomeOf(answer), findings);
    if (isEnough(findings)) return;
  }
  const text = fields.toString();
  for (const id of idsIn(`${path}?${text}`)) {
    const others = await strangersTo(stage.sql, id, offered);
    for (const other of others) {
      const send = (instead: string) =>
        ask(stage.port, {
          path: path.replaceAll(id, instead),
          cookie: rightful.cookie,
          form: new URLSearchParams(text.replaceAll(id, instead)),
        });
      const [foreign, invented] = [await send(other), await send(randomUUID())];
      findings.checks += 1;
      if (essence(foreign, other) !== essence(invented, other)) {
        findings.leaks.push(
          `${name}: as ${rightful.name}, a foreign id is told apart (${foreign.status}, made-up: ${invented.status})`,
        );
      }
    }
  }
  await unchanged(stage.sql, before, name, findings, ['attempt_count']);
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const idsIn = (text: string): readonly string[] => [...new Set(text.match(UUID) ?? [])];

/** The visit that a form to an address without one is about. */
const heldBy = (route: ProductRoute, fields: URLSearchParams): string | null =>
  route.name === 'book-release' ? fields.get('hold') : null;

/** Ids of the same kind that the sender has nothing to do with. */
async function strangersTo(
  sql: postgres.Sql,
  id: string,
  { route, person }: OfferedForm,
): Promise<readonly string[]> {
  const kinds = await tablesWithIds(sql);
  const strangers: string[] = [];
  for (const table of kinds) {
    const [known] = await sql<{ salon_id: string }[]>`select salon_id from ${sql(table)} where id = ${id}`;
    if (known === undefined) continue;
    const [elsewhere] = await sql<{ id: string }[]>`
      select id from ${sql(table)} where salon_id <> ${known.salon_id} order by id limit 1`;
    if (elsewhere !== undefined) strangers.push(elsewhere.id);
    const personal = ['visitor', 'customer', 'member'].includes(ROUTE_RIGHTS[route.name]?.act ?? '');
    if (!personal || !['appointment', 'session', 'waitlist_entry', 'consent'].includes(table)) continue;
    const rows = await sql<{ id: string }[]>`
      select id from ${sql(table)} where salon_id = ${known.salon_id} and id <> ${id} order by id`;
    const beside = rows.find((row) => !person.owns.has(row.id));
    if (beside !== undefined) strangers.push(beside.id);
  }
  return strangers;
}

let idTables: readonly string[] | undefined;

async function tablesWithIds(sql: postgres.Sql): Promise<readonly string[]> {
  if (idTables === undefined) {
    const rows = await sql<{ table_name: string }[]>`
      select c.table_name from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'id' and c.data_type = 'uuid'
        and exists (select from information_schema.columns s where s.table_schema = 'public'
          and s.table_name = c.table_name and s.column_name = 'salon_id')`;
    idTables = rows.map(({ table_name }) => table_name);
  }
  return idTables;
}

const whoseOf = ({ names }: RouteRights): readonly Whose[] =>
  WHOSE.filter((whose) => names !== undefined || whose === 'own').filter(
    (whose) => names !== 'day' || whose === 'own' || whose === 'made-up',
  );

const valueFor = (stage: Stage, { names }: RouteRights, whose: Whose): string | null =>
  names === undefined ? null : (stage.parameter(names, whose) ?? stage.parameter(names, "other salon's"));

/** What the answer may amount to. */
function expectation(
  audience: Audience,
  rights: RouteRights,
  person: Person,
  whose: Whose,
  value: string | null,
): readonly Outcome[] {
  const { account } = person;
  const staff = account !== null && account !== 'customer';
  switch (audience) {
    case 'everyone':
      return ['opens', 'sign-in', 'elsewhere', 'invalid'];
    case 'nobody':
      return ['missing'];
    case 'holder':
      return [whose === 'own' ? 'opens' : 'missing'];
    case 'visitor':
      return [value !== null && person.owns.has(value) ? 'opens' : 'missing'];
    case 'member':
      return [account === null ? 'sign-in' : 'opens'];
    case 'customer':
      if (account === null) return ['sign-in'];
      if (staff) return ['elsewhere'];
      return [rights.names === undefined || (value !== null && person.owns.has(value)) ? 'opens' : 'missing'];
    case 'head office':
      return [account === null ? 'sign-in' : account === 'hq' ? 'opens' : 'missing'];
    default:
      if (account === null) return ['sign-in'];
      if (!staff || !(PERMISSIONS[audience] as readonly string[]).includes(account)) return ['missing'];
      return [standsThere(rights, whose, person) ? 'opens' : 'missing'];
  }
}

/** The staff's area knows everything of the salon in view, and nothing of another. */
function standsThere({ names }: RouteRights, whose: Whose, { elsewhere }: Person): boolean {
  if (names === undefined || (names === 'day' && whose === 'own')) return true;
  // Where there is nothing of somebody else's, the other salon's is asked for in its place.
  const here =
    whose === 'own' || (whose === "somebody's" && (names === 'appointment' || names === 'invoice'));
  return elsewhere === true ? !here && whose !== 'made-up' : here;
}

function judge(what: string, expected: readonly Outcome[], found: Outcome, findings: Findings): void {
  findings.checks += 1;
  if (expected.includes(found)) return;
  const line = `${what}: ${found}, and should be ${expected.join(' or ')}`;
  (['opens', 'invalid', 'broken'].includes(found) ? findings.leaks : findings.gaps).push(line);
}

/** All that is refused must be refused in the same words. */
function lookAlike(what: string, refused: ReadonlyMap<Whose, string>, findings: Findings): void {
  if (refused.size < 2) return;
  findings.checks += 1;
  if (new Set(refused.values()).size > 1) {
    findings.leaks.push(`${what}: ${[...refused.keys()].join(', ')} can be told apart`);
  }
}

function formsOf(
  routes: readonly ProductRoute[],
  answer: Asked,
  path: string,
  person: Person,
): readonly OfferedForm[] {
  return readForms(answer.body, path)
    .filter(({ method }) => method === 'POST')
    .flatMap((form) => waysToSend(form).map((fields) => ({ form, fields, typed: typedIn(form) })))
    .flatMap(({ form, fields, typed }) => {
      const target = new URL(form.action, 'http://localhost');
      const route = routeAt(routes, target.pathname);
      if (route === undefined || route.name === 'sign-out') return [];
      return [{ route, path: target.pathname + target.search, fields, person, typed }];
    });
}

const NOT_TYPED = new Set([
  'hidden',
  'submit',
  'button',
  'reset',
  'image',
  'radio',
  'checkbox',
  'option',
  'file',
]);

const typedIn = ({ fields }: Form): readonly string[] =>
  fields.flatMap(({ kind, name, disabled }) =>
    name === '' || disabled || NOT_TYPED.has(kind) ? [] : [name],
  );

/** Once for each of its buttons. */
function waysToSend(form: Form): readonly URLSearchParams[] {
  const buttons = form.fields.filter(
    ({ kind, name, disabled }) => kind === 'submit' && name !== '' && !disabled,
  );
  return buttons.length === 0
    ? [fillIn(form)]
    : buttons.map(({ name, value }) => fillIn(form, { press: [name, value] }));
}

/** One of each kind: the same fields to the same route from the same person's page. */
export function differentForms(offered: readonly OfferedForm[]): readonly OfferedForm[] {
  const kinds = new Map<string, OfferedForm>();
  for (const form of offered) {
    const buttons = form.fields.get('intent') ?? form.fields.get('step') ?? '';
    const key = [form.route.name, form.person.name, buttons, ...new Set(form.fields.keys())].join(' ');
    if (!kinds.has(key)) kinds.set(key, form);
  }
  // What several people are offered is tried once, as the first of them.
  const seen = new Map<string, OfferedForm>();
  for (const [key, form] of kinds) {
    const shared = key.replace(` ${form.person.name} `, ' ');
    if (!seen.has(shared)) seen.set(shared, form);
  }
  return [...seen.values()];
}

type Contents = ReadonlyMap<string, string>;

/** A fingerprint of every table; that a session was used is no change. */
export async function contents(sql: postgres.Sql): Promise<Contents> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      and c.relname not in ('worker_heartbeat', 'pgmigrations')`;
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, coalesce(md5(string_agg(h, '' order by h)), '') as digest from (select md5((to_jsonb(t) - 'last_used_at')::text) as h from "${name}" t) rows`,
  );
  const rows = await sql.unsafe<{ name: string; digest: string }[]>(parts.join(' union all '));
  return new Map(rows.map(({ name, digest }) => [name, digest]));
}

async function unchanged(
  sql: postgres.Sql,
  before: Contents,
  what: string,
  findings: Findings,
  notes: readonly string[] = [],
): Promise<void> {
  findings.checks += 1;
  const after = await contents(sql);
  const changed = [...after].filter(([name, digest]) => before.get(name) !== digest && !notes.includes(name));
  if (changed.length > 0) findings.leaks.push(`${what} changed ${changed.map(([name]) => name).join(', ')}`);
}

export const routesOf = (stage: Stage): readonly ProductRoute[] => productRoutes(stage.build);

export const permissionOf = (audience: Audience | undefined): Permission | null =>
  audience !== undefined && audience in PERMISSIONS ? (audience as Permission) : null;

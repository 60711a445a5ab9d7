/**
 * The built product at work on a database with two salons, in this process, so that a leak can be planted into a route.
 * Every person and everything that an address can name exists three times: theirs, another person's, the other salon's.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import path from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import postgres from 'postgres';
import { parseEnv } from '#adapters/compose/env.ts';
import { composeWeb } from '#adapters/compose.ts';
import { createServer } from '#app/server/create-server.ts';
import { loadContextOf } from '#app/server/load-context-of.ts';
import { sessionCookie, visitorCookie } from '#app/session.server.ts';
import { seedIfEmpty } from '#db/seed/seed-if-empty.ts';
import type { AppointmentId, OrderId, SalonId, VisitorId, VoucherId } from '#domain/shared/ids.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { cookiePair, type Person } from './people.ts';
import type { Parameter } from './route-rights.ts';

/** Whose: of the person who asks, of somebody else at the same salon, of the other salon, of nobody. */
export type Whose = 'own' | "somebody's" | "other salon's" | 'made-up';

export type Stage = {
  readonly sql: postgres.Sql;
  readonly build: ServerBuild;
  readonly port: number;
  readonly people: readonly Person[];
  /** A session of the owner whom a planted leak pretends everybody to be. */
  readonly ownerSecret: string;
  /** Likewise of head office, to which another salon is open. */
  readonly headOfficeSecret: string;
  /** Null: nothing of this kind is anybody else's at the same salon. */
  parameter(name: Parameter, whose: Whose): string | null;
  /** Puts another build in front of the server. */
  serve(build: ServerBuild): void;
  close(): Promise<void>;
};

const TODAY = new Date().toISOString().slice(0, 10);

export async function openStage(): Promise<Stage> {
  const database = await freshDatabase();
  await seedIfEmpty(database.ownerUrl, { today: TODAY, weeksBack: 1, weeksAhead: 2 });
  const sql = postgres(database.ownerUrl, { max: 2, onnotice: () => undefined });
  const env = parseEnv({
    APP_ENV: 'development',
    BASE_URL: 'http://localhost',
    DATABASE_URL: database.appUrl,
    DATABASE_JOBS_URL: database.jobsUrl,
    LOG_LEVEL: 'error',
    FORM_RATE_LIMIT: '0',
    HOLD_RATE_LIMIT: '0',
    ORDER_RATE_LIMIT: '0',
    PAGE_RATE_LIMIT: '0',
    API_RATE_LIMIT: '0',
  });
  const web = await composeWeb(env);
  const build = (await import(path.resolve('build/server/index.js'))) as ServerBuild;
  const getLoadContext = loadContextOf(web.services);
  const handlerOf = (each: ServerBuild) =>
    createRequestHandler({ build: each, mode: 'production', getLoadContext }) as RequestHandler;
  let remix = handlerOf(build);
  const app = createServer({
    ...web.serverOptions,
    clientDir: null,
    vite: null,
    remix: (request, response, next) => remix(request, response, next),
  });
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const address = server.address();
  const cast = await castOf(sql, env.SESSION_SECRETS);
  const links = {
    visit: (salon: string, id: string) =>
      lastPart(web.services.links.manageVisit(salon as SalonId, id as AppointmentId, 'de-CH')),
    order: (salon: string, id: string) =>
      lastPart(web.services.orders.links.order(salon as SalonId, id as OrderId, 'de-CH')),
    voucher: (salon: string, id: string) =>
      lastPart(web.services.vouchers.links.voucher(salon as SalonId, id as VoucherId, 'de-CH')),
    waitlist: (salon: string, visitorId: string) =>
      lastPart(
        web.services.waitlist.links.place(
          salon as SalonId,
          { visitorId: visitorId as VisitorId, guest: true },
          'de-CH',
        ),
      ),
  };
  const parameters = await parametersOf(sql, cast, links);
  return {
    sql,
    build,
    port: typeof address === 'object' && address !== null ? address.port : 0,
    people: cast.people,
    ownerSecret: cast.ownerSecret,
    headOfficeSecret: cast.headOfficeSecret,
    parameter: (name, whose) => parameters[name][whose],
    serve: (each) => void (remix = handlerOf(each)),
    close: async () => {
      web.endStreams();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await web.close();
      await sql.end();
      await database.drop();
    },
  };
}

const lastPart = (address: string): string => address.split('/').at(-1) ?? '';

type Things = {
  readonly salonId: string;
  readonly visits: readonly string[];
  readonly holds: readonly string[];
};

type Cast = {
  readonly people: readonly Person[];
  /** With their papers. */
  readonly invoices: Readonly<Record<Exclude<Whose, 'made-up'>, string>>;
  readonly ownerSecret: string;
  readonly headOfficeSecret: string;
  readonly first: Things & {
    readonly owner: string;
    readonly visitorId: string;
    readonly otherVisitorId: string;
  };
  readonly second: Things & { readonly owner: string; readonly visitorId: string };
};

async function castOf(sql: postgres.Sql, secrets: readonly string[]): Promise<Cast> {
  const salons = await sql<{ salon_id: string; slug: string }[]>`select salon_id, slug from salon`;
  const idOf = (slug: string) => salons.find((each) => each.slug === slug)!.salon_id;
  const [here, there] = [idOf('lindenhof'), idOf('rheinblick')];
  const visitors = visitorCookie({ secrets, secure: false });
  const sessions = sessionCookie({ secure: false });
  const signedIn = async (salonId: string, name: string, role: Person['account']) => {
    const account = await insertAccount(sql, {
      salonId,
      email: `${name.replaceAll(/[^a-z]/g, '-')}@matrix.example`,
      role: role === 'customer' ? null : role,
    });
    return { account, cookie: cookiePair(await sessions.issue(account.secret)) };
  };
  const customer = await signedIn(here, 'customer', 'customer');
  const somebody = await signedIn(here, 'another customer', 'customer');
  const employee = await signedIn(here, 'staff', 'staff');
  const manager = await signedIn(here, 'manager', 'manager');
  const owner = await signedIn(here, 'owner', 'owner');
  const hq = await signedIn(here, 'hq', 'hq');
  const reader = await signedIn(here, 'hq that chooses', 'hq');
  const visiting = await signedIn(here, 'hq that visits', 'hq');
  const closed = await signedIn(here, 'hq that was shut out', 'hq');
  const demoted = await signedIn(here, 'hq no more', 'customer');
  for (const { account } of [reader, visiting, demoted]) {
    await sql`insert into hq_grant (salon_id, account_id, home_salon_id, granted_at)
      values (${there}, ${account.accountId}, ${here}, now())`;
  }
  const choosing = [visiting, closed, demoted].map(({ account }) => account.sessionId);
  await sql`update session set chosen_salon_id = ${there} where id in ${sql(choosing)}`;
  const ended = await signedIn(here, 'former owner', 'owner');
  const dismissed = await signedIn(here, 'dismissed', 'owner');
  const elsewhere = await signedIn(there, 'owner elsewhere', 'owner');
  const hqElsewhere = await signedIn(there, 'hq elsewhere', 'hq');
  await sql`update session set ended_at = now(), end_reason = 'signed_out' where id = ${ended.account.sessionId}`;
  await sql`delete from role_grant where account_id = ${dismissed.account.accountId}`;

  const [visitorId, otherVisitorId, visitorElsewhere] = [randomUUID(), randomUUID(), randomUUID()];
  const ahead = await visitsAhead(sql, here);
  const aheadThere = await visitsAhead(sql, there);
  const theirs = {
    visitor: await give(sql, ahead, visitorId),
    other: await give(sql, ahead, otherVisitorId),
    customer: await give(sql, ahead, customer.account.visitorId),
    somebody: await give(sql, ahead, somebody.account.visitorId),
    elsewhere: await give(sql, aheadThere, visitorElsewhere),
  };
  await toBeCalled(sql, here, ahead);
  await toBeCalled(sql, there, aheadThere);
  const invoices = {
    own: await insertInvoice(sql, here, theirs.customer.visit),
    "somebody's": await insertInvoice(sql, here, theirs.somebody.visit),
    "other salon's": await insertInvoice(sql, there, theirs.elsewhere.visit),
  };
  const none = new Set<string>();
  const of = (each: Owned, ...more: readonly string[]) => new Set([each.visit, each.hold, ...more]);
  const visitorBy = async (id: string) => cookiePair(await visitors.issue(id as VisitorId));
  const people: Person[] = [
    { name: 'nobody', account: null, cookie: '', owns: none },
    { name: 'visitor', account: null, cookie: await visitorBy(visitorId), owns: of(theirs.visitor) },
    {
      name: 'another visitor',
      account: null,
      cookie: await visitorBy(otherVisitorId),
      owns: of(theirs.other),
    },
    {
      name: 'customer',
      account: 'customer',
      cookie: customer.cookie,
      owns: of(theirs.customer, invoices.own),
    },
    {
      name: 'another customer',
      account: 'customer',
      cookie: somebody.cookie,
      owns: of(theirs.somebody, invoices["somebody's"]),
    },
    { name: 'staff', account: 'staff', cookie: employee.cookie, owns: none },
    { name: 'manager', account: 'manager', cookie: manager.cookie, owns: none },
    { name: 'owner', account: 'owner', cookie: owner.cookie, owns: none },
    { name: 'hq', account: 'hq', cookie: hq.cookie, owns: none },
    { name: 'hq with a choice', account: 'hq', cookie: reader.cookie, owns: none },
    { name: 'hq in the other salon', account: 'hq', cookie: visiting.cookie, owns: none, elsewhere: true },
    { name: 'hq whose grant ended', account: 'hq', cookie: closed.cookie, owns: none },
    { name: 'hq no more, with a grant left over', account: 'customer', cookie: demoted.cookie, owns: none },
    { name: 'owner whose session ended', account: null, cookie: ended.cookie, owns: none },
    { name: 'owner who was dismissed', account: 'customer', cookie: dismissed.cookie, owns: none },
    { name: "other salon's owner", account: null, cookie: elsewhere.cookie, owns: none },
    { name: "other salon's hq", account: null, cookie: hqElsewhere.cookie, owns: none },
  ];
  return {
    people,
    invoices,
    ownerSecret: owner.account.secret,
    headOfficeSecret: reader.account.secret,
    first: {
      salonId: here,
      owner: owner.account.accountId,
      visitorId,
      otherVisitorId,
      visits: [theirs.visitor.visit, theirs.other.visit],
      holds: [theirs.visitor.hold, theirs.other.hold],
    },
    second: {
      salonId: there,
      owner: elsewhere.account.accountId,
      visitorId: visitorElsewhere,
      visits: [theirs.elsewhere.visit],
      holds: [theirs.elsewhere.hold],
    },
  };
}

type Owned = { readonly visit: string; readonly hold: string };

/** Seeded visits ahead that belong to no account. */
async function visitsAhead(sql: postgres.Sql, salonId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select a.id from appointment a where a.salon_id = ${salonId} and a.status = 'confirmed'
      and a.starts_at > now() + interval '3 days'
      and not exists (select from account c where c.salon_id = a.salon_id and c.visitor_id = a.visitor_id)
    order by a.starts_at, a.id`;
  return rows.map(({ id }) => id);
}

/** Two of them become this visitor's: one stays booked, the other turns back into a hold. */
async function give(sql: postgres.Sql, ahead: string[], visitorId: string): Promise<Owned> {
  const [visit, hold] = ahead.splice(0, 2);
  if (visit === undefined || hold === undefined) throw new Error('the seeded salon has too few visits ahead');
  await sql`update appointment set visitor_id = ${visitorId} where id in (${visit}, ${hold})`;
  await sql`update appointment set status = 'reserved', reserved_until = now() + interval '5 hours',
    confirmed_at = null where id = ${hold}`;
  return { visit, hold };
}

/** Somebody whom no letter reaches, booked long ago: without them the call list has no form that could be tried. */
async function toBeCalled(sql: postgres.Sql, salonId: string, ahead: string[]): Promise<void> {
  const visit = ahead.shift();
  if (visit === undefined) throw new Error('the seeded salon has too few visits ahead');
  await sql`insert into message_rules (salon_id, reminders, reminder_hours, reminder_channel, morning_mail,
    morning_minute, morning_recipients) values (${salonId}, true, 168, 'email', false, 390, '{}')`;
  await sql`update appointment set confirmed_at = starts_at - interval '30 days', moved_at = null where id = ${visit}`;
  await sql`update customer set email = null
    where salon_id = ${salonId} and id = (select customer_id from appointment where id = ${visit})`;
}

type Parameters = Readonly<Record<Parameter, Readonly<Record<Whose, string | null>>>>;

type OneOfMany =
  'customer' | 'service' | 'product' | 'staff' | 'resource' | 'blocked_time' | 'sale' | 'closing';

async function parametersOf(
  sql: postgres.Sql,
  { first, second, invoices }: Cast,
  links: {
    visit(salonId: string, id: string): string;
    order(salonId: string, id: string): string;
    voucher(salonId: string, id: string): string;
    waitlist(salonId: string, visitorId: string): string;
  },
): Promise<Parameters> {
  const oneOf = async (table: OneOfMany, salonId: string): Promise<string> => {
    const [row] = await sql<{ id: string }[]>`
      select id from ${sql(table)} where salon_id = ${salonId} order by id limit 1`;
    if (row === undefined) throw new Error(`the seeded salon has no ${table}`);
    return row.id;
  };
  const inEach = async (table: OneOfMany) => ({
    own: await oneOf(table, first.salonId),
    "somebody's": null,
    "other salon's": await oneOf(table, second.salonId),
    'made-up': randomUUID(),
  });
  const tampered = (token: string): string => token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA');
  const visitLink = links.visit(first.salonId, first.visits[0]!);
  // Somebody else's in this browser: the address alone opens it.
  const paidAhead = { own: first.holds[1]!, "other salon's": second.holds[0]! };
  await sql`update appointment set deposit_rappen = least(2000, total_rappen)
    where id in ${sql(Object.values(paidAhead))}`;
  const paymentLink = links.visit(first.salonId, paidAhead.own);
  const orders = {
    own: await insertOrder(sql, first.salonId, first.visitorId),
    "other salon's": await insertOrder(sql, second.salonId, second.visitorId),
  };
  const orderLink = links.order(first.salonId, orders.own);
  const vouchers = {
    own: await insertVoucher(sql, first.salonId, { order: orders.own, visitor: first.visitorId }),
    "other salon's": await insertVoucher(sql, second.salonId, {
      order: orders["other salon's"],
      visitor: second.visitorId,
    }),
  };
  const sales = await inEach('sale');
  await insertVoucher(sql, first.salonId, { sale: sales.own });
  await insertVoucher(sql, second.salonId, { sale: sales["other salon's"] });
  const voucherLink = links.voucher(first.salonId, vouchers.own);
  const place = links.waitlist(first.salonId, first.visitorId);
  const feed = await insertFeed(sql, first.salonId, first.owner);
  return {
    appointment: {
      own: first.visits[0]!,
      "somebody's": first.visits[1]!,
      "other salon's": second.visits[0]!,
      'made-up': randomUUID(),
    },
    hold: {
      own: first.holds[0]!,
      "somebody's": first.holds[1]!,
      "other salon's": second.holds[0]!,
      'made-up': randomUUID(),
    },
    invoice: { ...invoices, 'made-up': randomUUID() },
    customer: await inEach('customer'),
    service: await inEach('service'),
    staff: await inEach('staff'),
    resource: await inEach('resource'),
    product: await inEach('product'),
    sale: sales,
    closing: await inEach('closing'),
    'product slug': {
      own: await slugOf(sql, first.salonId),
      "somebody's": null,
      "other salon's": await renamedProduct(sql, second.salonId),
      'made-up': 'gibt-es-nicht',
    },
    blocked_time: {
      own: await insertBlock(sql, first.salonId),
      "somebody's": null,
      "other salon's": await insertBlock(sql, second.salonId),
      'made-up': randomUUID(),
    },
    books_check: {
      own: await insertCheck(sql, first.salonId),
      "somebody's": null,
      "other salon's": await insertCheck(sql, second.salonId),
      'made-up': randomUUID(),
    },
    absence: {
      own: await insertAbsence(sql, first.salonId),
      "somebody's": null,
      "other salon's": await insertAbsence(sql, second.salonId),
      'made-up': randomUUID(),
    },
    customer_import: {
      own: await insertImport(sql, first.salonId, first.owner),
      "somebody's": null,
      "other salon's": await insertImport(sql, second.salonId, second.owner),
      'made-up': randomUUID(),
    },
    mailed_code: {
      own: await insertCode(sql, first.salonId),
      "somebody's": null,
      "other salon's": await insertCode(sql, second.salonId),
      'made-up': randomUUID(),
    },
    shop_order: { ...orders, "somebody's": null, 'made-up': randomUUID() },
    'order link': {
      own: orderLink,
      "somebody's": null,
      "other salon's": links.order(second.salonId, orders["other salon's"]),
      'made-up': tampered(orderLink),
    },
    voucher: { ...vouchers, "somebody's": null, 'made-up': randomUUID() },
    'voucher link': {
      own: voucherLink,
      "somebody's": null,
      "other salon's": links.voucher(second.salonId, vouchers["other salon's"]),
      'made-up': tampered(voucherLink),
    },
    'visit link': {
      own: visitLink,
      "somebody's": null,
      "other salon's": links.visit(second.salonId, second.visits[0]!),
      'made-up': tampered(visitLink),
    },
    'payment link': {
      own: paymentLink,
      "somebody's": null,
      "other salon's": links.visit(second.salonId, paidAhead["other salon's"]),
      'made-up': tampered(paymentLink),
    },
    'waitlist link': {
      own: place,
      "somebody's": null,
      "other salon's": links.waitlist(second.salonId, second.visitorId),
      'made-up': tampered(place),
    },
    'invitation link': {
      own: await insertInvitation(sql, first.salonId, first.owner),
      "somebody's": null,
      "other salon's": await insertInvitation(sql, second.salonId, second.owner),
      'made-up': randomBytes(48).toString('base64url'),
    },
    'feed link': {
      own: feed,
      "somebody's": null,
      "other salon's": await insertFeed(sql, second.salonId, second.owner),
      'made-up': randomBytes(48).toString('base64url'),
    },
    day: { own: TODAY, "somebody's": null, "other salon's": null, 'made-up': '2026-02-30' },
  };
}

async function slugOf(sql: postgres.Sql, salonId: string): Promise<string> {
  const [row] = await sql<{ slug: string }[]>`
    select slug from product where salon_id = ${salonId} order by position limit 1`;
  return row!.slug;
}

/** The seeded salons sell the same things: one of them under an address that only the other salon has. */
async function renamedProduct(sql: postgres.Sql, salonId: string): Promise<string> {
  const slug = 'nur-am-rhein';
  await sql`update product set slug = ${slug} where salon_id = ${salonId}
    and id = (select id from product where salon_id = ${salonId} order by position limit 1)`;
  return slug;
}

/** Past the counter: who may see it is all that is asked here. */
async function insertInvoice(sql: postgres.Sql, salonId: string, visitId: string): Promise<string> {
  const id = randomUUID();
  const address = { street: 'Gasse', houseNumber: '1', postalCode: '9000', city: 'St. Gallen' };
  const issuer = {
    name: 'S',
    legalName: 'S',
    address,
    email: 's@matrix.example',
    phone: '',
    vatNumber: null,
  };
  const line = { position: 1, kind: 'service', text: 'Schnitt', quantity: 1, unitPrice: 5000 };
  const content = {
    locale: 'de-CH',
    issuer: { ...issuer, iban: null },
    recipient: null,
    lines: [{ ...line, vatCode: 'none', vatBasisPoints: 0 }],
    suppliedOn: TODAY,
    paid: 0,
    dueDays: 30,
  };
  const [last] = await sql<{ count: number }[]>`
    select count(*)::int as count from invoice where salon_id = ${salonId}`;
  await sql`insert into invoice (salon_id, id, kind, year, count, issued_at, issued_on, appointment_id, customer_id,
      total_rappen, content)
    values (${salonId}, ${id}, 'invoice', ${Number(TODAY.slice(0, 4))}, ${(last?.count ?? 0) + 1}, now(), ${TODAY},
      ${visitId}, null, 5000, ${sql.json(content)})`;
  await countInvoices(sql, salonId);
  await sql`insert into invoice_paper (salon_id, invoice_id, pdf, drawn_at)
    values (${salonId}, ${id}, decode('255044462d', 'hex'), now())`;
  return id;
}

/** Whatever is issued next is numbered after those that were put there. */
const countInvoices = (sql: postgres.Sql, salonId: string) => sql`
  insert into invoice_counter (salon_id, year, last, last_at)
  select ${salonId}, ${Number(TODAY.slice(0, 4))}, count(*), now() from invoice where salon_id = ${salonId}
  on conflict (salon_id) do update set year = excluded.year, last = excluded.last, last_at = excluded.last_at`;

/** Of one product, to be paid when it is fetched: so that nobody has to be asked for money. */
async function insertOrder(sql: postgres.Sql, salonId: string, visitorId: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into shop_order (salon_id, id, number, visitor_id, stage, pay_by, delivery, total_rappen, locale,
      terms_version, first_name, last_name, email, phone, due_at, created_at, staged_at)
    values (${salonId}, ${id}, 1000, ${visitorId}, 'open', 'on_pick_up', 'pick_up', 2450, 'de-CH', '2026-01', 'Vera',
      'Beispiel', 'vera@matrix.example', '+41791234567', now() + interval '7 days', now(), now())`;
  await sql`insert into shop_order_line (salon_id, order_id, visitor_id, position, kind, product_id, name,
      unit_price_rappen, quantity, vat_code, vat_basis_points)
    select ${salonId}, ${id}, ${visitorId}, 1, 'product', id, name, 2450, 1, 'standard', 810
    from product where salon_id = ${salonId} order by position limit 1`;
  const invoiceId = randomUUID();
  const [last] = await sql<{ count: number }[]>`
    select count(*)::int as count from invoice where salon_id = ${salonId}`;
  await sql`insert into invoice (salon_id, id, kind, year, count, issued_at, issued_on, order_id, total_rappen, content)
    values (${salonId}, ${invoiceId}, 'invoice', ${Number(TODAY.slice(0, 4))}, ${(last?.count ?? 0) + 1}, now(), ${TODAY},
      ${id}, 2450, ${sql.json({ locale: 'de-CH', recipient: null, lines: [], suppliedOn: TODAY, paid: 2450, dueDays: 0 })})`;
  await countInvoices(sql, salonId);
  await sql`insert into invoice_paper (salon_id, invoice_id, pdf, drawn_at)
    values (${salonId}, ${invoiceId}, decode('255044462d', 'hex'), now())`;
  // Without anything that waits for a person the list has no form that could be tried.
  await sql`insert into payment_matter (salon_id, id, kind, subject, order_id, amount_rappen, noted_at)
    values (${salonId}, ${randomUUID()}, 'unknown_money', ${`cs_${id}`}, ${id}, 900, now())`;
  return id;
}

/** Something was spent of it and given back, so that all of its page is there. */
async function insertVoucher(
  sql: postgres.Sql,
  salonId: string,
  from: { readonly order: string; readonly visitor: string } | { readonly sale: string },
): Promise<string> {
  const id = randomUUID();
  const [orderId, visitorId] = 'order' in from ? [from.order, from.visitor] : [null, null];
  const saleId = 'sale' in from ? from.sale : null;
  await sql`insert into voucher (salon_id, id, code_digest, code_key, last_four, value_rappen, balance_rappen, moves,
      valid_until, locale, recipient, message, order_id, sale_id, line_position, visitor_id, issued_at)
    values (${salonId}, ${id}, ${id.replaceAll('-', '').repeat(2)}, '00000000', '7K2M', 5000, 5000, 1,
      current_date + 3650, 'de-CH', 'Vera', 'Alles Gute', ${orderId}, ${saleId}, 1, ${visitorId}, now())`;
  await sql`insert into voucher_move (salon_id, id, voucher_id, number, kind, amount_rappen, balance_after_rappen,
      order_id, sale_id, actor_kind, actor_id, at)
    values (${salonId}, ${randomUUID()}, ${id}, 1, 'issued', 5000, 5000, ${orderId}, ${saleId}, 'system', 'system',
      now())`;
  return id;
}

async function insertBlock(sql: postgres.Sql, salonId: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into blocked_time (salon_id, id, staff_id, starts_at, ends_at, reason)
    select ${salonId}, ${id}, id, date_trunc('hour', now()) + interval '300 days',
      date_trunc('hour', now()) + interval '300 days 1 hour', 'Lieferung'
    from staff where salon_id = ${salonId} order by position limit 1`;
  return id;
}

/** One that is over, with a difference that somebody could explain. */
async function insertCheck(sql: postgres.Sql, salonId: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into books_check (salon_id, id, day, state, asked_at, ended_at, findings, unexplained)
    values (${salonId}, ${id}, current_date - 1, 'red', now(), now(), 1, 1)`;
  await sql`insert into books_finding (salon_id, check_id, position, kind, subject_kind, subject_id, label, amount_rappen)
    values (${salonId}, ${id}, 1, 'float_differs', 'till', 'till', '', 500)`;
  return id;
}

async function insertAbsence(sql: postgres.Sql, salonId: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into absence (salon_id, id, staff_id, starts_at, ends_at, kind)
    select ${salonId}, ${id}, id, date_trunc('hour', now()) + interval '301 days',
      date_trunc('hour', now()) + interval '301 days 1 hour', 'illness'
    from staff where salon_id = ${salonId} order by position limit 1`;
  return id;
}

async function insertImport(sql: postgres.Sql, salonId: string, accountId: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into customer_import (salon_id, id, account_id, created_at, header, lines, mapping)
    values (${salonId}, ${id}, ${accountId}, now(), ${sql.json(['Vorname', 'Nachname', 'Telefon'])},
      ${sql.json([['Vera', 'Beispiel', '079 123 45 67']])}, ${sql.json(['firstName', 'lastName', 'phone'])})`;
  return id;
}

async function insertCode(sql: postgres.Sql, salonId: string): Promise<string> {
  const id = randomUUID();
  await sql`insert into mailed_code (salon_id, id, purpose, email, code_hash, created_at, expires_at)
    values (${salonId}, ${id}, 'sign_in', 'kundin@lindenhof.example', ${'0'.repeat(64)}, now(),
      now() + interval '10 minutes')`;
  return id;
}

async function insertInvitation(sql: postgres.Sql, salonId: string, owner: string): Promise<string> {
  const token = randomBytes(48).toString('base64url');
  const hash = createHash('sha256').update(`invitation ${token}`).digest('hex');
  await sql`insert into invitation
    (salon_id, id, email, first_name, last_name, role, token_hash, invited_by, invited_at, expires_at)
    values (${salonId}, ${randomUUID()}, 'neu@lindenhof.example', 'Bea', 'Neu', 'staff', ${hash}, ${owner}, now(),
      now() + interval '7 days')`;
  return token;
}

async function insertFeed(sql: postgres.Sql, salonId: string, accountId: string): Promise<string> {
  const token = randomBytes(48).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  await sql`insert into calendar_feed (salon_id, account_id, token_hash, created_at)
    values (${salonId}, ${accountId}, ${hash}, now())`;
  return token;
}

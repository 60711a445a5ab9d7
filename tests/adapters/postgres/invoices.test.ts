/** Invoices on PostgreSQL, as the application's role: numbers without gaps, documents that nobody changes. */
import { randomIds } from '#adapters/system/random-ids.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { invoicePapers } from '#adapters/pdf/invoices.ts';
import { invoiceDesk, invoiceQueries } from '#adapters/postgres/queries/invoice-queries.ts';
import type { InvoiceNumber } from '#domain/invoices/invoice-number.ts';
import { creditInvoice } from '#domain/invoices/use-cases/credit-invoice.ts';
import { drawInvoice } from '#domain/invoices/use-cases/draw-invoice.ts';
import { invoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import { notePayment, takeBackPayment } from '#domain/invoices/use-cases/note-payment.ts';
import type { Customer, Employee, System } from '#domain/shared/actor.ts';
import type {
  AccountId,
  AppointmentId,
  CustomerId,
  InvoiceId,
  InvoicePaymentId,
  SessionId,
  VisitorId,
} from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { ANNA, BEN, SALON } from '#tests/contracts/contract-salon.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount, type TestAccount } from '#tests/support/accounts.ts';
import { pdfPages } from '#tests/support/pdf-pages.ts';
import {
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  someVisitor,
  testClock,
  type Process,
  type World,
} from './world.ts';

const NOBODY = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
const SYSTEM: System = { kind: 'system', salonId: SALON, job: 'draw-invoice' };

let world: World;
let process: Process;
let worker: Process;
let owner: Employee;
let kundin: TestAccount;
const clock = testClock();

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock, { poolSize: 12 });
  worker = openProcess(world.database.jobsUrl, clock);
  const account = await insertAccount(world.owner, {
    salonId: SALON,
    email: 'nora@example.ch',
    role: 'owner',
  });
  owner = {
    kind: 'employee',
    salonId: SALON,
    role: 'owner',
    staffId: null,
    accountId: account.accountId as AccountId,
    sessionId: account.sessionId as SessionId,
  };
  kundin = await insertAccount(world.owner, { salonId: SALON, email: 'lea@example.ch', role: null });
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await Promise.all([process.close(), worker.close()]);
  await world.close();
});

const use = () => {
  const deps = { uow: process.uow, clock, ids: randomIds };
  return {
    issue: invoiceVisit(deps),
    credit: creditInvoice(deps),
    note: notePayment(deps),
    takeBack: takeBackPayment(deps),
    queries: invoiceQueries(process.database, clock),
    draw: drawInvoice({ desk: invoiceDesk(worker.database), papers: invoicePapers, clock }),
  };
};
const anId = () => randomUUID() as InvoiceId;

let slot = 0;
/** A visit that is over, of somebody with an account or without one. */
async function completed(visitorId: string = randomUUID()): Promise<AppointmentId> {
  const visitor = { ...someVisitor(), visitorId: visitorId as VisitorId };
  const start = `2026-03-${String(17 + Math.floor(slot / 8)).padStart(2, '0')} ${String(13 + (slot % 4)).padStart(2, '0')}:00`;
  const staff = slot % 8 < 4 ? ANNA : BEN;
  slot += 1;
  const held = won(
    await process.reserve(visitor, {
      attemptId: randomUUID() as never,
      wish: { items: [{ serviceId: '0000005e-0000-4000-8000-000000000001' as never, staff }] },
      start: Math.floor(instant(start) / 60_000) as never,
      locale: 'de-CH',
    }),
  );
  const { id } = won(
    await process.confirm(visitor, {
      holdId: held.id,
      contact: { ...LEA, phone: '079 123 45 67' },
      termsVersion: held.termsVersion,
      locale: 'de-CH',
    }),
  );
  await world.owner`update appointment set status = 'completed' where id = ${id}`;
  return id;
}
const issueOne = async (visitId: AppointmentId, invoiceId = anId()) =>
  won(await use().issue(owner, { visitId, invoiceId, recipient: NOBODY }));
const numbers = async () =>
  (
    await world.owner<{ number: string }[]>`
      select year || '-' || count as number from invoice where salon_id = ${SALON} order by year, count`
  ).map(({ number }) => number);

describe('numbers', () => {
  test('have no gaps and no doubles, whoever invoices at the same moment and whatever is rolled back', async () => {
    const visits: AppointmentId[] = [];
    for (let count = 0; count < 12; count += 1) visits.push(await completed());
    const { issue } = use();
    // Every visit from two windows, and between them units that take a number and are given up.
    const givenUp = () =>
      process.uow.run(owner, async ({ invoices }) => {
        await invoices.hold();
        return err('given up');
      });
    const outcomes = await Promise.all(
      visits.flatMap((visitId) => [
        issue(owner, { visitId, invoiceId: anId(), recipient: NOBODY }).then(outcome),
        givenUp(),
        issue(owner, { visitId, invoiceId: anId(), recipient: NOBODY }).then(outcome),
      ]),
    );
    expect(outcomes.filter((each) => each === 'ok')).toHaveLength(12);
    expect(outcomes.filter((each) => each === 'invoiced')).toHaveLength(12);
    expect(await numbers()).toEqual(Array.from({ length: 12 }, (_, index) => `2026-${index + 1}`));
  });

  test('of one form sent twice at the same moment are one', async () => {
    const visitId = await completed();
    const before = (await numbers()).length;
    const invoiceId = anId();
    const { issue } = use();
    const both = await Promise.all([0, 1].map(() => issue(owner, { visitId, invoiceId, recipient: NOBODY })));
    expect(both.map(outcome)).toEqual(['ok', 'ok']);
    expect(await numbers()).toHaveLength(before + 1);
  });
});

test('nobody changes or removes an invoice, its paper or a payment', async () => {
  await issueOne(await completed());
  for (const table of ['invoice', 'invoice_paper', 'invoice_payment', 'invoice_counter']) {
    for (const role of ['schnittwerk_app', 'schnittwerk_jobs']) {
      const [rights] = await world.owner<{ any: boolean }[]>`
        select has_table_privilege(${role}, ${table}, 'update') or has_table_privilege(${role}, ${table}, 'delete')
          or has_any_column_privilege(${role}, ${table}, 'update') as any`;
      expect(rights?.any, `${role} on ${table}`).toBe(false);
    }
  }
});

test('a credit note counts on, and two that credit the same line at once give it back once', async () => {
  const id = await issueOne(await completed());
  const { credit, queries } = use();
  const wishes = [
    { position: (await queries.file(owner, id))!.invoice.content.lines[0]!.position, quantity: 1 },
  ];
  const both = await Promise.all(
    [0, 1].map(() =>
      credit(owner, { invoiceId: id, creditNoteId: anId(), wishes, reason: 'Kundin war unzufrieden' }),
    ),
  );
  expect(both.map(outcome).sort()).toEqual(['more_than_invoiced', 'ok']);
  const file = await queries.file(owner, id);
  expect(file?.standing).toEqual({ kind: 'settled', open: 0 });
  expect(file?.creditNotes).toHaveLength(1);
});

test('payments are noted once, and the list says what is open', async () => {
  const id = await issueOne(await completed());
  const { note, takeBack, queries } = use();
  clock.set(instant('2026-03-20 10:00'));
  const paymentId = randomUUID() as InvoicePaymentId;
  const form = { amount: '10.05', method: 'twint', receivedOn: '2026-03-20' };
  const twice = await Promise.all([0, 1].map(() => note(owner, { invoiceId: id, paymentId, form })));
  expect(twice.map(outcome)).toEqual(['ok', 'ok']);
  const open = async () =>
    (await queries.list(owner, { state: 'open', before: null, count: 50 })).find((each) => each.id === id)
      ?.open;
  const { invoice, standing } = (await queries.file(owner, id))!;
  const total = invoice.content.lines[0]!.unitPrice;
  expect([standing.open, await open()]).toEqual([total - 1005, total - 1005]);
  const back = () => takeBack(owner, { invoiceId: id, paymentId, lineId: randomUUID() as InvoicePaymentId });
  expect((await Promise.all([back(), back()])).map(outcome)).toEqual(['ok', 'ok']);
  expect(await open()).toBe(total);
});

test('an invoice is worth what was paid of what it still charges, in points, and damages nothing', async () => {
  const { note, credit } = use();
  const id = await issueOne(await completed());
  const worth = async () => {
    const found = await worker.uow.run(SYSTEM, async ({ loyalty }) =>
      ok(await loyalty.worthOf({ kind: 'invoice', id })),
    );
    return won(found)?.worth;
  };
  const pay = async (amount: string) => {
    const form = { amount, method: 'bank', receivedOn: '2026-03-09' };
    won(await note(owner, { invoiceId: id, paymentId: randomUUID() as InvoicePaymentId, form }));
  };
  const [invoice] = await world.owner<{ total: number }[]>`
    select total_rappen as total from invoice where id = ${id}`;
  const { total } = invoice!;
  expect(await worth()).toBe(0);
  await pay('20.05');
  expect(await worth()).toBe(2_005);
  await world.owner`update invoice set content = jsonb_set(content, '{paid}', '1000') where id = ${id}`;
  expect(await worth()).toBe(3_005);
  await pay('1000');
  expect(await worth()).toBe(total);
  await world.owner`update invoice set content = jsonb_set(content, '{lines,0,kind}', '"damages"') where id = ${id}`;
  expect(await worth()).toBe(0);
  await world.owner`update invoice set content = jsonb_set(content, '{lines,0,kind}', '"service"') where id = ${id}`;
  const wishes = [{ position: 0, quantity: 1 }];
  won(await credit(owner, { invoiceId: id, creditNoteId: anId(), wishes, reason: 'Nicht zufrieden' }));
  expect(await worth()).toBe(0);
});

test('the list goes on where it stopped', async () => {
  const { queries } = use();
  const all = await queries.list(owner, { state: 'all', before: null, count: 100 });
  const paged = [];
  for (let before: InvoiceNumber | null = null; ;) {
    const page = await queries.list(owner, { state: 'all', before, count: 4 });
    paged.push(...page);
    if (page.length < 4) break;
    before = page.at(-1)!.number;
  }
  expect(paged).toEqual(all);
  expect(all.length).toBeGreaterThan(12);
});

test('the paper is drawn once, and is for the salon and for whoever’s visit it was', async () => {
  const mine = await issueOne(await completed(kundin.visitorId));
  const theirs = await issueOne(await completed());
  const { draw, queries } = use();
  const customer: Customer = {
    kind: 'customer',
    salonId: SALON,
    visitorId: kundin.visitorId as VisitorId,
    customerId: kundin.customerId as CustomerId,
    accountId: kundin.accountId as AccountId,
    sessionId: kundin.sessionId as SessionId,
  };
  expect(await queries.ownPaper(customer, mine)).toBeNull();
  await draw(SYSTEM, mine);
  await draw(SYSTEM, mine);
  await draw(SYSTEM, theirs);
  const { number, pdf } = (await queries.ownPaper(customer, mine))!;
  const [page] = await pdfPages(pdf, 1);
  expect(page!.text).toContain(`Rechnung ${number.year}-${String(number.count).padStart(4, '0')}`);
  expect(await queries.ownPaper(customer, theirs)).toBeNull();
  expect(await queries.paper({ ...owner }, theirs)).not.toBeNull();
  expect((await queries.file(owner, mine))?.drawn).toBe(true);
});

// The last of all: afterwards it is another year.
test('numbers begin anew with the salon’s year', async () => {
  const [visitId, next] = [await completed(), await completed()];
  clock.set(instant('2027-01-01 00:00'));
  const first = await issueOne(visitId);
  clock.set(instant('2026-12-31 23:59'));
  const second = await issueOne(next);
  const { queries } = use();
  expect((await queries.file(owner, first))?.invoice.number).toEqual({ year: 2027, count: 1 });
  expect((await queries.file(owner, second))?.invoice).toMatchObject({
    number: { year: 2027, count: 2 },
    issuedOn: '2027-01-01',
  });
});

/** Reminders, calls and the morning mail on PostgreSQL: two workers at once, as the roles that act. */
import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { letters } from '#adapters/letters/letters.ts';
import { notices } from '#adapters/letters/notices.ts';
import { sheetWords } from '#adapters/letters/sheet-words.ts';
import { daySheets } from '#adapters/pdf/day-sheets.ts';
import { daySheetFacts } from '#adapters/postgres/day-sheet-facts.ts';
import { mailQueue } from '#adapters/postgres/mail-queue.ts';
import { salonList, TO_REMIND } from '#adapters/postgres/message-store.ts';
import { messageQueries } from '#adapters/postgres/queries/message-queries.ts';
import { settingsQueries } from '#adapters/postgres/queries/settings-queries.ts';
import { keyedMark } from '#adapters/system/keyed-mark.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import type { Role } from '#domain/identity/permissions.ts';
import { callDue } from '#domain/messages/reminder.ts';
import { noteCall } from '#domain/messages/use-cases/note-call.ts';
import { sendDaySheets } from '#domain/messages/use-cases/send-day-sheets.ts';
import { sendReminders } from '#domain/messages/use-cases/send-reminders.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { rawMessagesOf, type RawMessages } from '#domain/settings/messages.ts';
import { saveMessages } from '#domain/settings/use-cases/save-salon-part.ts';
import type { UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { Employee, EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId, MailId, SessionId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { contractCard, SALON } from '#tests/contracts/contract-salon.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { at, ZURICH } from '#tests/support/builders/salon-book.ts';
import { LEA, MONDAY, openProcess, openWorld, reserved, someVisitor, testClock } from './world.ts';
import { largeHistory } from './large-history.ts';
import type { Process, World } from './world.ts';
import { freshDatabase } from '#tests/support/database.ts';

let world: World;
let web: Process;
const workers: Process[] = [];
const clock = testClock();
const ACCOUNT = randomUUID() as AccountId;
const employee = (role: EmployeeRole): Employee => ({
  kind: 'employee',
  salonId: SALON,
  role,
  staffId: null,
  accountId: ACCOUNT,
  sessionId: randomUUID() as SessionId,
});
const OWNER = employee('owner');

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock);
  workers.push(openProcess(world.database.jobsUrl, clock), openProcess(world.database.jobsUrl, clock));
  await world.owner`
    insert into customer (salon_id, id, first_name, last_name, email, phone, locale, created_at)
    values (${SALON}, ${ACCOUNT}, 'Mia', 'Team', 'mia@salon.example', '', 'de-CH', now())`;
  await world.owner`
    insert into account (salon_id, id, email, visitor_id, customer_id, locale, created_at)
    values (${SALON}, ${ACCOUNT}, 'mia@salon.example', ${ACCOUNT}, ${ACCOUNT}, 'de-CH', now())`;
});
afterAll(async () => {
  await Promise.all([web, ...workers].map((each) => each.close()));
  await world.close();
});

const links = {
  manageVisit: () => 'https://salon.test/visit/token',
  answerOffer: () => 'https://salon.test/visit/token/offer',
  payVisit: () => 'https://salon.test/visit/token/offer',
  openVisit: () => null,
};
const workerDeps = ({ uow, database }: Process) => ({
  uow,
  clock,
  ids: randomIds,
  letters: letters({ links }),
  salons: salonList(database),
});
const remind = (worker: Process) => sendReminders(workerDeps(worker))();
const mornings = ({ uow, database, settings }: Process) =>
  sendDaySheets({
    uow,
    clock,
    ids: randomIds,
    notices: notices(),
    salons: salonList(database),
    facts: daySheetFacts({ database, settings, clock }),
    daySheets,
    wording: sheetWords,
  })();

const mark = keyedMark({ key: 'key', of: 'recipients' });
const member = (email: string, role: Role) =>
  insertAccount(world.owner, { salonId: SALON, email, role, at: new Date(MONDAY) });

async function booked(time: string) {
  const actor = someVisitor();
  const hold = await reserved(web, actor, at(time));
  return won(
    await web.confirm(actor, {
      holdId: hold.id,
      contact: { ...LEA, phone: '079 123 45 67' },
      termsVersion: hold.termsVersion,
      locale: 'de-CH',
    }),
  );
}
const posted = (kind: string) => world.owner<{ id: MailId; appointment_id: string; recipient: string }[]>`
  select id, appointment_id, recipient from outbox_mail where kind = ${kind} order by created_at`;
const facts = () => settingsQueries(web.database).salon(OWNER);
async function save(over: Partial<RawMessages>, actor = OWNER) {
  const { messages } = await facts();
  const form = { ...rawMessagesOf(messages), ...over };
  return await saveMessages({ uow: web.uow, clock, mark })(actor, {
    seen: fingerprint(messages),
    form,
    confirmed: false,
  });
}

describe('two workers at once', () => {
  test('post one reminder for each visit that is due, and none twice', { timeout: 60_000 }, async () => {
    clock.set(MONDAY);
    const due = [await booked('2026-03-11 10:00'), await booked('2026-03-11 11:00')];
    await booked('2026-03-12 10:00');
    clock.set(instant('2026-03-10 11:00'));
    const runs = await Promise.all([...workers, ...workers].map(remind));
    expect(runs.reduce((sum, { letters: count }) => sum + count, 0)).toBe(2);
    expect((await posted('appointment_reminder')).map(({ appointment_id: id }) => id).toSorted()).toEqual(
      due.map(({ id }) => id as string).toSorted(),
    );
    await Promise.all(workers.map(remind));
    expect(await posted('appointment_reminder')).toHaveLength(2);
    const [{ jobs = 0 } = {}] = await world.owner<{ jobs: number }[]>`
      select count(*)::int as jobs from graphile_worker._private_jobs j
      join outbox_mail m on m.id::text = j.key where m.kind = 'appointment_reminder'`;
    expect(jobs).toBe(2);
  });

  test('mail one day sheet, whole until it is sent, and empty afterwards', { timeout: 60_000 }, async () => {
    clock.set(MONDAY);
    won(await save({ morningMail: true }));
    clock.set(instant('2026-03-11 06:35'));
    const runs = await Promise.all([...workers, ...workers].map(mornings));
    expect(runs.reduce((sum, { letters: count }) => sum + count, 0)).toBe(1);
    const [letter] = await posted('day_sheet');
    expect(letter?.recipient).toBe(contractCard(SALON).email);
    const queue = mailQueue(workers[0]!.database);
    const taken = await queue.take(SALON, letter!.id, clock.now());
    const pdf = Buffer.from(taken!.content.file!.content);
    expect(taken?.content.file).toMatchObject({
      name: 'tagesblatt-2026-03-11.pdf',
      type: 'application/pdf',
    });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.length).toBeGreaterThan(1000);
    await queue.failed(SALON, letter!.id, 'time-out');
    const again = await queue.take(SALON, letter!.id, clock.now());
    expect(Buffer.from(again!.content.file!.content).equals(pdf)).toBe(true);
    await queue.sent(SALON, letter!.id, 'vendor', clock.now());
    const [left] = await world.owner`
      select text_body, html_body, file_name, file_body from outbox_mail where id = ${letter!.id}`;
    expect(left).toEqual({ text_body: '', html_body: '', file_name: null, file_body: null });
  });
});

describe('who is left out', () => {
  test('whoever has switched reminders off, until they switch them on again', async () => {
    clock.set(MONDAY);
    const visit = await booked('2026-03-13 10:00');
    clock.set(instant('2026-03-12 10:30'));
    const say = (granted: boolean, minute: number) => world.owner`
      insert into consent (salon_id, id, customer_id, purpose, granted, wording, at, actor_kind)
      values (${SALON}, ${randomUUID()}, ${visit.customerId}, 'reminders', ${granted}, '2026-11',
        ${new Date(MONDAY + minute * 60_000)}, 'customer')`;
    const reminded = async () =>
      (await posted('appointment_reminder')).some(({ appointment_id: id }) => id === visit.id);
    await say(false, 1);
    await remind(workers[0]!);
    expect(await reminded()).toBe(false);
    await say(true, 2);
    await remind(workers[0]!);
    expect(await reminded()).toBe(true);
  });

  test('whoever says so, or is asked about another place, between being found and being written to', async () => {
    clock.set(MONDAY);
    const [visit, asked] = [await booked('2026-03-20 10:00'), await booked('2026-03-20 11:00')];
    clock.set(instant('2026-03-19 11:30'));
    const { uow } = workers[0]!;
    const absence = randomUUID();
    let meanwhile: (() => Promise<unknown>) | null = async () => {
      await world.owner`
        insert into consent (salon_id, id, customer_id, purpose, granted, wording, at, actor_kind)
        values (${SALON}, ${randomUUID()}, ${visit.customerId}, 'reminders', false, '2026-11',
          ${new Date(clock.now())}, 'customer')`;
      await world.owner`
        insert into absence (salon_id, id, staff_id, kind, starts_at, ends_at)
        values (${SALON}, ${absence}, ${asked.items[0]!.staffId}, 'illness', now(), now() + interval '1 hour')`;
      await world.owner`
        insert into move_offer (salon_id, id, appointment_id, hold_id, absence_id, sequence, was_starts_at, day, plan,
          by_letter, status, offered_at, expires_at)
        values (${SALON}, ${randomUUID()}, ${asked.id}, ${asked.id}, ${absence}, ${asked.sequence}, now(),
          ${asked.day}, '{}', true, 'open', now(), now())`;
    };
    const late: UnitOfWork = {
      run: async (actor, work) => {
        const result = await uow.run(actor, work);
        await meanwhile?.();
        meanwhile = null;
        return result;
      },
    };
    await sendReminders({ ...workerDeps(workers[0]!), uow: late })();
    const told = (await posted('appointment_reminder')).map(({ appointment_id: id }) => id);
    expect(told).not.toContain(visit.id);
    expect(told).not.toContain(asked.id);
    await world.owner`delete from move_offer`;
    await world.owner`delete from absence where id = ${absence}`;
  });

  test('whoever has no address: they are on the list of whom to call', async () => {
    clock.set(MONDAY);
    const [mailed, called] = [await booked('2026-03-14 10:00'), await booked('2026-03-14 11:00')];
    await world.owner`update customer set email = null where id = ${called.customerId}`;
    clock.set(instant('2026-03-13 12:00'));
    await remind(workers[0]!);
    const queries = messageQueries(web.database);
    const due = async () => {
      const { rules, rows } = await queries.calls(OWNER, clock.now());
      return rows.filter((row) => callDue(row, rules, clock.now(), ZURICH));
    };
    expect(await due()).toMatchObject([
      { id: called.id, name: 'Lea Muster', phone: '+41791234567', called: null },
    ]);
    expect((await posted('appointment_reminder')).map(({ appointment_id: id }) => id)).toContain(mailed.id);

    const call = noteCall({ uow: web.uow, clock });
    const tick = { id: called.id, from: called.from };
    await Promise.all([1, 2].map(() => call(OWNER, { ...tick, called: true }).then(won)));
    expect((await due())[0]?.called).toEqual({ at: clock.now(), by: null });
    const [{ entries = 0 } = {}] = await world.owner<{ entries: number }[]>`
      select count(*)::int as entries from audit_entry
      where target_id = ${called.id} and action = 'appointment.called'`;
    expect(entries).toBe(1);
    won(await call(OWNER, { ...tick, called: false }));
    expect((await due())[0]?.called).toBeNull();
  });
});

describe('the settings', () => {
  test('are saved whole by who leads; the log holds no address', async () => {
    clock.set(instant('2026-03-20 10:00'));
    const recipients = 'Lea@salon.example\nnoe@salon.example';
    const saved = () => save({ morningRecipients: recipients });
    expect(await saved()).toMatchObject({ error: { fields: [{ reason: 'not_a_member' }] } });
    await member('lea@salon.example', 'staff');
    const noe = await member('noe@salon.example', 'hq');
    expect(outcome(await saved())).toBe('invalid');
    await world.owner`update role_grant set role = 'manager' where account_id = ${noe.accountId}`;
    won(await save({ reminderHours: '48', reminderChannel: 'call_list', morningRecipients: recipients }));
    expect((await facts()).messages).toMatchObject({
      reminderHours: 48,
      reminderChannel: 'call_list',
      morningRecipients: ['lea@salon.example', 'noe@salon.example'],
    });
    const sheetTo = () =>
      workers[0]!.uow.run({ kind: 'system', salonId: SALON, job: 'test' }, async ({ messages }) =>
        ok(await messages.sheetRecipients()),
      );
    expect(await sheetTo()).toEqual(ok(['lea@salon.example', 'noe@salon.example']));
    await world.owner`update account set email_verified_at = null where email = 'lea@salon.example'`;
    await world.owner`delete from role_grant where account_id = ${noe.accountId}`;
    expect(await sheetTo()).toEqual(ok([]));
    const [entry] = await world.owner<{ data: Record<string, string> }[]>`
      select data from audit_entry where action = 'settings.changed' order by at desc, id desc limit 1`;
    expect(entry!.data['messages']).toContain('"recipients":2');
    expect(JSON.stringify(entry)).not.toContain('salon.example');
    expect(outcome(await save({ reminders: false }, employee('staff')))).toBe('not_found');
  });

  test('two who save at once: the second is told', async () => {
    const { messages } = await facts();
    const form = { ...rawMessagesOf(messages), morningRecipients: '', reminderHours: '12' };
    const send = (reminderHours: string) =>
      saveMessages({ uow: web.uow, clock, mark })(OWNER, {
        seen: fingerprint(messages),
        form: { ...form, reminderHours },
        confirmed: false,
      });
    const outcomes = (await Promise.all([send('12'), send('36')])).map(outcome);
    expect(outcomes.toSorted()).toEqual(['changed', 'ok']);
  });
});

test('who is to be reminded is found by index, as the worker, in a salon with two years of history', async () => {
  const database = await freshDatabase({ filling: largeHistory });
  const owner = postgres(database.ownerUrl, { max: 1, onnotice: () => undefined });
  // As after those two years: everybody was reminded of what is over, and many have said something about it.
  await owner`
    insert into reminder (salon_id, appointment_id, starts_at, posted_at)
    select salon_id, id, starts_at, starts_at from appointment where customer_id is not null`;
  await owner`
    insert into consent (salon_id, id, customer_id, purpose, granted, wording, at, actor_kind)
    select salon_id, gen_random_uuid(), id, 'reminders', true, '2026-11', created_at, 'customer' from customer`;
  await owner`analyze reminder, consent`;
  await owner.end();
  const jobs = postgres(database.jobsUrl, { max: 1, onnotice: () => undefined });
  try {
    const plan = await jobs.begin(async (tx) => {
      await tx`select set_config('app.salon_id', ${SALON}, true), set_config('app.actor_kind', 'system', true)`;
      const span = [SALON, MONDAY, MONDAY + 37 * 3_600_000, 0, '00000000-0000-0000-0000-000000000000', 200];
      const rows = await tx.unsafe(`explain ${TO_REMIND}`, span as never[]);
      return rows.map((row) => row['QUERY PLAN'] as string).join('\n');
    });
    expect(plan).toMatch(/Index.*appointment_ahead/);
    expect(plan).not.toMatch(/Seq Scan on (appointment|customer|reminder|consent)/);
  } finally {
    await jobs.end();
    await database.drop();
  }
});

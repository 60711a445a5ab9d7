/** A code that was mailed is not kept readable: whoever comes to the outbox later finds that it was sent, and no more. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailQueue } from '#adapters/postgres/mail-queue.ts';
import { PASSING_NOTICES, type CODE_NOTICES } from '#domain/notifications/notice.ts';
import type { NoticeFacts } from '#domain/ports/notices.ts';
import type { MailId } from '#domain/shared/ids.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { MONDAY, openProcess, openWorld, testClock, type Process, type World } from './world.ts';

let world: World;
let worker: Process;

beforeAll(async () => {
  world = await openWorld();
  worker = openProcess(world.database.jobsUrl, testClock());
});
afterAll(async () => {
  await worker.close();
  await world.close();
});

const CODE = '1234 5678';

async function posted(kind: string): Promise<MailId> {
  const id = randomUUID() as MailId;
  await world.owner`
    insert into outbox_mail (salon_id, id, kind, recipient, locale, subject, text_body, html_body, created_at)
    values (${SALON}, ${id}, ${kind}, 'lea@example.ch', 'de-CH', 'Ihr Code', ${CODE}, ${CODE}, ${new Date(MONDAY)})`;
  return id;
}

const bodies = async (id: MailId): Promise<readonly string[]> => {
  const [row] = await world.owner<{ text: string; html: string }[]>`
    select text_body as text, html_body as html from outbox_mail where id = ${id}`;
  return [row!.text, row!.html];
};

test.each(PASSING_NOTICES)(
  '%s is whole until it is sent or given up, and then without its content',
  async (kind) => {
    const queue = mailQueue(worker.database);
    const [sent, parked] = [await posted(kind), await posted(kind)];
    for (const id of [sent, parked]) {
      expect(await queue.take(SALON, id, MONDAY)).toMatchObject({ content: { text: CODE, html: CODE } });
      await queue.failed(SALON, id, 'time-out');
      expect(await bodies(id)).toEqual([CODE, CODE]);
    }
    await queue.sent(SALON, sent, 'vendor', MONDAY);
    await queue.park(SALON, parked, 'rejected', MONDAY);
    for (const id of [sent, parked]) expect(await bodies(id)).toEqual(['', '']);
  },
);

test('what holds no code stays as it was sent', async () => {
  const queue = mailQueue(worker.database);
  const id = await posted('password_changed');
  await queue.take(SALON, id, MONDAY);
  await queue.sent(SALON, id, 'vendor', MONDAY);
  expect(await bodies(id)).toEqual([CODE, CODE]);
});

type WithCode = {
  [K in keyof NoticeFacts]: NoticeFacts[K] extends { code: string } ? K : never;
}[keyof NoticeFacts];
type Listed = (typeof CODE_NOTICES)[number];

test('every letter that is composed with a code is on the list, and no other', () => {
  // Whoever adds a kind and forgets the list is stopped by the compiler here.
  const same: [WithCode] extends [Listed] ? ([Listed] extends [WithCode] ? true : never) : never = true;
  expect(same).toBe(true);
});

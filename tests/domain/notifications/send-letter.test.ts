import { describe, expect, it } from 'vitest';
import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryDatabase } from '#adapters/memory/database.ts';
import { memoryMailQueue, outboxOf } from '#adapters/memory/mail-queue.ts';
import { memoryMailer } from '#adapters/memory/mailer.ts';
import type { MailFault } from '#adapters/memory/mailer.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import { sendLetter } from '#domain/notifications/use-cases/send-letter.ts';
import type { MailQueue } from '#domain/ports/mail-queue.ts';
import { err, ok } from '#domain/shared/result.ts';
import { aHold, ALICE, aLetter, aPlan, mailId, NOW, place, system } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';

const HOUR = 3_600_000;
const HOLD = aHold(1, aPlan('2026-03-17 10:00'));
const LETTER = aLetter(1, HOLD.id);

async function office(over: Partial<MailQueue> = {}) {
  const database = memoryDatabase([{ book: contractBook(), card: contractCard() }]);
  const clock = memoryClock(NOW);
  const mailer = memoryMailer((what) => database.guard.refuse(what));
  const queue = { ...memoryMailQueue(database), ...over };
  await memoryUnitOfWork(database).run(ALICE, async (stores) => {
    await place(stores, HOLD, aPlan('2026-03-17 10:00'));
    await stores.outbox.post(LETTER, NOW);
    return ok(null);
  });
  const deliver = sendLetter({ queue, mailer, clock });
  return {
    database,
    clock,
    mailer,
    send: (id = LETTER.id, salonId = SALON) => deliver(system(salonId), { mailId: id }),
    row: () => outboxOf(database, SALON)[0],
    /** The same office after a restart, with a queue that works. */
    restarted: () => {
      const again = sendLetter({ queue: memoryMailQueue(database), mailer, clock });
      return again(system(), { mailId: LETTER.id });
    },
  };
}

describe('sending a letter', () => {
  it('hands the posted bytes to the vendor once, and notes the answer', async () => {
    const { send, mailer, row } = await office();
    expect(await send()).toEqual(ok('sent'));
    expect(mailer.calls).toEqual([LETTER]);
    expect(row()).toMatchObject({
      status: 'sent',
      vendorId: `vendor-${LETTER.id}`,
      attempts: 1,
      doneAt: NOW,
    });
    expect(await send()).toEqual(ok('nothing_to_do'));
    expect(mailer.calls).toHaveLength(1);
  });

  it('does nothing for a letter that is not there, or is in another salon', async () => {
    const { send, mailer } = await office();
    expect(await send(mailId(9))).toEqual(ok('nothing_to_do'));
    expect(await send(LETTER.id, OTHER_SALON)).toEqual(ok('nothing_to_do'));
    expect(mailer.calls).toEqual([]);
  });

  it('asks to be called again when the vendor is busy or silent', async () => {
    const { send, mailer, row } = await office();
    mailer.fail({ kind: 'try_again', detail: '429' }, { kind: 'try_again', detail: '503' });
    expect(await send()).toEqual(err({ kind: 'try_again', detail: '429' }));
    expect(row()).toMatchObject({ status: 'queued', attempts: 1, lastError: '429' });
    expect(await send()).toEqual(err({ kind: 'try_again', detail: '503' }));
    expect(await send()).toEqual(ok('sent'));
    expect(row()).toMatchObject({ status: 'sent', attempts: 3, firstAttemptAt: NOW, lastError: null });
  });

  it('shows to a person what the vendor will never take', async () => {
    const { send, mailer, row } = await office();
    mailer.fail({ kind: 'rejected', detail: '422 invalid recipient' });
    expect(await send()).toEqual(ok('parked'));
    expect(row()).toMatchObject({ status: 'parked', lastError: '422 invalid recipient' });
    expect(await send()).toEqual(ok('nothing_to_do'));
    expect(mailer.calls).toHaveLength(1);
  });

  it('is accepted once although the answer was lost', async () => {
    const { send, mailer } = await office();
    mailer.fail({ kind: 'answer_lost' });
    expect(await send()).toEqual(err({ kind: 'try_again', detail: 'time-out' }));
    expect(await send()).toEqual(ok('sent'));
    expect(mailer.calls).toHaveLength(2);
    expect(mailer.accepted).toEqual([LETTER]);
  });

  it.each([
    [23 * HOUR - 1, 'sent'],
    [23 * HOUR, 'parked'],
    [30 * HOUR, 'parked'],
  ])('%d ms after the first attempt: %s', async (milliseconds, outcome) => {
    const { send, mailer, clock, row } = await office();
    mailer.fail({ kind: 'answer_lost' });
    await send();
    clock.pass(milliseconds);
    expect(await send()).toEqual(ok(outcome));
    expect(mailer.calls).toHaveLength(outcome === 'sent' ? 2 : 1);
    expect(row()?.status).toBe(outcome);
  });

  it('waits in the outbox for as long as nobody has tried', async () => {
    const { send, clock } = await office();
    clock.pass(72 * HOUR);
    expect(await send()).toEqual(ok('sent'));
  });

  it('takes a missing first moment for now', async () => {
    const { send } = await office({ take: async () => ({ ...LETTER, attempts: 1, firstAttemptAt: null }) });
    expect(await send()).toEqual(ok('sent'));
  });
});

describe('a crash', () => {
  const died = async () => {
    throw new Error('the process died');
  };
  const places: readonly (readonly [string, Partial<MailQueue>, readonly MailFault[], number])[] = [
    ['before it was taken', { take: died }, [], 1],
    ['before the vendor had it', {}, [{ kind: 'crash' }], 2],
    ['after the vendor accepted it, before that was noted', { sent: died }, [], 2],
    ['before a refusal for good was noted', { park: died }, [{ kind: 'rejected', detail: '422' }], 2],
    ['before a failure was noted', { failed: died }, [{ kind: 'try_again', detail: '503' }], 2],
  ];
  it.each(places)('%s: comes again, one letter accepted', async (_, over, faults, calls) => {
    const { send, mailer, restarted } = await office(over);
    mailer.fail(...faults);
    await expect(send()).rejects.toThrow('the process died');
    expect(await restarted()).toEqual(ok('sent'));
    expect(mailer.calls).toHaveLength(calls);
    expect(mailer.accepted).toEqual([LETTER]);
  });
});

/** How messages of the payment vendor come in: by themselves, by asking for what was missed, and by hand once more. */
import { describe, expect, it } from 'vitest';
import { fetchMissedNotices } from '#domain/payments/use-cases/fetch-missed-notices.ts';
import { retryMessage } from '#domain/payments/use-cases/retry-message.ts';
import { takeNotice } from '#domain/payments/use-cases/take-notice.ts';
import type { PaymentNotice } from '#domain/payments/vendor-records.ts';
import type { Actor, Insider } from '#domain/shared/actor.ts';
import { err, ok } from '#domain/shared/result.ts';
import { NOW } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf } from '#tests/support/builders/products.ts';

const HOUR = 3_600_000;
const clock = { now: () => NOW };
const notice = (eventId: string) => ({ eventId }) as unknown as PaymentNotice;

/** Stores each once, as the real one does. */
function anInbox(...known: readonly string[]) {
  const taken: (readonly [string, number])[] = [];
  const names = new Set(known);
  return {
    taken,
    take: ({ eventId }: PaymentNotice, at: number) => {
      if (names.has(eventId)) return Promise.resolve(false);
      names.add(eventId);
      taken.push([eventId, at]);
      return Promise.resolve(true);
    },
  };
}

describe('messages that never arrived', () => {
  const asked = async (known: readonly string[], ...pages: readonly (readonly string[] | 'try_again')[]) => {
    const inbox = anInbox(...known);
    const questions: unknown[] = [];
    const warnings: unknown[] = [];
    const log = { warn: (...said: unknown[]) => void warnings.push(said) };
    const payments = {
      happenedSince: (question: { after: string | null }) => {
        questions.push(question);
        const page = pages[questions.length - 1]!;
        if (page === 'try_again') return Promise.resolve(err({ kind: 'try_again', detail: '' }));
        const next = questions.length < pages.length ? page.at(-1)! : null;
        return Promise.resolve(ok({ notices: page.map(notice), next }));
      },
    };
    const deps = { inbox, clock, payments, log } as unknown as Parameters<typeof fetchMissedNotices>[0];
    const result = await fetchMissedNotices(deps)();
    return { result, questions, warnings, taken: inbox.taken };
  };
  const since = NOW - 26 * HOUR;

  it('are asked for of a day and two hours, page by page, and stored', async () => {
    expect(await asked(['b'], ['a', 'b'], ['c'])).toEqual({
      result: { ok: true, value: { missed: 2 } },
      questions: [
        { since, after: null },
        { since, after: 'b' },
      ],
      warnings: [['Messages of the payment vendor had not arrived', { count: 2 }]],
      taken: [
        ['a', NOW],
        ['c', NOW],
      ],
    });
  });

  it('alarm nobody where all had arrived', async () => {
    expect(await asked(['a'], ['a'])).toEqual({
      result: { ok: true, value: { missed: 0 } },
      questions: [{ since, after: null }],
      warnings: [],
      taken: [],
    });
    expect((await asked([], ['a'])).warnings).toHaveLength(1);
  });

  it('are asked for again where the vendor does not answer; what was read before is kept', async () => {
    expect(await asked([], ['a'], 'try_again')).toMatchObject({
      result: { ok: false, error: { kind: 'try_again' } },
      taken: [['a', NOW]],
    });
  });
});

describe('a message that comes', () => {
  const message = { body: new Uint8Array([123, 125]), signature: 'v1=abc' };
  const take = (inbox: ReturnType<typeof anInbox>, read: (of: unknown) => unknown) =>
    takeNotice({ inbox, clock, notices: { read } } as unknown as Parameters<typeof takeNotice>[0])(message);

  it('is proved by its bytes and its signature as of now, and stored once', async () => {
    const inbox = anInbox();
    const read: unknown[] = [];
    const reads = (of: unknown) => {
      read.push(of);
      return ok(notice('a'));
    };
    expect(await take(inbox, reads)).toEqual({ ok: true, value: { isNew: true } });
    expect(await take(inbox, reads)).toEqual({ ok: true, value: { isNew: false } });
    expect(read[0]).toEqual({ ...message, receivedAt: NOW });
    expect(inbox.taken).toEqual([['a', NOW]]);
  });

  it('that is forged is stored nowhere', async () => {
    const inbox = anInbox();
    expect(await take(inbox, () => err({ kind: 'forged' }))).toEqual({
      ok: false,
      error: { kind: 'forged' },
    });
    expect(inbox.taken).toEqual([]);
  });
});

describe('a message that is worked off again by hand', () => {
  const HQ = { ...employeeOf(SALON, 'owner'), kind: 'hq' } as unknown as Insider;
  const retried = async (actor: Insider, isWaiting = true) => {
    const asked: string[] = [];
    const written: unknown[] = [];
    const stores = {
      vendorMessages: { tryAgain: (id: string) => Promise.resolve(asked.push(id) > 0 && isWaiting) },
      audit: { append: (...entry: unknown[]) => Promise.resolve(void written.push(entry)) },
    };
    const uow = { run: (_: Actor, work: (of: typeof stores) => unknown) => work(stores) };
    const deps = { uow, clock } as unknown as Parameters<typeof retryMessage>[0];
    return { result: await retryMessage(deps)(actor, { eventId: 'evt_1' }), asked, written };
  };

  it.each(['owner', 'manager'] as const)('by the %s, who stands in the log', async (role) => {
    const entry = {
      action: 'vendor_message.retried',
      target: { kind: 'salon', id: SALON },
      reason: null,
      data: { eventId: 'evt_1' },
    };
    expect(await retried(employeeOf(SALON, role))).toEqual({
      result: { ok: true, value: null },
      asked: ['evt_1'],
      written: [[entry, NOW]],
    });
  });

  it.each<[string, Insider]>([
    ['staff', employeeOf(SALON, 'staff')],
    ['head office', HQ],
  ])('not by %s', async (_, actor) => {
    expect(await retried(actor)).toEqual({
      result: { ok: false, error: { kind: 'not_found' } },
      asked: [],
      written: [],
    });
  });

  it('not where it does not wait any more', async () => {
    expect(await retried(employeeOf(SALON, 'owner'), false)).toEqual({
      result: { ok: false, error: { kind: 'done_meanwhile' } },
      asked: ['evt_1'],
      written: [],
    });
  });
});

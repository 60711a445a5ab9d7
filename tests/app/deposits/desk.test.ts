import { describe, expect, test, vi } from 'vitest';
import type { DepositView } from '#domain/ports/deposits.ts';
import { standingOf } from '#domain/deposits/deposit-ledger.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { instantOf } from '#domain/shared/salon-time.ts';
import { loader as cancelPage } from '#app/routes/admin-visit-cancel.tsx';
import { action, loader } from '#app/routes/admin-visit.tsx';
import { as } from '#tests/app/calendar/signed-in.ts';
import { answerOf, aVisit, get, NOW, post } from '#tests/app/support/fake-page.ts';
import { at } from '#tests/support/builders/salon-book.ts';

const id = aVisit().id as string;
const params = { id };
const path = `/admin/visits/${id}`;

const received = { kind: 'received' as const, amount: rappen(2000) };
const none = {
  paymentId: null,
  refundId: null,
  saleId: null,
  invoiceId: null,
  voucherId: null,
  reason: null,
};
const VIEW: DepositView = {
  standing: standingOf([received]),
  moves: [{ ...received, ...none, id: 'm' as never, visitId: aVisit().id, at: NOW, byPerson: false }],
  claim: null,
  endedAt: null,
  refilled: false,
  onVouchers: rappen(0),
  card: null,
};

function desk(view: DepositView, decided: unknown = ok(null)) {
  const plain = as('staff');
  const decideDeposit = vi.fn((..._: readonly unknown[]) => Promise.resolve(decided));
  const deposits = {
    queries: { ...plain.deposits.queries, ofVisit: () => Promise.resolve(view) },
    useCases: { ...plain.deposits.useCases, decideDeposit },
  };
  return { context: { ...plain, deposits } as typeof plain, decideDeposit };
}

describe('the deposit at the desk', () => {
  const see = async (view: DepositView, now = NOW) => {
    const context = { ...desk(view).context, clock: { now: () => now } };
    const answer = await answerOf(() => loader(get(path, context, params)));
    return answer.data as Awaited<ReturnType<typeof loader>>;
  };

  test('stands on the page of the visit, line by line', async () => {
    const { deposit, mayDecide } = await see(VIEW);
    expect(deposit).toMatchObject({
      standing: { left: 2000 },
      moves: [{ kind: 'received', amount: 2000 }],
      beyond: 0,
    });
    expect(mayDecide).toBe(false);
  });

  test('what the policy asks beyond what is kept can be invoiced, unless the time was filled', async () => {
    const over = instantOf(at('2026-03-15 08:00'));
    const claimed = {
      ...VIEW,
      claim: rappen(3000),
      standing: standingOf([received, { kind: 'kept', amount: rappen(-2000) }]),
    };
    expect((await see(claimed)).deposit).toMatchObject({ beyond: 1000, isOver: false });
    expect((await see(claimed, over)).deposit).toMatchObject({ beyond: 1000, isOver: true });
    expect((await see({ ...claimed, refilled: true }, over)).deposit).toMatchObject({ beyond: 0 });
  });

  test('goes back when the salon cancels, which the page says', async () => {
    const answer = await answerOf(() => cancelPage(get(`${path}/cancel`, desk(VIEW).context, params)));
    expect(answer.data).toMatchObject({ deposit: 2000, isLate: false });
  });
});

describe('a decision about it', () => {
  const FORM = { deposit: 'refund', reason: 'Kulanz', left: '0', kept: '2000', onVouchers: '0' };
  const send = (fields: Record<string, string>, decided?: unknown) => {
    const { context, decideDeposit } = desk(VIEW, decided);
    return { answer: answerOf(() => action(post(path, fields, context, params))), decideDeposit };
  };

  test('carries what the page has shown', async () => {
    const { answer, decideDeposit } = send(FORM);
    expect(await answer).toMatchObject({ status: 303, location: `${path}?done=deposit` });
    expect(decideDeposit.mock.calls[0]![1]).toEqual({
      ...{ visitId: id, decision: 'refund', reason: 'Kulanz' },
      seen: { left: 0, kept: 2000, onVouchers: 0 },
    });
  });

  test.each([
    [{ kind: 'reason', reason: 'required' }, 422, { decision: { reason: 'Kulanz', error: /Grund/ } }],
    [{ kind: 'changed' }, 409, { message: /geändert/ }],
    [{ kind: 'no_address' }, 409, { message: /Adresse/ }],
    [{ kind: 'nothing_to_decide' }, 409, { message: /nichts mehr/ }],
  ])('refused as %o keeps what was typed', async (refusal, status, said) => {
    const { answer } = send(FORM, err(refusal));
    const { status: got, data } = await answer;
    expect(got).toBe(status);
    const { message, decision } = data as {
      message: string | null;
      decision: { reason: string; error: string | null };
    };
    expect(decision.reason).toBe('Kulanz');
    const words = 'message' in said ? message : decision.error;
    expect(words).toMatch('message' in said ? said.message! : said.decision!.error);
  });

  test('is none for whoever does not lead, and in no other shape', async () => {
    expect((await send(FORM, err({ kind: 'not_found' })).answer).status).toBe(404);
    expect((await send({ ...FORM, left: '1e3' }).answer).status).toBe(400);
    const { onVouchers: _, ...older } = FORM;
    expect((await send(older).answer).status).toBe(400);
    expect((await send({ ...FORM, deposit: 'burn' }).answer).status).toBe(400);
  });
});

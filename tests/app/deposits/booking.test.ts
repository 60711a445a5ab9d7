import { describe, expect, test, vi } from 'vitest';
import type { DepositView, HoldDetails } from '#domain/ports/deposits.ts';
import { standingOf } from '#domain/deposits/deposit-ledger.ts';
import type { DepositMoveKind } from '#domain/deposits/deposit-ledger.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { instantOf, type Instant } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { action as details, loader as detailsPage } from '#app/routes/book-details.tsx';
import { action as pay, loader as paymentPage } from '#app/routes/book-payment.tsx';
import { action as cancel, loader as cancelPage } from '#app/routes/visit-cancel.tsx';
import { action as visitAction, loader as visitPage } from '#app/routes/visit.tsx';
import { at } from '#tests/support/builders/salon-book.ts';
import {
  aHold,
  answerOf,
  aVisit,
  CONTACT,
  fakeContext,
  get,
  HOLD_ID,
  NOW,
  post,
  TOKEN,
} from '#tests/app/support/fake-page.ts';

const asking: Appointment = { ...aHold(), deposit: rappen(2000) };
const booked: Appointment = { ...aVisit(), deposit: rappen(2000) };
const TYPED = { ...CONTACT, phone: '079 123 45 67', terms: 'on', termsVersion: '2026-01' };
const FORM = `/book/details/${HOLD_ID}`;
const PAGE = `/book/payment/${TOKEN}`;
const VENDOR = 'https://pay.example/page';

const view = (lines: readonly [DepositMoveKind, number][], over: Partial<DepositView> = {}): DepositView => ({
  standing: standingOf(lines.map(([kind, amount]) => ({ kind, amount: rappen(amount) }))),
  moves: lines.map(([kind, amount], n) => ({
    ...{ id: `${n}`, visitId: HOLD_ID, kind, amount: rappen(amount), at: NOW, byPerson: false },
    ...{ paymentId: null, refundId: null, saleId: null, invoiceId: null, reason: null },
  })) as unknown as DepositView['moves'],
  ...{ claim: null, endedAt: null, refilled: false, onVouchers: rappen(0), card: null, ...over },
});

type Fakes = {
  readonly visit?: Appointment | null;
  readonly now?: Instant;
  readonly led?: unknown;
  readonly look?: unknown;
  readonly view?: DepositView | null;
  readonly typed?: HoldDetails | null;
};

function desk({ visit = asking, now = NOW, led, look = 'nothing', view: seen = null, typed = null }: Fakes) {
  const plain = fakeContext({ clock: { now: () => now } }, { visit });
  const payDeposit = vi.fn((..._: readonly unknown[]) => Promise.resolve(led));
  const cancelAppointment = vi.fn((..._: readonly unknown[]) => Promise.resolve(ok(booked)));
  const lookAtDeposit = vi.fn(() => Promise.resolve(look));
  const confirmAppointment = () => Promise.resolve(err({ kind: 'deposit_needed' }));
  const context = {
    ...plain,
    useCases: { ...plain.useCases, confirmAppointment, cancelAppointment },
    deposits: {
      queries: {
        ...plain.deposits.queries,
        details: () => Promise.resolve(typed),
        ofVisit: () => Promise.resolve(seen),
      },
      useCases: { ...plain.deposits.useCases, payDeposit, lookAtDeposit },
    },
  } as typeof plain;
  return { context, payDeposit, cancelAppointment, lookAtDeposit };
}

describe('the last step of a booking with a deposit', () => {
  const send = ({ context }: ReturnType<typeof desk>) =>
    answerOf(() => details(post(FORM, TYPED, context, { holdId: HOLD_ID })));

  test('leads to the page of the vendor, with what was typed', async () => {
    const at = desk({ led: ok({ kind: 'pay_there', url: VENDOR }) });
    expect(await send(at)).toMatchObject({ status: 303, location: VENDOR });
    const [, input] = at.payDeposit.mock.calls[0]!;
    expect(input).toMatchObject({
      holdId: HOLD_ID,
      locale: 'de-CH',
      details: { termsVersion: '2026-01', contact: { firstName: 'Ada', email: 'ada@example.com' } },
    });
    const { title } = input as { title: (hold: Appointment) => string };
    expect(title(asking)).toBe('Anzahlung Salon, Sa., 14. März, 14:30');
  });

  test.each([
    [err({ kind: 'try_again' }), `${PAGE}?problem=try_again`],
    [err({ kind: 'too_many_tries' }), `${PAGE}?problem=too_many_tries`],
    [err({ kind: 'over' }), `${PAGE}?problem=over`],
    [err({ kind: 'already_booked' }), PAGE],
    [ok({ kind: 'settling' }), `${PAGE}?back=paid`],
  ])('%o goes on at %s', async (led, location) => {
    expect(await send(desk({ led }))).toMatchObject({ status: 303, location });
  });

  test('says what is wrong with what was typed beside the field, and keeps it', async () => {
    const led = err({ kind: 'invalid_contact', fields: [{ field: 'phone', kind: 'malformed' }] });
    const answer = await send(desk({ led }));
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({ kind: 'form', values: { phone: '079 123 45 67' } });
  });

  test('has what was typed before the payment', async () => {
    const typed: HoldDetails = { contact: CONTACT, locale: 'de-CH', customerId: null };
    const { context } = desk({ typed });
    const answer = await answerOf(() => detailsPage(get(FORM, context, { holdId: HOLD_ID })));
    expect(answer.data).toMatchObject({ contact: CONTACT, visit: { deposit: 2000 } });
  });
});

describe('the page of the payment', () => {
  const open = ({ context }: ReturnType<typeof desk>, query = '', token = TOKEN) =>
    answerOf(() => paymentPage(get(`/book/payment/${token}${query}`, context, { token })));

  test('foreign addresses, and places for which nothing is paid, look the same', async () => {
    expect((await open(desk({}), '', 'tampered')).status).toBe(404);
    expect((await open(desk({ visit: null }))).status).toBe(404);
    expect((await open(desk({ visit: aHold() }))).status).toBe(404);
  });

  test('asks the vendor only whoever comes back from it', async () => {
    const at = desk({ look: 'open' });
    expect((await open(at)).data).toMatchObject({ isLive: true, look: 'nothing' });
    expect(at.lookAtDeposit).not.toHaveBeenCalled();
    expect((await open(at, '?back=cancelled')).data).toMatchObject({
      isLive: true,
      look: 'open',
      cameBack: true,
    });
  });

  test('a payment that is not written down yet is not said to be a booking', async () => {
    vi.useFakeTimers();
    const answer = open(desk({ look: 'settling' }), '?back=paid');
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    expect((await answer).data).toMatchObject({ look: 'settling' });
  });

  test('leads to the visit once it is booked', async () => {
    const answer = await open(desk({ visit: booked }), '?back=paid');
    expect(answer).toMatchObject({ status: 303, location: `/visit/${TOKEN}?news=paid` });
  });

  test('of a place that is not held any more says so, and what goes back', async () => {
    const now = (NOW + 60 * 60_000) as Instant;
    const late = view([
      ['received', 2000],
      ['refunded', -2000],
    ]);
    expect((await open(desk({ now, view: late }))).data).toMatchObject({ isLive: false, refunded: 2000 });
  });

  test('pays for whoever has its address, with what was typed before', async () => {
    const at = desk({ led: ok({ kind: 'pay_there', url: VENDOR }) });
    const send = (intent: string) =>
      answerOf(() => pay(post(PAGE, { intent }, at.context, { token: TOKEN })));
    expect(await send('pay')).toMatchObject({ status: 303, location: VENDOR });
    expect(at.payDeposit.mock.calls[0]).toMatchObject([{ kind: 'visitor' }, { details: null }]);
    expect((await send('else')).status).toBe(404);
  });
});

describe('the visit that was paid ahead', () => {
  const TOO_LATE = instantOf(at('2026-03-14 10:00'));
  const see = (fakes: Fakes) =>
    answerOf(() => cancelPage(get(`/visit/${TOKEN}/cancel`, desk(fakes).context, { token: TOKEN })));

  test('shows what became of the deposit', async () => {
    const { context } = desk({
      visit: booked,
      view: view([
        ['received', 2000],
        ['kept', -1500],
      ]),
    });
    const answer = await answerOf(() => visitPage(get(`/visit/${TOKEN}`, context, { token: TOKEN })));
    expect(answer.data).toMatchObject({ deposit: { left: 500, received: 2000, kept: 1500 } });
  });

  test('says before cancelling what goes back and what it costs', async () => {
    const paid = view([['received', 2000]]);
    expect((await see({ visit: booked, view: paid })).data).toMatchObject({ paid: 2000, fee: 0 });
    const late = await see({ visit: booked, view: paid, now: TOO_LATE });
    expect(late.data).toMatchObject({ paid: 2000, fee: 3000, late: true });
  });

  test('says before cancelling what becomes a voucher, and what does not', async () => {
    const paid = view([['received', 2000]]);
    const asVoucher = { ...booked, depositBack: 'voucher' } as const;
    expect((await see({ visit: asVoucher, view: paid })).data).toMatchObject({ asVoucher: true });
    expect((await see({ visit: booked, view: paid })).data).toMatchObject({ asVoucher: false });
  });

  test('is too late to cancel where nothing was paid, or when it has begun', async () => {
    const begun = instantOf(at('2026-03-14 14:30'));
    const paid = view([['received', 2000]]);
    expect((await see({ visit: booked, view: view([]), now: TOO_LATE })).status).toBe(303);
    expect((await see({ visit: booked, view: paid, now: begun })).status).toBe(303);
  });

  test('sends the fee that the page has shown, and no other text as one', async () => {
    const at = desk({ visit: booked });
    const send = (fee: string) =>
      answerOf(() =>
        cancel(post(`/visit/${TOKEN}/cancel`, { fee, reason: '' }, at.context, { token: TOKEN })),
      );
    await send('3000');
    await send('-5');
    expect(at.cancelAppointment.mock.calls.map(([, input]) => (input as { fee: number }).fee)).toEqual([
      3000, 0,
    ]);
  });
});

describe('the card that was left for the visit', () => {
  const card = {
    visitId: HOLD_ID,
    consent: { version: '2026-11', words: 'ja', most: rappen(1000), at: NOW },
    card: { payerRef: 'p' as never, cardRef: 'c' as never, brand: 'visa', last4: '4242' },
    ended: null,
  };
  const path = `/visit/${TOKEN}`;
  const see = async (saved: DepositView['card']) => {
    const { context } = desk({ visit: booked, view: view([['received', 2000]], { card: saved }) });
    return (await answerOf(() => visitPage(get(path, context, { token: TOKEN })))).data;
  };
  const send = (intent: string, removed: unknown) => {
    const { context } = desk({ visit: booked });
    const removeCard = vi.fn((..._: readonly unknown[]) => Promise.resolve(removed));
    const { deposits } = context;
    const useCases = { ...deposits.useCases, removeCard };
    const acting = { ...context, deposits: { ...deposits, useCases } } as typeof context;
    return {
      answer: answerOf(() => visitAction(post(path, { intent }, acting, { token: TOKEN }))),
      removeCard,
    };
  };

  test('is shown by its name, as long as something may be taken from it', async () => {
    expect(await see(card)).toMatchObject({ card: { name: 'Visa …4242', most: 1000 } });
    expect(await see({ ...card, ended: { at: NOW, reason: 'removed' } })).toMatchObject({ card: null });
    expect(await see({ ...card, card: null })).toMatchObject({ card: null });
    expect(await see(null)).toMatchObject({ card: null });
  });

  test('is removed by whoever has the visit’s address, and by no other form', async () => {
    const done = send('remove_card', ok(null));
    expect(await done.answer).toMatchObject({ status: 303, location: `${path}?news=card_removed` });
    expect(done.removeCard.mock.calls[0]).toMatchObject([{ kind: 'link', appointmentId: HOLD_ID }]);
    const late = send('remove_card', err({ kind: 'being_charged' }));
    expect(await late.answer).toMatchObject({ status: 303, location: `${path}?news=card_charging` });
    expect((await send('remove_card', err({ kind: 'not_found' })).answer).status).toBe(404);
    const other = send('burn', ok(null));
    expect((await other.answer).status).toBe(400);
    expect(other.removeCard).not.toHaveBeenCalled();
  });
});

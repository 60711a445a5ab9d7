import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deCH } from '#app/i18n/de-CH.ts';
import { en } from '#app/i18n/en.ts';
import { CARD_CONSENT_VERSION, cardFateOf, cardName, mostBeyond } from '#domain/deposits/saved-card.ts';
import type { PayDepositInput } from '#domain/deposits/use-cases/pay-deposit.ts';
import type { AppointmentId, InvoiceId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import type { AppointmentStatus } from '#domain/slots/appointment.ts';
import { ALICE, BRUNO } from '#tests/contracts/contract-rows.ts';
import { contractBook, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, wish, won } from '#tests/domain/slots/use-cases/desk.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { depositDesk, START, type DepositDesk } from '#tests/support/deposit-desk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const END = 1_000_000;

describe('the consent', () => {
  // Other words are another consent: then the version is another one too.
  it('is to these words', () => {
    expect(CARD_CONSENT_VERSION).toBe('2026-11');
    expect([deCH, en].map(({ deposits }) => deposits.card.consent('S', 'M'))).toEqual([
      'S darf meine Karte bis sieben Tage nach dem Termin speichern lassen und einmal höchstens M davon abbuchen, zusätzlich zur Anzahlung: nur dann, wenn ich ohne Absage nicht komme oder nach der kostenlosen Frist absage und die Zeit nicht wieder vergeben wird.',
      'S may have my card kept until seven days after the appointment and charge it once with at most M, in addition to the deposit: only if I do not come without cancelling, or cancel after the time for cancelling free of charge, and the time is not given to somebody else.',
    ]);
  });

  it('is asked for only where more than the deposit can be owed', () => {
    const visit = (percent: number, deposit: number) => ({
      total: rappen(6000),
      deposit: rappen(deposit),
      policy: { cutoffMinutes: 1440, lateFeePercent: percent },
    });
    expect(mostBeyond(visit(50, 2000))).toBe(1000);
    expect(mostBeyond(visit(30, 2000))).toBe(0);
    expect(mostBeyond(visit(34, 2000))).toBe(0);
    expect(cardName({ brand: 'visa', last4: '4242' })).toBe('Visa …4242');
  });
});

describe('a kept card', () => {
  const facts = (over: object = {}) => ({
    status: 'no_show' as AppointmentStatus,
    to: END as EpochMinute,
    at: (END * MINUTE) as Instant,
    most: rappen(1000),
    claim: rappen(3000),
    left: rappen(0),
    kept: rappen(2000),
    refilled: false,
    invoiced: false,
    ...over,
  });
  const after = (minutes: number) => ({ at: ((END + minutes) * MINUTE) as Instant });
  it.each([
    ['pays what is owed beyond the deposit when the time is over', facts(), 'charge'],
    ['pays for a late cancellation too', facts({ status: 'cancelled' }), 'charge'],
    ['waits while the time can still be filled', facts(after(-1)), 'wait'],
    ['waits until the deposit has been kept', facts({ left: rappen(2000), kept: rappen(0) }), 'wait'],
    ['waits for whoever has not come yet', facts({ status: 'confirmed', claim: null }), 'wait'],
    ['waits for a while when the time was filled', facts({ refilled: true }), 'wait'],
    ['is over when it stayed filled', facts({ refilled: true, ...after(15) }), 'over'],
    ['is over when the visit took place', facts({ status: 'completed', claim: null }), 'over'],
    ['waits for the end of the visit that takes place', facts({ status: 'completed', ...after(-1) }), 'wait'],
    ['is over when it was cancelled in time', facts({ status: 'cancelled', claim: null }), 'over'],
    ['is over when the hold ended', facts({ status: 'expired', claim: null }), 'over'],
    ['is over when somebody has sent an invoice', facts({ invoiced: true }), 'over'],
    ['is over when the deposit covers it', facts({ kept: rappen(3000) }), 'over'],
    [
      'is over a week later, whatever was forgotten',
      facts({ status: 'confirmed', ...after(7 * 1440 + 1) }),
      'over',
    ],
  ] as const)('%s', (_, known, kind) => {
    expect(cardFateOf(known)).toMatchObject({ kind });
  });

  it('is never charged more than was agreed to, nor more than is owed, nor before the end', () => {
    const money = fc.integer({ min: 0, max: 20_000 }).map(rappen);
    const statuses = ['confirmed', 'cancelled', 'no_show', 'expired', 'completed', 'requested'] as const;
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.record({ most: money, kept: money, left: money, claim: fc.option(money) }),
        fc.boolean(),
        fc.boolean(),
        (status, minutes, amounts, refilled, invoiced) => {
          const fate = cardFateOf(facts({ status, ...after(minutes), ...amounts, refilled, invoiced }));
          if (fate.kind !== 'charge') return;
          expect(['cancelled', 'no_show']).toContain(status);
          expect([refilled, invoiced, minutes >= 0, amounts.left]).toEqual([false, false, true, 0]);
          expect(fate.amount).toBeLessThanOrEqual(amounts.most);
          expect(fate.amount + amounts.kept).toBeLessThanOrEqual(amounts.claim ?? 0);
          expect(fate.amount).toBeGreaterThanOrEqual(50);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

const YES: NonNullable<PayDepositInput['keepCard']> = {
  yes: true,
  version: CARD_CONSENT_VERSION,
  words: (most) => `höchstens ${most}`,
};
const NO = { ...YES, yes: false };

function desk(over: object = {}) {
  const plain = contractBook(SALON);
  const rules = {
    ...plain.rules,
    cancellation: { cutoffMinutes: 1440, lateFeePercent: 50 },
    deposit: { percent: 30, least: rappen(2000) },
    keepsCards: true,
    ...over,
  };
  return depositDesk({ book: { rules } });
}

async function booked(over: Parameters<DepositDesk['booked']>[3] = {}, rules: object = {}) {
  const made = desk(rules);
  const id = await made.booked(START, {}, ALICE, { keepCard: YES, ...over });
  const { from, to } = made.visit(id);
  const link = { kind: 'link', salonId: SALON, appointmentId: id, visitorId: ALICE.visitorId } as const;
  return {
    desk: made,
    id,
    link,
    card: () => made.rows().deposits.cards.get(id),
    at: (minutes: number) => made.clock.set(((from + minutes) * MINUTE) as Instant),
    over: (minutes = 0) => made.clock.set(((to + minutes) * MINUTE) as Instant),
    async noShow() {
      made.clock.set(((from + 10) * MINUTE) as Instant);
      won(await made.step(STAFF, { id, step: 'no_show', expected: 'confirmed' }));
      await made.jobs();
    },
    charges: () => made.payment(id).filter(({ charge }) => charge !== null),
    charged: () => [...made.vendor.payments.values()].filter(({ claim }) => claim?.purpose === 'no_show_fee'),
  };
}

const forgotten = (made: DepositDesk) => [...made.vendor.cards.values()].map(({ forgotten: gone }) => gone);

describe('keeping it', () => {
  it('with the words, the version and the amount that were agreed to', async () => {
    const { card } = await booked();
    expect(card()).toMatchObject({
      consent: { version: CARD_CONSENT_VERSION, words: 'höchstens 1000', most: 1000 },
      card: { brand: 'visa', last4: '4242' },
      ended: null,
    });
  });

  it('not without consent, not for other words, not where the salon keeps none or nothing more is owed', async () => {
    for (const [answer, rules] of [
      [NO, {}],
      [null, {}],
      [{ ...YES, version: '2020-01' }, {}],
      [YES, { keepsCards: false }],
      [YES, { cancellation: { cutoffMinutes: 1440, lateFeePercent: 20 } }],
    ] as const) {
      const { desk: made, card } = await booked({ keepCard: answer }, rules);
      expect(card()).toBeUndefined();
      expect([...made.vendor.checkouts.values()].map(({ keepCard }) => keepCard)).toEqual([false]);
    }
  });

  it('not when it was paid by TWINT', async () => {
    const { card } = await booked({ way: 'twint' });
    expect(card()).toMatchObject({ card: null, ended: { reason: 'no_card' } });
  });

  it('on another page, when somebody changes their mind; the one before is closed', async () => {
    const made = desk();
    const hold = await made.hold();
    const page = async (keepCard: PayDepositInput['keepCard']) => {
      won(await made.payPage(hold.id, { keepCard: keepCard ?? null }));
      return [...made.vendor.checkouts.values()].map(
        ({ keepCard: keeps, record }) => `${keeps} ${record.status}`,
      );
    };
    expect(await page(NO)).toEqual(['false open']);
    expect(await page(YES)).toEqual(['false expired', 'true open']);
    expect(await page(YES)).toHaveLength(2);
    // Coming back from the vendor's says nothing new.
    expect(await page(null)).toHaveLength(2);
    expect(await page(NO)).toEqual(['false expired', 'true expired', 'false open']);
    expect(made.rows().deposits.cards.get(hold.id)).toMatchObject({ ended: { reason: 'withdrawn' } });
  });

  it('when the money was faster than the change of mind, it is forgotten again', async () => {
    const made = desk();
    const hold = await made.hold();
    won(await made.payPage(hold.id, { keepCard: YES }));
    made.vendor.pays(made.page(), 'card');
    expect(won(await made.payPage(hold.id, { keepCard: NO }))).toEqual({ kind: 'settling' });
    await made.tell();
    await made.jobs();
    await made.lapse();
    expect(made.visit(hold.id).status).toBe('confirmed');
    expect(forgotten(made)).toEqual([true]);
    expect(made.rows().deposits.cards.get(hold.id)).toMatchObject({ card: null });
  });

  it('not for a time that was not to be had any more', async () => {
    const made = desk();
    const hold = await made.hold();
    won(await made.payPage(hold.id, { keepCard: YES }));
    made.vendor.pays(made.page(), 'card');
    made.clock.pass(3 * DAY);
    made.clock.set((hold.from * MINUTE + MINUTE) as Instant);
    await made.tell();
    await made.jobs();
    await made.lapse();
    expect(made.moves(hold.id)).toEqual(['received 2000', 'refunded -2000']);
    expect(forgotten(made)).toEqual([true]);
  });
});

describe('nobody came', () => {
  it('it pays the rest once the time is over: once, as damages, with a letter, and is forgotten', async () => {
    const { desk: made, id, noShow, over, card, charged } = await booked();
    await noShow();
    over(-1);
    await made.lapse();
    expect(charged()).toEqual([]);
    over();
    await Promise.all([made.lapse(), made.lapse()]);
    await made.tell();
    await made.lapse();
    await made.jobs();
    expect(made.moves(id)).toEqual(['received 2000', 'kept -2000', 'received 1000', 'kept -1000']);
    expect(charged()).toMatchObject([{ received: 1000, refunded: 0 }]);
    expect(made.payment(id).at(-1)).toMatchObject({ status: 'succeeded', method: 'card', amount: 1000 });
    expect(made.letters().filter((kind) => kind === 'card_charged')).toHaveLength(1);
    expect(card()).toMatchObject({ card: null, ended: { reason: 'charged' } });
    expect(forgotten(made)).toEqual([true]);
    expect(made.matters()).toEqual([]);
    expect(made.audit()).toEqual(
      expect.arrayContaining(['deposit.charge_opened', 'deposit.card_charged', 'deposit.card_forgotten']),
    );
    const recipient = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
    const invoice = { visitId: id, invoiceId: 'i' as InvoiceId, recipient };
    expect(outcome(await made.invoice(OWNER, invoice))).toBe('nothing_owed');
  });

  it.each(['never_charges', 'always_asks'] as const)('declined (%s): the invoice is the way', async (way) => {
    const { desk: made, id, noShow, over, charges } = await booked({ way });
    await noShow();
    over();
    await made.lapse();
    await made.lapse();
    await made.tell();
    expect(made.moves(id)).toEqual(['received 2000', 'kept -2000']);
    expect(charges()).toMatchObject([{ status: 'ended' }]);
    expect(made.rows().deposits.cards.get(id)).toMatchObject({ card: null, ended: { reason: 'refused' } });
    expect(made.matters()).toEqual([]);
    const recipient = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
    const invoice = { visitId: id, invoiceId: 'i' as InvoiceId, recipient };
    expect(outcome(await made.invoice(OWNER, invoice))).toBe('ok');
  });

  it('gone at the vendor: the invoice is the way', async () => {
    const { desk: made, noShow, over, charges } = await booked();
    await noShow();
    for (const card of made.vendor.cards.values()) card.forgotten = true;
    over();
    await made.lapse();
    expect(charges()).toMatchObject([{ status: 'ended' }]);
  });

  it.each(['unreachable', 'answer_lost', 'crash'] as const)(
    '%s: asked again, charged once',
    async (fault) => {
      const { desk: made, id, noShow, over, charged } = await booked();
      await noShow();
      over();
      made.payments.fail(fault);
      await made.lapse().catch(() => undefined);
      expect(made.rows().deposits.cards.get(id)).toMatchObject({ ended: { reason: 'charging' } });
      const recipient = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
      const invoice = { visitId: id, invoiceId: 'i' as InvoiceId, recipient };
      expect(outcome(await made.invoice(OWNER, invoice))).toBe('being_charged');
      await made.lapse();
      await made.tell();
      expect(charged()).toHaveLength(1);
      expect(made.moves(id).slice(2)).toEqual(['received 1000', 'kept -1000']);
    },
  );

  it('a lost answer that only a message brings back is written down by it', async () => {
    const { desk: made, id, noShow, over, charged } = await booked();
    await noShow();
    over();
    made.payments.fail('answer_lost');
    await made.lapse().catch(() => undefined);
    await made.tell();
    await made.tell();
    expect(charged()).toHaveLength(1);
    expect(made.moves(id).slice(2)).toEqual(['received 1000', 'kept -1000']);
    expect(made.matters()).toEqual([]);
  });

  it('of which we hear later belongs to the day on which the vendor had it', async () => {
    const { desk: made, noShow, over, charges, charged } = await booked();
    await noShow();
    over();
    const then = made.clock.now();
    made.payments.fail('answer_lost');
    await made.lapse().catch(() => undefined);
    made.clock.pass(19 * HOUR);
    await made.lapse();
    expect(charged()).toMatchObject([{ paidAt: then }]);
    expect(charges()).toMatchObject([
      { status: 'succeeded', paidAt: then, settledAt: then + 19 * HOUR, url: null },
    ]);
  });

  it('after a day the key is forgotten: it is looked for, and never said again', async () => {
    for (const [fault, moves] of [
      ['answer_lost', ['received 1000', 'kept -1000']],
      ['unreachable', []],
    ] as const) {
      const { desk: made, id, noShow, over, charged, charges } = await booked();
      await noShow();
      over();
      made.payments.fail(fault);
      await made.lapse().catch(() => undefined);
      made.clock.pass(25 * HOUR);
      await made.lapse();
      await made.lapse();
      expect(charged()).toHaveLength(moves.length / 2);
      expect(charges()).toMatchObject([{ status: moves.length > 0 ? 'succeeded' : 'ended' }]);
      expect(made.moves(id).slice(2)).toEqual(moves);
    }
  });

  it('money that comes when nothing is owed any more goes back at once', async () => {
    const { desk: made, id, noShow, over, charged } = await booked();
    await noShow();
    over();
    made.payments.fail('answer_lost');
    await made.lapse().catch(() => undefined);
    const seen = { left: 0, kept: 2000, onVouchers: 0 };
    won(await made.decide(OWNER, { visitId: id, decision: 'refund', reason: 'Unfall', seen }));
    await made.lapse();
    await made.jobs();
    await made.tell();
    expect(made.standing(id)).toMatchObject({ left: 0, kept: 0, received: 3000, refunded: 3000 });
    expect(charged()).toMatchObject([{ received: 1000, refunded: 1000 }]);
  });

  it('and came after all: what was taken waits with the deposit for what is paid at the till', async () => {
    const { desk: made, id, noShow, over } = await booked();
    await noShow();
    over();
    await made.lapse();
    won(await made.step(STAFF, { id, step: 'undo', expected: 'no_show' }));
    await made.jobs();
    expect(made.standing(id)).toMatchObject({ left: 3000, kept: 0 });
  });

  it('and somebody else had the time after all: all of it goes back, the card’s part as money', async () => {
    for (const depositBack of ['refund', 'voucher'] as const) {
      const { desk: made, id, noShow, over, charged } = await booked({}, { depositBack });
      const { items } = made.visit(id);
      const other = await made.booked('2026-03-13 10:00', { wish: wish(items[0]!.staffId) }, BRUNO);
      await noShow();
      over();
      await made.lapse();
      // Written in afterwards, as the desk does.
      const row = made.rows().appointments.get(other)!;
      const { day, from, to } = made.visit(id);
      made.rows().appointments.set(other, {
        ...row,
        appointment: { ...row.appointment, day, from, to, items },
      });
      await made.lapse();
      await made.jobs();
      expect(charged()).toMatchObject([{ received: 1000, refunded: 1000 }]);
      const back =
        depositBack === 'refund' ? { refunded: 3000, credited: 0 } : { refunded: 1000, credited: 2000 };
      expect(made.standing(id)).toMatchObject({ left: 0, kept: 0, ...back });
    }
  });
});

describe('not needed any more', () => {
  it('cancelled in time: forgotten at once, and never charged', async () => {
    const { desk: made, link, at: minutes, card, charged } = await booked();
    minutes(-25 * 60);
    won(await made.cancel(link, {}));
    await made.jobs();
    await made.lapse();
    expect(forgotten(made)).toEqual([true]);
    expect(card()).toMatchObject({ card: null, ended: { reason: 'over' } });
    expect(charged()).toEqual([]);
  });

  it('forgotten again and again until the vendor answers', async () => {
    const { desk: made, link } = await booked();
    won(await made.removeCard(link));
    made.payments.fail('unreachable');
    await made.lapse();
    expect(forgotten(made)).toEqual([false]);
    await made.lapse();
    expect(forgotten(made)).toEqual([true]);
  });

  it('removed by whoever left it: what is owed is invoiced', async () => {
    const { desk: made, id, link, noShow, over, charged } = await booked();
    won(await made.removeCard(link));
    won(await made.removeCard(link));
    await made.lapse();
    expect(forgotten(made)).toEqual([true]);
    await noShow();
    over();
    await made.lapse();
    expect(charged()).toEqual([]);
    expect(made.audit().filter((action) => action === 'deposit.card_ended')).toHaveLength(1);
    expect(made.rows().deposits.claims.get(id)).toBe(3000);
  });

  it('not while it is being charged, and not where there is none', async () => {
    const { desk: made, link, noShow, over } = await booked();
    await noShow();
    over();
    made.payments.fail('unreachable');
    await made.lapse().catch(() => undefined);
    expect(outcome(await made.removeCard(link))).toBe('being_charged');
    const nobody = { ...link, appointmentId: 'x' as AppointmentId };
    expect(outcome(await made.removeCard(nobody))).toBe('not_found');
  });
});

import { employeeOf } from '#tests/support/builders/products.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rappen } from '#domain/shared/money.ts';
import { BRUNO } from '#tests/contracts/contract-rows.ts';
import { COLOUR, CUT, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, RAW, wish, won } from '#tests/domain/slots/use-cases/desk.ts';
import { contractBook } from '#tests/contracts/contract-salon.ts';
import { DEPOSIT, depositDesk, START, system, type DepositDesk } from '#tests/support/deposit-desk.ts';

const OWNER = employeeOf(SALON, 'owner');
const MINUTE = 60_000;

const opened = async (desk: DepositDesk = depositDesk()) => {
  const hold = await desk.hold();
  const led = won(await desk.payPage(hold.id));
  expect(led.kind).toBe('pay_there');
  return { desk, hold };
};

describe('a time that asks for a deposit', () => {
  it('is not confirmed without it, however the form is sent', async () => {
    const desk = depositDesk();
    const hold = await desk.hold();
    expect(hold.deposit).toBe(DEPOSIT);
    const form = { holdId: hold.id, contact: RAW, termsVersion: hold.termsVersion, locale: 'de-CH' } as const;
    expect(
      outcome(await desk.confirm({ kind: 'visitor', salonId: SALON, visitorId: hold.visitorId }, form)),
    ).toBe('deposit_needed');
    expect(desk.visit(hold.id).status).toBe('reserved');
    expect(desk.letters()).toEqual([]);
  });

  it('is booked by a job when the money is there, with the letter, and not before', async () => {
    const { desk, hold } = await opened();
    desk.vendor.pays(desk.page(), 'card');
    expect(await desk.look({ kind: 'visitor', salonId: SALON, visitorId: hold.visitorId }, hold.id)).toBe(
      'settling',
    );
    expect(desk.visit(hold.id).status).toBe('reserved');
    await desk.jobs();
    expect(desk.visit(hold.id)).toMatchObject({ status: 'confirmed', deposit: DEPOSIT });
    expect(desk.moves(hold.id)).toEqual(['received 2000']);
    expect(desk.letters()).toEqual(['appointment_confirmed']);
    expect(desk.payment(hold.id)).toMatchObject([{ status: 'succeeded', method: 'card', amount: DEPOSIT }]);
    expect(desk.audit()).toEqual([
      'appointment.reserved',
      'deposit.payment_opened',
      'appointment.confirmed',
      'deposit.received',
    ]);
    expect(desk.rows().deposits.details.size).toBe(0);
  });

  it('is booked once, in whatever order and however often messages come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }), async (picks) => {
        const { desk, hold } = await opened();
        desk.vendor.pays(desk.page(), 'twint');
        const all = desk.vendor.notices.map(({ subject }) => subject);
        for (const pick of picks) await desk.apply(all[pick % all.length]!);
        await desk.tell();
        await desk.jobs();
        expect(desk.moves(hold.id)).toEqual(['received 2000']);
        expect(desk.letters()).toEqual(['appointment_confirmed']);
        expect(desk.matters()).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('extends its hold once, to twenty minutes from the beginning of the payment', async () => {
    const desk = depositDesk();
    const hold = await desk.hold();
    desk.clock.pass(9 * MINUTE);
    await desk.payPage(hold.id);
    const until = desk.clock.now() + 20 * MINUTE;
    expect(desk.visit(hold.id)).toMatchObject({ reservedUntil: until });
    desk.clock.pass(5 * MINUTE);
    // The page is taken up again, and neither it nor another one makes the hold longer.
    await desk.payPage(hold.id);
    await desk.payments.expireCheckout(desk.page());
    await desk.payPage(hold.id);
    expect(desk.visit(hold.id)).toMatchObject({ reservedUntil: until });
  });

  it('has one page at a time, under one key, however often the button is pressed', async () => {
    const { desk, hold } = await opened();
    const first = won(await desk.payPage(hold.id));
    const second = won(await desk.payPage(hold.id, { details: null }));
    expect(second).toEqual(first);
    expect(desk.payment(hold.id)).toHaveLength(1);
    expect(desk.vendor.checkouts.size).toBe(1);
  });

  it('finds its page again when the vendor’s answer was lost', async () => {
    const desk = depositDesk();
    const hold = await desk.hold();
    desk.payments.fail('answer_lost');
    expect(outcome(await desk.payPage(hold.id))).toBe('try_again');
    expect(won(await desk.payPage(hold.id)).kind).toBe('pay_there');
    expect(desk.vendor.checkouts.size).toBe(1);
    desk.vendor.pays(desk.page(), 'card');
    await desk.tell();
    expect(desk.visit(hold.id).status).toBe('confirmed');
  });

  it('keeps its time and says so when the vendor is away', async () => {
    const desk = depositDesk();
    const hold = await desk.hold();
    desk.payments.fail('unreachable');
    expect(outcome(await desk.payPage(hold.id))).toBe('try_again');
    expect(desk.visit(hold.id).status).toBe('reserved');
    expect(won(await desk.payPage(hold.id, { details: null })).kind).toBe('pay_there');
  });

  it('can be tried again after a decline, and is charged once', async () => {
    const { desk, hold } = await opened();
    desk.vendor.pays(desk.page(), 'declined_card');
    await desk.tell();
    expect(desk.visit(hold.id).status).toBe('reserved');
    expect(won(await desk.payPage(hold.id, { details: null })).kind).toBe('pay_there');
    desk.vendor.pays(desk.page(), 'card');
    await desk.tell();
    expect(desk.moves(hold.id)).toEqual(['received 2000']);
  });

  it('refuses what a confirmation would refuse, and keeps nothing of it', async () => {
    const desk = depositDesk();
    const hold = await desk.hold();
    const contact = { ...RAW, email: 'keine' };
    const wrong = { details: { contact, termsVersion: hold.termsVersion } };
    expect(outcome(await desk.payPage(hold.id, wrong))).toBe('invalid_contact');
    expect(outcome(await desk.payPage(hold.id, { details: { contact: RAW, termsVersion: 'x' } }))).toBe(
      'terms_changed',
    );
    expect(outcome(await desk.payPage(hold.id, { details: null }))).toBe('details_missing');
    expect(outcome(await desk.payPage(hold.id, {}, BRUNO))).toBe('not_found');
    desk.clock.pass(11 * MINUTE);
    expect(outcome(await desk.payPage(hold.id))).toBe('hold_expired');
    expect(desk.payment(hold.id)).toEqual([]);
  });

  it('is asked for at the sum of its services, by card alone where TWINT could not give it back', async () => {
    const rules = {
      ...contractBook(SALON).rules,
      horizonDays: 400,
      deposit: { percent: 30, least: rappen(0) },
    };
    const desk = depositDesk({ book: { rules } });
    const far = await desk.hold('2026-09-12 14:00', { wish: wish('any', CUT, COLOUR) });
    expect(far.deposit).toBe(1800 + 3600);
    won(await desk.payPage(far.id));
    expect(desk.payment(far.id)[0]?.wish).toMatchObject({ amount: 5400, methods: ['card'] });
    const near = await desk.hold();
    won(await desk.payPage(near.id));
    expect(desk.payment(near.id)[0]?.wish?.methods).toEqual(['card', 'twint']);
  });
});

describe('the end of a hold', () => {
  it('ends the vendor’s page by call, and the time is free', async () => {
    const { desk, hold } = await opened();
    desk.clock.pass(21 * MINUTE);
    expect(await desk.lapse()).toMatchObject({ ended: 1 });
    expect(desk.payment(hold.id)).toMatchObject([{ status: 'ended' }]);
    expect([...desk.vendor.checkouts.values()].map(({ record }) => record.status)).toEqual(['expired']);
    desk.vendor.pays(desk.page(), 'card');
    expect(desk.vendor.payments.size).toBe(0);
    await desk.expire();
    expect(desk.occupied()).toEqual([]);
    expect(await desk.lapse()).toMatchObject({ ended: 0 });
  });

  it('asks the vendor for what nobody told, and confirms what was paid in time', async () => {
    const { desk, hold } = await opened();
    desk.vendor.pays(desk.page(), 'card');
    desk.clock.pass(3 * MINUTE);
    await desk.askForRunning();
    expect(desk.visit(hold.id).status).toBe('confirmed');
    expect(desk.alarms).toHaveLength(1);
  });

  it.each([false, true])('and late money: booked while the time is free (swept: %s)', async (swept) => {
    const { desk, hold } = await opened();
    desk.vendor.pays(desk.page(), 'card');
    desk.clock.pass(25 * MINUTE);
    if (swept) {
      await desk.expire();
      expect(desk.visit(hold.id).status).toBe('expired');
      expect(desk.occupied()).toEqual([]);
    }
    await desk.lapse();
    await desk.tell();
    await desk.jobs();
    expect(desk.visit(hold.id).status).toBe('confirmed');
    expect(desk.occupied()).toContain(hold.id);
    expect(desk.moves(hold.id)).toEqual(['received 2000']);
    expect(desk.letters()).toEqual(['appointment_confirmed']);
  });

  it('and late money for a time that somebody else has: all of it goes back, once, with a letter', async () => {
    const { desk, hold } = await opened();
    desk.vendor.pays(desk.page(), 'twint');
    desk.clock.pass(25 * MINUTE);
    await desk.expire();
    const others = hold.items[0]!.staffId;
    const taken = await desk.hold(START, { wish: wish(others) }, BRUNO);
    await desk.tell();
    await desk.lapse();
    await desk.jobs();
    await desk.tell();
    expect(desk.visit(hold.id).status).toBe('expired');
    expect(desk.moves(hold.id)).toEqual(['received 2000', 'refunded -2000']);
    expect(desk.refunds()).toMatchObject([{ reason: 'late_money', status: 'succeeded', amount: 2000 }]);
    expect([...desk.vendor.payments.values()]).toMatchObject([{ refunded: 2000 }]);
    expect(desk.letters()).toEqual(['deposit_late']);
    expect(desk.audit()).toContain('deposit.late_money');
    expect(new Set(desk.occupied())).toEqual(new Set([taken.id]));

    // The payer's card is closed by then: nobody can decide about a hold, so it goes by bank.
    desk.vendor.failsRefund([...desk.vendor.refunds.keys()][0]!);
    await desk.tell();
    await desk.lapse();
    await desk.jobs();
    expect(desk.moves(hold.id)).toEqual([
      'received 2000',
      'refunded -2000',
      'refund_failed 2000',
      'refunded -2000',
    ]);
    expect(desk.refunds().map(({ reason, status }) => [reason, status])).toEqual([
      ['late_money', 'failed'],
      ['late_money', 'by_hand'],
    ]);
    expect(desk.matters()).toEqual(['refund_refused']);
  });

  it('and money for what its visitor has let go goes back', async () => {
    const { desk, hold } = await opened();
    await desk.release({ kind: 'visitor', salonId: SALON, visitorId: hold.visitorId }, { holdId: hold.id });
    desk.vendor.pays(desk.page(), 'card');
    await desk.tell();
    await desk.jobs();
    expect(desk.moves(hold.id)).toEqual(['received 2000', 'refunded -2000']);
    expect(desk.visit(hold.id).status).toBe('cancelled');
  });

  it('and money for a visit that has begun meanwhile goes back', async () => {
    const { desk, hold } = await opened();
    desk.vendor.pays(desk.page(), 'late_card');
    await desk.tell();
    desk.clock.set((hold.from * MINUTE) as never);
    desk.vendor.settles([...desk.vendor.payments.keys()][0]!, true);
    await desk.tell();
    await desk.jobs();
    expect(desk.moves(hold.id)).toEqual(['received 2000', 'refunded -2000']);
  });
});

describe('money that does not fit', () => {
  it('of another amount, currency or owner waits for a person', async () => {
    for (const [change, matter] of [
      [{ amount: { minor: 1999, currency: 'chf' } }, 'wrong_amount'],
      [{ amount: { minor: 2000, currency: 'eur' } }, 'wrong_amount'],
      [{ claim: { salonId: SALON, purpose: 'order', reference: 'x' } }, 'unknown_money'],
    ] as const) {
      const { desk, hold } = await opened();
      const page = desk.page();
      const checkout = desk.vendor.checkouts.get(page)!;
      desk.vendor.pays(page, 'card');
      checkout.record = { ...checkout.record, ...change };
      await desk.apply({ kind: 'checkout', ref: page });
      await desk.apply({ kind: 'checkout', ref: page });
      expect(desk.visit(hold.id).status).toBe('reserved');
      if (matter === 'wrong_amount') expect(desk.matters()).toEqual([matter]);
      expect(desk.moves(hold.id)).toEqual([]);
    }
  });

  it('of a second page goes back from that page, and the first one counts', async () => {
    const { desk, hold } = await opened();
    const first = desk.page();
    const kept = desk.vendor.checkouts.get(first)!;
    const open = kept.record;
    // The vendor says that the first page has ended, and takes money there all the same.
    kept.record = { ...open, status: 'expired', url: null };
    won(await desk.payPage(hold.id, { details: null }));
    desk.vendor.pays(desk.page(), 'card');
    await desk.tell();
    kept.record = open;
    desk.vendor.pays(first, 'twint');
    await desk.apply({ kind: 'checkout', ref: first });
    await desk.jobs();
    expect(desk.moves(hold.id)).toEqual(['received 2000', 'received 2000', 'refunded -2000']);
    const [one, two] = desk.payment(hold.id);
    expect([one, two]).toMatchObject([{ refunded: 2000 }, { refunded: 0 }]);
    expect(desk.visit(hold.id).status).toBe('confirmed');
  });

  it('of a second page that cannot be sent back waits for a person, and keeps nothing else from going back', async () => {
    const { desk, hold } = await opened();
    const first = desk.page();
    const kept = desk.vendor.checkouts.get(first)!;
    const open = kept.record;
    kept.record = { ...open, status: 'expired', url: null };
    won(await desk.payPage(hold.id, { details: null }));
    desk.vendor.pays(desk.page(), 'card');
    await desk.tell();
    kept.record = open;
    desk.vendor.pays(first, 'twint');
    await desk.apply({ kind: 'checkout', ref: first });
    // Somebody was faster in the vendor's own pages, and the visit ends before the job has heard of it.
    const [late] = desk.payment(hold.id);
    desk.vendor.refundsByHand(late!.paymentRef!, rappen(100));
    const { sequence } = desk.visit(hold.id);
    won(
      await desk.cancelAtDesk(OWNER, {
        id: hold.id,
        reason: '',
        expectedSequence: sequence,
        byCustomer: false,
      }),
    );
    await desk.jobs();
    await desk.lapse();
    await desk.jobs();
    expect(desk.moves(hold.id).slice(2)).toEqual(['refunded -2000', 'refund_failed 2000', 'refunded -2000']);
    expect(desk.payment(hold.id).map(({ refunded }) => refunded)).toEqual([0, 2000]);
    expect(desk.matters()).toContain('refund_refused');
    expect(desk.standing(hold.id)).toMatchObject({ left: 2000 });
  });

  it('refunded in the vendor’s own pages, or disputed, waits for a person', async () => {
    const { desk, hold } = await opened();
    desk.vendor.pays(desk.page(), 'card');
    await desk.tell();
    const payment = [...desk.vendor.payments.keys()][0]!;
    desk.vendor.refundsByHand(payment, rappen(500));
    desk.vendor.opensDispute(payment);
    await desk.tell();
    await desk.tell();
    expect(desk.matters().sort()).toEqual(['disputed', 'foreign_refund']);
    expect(desk.visit(hold.id).status).toBe('confirmed');
  });
});

describe('what is on request', () => {
  const desk = () => {
    const plain = contractBook(SALON);
    const services = new Map([...plain.services].map(([id, each]) => [id, { ...each, onRequest: true }]));
    const rules = { ...plain.rules, deposit: { percent: 30, least: rappen(DEPOSIT) } };
    return depositDesk({ book: { services, rules } });
  };

  it('is asked for when the money is there, and gives it back when the salon declines or does not answer', async () => {
    for (const end of ['declined', 'lapsed', 'withdrawn'] as const) {
      const salon = desk();
      const id = await salon.booked();
      expect(salon.visit(id).status).toBe('requested');
      expect(salon.letters()).toEqual(['request_received']);
      if (end === 'declined') {
        const employee = { kind: 'employee', salonId: SALON, role: 'staff', staffId: null } as never;
        won(await salon.decline(employee, { id, expectedSequence: 0, reason: '' }));
      } else if (end === 'lapsed') {
        salon.clock.pass(40 * 60 * MINUTE);
        await salon.lapseRequests();
      } else {
        const actor = {
          kind: 'link',
          salonId: SALON,
          appointmentId: id,
          visitorId: salon.visit(id).visitorId,
        } as const;
        won(await salon.cancel(actor, {}));
      }
      await salon.jobs();
      expect(salon.moves(id)).toEqual(['received 2000', 'refunded -2000']);
      expect(salon.letters()).toContain('deposit_back');
    }
  });

  it('keeps the deposit with the visit when the salon accepts', async () => {
    const salon = desk();
    const id = await salon.booked();
    const employee = { kind: 'employee', salonId: SALON, role: 'staff', staffId: null } as never;
    won(await salon.accept(employee, { id, expectedSequence: 0 }));
    await salon.jobs();
    await salon.lapse();
    expect(salon.visit(id).status).toBe('confirmed');
    expect(salon.moves(id)).toEqual(['received 2000']);
  });
});

describe('killed between two steps', () => {
  it('is done to its end by the jobs, and everything once', async () => {
    // Every unit of the way may be the one after which the process dies.
    for (let dies = 0; dies < 14; dies += 1) {
      let units = 0;
      let dead = false;
      const desk = depositDesk({
        stores: (stores) => {
          if (dead) return stores;
          if (units === dies) {
            dead = true;
            throw new Error('killed');
          }
          units += 1;
          return stores;
        },
      });
      const survive = async (work: () => Promise<unknown>) => {
        try {
          await work();
        } catch (error) {
          if (!(error instanceof Error) || !/killed|could not/.test(error.message)) throw error;
        }
      };
      let hold = null as Awaited<ReturnType<DepositDesk['hold']>> | null;
      for (let turn = 0; hold === null && turn < 2; turn += 1)
        await survive(async () => (hold = await desk.hold()));
      const id = hold!.id;
      for (let turn = 0; turn < 2; turn += 1) await survive(() => desk.payPage(id));
      desk.vendor.pays(desk.page(), 'card');
      for (let turn = 0; turn < 2; turn += 1) await survive(() => desk.tell());
      await desk.jobs();
      expect(desk.visit(id).status).toBe('confirmed');
      const actor = { kind: 'link', salonId: SALON, appointmentId: id, visitorId: hold!.visitorId } as const;
      for (let turn = 0; turn < 2; turn += 1) await survive(() => desk.cancel(actor, {}));
      for (let turn = 0; turn < 3; turn += 1) {
        await survive(() => desk.jobs());
        await survive(() => desk.lapse());
        await survive(() => desk.tell());
      }
      expect(desk.moves(id)).toEqual(['received 2000', 'refunded -2000']);
      expect(desk.refunds().filter(({ status }) => status === 'succeeded')).toHaveLength(1);
      expect([...desk.vendor.payments.values()]).toMatchObject([{ refunded: 2000 }]);
      expect(desk.letters()).toEqual(['appointment_confirmed', 'appointment_cancelled', 'deposit_back']);
      expect(desk.matters()).toEqual([]);
      expect(outcome(await desk.settle(system, { paymentId: desk.payment(id)[0]!.id }))).toBe('ok');
    }
  });
});

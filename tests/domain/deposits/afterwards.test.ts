import { describe, expect, it } from 'vitest';
import type { Employee } from '#domain/shared/actor.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { BRUNO } from '#tests/contracts/contract-rows.ts';
import { contractBook, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, wish, won } from '#tests/domain/slots/use-cases/desk.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { depositDesk, START, type DepositDesk } from '#tests/support/deposit-desk.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');

const linkOf = (desk: DepositDesk, id: AppointmentId) =>
  ({ kind: 'link', salonId: SALON, appointmentId: id, visitorId: desk.visit(id).visitorId }) as const;

async function booked(percent = 50, depositBack: 'refund' | 'voucher' = 'refund') {
  const plain = contractBook(SALON);
  const rules = {
    ...plain.rules,
    cancellation: { cutoffMinutes: 1440, lateFeePercent: percent },
    deposit: { percent: 30, least: rappen(2000) },
    depositBack,
  };
  const desk = depositDesk({ book: { rules } });
  const id = await desk.booked();
  const start = desk.visit(id).from * MINUTE;
  const before = (hours: number) => desk.clock.set((start - hours * HOUR) as Instant);
  const after = (minutes: number) => desk.clock.set((start + minutes * MINUTE) as Instant);
  const cancelAtDesk = (byCustomer: boolean, actor: Employee = STAFF) =>
    desk.cancelAtDesk(actor, { id, reason: '', expectedSequence: desk.visit(id).sequence, byCustomer });
  const noShow = async () => won(await desk.step(STAFF, { id, step: 'no_show', expected: 'confirmed' }));
  const seen = () => {
    const { left, kept } = desk.standing(id);
    const onVouchers = [...desk.rows().voucherBook.vouchers.values()].reduce(
      (total, { balance }) => total + balance,
      0,
    );
    return { left, kept, onVouchers };
  };
  return { desk, id, before, after, cancelAtDesk, noShow, seen };
}

describe('cancelled', () => {
  it('in time by the customer, the deposit goes back whole, once, with a letter', async () => {
    const { desk, id, before } = await booked();
    before(25);
    won(await desk.cancel(linkOf(desk, id), {}));
    won(await desk.cancel(linkOf(desk, id), {}));
    await desk.jobs();
    await desk.lapse();
    await desk.tell();
    expect(desk.moves(id)).toEqual(['received 2000', 'refunded -2000']);
    expect(desk.refunds()).toMatchObject([{ reason: 'cancelled', status: 'succeeded' }]);
    expect(desk.letters()).toEqual(['appointment_confirmed', 'appointment_cancelled', 'deposit_back']);
  });

  it('late by the customer, who was told what it costs: kept up to the fee, the rest goes back', async () => {
    const { desk, id, before } = await booked(20);
    before(3);
    expect(outcome(await desk.cancel(linkOf(desk, id), {}))).toBe('cutoff_passed');
    expect(outcome(await desk.cancel(linkOf(desk, id), { fee: 1100 }))).toBe('cutoff_passed');
    won(await desk.cancel(linkOf(desk, id), { fee: 1200 }));
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -1200', 'refunded -800']);
    expect(desk.letters()).toContain('deposit_kept');
    expect(desk.audit()).toEqual(expect.arrayContaining(['deposit.kept', 'deposit.refund_wanted']));
  });

  it('not online any more once it has begun', async () => {
    const { desk, id, after } = await booked(20);
    after(1);
    expect(outcome(await desk.cancel(linkOf(desk, id), { fee: 1200 }))).toBe('cutoff_passed');
  });

  it('late where the policy asks for nothing, all of it goes back', async () => {
    const { desk, id, before } = await booked(0);
    before(3);
    won(await desk.cancel(linkOf(desk, id), { fee: 0 }));
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'refunded -2000']);
  });

  it('by the salon, whenever, all of it goes back; by the desk for a customer who is late, the policy counts', async () => {
    for (const [byCustomer, moves] of [
      [false, ['received 2000', 'refunded -2000']],
      [true, ['received 2000', 'kept -2000']],
    ] as const) {
      const { desk, id, before, cancelAtDesk } = await booked(50);
      before(3);
      won(await cancelAtDesk(byCustomer));
      await desk.jobs();
      expect(desk.moves(id)).toEqual(moves);
    }
  });

  it('by a job that was lost: the one of each minute finds it', async () => {
    const { desk, id, before } = await booked();
    before(25);
    won(await desk.cancel(linkOf(desk, id), {}));
    desk.rows().deposits.jobs.length = 0;
    expect(await desk.lapse()).toMatchObject({ settled: 1 });
    expect(await desk.lapse()).toMatchObject({ settled: 0 });
    expect(desk.standing(id)).toMatchObject({ left: 0, refunded: 2000 });
  });
});

describe('moved', () => {
  it('the deposit comes along', async () => {
    const { desk, id } = await booked();
    won(await desk.move(linkOf(desk, id), { start: at('2026-03-13 10:00'), expectedSequence: 0 }));
    await desk.jobs();
    await desk.lapse();
    expect(desk.visit(id)).toMatchObject({ id, deposit: 2000, day: '2026-03-13' });
    expect(desk.moves(id)).toEqual(['received 2000']);
  });
});

describe('nobody came', () => {
  it('the deposit is kept as damages, whatever the late fee is', async () => {
    const { desk, id, after, noShow } = await booked(0);
    after(20);
    await noShow();
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -2000']);
    expect(desk.rows().deposits.claims.get(id)).toBe(2000);
  });

  it('and that was a slip: it is let go, and waits for the visit', async () => {
    const { desk, id, after, noShow } = await booked();
    after(20);
    await noShow();
    await desk.jobs();
    won(await desk.step(STAFF, { id, step: 'undo', expected: 'no_show' }));
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -2000', 'released 2000']);
    expect(desk.standing(id)).toMatchObject({ left: 2000, kept: 0 });
    expect(desk.rows().deposits.claims.size).toBe(0);
  });
});

describe('the time was filled again', () => {
  it('before the job looked: nothing is kept', async () => {
    const { desk, id, before } = await booked();
    before(3);
    const { staffId } = desk.visit(id).items[0]!;
    won(await desk.cancel(linkOf(desk, id), { fee: 3000 }));
    won(
      await desk.create(STAFF, {
        attemptId: 'aaaaaaaa-0000-4000-8000-000000000001' as never,
        wish: wish(staffId),
        start: at(START),
        customerId: null,
        contact: { firstName: 'Max', lastName: '', email: '', phone: '', note: '' },
        locale: 'de-CH',
        outsideHours: false,
      }),
    );
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'refunded -2000']);
    expect(desk.refunds()).toMatchObject([{ reason: 'refilled' }]);
  });

  it('after it was kept: it is let go and sent back by itself, once', async () => {
    const { desk, id, before } = await booked();
    before(26);
    const { staffId } = desk.visit(id).items[0]!;
    desk.rows().deposits.claims.set(id, rappen(3000));
    won(await desk.cancel(linkOf(desk, id), {}));
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -2000']);
    await desk.lapse();
    expect(desk.moves(id)).toHaveLength(2);
    await desk.booked(START, { wish: wish(staffId) }, BRUNO);
    await desk.lapse();
    await desk.lapse();
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -2000', 'released 2000', 'refunded -2000']);
    expect(desk.letters().filter((kind) => kind === 'deposit_back')).toHaveLength(1);
  });

  it('not by a hold, nor by another colleague', async () => {
    const { desk, id, before } = await booked();
    before(3);
    const { staffId } = desk.visit(id).items[0]!;
    won(await desk.cancel(linkOf(desk, id), { fee: 3000 }));
    await desk.hold(START, { wish: wish(staffId) }, BRUNO);
    await desk.jobs();
    await desk.lapse();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -2000']);
  });
});

describe('whoever leads decides otherwise', () => {
  it('and sends back what was kept, with a reason that the customer reads', async () => {
    const { desk, id, after, noShow, seen } = await booked();
    after(20);
    await noShow();
    await desk.jobs();
    const input = { visitId: id, decision: 'refund', reason: ' Autopanne,  Kulanz ', seen: seen() } as const;
    won(await desk.decide(OWNER, input));
    expect(outcome(await desk.decide(OWNER, input))).toBe('changed');
    await desk.jobs();
    await desk.lapse();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -2000', 'released 2000', 'refunded -2000']);
    expect(desk.refunds()).toMatchObject([{ reason: 'goodwill', words: 'Autopanne, Kulanz' }]);
    const entry = desk.rows().audit.find((row) => row.entry.action === 'deposit.released');
    expect(entry?.entry.reason).toBe('Autopanne, Kulanz');
  });

  it('and keeps what would have gone back: no job touches it any more', async () => {
    const { desk, id, before, seen } = await booked();
    before(25);
    won(await desk.cancel(linkOf(desk, id), {}));
    won(await desk.decide(OWNER, { visitId: id, decision: 'keep', reason: 'Vereinbart', seen: seen() }));
    await desk.jobs();
    await desk.lapse();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -2000']);
  });

  it('but not without a reason, not twice, not for staff, and not what does not exist', async () => {
    const { desk, id, seen } = await booked();
    const input = { visitId: id, decision: 'refund', reason: 'Kulanz', seen: seen() } as const;
    expect(outcome(await desk.decide(STAFF, input))).toBe('not_found');
    expect(outcome(await desk.decide(OWNER, { ...input, reason: ' ' }))).toBe('reason');
    expect(outcome(await desk.decide(OWNER, { ...input, reason: 'x'.repeat(201) }))).toBe('reason');
    expect(outcome(await desk.decide(OWNER, { ...input, decision: 'keep' }))).toBe('nothing_to_decide');
    expect(outcome(await desk.decide(OWNER, { ...input, seen: { ...seen(), left: 1 } }))).toBe('changed');
    expect(outcome(await desk.decide(OWNER, { ...input, visitId: 'x' as never }))).toBe('not_found');
    expect(desk.moves(id)).toEqual(['received 2000']);
  });
});

describe('where it becomes a voucher', () => {
  const vouchers = (desk: DepositDesk) =>
    [...desk.rows().voucherBook.vouchers.values()].map(({ value, balance, source, visitorId }) => ({
      ...{ value, balance, source, visitorId },
    }));

  it('cancelled in time: one voucher of whoever paid, with its letter, and no money moves', async () => {
    const { desk, id, before } = await booked(50, 'voucher');
    before(25);
    won(await desk.cancel(linkOf(desk, id), {}));
    await desk.jobs();
    await desk.lapse();
    expect(desk.moves(id)).toEqual(['received 2000', 'credited -2000']);
    const { visitorId } = desk.visit(id);
    const source = { kind: 'deposit', appointmentId: id };
    expect(vouchers(desk)).toEqual([{ value: 2000, balance: 2000, source, visitorId }]);
    expect(desk.letters()).toEqual(['appointment_confirmed', 'appointment_cancelled', 'deposit_credited']);
    expect(desk.refunds()).toEqual([]);
    expect(desk.audit()).toEqual(expect.arrayContaining(['voucher.issued', 'deposit.credited']));
  });

  it('cancelled late: what is over after the fee', async () => {
    const { desk, id, before } = await booked(20, 'voucher');
    before(3);
    won(await desk.cancel(linkOf(desk, id), { fee: 1200 }));
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -1200', 'credited -800']);
    expect(desk.letters().slice(-1)).toEqual(['deposit_credited']);
  });

  it('filled again later: what was kept becomes another one', async () => {
    const { desk, id, before } = await booked(20, 'voucher');
    before(3);
    const { staffId } = desk.visit(id).items[0]!;
    won(await desk.cancel(linkOf(desk, id), { fee: 1200 }));
    await desk.jobs();
    await desk.booked(START, { wish: wish(staffId) }, BRUNO);
    await desk.lapse();
    await desk.lapse();
    expect(desk.moves(id).slice(3)).toEqual(['released 1200', 'credited -1200']);
    expect(vouchers(desk).map(({ value }) => value)).toEqual([800, 1200]);
  });

  it('cancelled by the salon, or at the desk without saying that the customer wants it: money', async () => {
    const { desk, id, before, cancelAtDesk } = await booked(50, 'voucher');
    before(25);
    won(await cancelAtDesk(false));
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'refunded -2000']);
  });

  it('at the desk for a customer who is in time: a voucher', async () => {
    const { desk, id, before, cancelAtDesk } = await booked(50, 'voucher');
    before(25);
    won(await cancelAtDesk(true));
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'credited -2000']);
  });

  it('nobody to send it to: money', async () => {
    const { desk, id, before } = await booked(50, 'voucher');
    before(25);
    won(await desk.cancel(linkOf(desk, id), {}));
    const row = desk.rows().appointments.get(id)!;
    const contact = { ...row.contact!, email: '' };
    desk.rows().appointments.set(id, { ...row, contact });
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'refunded -2000']);
  });

  it('the agreed rule counts, whatever the salon says since', async () => {
    const { desk, id, before } = await booked(50, 'refund');
    before(25);
    expect(desk.visit(id).depositBack).toBe('refund');
    won(await desk.cancel(linkOf(desk, id), {}));
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'refunded -2000']);
  });

  it('whoever leads can give money instead: what is still on the voucher, and no more', async () => {
    const { desk, id, before, seen } = await booked(50, 'voucher');
    before(25);
    won(await desk.cancel(linkOf(desk, id), {}));
    await desk.jobs();
    const old = seen();
    const [voucher] = [...desk.rows().voucherBook.vouchers.values()];
    desk.rows().voucherBook.vouchers.set(voucher!.id, { ...voucher!, balance: rappen(1500) });
    const input = { visitId: id, decision: 'refund', reason: 'Weggezogen', seen: old } as const;
    expect(outcome(await desk.decide(OWNER, input))).toBe('changed');
    expect(outcome(await desk.decide(OWNER, { ...input, decision: 'credit', seen: seen() }))).toBe(
      'nothing_to_decide',
    );
    won(await desk.decide(OWNER, { ...input, seen: seen() }));
    await desk.jobs();
    await desk.lapse();
    expect(desk.moves(id).slice(2)).toEqual(['uncredited 1500', 'refunded -1500']);
    expect(desk.standing(id)).toMatchObject({ left: 0, credited: 500, refunded: 1500 });
    expect(vouchers(desk)).toMatchObject([{ balance: 0 }]);
  });

  it('and a voucher instead of keeping it, with no claim any more', async () => {
    const { desk, id, after, noShow, seen } = await booked(50);
    after(20);
    await noShow();
    await desk.jobs();
    const input = { visitId: id, decision: 'credit', reason: 'Unfall', seen: seen() } as const;
    won(await desk.decide(OWNER, input));
    expect(outcome(await desk.decide(OWNER, input))).toBe('changed');
    await desk.lapse();
    expect(desk.moves(id)).toEqual(['received 2000', 'kept -2000', 'released 2000', 'credited -2000']);
    expect(desk.rows().deposits.claims.size).toBe(0);
  });
});

describe('a refund', () => {
  it('that does not arrive is owed again, and waits for a person instead of going out for ever', async () => {
    const { desk, id, before } = await booked();
    before(25);
    won(await desk.cancel(linkOf(desk, id), {}));
    await desk.jobs();
    desk.vendor.failsRefund([...desk.vendor.refunds.keys()][0]!);
    await desk.tell();
    await desk.lapse();
    await desk.jobs();
    expect(desk.moves(id)).toEqual(['received 2000', 'refunded -2000', 'refund_failed 2000']);
    expect(desk.matters()).toEqual(['refund_refused']);
    const { left, kept } = desk.standing(id);
    won(
      await desk.decide(OWNER, {
        visitId: id,
        decision: 'refund',
        reason: 'Noch einmal',
        seen: { left, kept, onVouchers: 0 },
      }),
    );
    await desk.jobs();
    expect(desk.standing(id)).toMatchObject({ left: 0, refunded: 2000 });
    // By bank this time: the card that it had come from takes nothing any more.
    expect(desk.refunds().at(-1)).toMatchObject({ status: 'by_hand', amount: 2000 });
  });

  it('of TWINT after 180 days is a bank transfer that a person makes', async () => {
    const plain = contractBook(SALON);
    const rules = { ...plain.rules, horizonDays: 400, deposit: { percent: 30, least: rappen(2000) } };
    const desk = depositDesk({ book: { rules } });
    const hold = await desk.hold('2026-08-15 14:00');
    won(await desk.payPage(hold.id));
    desk.vendor.pays(desk.page(), 'twint');
    await desk.tell();
    desk.clock.pass(181 * DAY);
    const { left, kept } = desk.standing(hold.id);
    won(
      await desk.decide(OWNER, {
        visitId: hold.id,
        decision: 'refund',
        reason: 'Spät',
        seen: { left, kept, onVouchers: 0 },
      }),
    );
    await desk.jobs();
    const [refund] = desk.refunds();
    expect(refund).toMatchObject({ status: 'by_hand', amount: 2000 });
    expect(desk.vendor.refunds.size).toBe(0);
    won(await desk.transfer(OWNER, { refundId: refund!.id }));
    expect(desk.refunds()).toMatchObject([{ status: 'transferred' }]);
    expect(desk.audit()).toContain('deposit.refunded');
  });
});

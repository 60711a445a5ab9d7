/** Deposits on PostgreSQL, as the roles of the web and of the worker: at once, in pieces, and beside the till and invoices. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { memoryLinks } from '#adapters/memory/links.ts';
import { memoryPayments } from '#adapters/memory/payments.ts';
import { depositLookout } from '#adapters/postgres/deposit-lookout.ts';
import { depositQueries } from '#adapters/postgres/queries/deposit-queries.ts';
import { paymentLookout } from '#adapters/postgres/payment-lookout.ts';
import { tillQueries } from '#adapters/postgres/queries/till-queries.ts';
import { randomIds } from '#adapters/system/random-ids.ts';
import { cancelVisit } from '#domain/calendar/use-cases/cancel-visit.ts';
import { changeVisitState } from '#domain/calendar/use-cases/change-visit-state.ts';
import { decideDeposit } from '#domain/deposits/use-cases/decide-deposit.ts';
import { CARD_CONSENT_VERSION } from '#domain/deposits/saved-card.ts';
import { removeCard } from '#domain/deposits/use-cases/remove-card.ts';
import { lapseDeposits } from '#domain/deposits/use-cases/lapse-deposits.ts';
import { payDeposit } from '#domain/deposits/use-cases/pay-deposit.ts';
import { settleVisitDeposit } from '#domain/deposits/use-cases/settle-deposits.ts';
import { invoiceQueries } from '#adapters/postgres/queries/invoice-queries.ts';
import { creditInvoice } from '#domain/invoices/use-cases/credit-invoice.ts';
import { invoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import { orderQueries } from '#adapters/postgres/queries/order-queries.ts';
import { applyNotice } from '#domain/payments/use-cases/apply-notice.ts';
import { noteTransfer } from '#domain/payments/use-cases/note-transfer.ts';
import { sendRefund } from '#domain/payments/use-cases/send-refund.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import { releaseHold } from '#domain/slots/use-cases/release-hold.ts';
import type { Log } from '#domain/ports/log.ts';
import type { Employee, System, Visitor } from '#domain/shared/actor.ts';
import type { AppointmentId, InvoiceId, PaymentId, RefundId, SaleId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Hold } from '#domain/slots/appointment.ts';
import { cancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import { ringUp } from '#domain/till/use-cases/ring-up.ts';
import { voidSale } from '#domain/till/use-cases/void-sale.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { insertAccount } from '#tests/support/accounts.ts';
import { emptyCalendar } from './salon-rows.ts';
import {
  LEA,
  MONDAY,
  openProcess,
  openWorld,
  someVisitor,
  testClock,
  wantCut,
  type Process,
  type World,
} from './world.ts';
import { moneyParts } from '#tests/support/money-parts.ts';

let world: World;
let web: Process;
let worker: Process;
const clock = testClock();
const payments = memoryPayments(clock);
const employee = (role: 'owner' | 'staff'): Employee => ({
  kind: 'employee',
  salonId: SALON,
  role,
  staffId: null,
  accountId: randomUUID() as never,
  sessionId: randomUUID() as never,
});
const OWNER = employee('owner');
const STAFF = employee('staff');
const system: System = { kind: 'system', salonId: SALON, job: 'test' };
const silent = () => undefined;
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };
const links = memoryLinks();
const notices = { compose: () => ({ subject: 's', text: 't', html: 'h', calendar: null }) };
const orderLinks = { order: () => 'https://salon.test', open: () => null };
const shared = { clock, ids: randomIds, payments, notices, ...moneyParts, visitLinks: links, log };
const atWeb = () => ({ ...shared, links, uow: web.uow });
const inJob = () => ({
  ...shared,
  links: orderLinks,
  uow: worker.uow,
  paymentLookout: paymentLookout(worker.database),
  depositLookout: depositLookout(worker.database),
});
const queries = () => depositQueries(web.database);
const MINUTE = 60_000;
const START = at('2026-03-12 14:00');

beforeAll(async () => {
  world = await openWorld();
  web = openProcess(world.database.appUrl, clock, { poolSize: 8 });
  worker = openProcess(world.database.jobsUrl, clock, { poolSize: 6 });
  await world.owner`update booking_rules set deposit_percent = 30, deposit_least_rappen = 2000, late_fee_percent = 50`;
  await world.owner`update salon set settings_version = settings_version + 1`;
});
beforeEach(async () => {
  await world.owner`truncate deposit_move, saved_card, hold_details, refund, payment, payment_matter cascade`;
  await world.owner`truncate sale cascade`;
  await world.owner`truncate invoice cascade`;
  await world.owner`delete from session`;
  await world.owner`delete from account`;
  await emptyCalendar(world.owner);
  await world.owner`delete from graphile_worker._private_jobs`;
  clock.set(MONDAY);
});
afterAll(async () => {
  await Promise.all([web.close(), worker.close()]);
  await world.close();
});

const hold = async (visitor: Visitor = someVisitor(), start = START) =>
  won(await web.reserve(visitor, wantCut(start)));
const actorOf = ({ visitorId }: Hold): Visitor => ({ kind: 'visitor', salonId: SALON, visitorId });
const pay = (held: Hold) =>
  payDeposit(atWeb())(actorOf(held), {
    holdId: held.id,
    details: { contact: LEA, termsVersion: held.termsVersion },
    locale: 'de-CH',
    title: () => 'Anzahlung',
  });
const paymentOf = async (id: AppointmentId) => {
  const found = await worker.uow.run(system, async (stores) => ok(await stores.payments.ofVisit(id)));
  return won(found)[0]!;
};
const settle = (paymentId: PaymentId, end = false) => settlePayment(inJob())(system, { paymentId, end });
const settleVisit = (visitId: AppointmentId) => settleVisitDeposit(inJob())(system, { visitId });
const lapse = () => lapseDeposits(inJob())();
const statusOf = async (id: AppointmentId) =>
  (
    await world.owner`select status, deposit_left_rappen as left, claim_rappen as claim from appointment where id = ${id}`
  )[0];
const movesOf = async (id: AppointmentId) =>
  (
    await world.owner`select kind, amount_rappen as amount, left_rappen as left from deposit_move where appointment_id = ${id} order by number`
  ).map(({ kind, amount }) => `${kind} ${amount}`);
const letters = async () =>
  (await world.owner`select kind from outbox_mail order by created_at, kind`).map(
    ({ kind }) => kind as string,
  );
const sendRefunds = async () => {
  const wanted = await world.owner<{ id: RefundId }[]>`select id from refund where status = 'wanted'`;
  for (const { id } of wanted) won(await sendRefund(inJob())(system, { refundId: id }));
};

async function paying(start = START) {
  const held = await hold(someVisitor(), start);
  won(await pay(held));
  const payment = await paymentOf(held.id);
  return { held, payment };
}
async function booked(start = START) {
  const made = await paying(start);
  payments.vendor.pays(made.payment.checkoutRef!, 'card');
  expect(await settle(made.payment.id)).toEqual(ok('applied'));
  return { ...made, id: made.held.id };
}
const linkOf = (id: AppointmentId, { visitorId }: Hold) =>
  ({ kind: 'link', salonId: SALON, appointmentId: id, visitorId }) as const;
const cancel = (id: AppointmentId, held: Hold, fee = 0) =>
  cancelAppointment(atWeb())(linkOf(id, held), { fee });
const startOf = (held: Hold) => (held.from * MINUTE) as Instant;

describe('a deposit', () => {
  test('is frozen with the hold, extends it once, and books the visit when its money is there', async () => {
    const { held, payment } = await paying();
    expect(held).toMatchObject({ deposit: 2000 });
    expect(await web.appointments.visit(actorOf(held), held.id)).toMatchObject({
      appointment: { deposit: 2000, reservedUntil: MONDAY + 20 * MINUTE },
    });
    const answers = await Promise.all([pay(held), pay(held), pay(held)]);
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(await world.owner`select count(*)::int as n from payment`).toEqual([{ n: 1 }]);
    payments.vendor.pays(payment.checkoutRef!, 'twint');
    const settled = await Promise.all([1, 2, 3].map(() => settle(payment.id)));
    expect(settled.map((each) => each.ok && each.value).toSorted()).toEqual([
      'applied',
      'nothing',
      'nothing',
    ]);
    expect(await statusOf(held.id)).toEqual({ status: 'confirmed', left: 2000, claim: null });
    expect(await movesOf(held.id)).toEqual(['received 2000']);
    expect(await world.owner`select count(*)::int as n from hold_details`).toEqual([{ n: 0 }]);
    expect(await letters()).toContain('appointment_confirmed');
    const view = await queries().ofVisit(linkOf(held.id, held), held.id);
    expect(view?.standing).toMatchObject({ left: 2000, received: 2000 });
    expect(await queries().ofVisit(someVisitor(), held.id)).toBeNull();
    expect(await queries().holder(SALON, held.id)).toBe(held.visitorId);
  });

  test('belongs to whose account books: the visit joins the profile', async () => {
    const account = await insertAccount(world.owner, { salonId: SALON, email: LEA.email, role: null });
    const [row] =
      await world.owner`select visitor_id, customer_id from account where id = ${account.accountId}`;
    await world.owner`update customer set email = ${LEA.email} where id = ${row!['customer_id']}`;
    const customer = {
      kind: 'customer',
      salonId: SALON,
      visitorId: row!['visitor_id'] as never,
      customerId: row!['customer_id'] as never,
      accountId: account.accountId as never,
      sessionId: account.sessionId as never,
    } as const;
    const held = won(await web.reserve(customer, wantCut(START)));
    const details = { contact: LEA, termsVersion: held.termsVersion };
    won(await payDeposit(atWeb())(customer, { holdId: held.id, details, locale: 'en', title: () => 'x' }));
    const payment = await paymentOf(held.id);
    payments.vendor.pays(payment.checkoutRef!, 'card');
    won(await settle(payment.id));
    const [visit] =
      await world.owner`select customer_id, locale, status from appointment where id = ${held.id}`;
    expect(visit).toEqual({ customer_id: customer.customerId, locale: 'en', status: 'confirmed' });
  });

  test('confirming and ending at the same moment: one of them wins, and the money is right either way', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { held, payment } = await paying(at(`2026-03-1${2 + (round % 2)} ${round < 2 ? '10' : '16'}:00`));
      clock.set((MONDAY + 20 * MINUTE + round) as Instant);
      payments.vendor.pays(payment.checkoutRef!, 'card');
      await Promise.all([
        settle(payment.id),
        worker.expire(),
        worker.expire(),
        lapse(),
        settle(payment.id, true),
      ]);
      const visit = await statusOf(held.id);
      expect(visit).toMatchObject({ status: 'confirmed', left: 2000 });
      expect(await movesOf(held.id)).toEqual(['received 2000']);
      const occupied =
        await world.owner`select count(*)::int as n from occupancy where appointment_id = ${held.id}`;
      expect(occupied[0]!['n']).toBeGreaterThan(0);
      clock.set(MONDAY);
    }
  });

  test('late money against somebody else’s hold: the time is one person’s, and nobody’s money is kept', async () => {
    for (let round = 0; round < 5; round += 1) {
      const start = at(`2026-03-12 ${String(13 + round)}:00`);
      const { held, payment } = await paying(start);
      payments.vendor.pays(payment.checkoutRef!, 'card');
      clock.set((MONDAY + 25 * MINUTE) as Instant);
      await worker.expire();
      const staff = held.items[0]!.staffId;
      const others = [1, 2, 3].map(() =>
        web.reserve(someVisitor(), {
          ...wantCut(start),
          wish: { items: [{ serviceId: held.items[0]!.serviceId, staff }] },
        }),
      );
      const [told, ...answers] = await Promise.all([settle(payment.id), ...others]);
      expect(told).toEqual(ok('applied'));
      const visit = await statusOf(held.id);
      const wonBy = answers.filter((each) => each.ok).length;
      expect(wonBy + (visit!['status'] === 'confirmed' ? 1 : 0)).toBe(1);
      expect(visit!['left']).toBe(visit!['status'] === 'confirmed' ? 2000 : 0);
      if (visit!['status'] === 'expired')
        expect(await movesOf(held.id)).toEqual(['received 2000', 'refunded -2000']);
      clock.set(MONDAY);
    }
  });

  test('nobody pays for a place that is not held any more, and nobody’s details are kept for good', async () => {
    const { held, payment } = await paying();
    clock.pass(21 * MINUTE);
    expect(await lapse()).toMatchObject({ ended: 1 });
    expect(await paymentOf(held.id)).toMatchObject({ status: 'ended' });
    expect(payments.vendor.checkouts.get(payment.checkoutRef!)?.record.status).toBe('expired');
    expect(await world.owner`select count(*)::int as n from hold_details`).toEqual([{ n: 1 }]);
    clock.pass(8 * 1440 * MINUTE);
    await lapse();
    expect(await world.owner`select count(*)::int as n from hold_details`).toEqual([{ n: 0 }]);
  });

  test('the vendor’s messages find it by its claim', async () => {
    const { held, payment } = await paying();
    payments.vendor.pays(payment.checkoutRef!, 'card');
    for (const { subject } of payments.vendor.notices.filter(({ claim }) => claim?.reference === held.id)) {
      won(await applyNotice(inJob())(subject));
    }
    expect(await statusOf(held.id)).toMatchObject({ status: 'confirmed' });
    const dispute = payments.vendor.opensDispute((await paymentOf(held.id)).paymentRef!);
    won(await applyNotice(inJob())({ kind: 'dispute', ref: dispute }));
    const [matter] = await world.owner`select kind, appointment_id from payment_matter`;
    expect(matter).toEqual({ kind: 'disputed', appointment_id: held.id });
  });
});

describe('sent back', () => {
  test('once, however many cancel and look at the same moment', async () => {
    const { held, id } = await booked();
    const cancelled = await Promise.all([1, 2, 3].map(() => cancel(id, held)));
    expect(cancelled.map(outcome)).toEqual(['ok', 'ok', 'ok']);
    expect(
      await world.owner`select count(*)::int as n from graphile_worker._private_jobs where key = ${`deposit ${id}`}`,
    ).toEqual([{ n: 1 }]);
    await Promise.all([settleVisit(id), settleVisit(id), lapse(), lapse()]);
    await Promise.all([sendRefunds(), sendRefunds()]);
    expect(await movesOf(id)).toEqual(['received 2000', 'refunded -2000']);
    expect(await world.owner`select status, amount_rappen as amount from refund`).toEqual([
      { status: 'succeeded', amount: 2000 },
    ]);
    const atVendor = [...payments.vendor.refunds.values()].filter(({ claim }) => claim?.reference === id);
    expect(atVendor).toHaveLength(1);
    expect((await letters()).filter((kind) => kind === 'deposit_back')).toHaveLength(1);
  });

  test('once, when two who lead decide at the same moment, and never by the rest of the team', async () => {
    const { held, id } = await booked();
    clock.set((startOf(held) + 10 * MINUTE) as Instant);
    won(await changeVisitState(atWeb())(STAFF, { id, step: 'no_show', expected: 'confirmed' }));
    won(await settleVisit(id));
    expect(await statusOf(id)).toEqual({ status: 'no_show', left: 0, claim: 3000 });
    const input = {
      visitId: id,
      decision: 'refund',
      reason: 'Kulanz',
      seen: { left: 0, kept: 2000, onVouchers: 0 },
    } as const;
    const decide = decideDeposit(atWeb());
    expect(outcome(await decide(STAFF, input))).toBe('not_found');
    const answers = await Promise.all([decide(OWNER, input), decide(OWNER, input), decide(OWNER, input)]);
    expect(answers.map(outcome).toSorted()).toEqual(['changed', 'changed', 'ok']);
    expect(await movesOf(id)).toEqual(['received 2000', 'kept -2000', 'released 2000', 'refunded -2000']);
    expect(await statusOf(id)).toMatchObject({ left: 0, claim: null });
  });

  test('by a person, when TWINT does not give it back any more', async () => {
    const { held, payment } = await paying();
    payments.vendor.pays(payment.checkoutRef!, 'twint');
    won(await settle(payment.id));
    clock.pass(181 * 1440 * MINUTE);
    const seen = { left: 2000, kept: 0, onVouchers: 0 };
    won(await decideDeposit(atWeb())(OWNER, { visitId: held.id, decision: 'refund', reason: 'Spät', seen }));
    const [refund] = await world.owner<{ id: RefundId; status: string }[]>`select id, status from refund`;
    expect(refund?.status).toBe('by_hand');
    won(await noteTransfer({ uow: web.uow, clock })(OWNER, { refundId: refund!.id }));
    expect(await world.owner`select status from refund`).toEqual([{ status: 'transferred' }]);
  });

  test('by a person, who knows whom to ask, when it was for a time that was never booked and does not arrive', async () => {
    const { held, payment } = await paying();
    won(await releaseHold({ uow: web.uow, clock })(actorOf(held), { holdId: held.id }));
    payments.vendor.pays(payment.checkoutRef!, 'card');
    won(await settle(payment.id));
    await sendRefunds();
    const [sent] = [...payments.vendor.refunds.values()].slice(-1);
    payments.vendor.failsRefund(sent!.refundRef);
    won(await applyNotice(inJob())({ kind: 'refund', ref: sent!.refundRef }));
    expect(await orderQueries(web.database).byHand(OWNER)).toMatchObject([
      { visitId: held.id, amount: 2000, isVisit: false, payee: null, email: LEA.email },
    ]);
    expect(await orderQueries(web.database).matters(OWNER)).toMatchObject([
      { kind: 'refund_refused', visitId: null, amount: 2000 },
    ]);
    expect(await statusOf(held.id)).toMatchObject({ left: 0 });
  });

  test('when the time is filled again after it was kept', async () => {
    const { held, id } = await booked();
    clock.set((startOf(held) - 180 * MINUTE) as Instant);
    expect(outcome(await cancel(id, held))).toBe('cutoff_passed');
    won(await cancel(id, held, 3000));
    won(await settleVisit(id));
    expect(await movesOf(id)).toEqual(['received 2000', 'kept -2000']);
    expect(await lapse()).toMatchObject({ settled: 0 });
    const staff = held.items[0]!.staffId;
    const wish = { items: [{ serviceId: held.items[0]!.serviceId, staff }] };
    const next = won(await web.reserve(someVisitor(), { ...wantCut(START), wish }));
    won(await pay(next));
    const payment = await paymentOf(next.id);
    payments.vendor.pays(payment.checkoutRef!, 'card');
    won(await settle(payment.id));
    expect(await lapse()).toMatchObject({ settled: 1 });
    expect(await movesOf(id)).toEqual(['received 2000', 'kept -2000', 'released 2000', 'refunded -2000']);
    expect((await queries().ofVisit(OWNER, id))?.refilled).toBe(true);
  });

  describe('as a voucher', () => {
    const credited = async () => {
      await world.owner`update booking_rules set deposit_back = 'voucher'`;
      await world.owner`update salon set settings_version = settings_version + 1`;
      const made = await booked();
      await world.owner`update booking_rules set deposit_back = 'refund'`;
      await world.owner`update salon set settings_version = settings_version + 1`;
      return made;
    };
    const vouchers = () =>
      world.owner`
        select v.value_rappen as value, v.balance_rappen as balance, v.visitor_id = a.visitor_id as theirs,
          m.amount_rappen as credited
        from voucher v join appointment a on a.id = v.appointment_id
        left join deposit_move m on m.voucher_id = v.id and m.kind = 'credited'`;
    beforeEach(() => world.owner`truncate voucher_move, voucher cascade`);

    test('as it was agreed then, once, however many look at it; the payment keeps its money', async () => {
      const { held, id } = await credited();
      expect(held.depositBack).toBe('voucher');
      won(await cancel(id, held));
      await Promise.all([settleVisit(id), settleVisit(id), lapse(), lapse()]);
      expect(await movesOf(id)).toEqual(['received 2000', 'credited -2000']);
      expect(await vouchers()).toEqual([{ value: 2000, balance: 2000, theirs: true, credited: -2000 }]);
      expect(await world.owner`select from refund`).toHaveLength(0);
      expect((await letters()).filter((kind) => kind === 'deposit_credited')).toHaveLength(1);
    });

    test('with nothing of it when the transaction ends between its two lines; then the whole of it', async () => {
      const { held, id } = await credited();
      won(await cancel(id, held));
      const half: typeof worker.uow.run = (actor, work) =>
        worker.uow.run(actor, (stores) =>
          work({
            ...stores,
            deposits: { ...stores.deposits, book: () => Promise.reject(new Error('killed')) },
          }),
        );
      const killed = settleVisitDeposit({ ...inJob(), uow: { run: half } })(system, { visitId: id });
      await expect(killed).rejects.toThrow('killed');
      expect(await vouchers()).toEqual([]);
      expect(await statusOf(id)).toMatchObject({ left: 2000 });
      won(await settleVisit(id));
      expect(await vouchers()).toHaveLength(1);
    });

    test('taken back by whoever leads, but not once it is spent, and never by the rest of the team', async () => {
      const { held, id } = await credited();
      won(await cancel(id, held));
      won(await settleVisit(id));
      expect((await queries().ofVisit(OWNER, id))?.onVouchers).toBe(2000);
      const input = {
        visitId: id,
        decision: 'refund',
        reason: 'Krank',
        seen: { left: 0, kept: 0, onVouchers: 2000 },
      } as const;
      const decide = decideDeposit(atWeb());
      expect(outcome(await decide(STAFF, input))).toBe('not_found');
      const answers = await Promise.all([decide(OWNER, input), decide(OWNER, input)]);
      expect(answers.map(outcome).toSorted()).toEqual(['changed', 'ok']);
      expect(await movesOf(id)).toEqual([
        'received 2000',
        'credited -2000',
        'uncredited 2000',
        'refunded -2000',
      ]);
      expect(await vouchers()).toMatchObject([{ balance: 0 }]);
    });

    test('by a decision at the desk, in the web’s own role', async () => {
      const { held, id } = await booked();
      clock.set((startOf(held) + 10 * MINUTE) as Instant);
      won(await changeVisitState(atWeb())(STAFF, { id, step: 'no_show', expected: 'confirmed' }));
      won(await settleVisit(id));
      const seen = { left: 0, kept: 2000, onVouchers: 0 };
      won(await decideDeposit(atWeb())(OWNER, { visitId: id, decision: 'credit', reason: 'Unfall', seen }));
      expect(await movesOf(id)).toEqual(['received 2000', 'kept -2000', 'released 2000', 'credited -2000']);
      expect(await vouchers()).toMatchObject([{ balance: 2000, theirs: true }]);
      expect(await statusOf(id)).toMatchObject({ claim: null });
    });

    test('never of another amount, nor one of somebody else’s', async () => {
      const [one, other] = [await booked(), await booked(at('2026-03-12 16:00'))];
      won(await cancel(other.id, other.held));
      await world.owner`update appointment set deposit_back = 'voucher', given_up = true where id = ${other.id}`;
      won(await settleVisit(other.id));
      const [voucher] = await world.owner<{ id: never }[]>`select id from voucher`;
      const book = (visitId: AppointmentId, amount: number) =>
        worker.uow.run(system, async ({ deposits }) =>
          ok(
            await deposits.book({
              ...{ id: randomUUID() as never, visitId, kind: 'credited', amount: amount as never },
              ...{ paymentId: null, refundId: null, saleId: null, invoiceId: null },
              ...{ voucherId: voucher!.id, reason: null, at: clock.now() },
            }),
          ),
        );
      await expect(book(one.id, -2000)).rejects.toThrow('no such voucher');
      await expect(book(one.id, -100)).rejects.toThrow('no such voucher');
    });
  });

  test('not when the desk cancels for a customer who is late', async () => {
    const { held, id } = await booked();
    clock.set((startOf(held) - 180 * MINUTE) as Instant);
    const input = { id, reason: '', expectedSequence: 0, byCustomer: true };
    won(await cancelVisit(atWeb())(STAFF, input));
    won(await settleVisit(id));
    expect(await movesOf(id)).toEqual(['received 2000', 'kept -2000']);
  });
});

describe('a card that is kept', () => {
  const YES = {
    yes: true,
    version: CARD_CONSENT_VERSION,
    words: (most: number) => `höchstens ${most}`,
  };
  const keeps = (yes: boolean) =>
    world.owner`update booking_rules set keeps_cards = ${yes}`.then(
      () => world.owner`update salon set settings_version = settings_version + 1`,
    );
  const cards = () => world.owner`
    select most_rappen as most, brand, last4, card_ref is not null as kept, end_reason as ended from saved_card`;
  beforeEach(() => keeps(true));
  afterAll(() => keeps(false));

  async function withCard() {
    const held = await hold();
    won(
      await payDeposit(atWeb())(actorOf(held), {
        holdId: held.id,
        details: { contact: LEA, termsVersion: held.termsVersion },
        locale: 'de-CH',
        keepCard: YES,
        title: () => 'Anzahlung',
      }),
    );
    const payment = await paymentOf(held.id);
    payments.vendor.pays(payment.checkoutRef!, 'card');
    won(await settle(payment.id));
    return { held, id: held.id };
  }
  const link = ({ id, visitorId }: Hold) =>
    ({ kind: 'link', salonId: SALON, appointmentId: id, visitorId }) as const;
  const missed = async ({ held, id }: Awaited<ReturnType<typeof withCard>>) => {
    clock.set((startOf(held) + 10 * MINUTE) as Instant);
    won(await changeVisitState(atWeb())(STAFF, { id, step: 'no_show', expected: 'confirmed' }));
    won(await settleVisit(id));
  };
  const charged = (id: AppointmentId) =>
    [...payments.vendor.payments.values()].filter(
      ({ claim }) => claim?.purpose === 'no_show_fee' && claim.reference === id,
    );

  test('pays once what is owed beyond the deposit, however many look at it, and is forgotten', async () => {
    const made = await withCard();
    expect(await cards()).toEqual([{ most: 1000, brand: 'visa', last4: '4242', kept: true, ended: null }]);
    await missed(made);
    expect(await lapse()).toMatchObject({ cards: 0 });
    clock.set((made.held.to * MINUTE) as Instant);
    await Promise.all([lapse(), lapse(), lapse()]);
    await lapse();
    expect(charged(made.id)).toMatchObject([{ received: 1000 }]);
    expect(await movesOf(made.id)).toEqual(['received 2000', 'kept -2000', 'received 1000', 'kept -1000']);
    expect(await cards()).toEqual([{ most: 1000, brand: null, last4: null, kept: false, ended: 'charged' }]);
    expect((await letters()).filter((kind) => kind === 'card_charged')).toHaveLength(1);
    expect(await lapse()).toMatchObject({ cards: 0 });
    expect(await statusOf(made.id)).toMatchObject({ left: 0 });
  });

  test('killed after the vendor has answered: the next look writes down the same charge', async () => {
    const made = await withCard();
    await missed(made);
    clock.set((made.held.to * MINUTE) as Instant);
    payments.fail('answer_lost');
    await lapse().catch(() => undefined);
    expect(await cards()).toMatchObject([{ kept: true, ended: 'charging' }]);
    const recipient = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
    const invoice = { visitId: made.id, invoiceId: randomUUID() as InvoiceId, recipient };
    expect(outcome(await invoiceVisit(atWeb())(STAFF, invoice))).toBe('being_charged');
    await lapse();
    expect(charged(made.id)).toHaveLength(1);
    expect(await movesOf(made.id)).toHaveLength(4);
    expect(outcome(await invoiceVisit(atWeb())(STAFF, invoice))).toBe('nothing_owed');
  });

  test('is seen and removed by whoever has the visit, and by nobody else', async () => {
    const { held, id } = await withCard();
    const own = { kind: 'visitor', salonId: SALON, visitorId: held.visitorId } as const;
    expect(await queries().cards(own)).toMatchObject([{ visitId: id, card: { last4: '4242' } }]);
    expect(await queries().cards(someVisitor())).toEqual([]);
    expect((await queries().ofVisit(link(held), id))?.card).toMatchObject({ ended: null });
    const stranger = { ...link(held), appointmentId: randomUUID() as AppointmentId };
    expect(outcome(await removeCard(atWeb())(stranger))).toBe('not_found');
    won(await removeCard(atWeb())(link(held)));
    await lapse();
    expect(await cards()).toMatchObject([{ kept: false, ended: 'removed' }]);
    expect([...payments.vendor.cards.values()].at(-1)).toMatchObject({ forgotten: true });
    expect(await queries().cards(own)).toEqual([]);
  });

  test('is not made good again from the web, nor charged by it', async () => {
    const { held, id } = await withCard();
    won(await removeCard(atWeb())(link(held)));
    const again = web.uow.run(actorOf(held), async ({ deposits }) => {
      const consent = { version: 'x', words: 'x', most: 1 as never, at: clock.now() };
      return ok(await deposits.consent(id, consent));
    });
    await expect(again).rejects.toThrow('row-level security');
  });
});

describe('at the till', () => {
  const lines = [
    { key: 's0', quantity: '1', reduction: '', reason: '', seen: '6000', text: '', amount: '', vatCode: '' },
  ];
  const CASH = { pay: 'cash', card: '', cardReceipt: '', twint: '', received: '' };
  const sell = (id: AppointmentId, saleId: SaleId = randomUUID() as SaleId) =>
    ringUp(atWeb())(STAFF, {
      saleId,
      voucher: '',
      appointmentId: id,
      orderId: null,
      lines,
      tips: [],
      payment: CASH,
    });
  async function completed() {
    const made = await booked();
    clock.set(startOf(made.held));
    won(await changeVisitState(atWeb())(STAFF, { id: made.id, step: 'complete', expected: 'confirmed' }));
    return made;
  }

  test('it comes first, once, however often the form is sent; and comes back when the sale is taken back', async () => {
    const { id } = await completed();
    const saleId = randomUUID() as SaleId;
    const answers = await Promise.all([sell(id, saleId), sell(id, saleId), sell(id, saleId)]);
    expect(answers.map(outcome)).toEqual(['ok', 'ok', 'ok']);
    const sold = await tillQueries(web.database).sale(STAFF, saleId);
    expect(sold?.sale).toMatchObject({ total: 6000, deposit: 2000, cash: 4000 });
    expect(await movesOf(id)).toEqual(['received 2000', 'applied -2000']);
    const taken = await Promise.all(
      [1, 2].map(() =>
        voidSale(atWeb())(OWNER, { saleId, voidId: randomUUID() as SaleId, reason: 'Irrtum' }),
      ),
    );
    expect(taken.map(outcome).toSorted()).toEqual(['already_voided', 'ok']);
    expect(await movesOf(id)).toEqual(['received 2000', 'applied -2000', 'given_back 2000']);
    won(await sell(id));
    expect(await movesOf(id)).toEqual(['received 2000', 'applied -2000', 'given_back 2000', 'applied -2000']);
    expect(await statusOf(id)).toMatchObject({ left: 0 });
  });

  test('it stands on the invoice as paid', async () => {
    const { id } = await completed();
    const invoiceId = randomUUID() as InvoiceId;
    const recipient = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
    const issue = () => invoiceVisit(atWeb())(STAFF, { visitId: id, invoiceId, recipient });
    const answers = await Promise.all([issue(), issue()]);
    expect(answers.map(outcome)).toEqual(['ok', 'ok']);
    const [invoice] = await world.owner`select content, no_show, total_rappen from invoice`;
    expect(invoice).toMatchObject({ content: { paid: 2000 }, no_show: false, total_rappen: 6000 });
    expect(await movesOf(id)).toEqual(['received 2000', 'applied -2000']);
    expect(outcome(await sell(id))).toBe('already_invoiced');
  });

  test('it is there again when the invoice is credited, and the visit can be invoiced anew', async () => {
    const { id } = await completed();
    const recipient = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
    const issue = (invoiceId: InvoiceId) =>
      invoiceVisit(atWeb())(STAFF, { visitId: id, invoiceId, recipient });
    const [first, anew] = [randomUUID() as InvoiceId, randomUUID() as InvoiceId];
    won(await issue(first));
    const credit = (creditNoteId: InvoiceId) =>
      creditInvoice(atWeb())(OWNER, {
        invoiceId: first,
        creditNoteId,
        wishes: [{ position: 0, quantity: 1 }],
        reason: 'Falsche Adresse',
      });
    const notes = await Promise.all([randomUUID(), randomUUID()].map((note) => credit(note as InvoiceId)));
    expect(notes.map(outcome).toSorted()).toEqual(['more_than_invoiced', 'ok']);
    expect(await movesOf(id)).toEqual(['received 2000', 'applied -2000', 'given_back 2000']);
    expect((await invoiceQueries(web.database, clock).file(OWNER, first))?.standing).toMatchObject({
      kind: 'settled',
      open: 0,
    });
    const page = { state: 'open', before: null, count: 9 } as const;
    expect(await invoiceQueries(web.database, clock).list(OWNER, page)).toEqual([]);
    won(await issue(first));
    won(await issue(anew));
    expect(outcome(await issue(randomUUID() as InvoiceId))).toBe('invoiced');
    expect(await statusOf(id)).toMatchObject({ left: 0 });
    const [{ salon_id: salon }] = (await world.owner`select salon_id from invoice where id = ${anew}`) as [
      { salon_id: string },
    ];
    const twice = world.owner.begin(async (tx) => {
      await tx`select set_config('app.salon_id', ${salon}, true), set_config('app.actor_kind', 'employee', true),
        set_config('app.role', 'owner', true)`;
      await tx`select issue_invoice(salon_id, gen_random_uuid(), kind, appointment_id, null, customer_id, null, null,
        total_rappen, content, now()) from invoice where id = ${anew}`;
    });
    await expect(twice).rejects.toThrow(/one invoice that stands/);
  });
});

describe('nobody came', () => {
  const recipient = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
  const issue = (id: AppointmentId, invoiceId = randomUUID() as InvoiceId) =>
    invoiceVisit(atWeb())(STAFF, { visitId: id, invoiceId, recipient });

  test('what goes beyond the deposit is invoiced as damages without VAT, once its time is over', async () => {
    const { held, id } = await booked();
    clock.set((startOf(held) + 10 * MINUTE) as Instant);
    won(await changeVisitState(atWeb())(STAFF, { id, step: 'no_show', expected: 'confirmed' }));
    won(await settleVisit(id));
    expect(outcome(await issue(id))).toBe('not_over');
    clock.set((held.to * MINUTE) as Instant);
    const invoiceId = randomUUID() as InvoiceId;
    won(await issue(id, invoiceId));
    const [invoice] = await world.owner`select content, no_show, total_rappen from invoice`;
    expect(invoice).toMatchObject({ no_show: true, total_rappen: 1000, content: { paid: 0 } });
    expect(invoice!['content'].lines).toMatchObject([
      { kind: 'damages', unitPrice: 1000, vatBasisPoints: 0 },
    ]);
    expect(outcome(await issue(id))).toBe('invoiced');
  });

  test('nothing beyond it is asked for when somebody else had the time', async () => {
    const { held, id } = await booked();
    clock.set((startOf(held) - 180 * MINUTE) as Instant);
    won(await cancel(id, held, 3000));
    const staff = held.items[0]!.staffId;
    const wish = { items: [{ serviceId: held.items[0]!.serviceId, staff }] };
    const next = won(await web.reserve(someVisitor(), { ...wantCut(START), wish }));
    won(await pay(next));
    const payment = await paymentOf(next.id);
    payments.vendor.pays(payment.checkoutRef!, 'card');
    won(await settle(payment.id));
    clock.set((held.to * MINUTE) as Instant);
    expect(outcome(await issue(id))).toBe('nothing_owed');
    won(await settleVisit(id));
    expect(await movesOf(id)).toEqual(['received 2000', 'refunded -2000']);
  });
});

describe('the ledger itself', () => {
  test('never gives out more than there is, however many try at once', async () => {
    const { id } = await booked();
    const keep = () =>
      worker.uow.run(system, async ({ deposits }) =>
        ok(
          await deposits.book({
            id: randomUUID() as never,
            visitId: id,
            kind: 'kept',
            amount: -1500 as never,
            paymentId: null,
            refundId: null,
            saleId: null,
            invoiceId: null,
            voucherId: null,
            reason: null,
            at: clock.now(),
          }),
        ),
      );
    const answers = await Promise.all(Array.from({ length: 6 }, keep));
    expect(answers.map((each) => each.ok && each.value).toSorted()).toEqual([
      'booked',
      ...Array<string>(5).fill('short'),
    ]);
    expect(await statusOf(id)).toMatchObject({ left: 500 });
    const [sum] =
      await world.owner`select sum(amount_rappen)::int as sum from deposit_move where appointment_id = ${id}`;
    expect(sum).toEqual({ sum: 500 });
  });
});

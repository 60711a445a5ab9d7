import { describe, expect, it } from 'vitest';
import { MOVE_SIGNS, type DepositMove, type DepositMoveKind } from '#domain/deposits/deposit-ledger.ts';
import type { DepositStore, HoldDetails } from '#domain/ports/deposits.ts';
import type { VisitPayment } from '#domain/payments/payment.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { DepositMoveId, OrderId, PaymentId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { aPayment } from '#tests/support/builders/orders.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import {
  aHold,
  ALICE,
  aPlan,
  appointmentId,
  BRUNO,
  CONTACT,
  customerId,
  NOW,
  place,
  system,
} from './contract-rows.ts';
import { SALON } from './contract-salon.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const VISIT = appointmentId(1);
const PAYMENT = uuid('9a', 1) as PaymentId;
const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const PLAN = aPlan('2026-03-10 10:00');
const LATER = (NOW + 1_200_000) as Instant;
const DETAILS: HoldDetails = { contact: CONTACT, locale: 'de-CH', customerId: null };

const aMove = (number: number, kind: DepositMoveKind, amount = 2000): DepositMove => ({
  id: uuid('de', number) as DepositMoveId,
  visitId: VISIT,
  kind,
  amount: rappen(MOVE_SIGNS[kind] * amount),
  paymentId: kind === 'received' ? PAYMENT : null,
  refundId: null,
  saleId: null,
  invoiceId: null,
  voucherId: null,
  reason: kind === 'kept' ? 'nicht gekommen' : null,
  at: (NOW + number * 1000) as Instant,
});

export function depositContract({ name, make }: Contract): void {
  describe(`deposits: ${name}`, () => {
    const side = freshWriteSide(make);
    const run = async <T>(actor: Actor, work: (deposits: DepositStore) => Promise<T>): Promise<T> => {
      const through = actor.kind === 'system' ? side().jobs : side().uow;
      const result = await through.run(actor, async ({ deposits }) => ok(await work(deposits)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    const hold = async () => {
      const held = await side().uow.run(ALICE, async (stores) =>
        (await place(stores, { ...aHold(1, PLAN), deposit: rappen(2000) }, PLAN)) ? ok(null) : err(null),
      );
      if (!held.ok) throw new Error('the slot was taken');
    };
    /** Paid at the vendor's page; the line of it is written by whoever tests. */
    const paid = async () => {
      await hold();
      const payment: VisitPayment = {
        ...aPayment(PAYMENT, '' as OrderId, { amount: rappen(2000) }),
        orderId: null,
        visitId: VISIT,
      };
      await side().uow.run(ALICE, async ({ payments }) => ok(await payments.insert(payment)));
      await side().jobs.run(system(), async ({ appointments }) => {
        await appointments.lock(VISIT);
        await appointments.confirm(VISIT, customerId(1), CONTACT, NOW, 'de-CH');
        return ok(null);
      });
    };
    const book = (actor: Actor, move: DepositMove) => run(actor, (deposits) => deposits.book(move));
    const lines = async (actor: Actor = STAFF) =>
      (await run(actor, (deposits) => deposits.moves(VISIT))).map(
        ({ kind, amount, byPerson }) => `${kind} ${amount}${byPerson ? ' by a person' : ''}`,
      );

    it('keeps whom a place is held for, until that is forgotten', async () => {
      await hold();
      const details = (actor: Actor = ALICE) => run(actor, (deposits) => deposits.details(VISIT));
      expect(await details()).toBeNull();
      await run(ALICE, (deposits) => deposits.putDetails(VISIT, DETAILS, NOW));
      const other = { ...DETAILS, contact: { ...CONTACT, lastName: 'Anders' } };
      await run(ALICE, (deposits) => deposits.putDetails(VISIT, other, NOW));
      expect(await details()).toEqual(other);
      expect(await details(BRUNO)).toBeNull();
      await run(system(), (deposits) => deposits.forgetDetails(VISIT));
      expect(await details()).toBeNull();
    });

    it('holds a place longer while somebody pays', async () => {
      await hold();
      await run(ALICE, (deposits) => deposits.extendHold(VISIT, LATER));
      const found = await side().uow.run(ALICE, async ({ appointments }) =>
        ok(await appointments.find(VISIT)),
      );
      expect(found).toMatchObject({ value: { status: 'reserved', reservedUntil: LATER } });
    });

    it('is a ledger: each line once, in its order, and never more given away than came', async () => {
      await paid();
      expect(await book(OWNER, aMove(1, 'kept'))).toBe('short');
      expect(await book(system(), aMove(2, 'received'))).toBe('booked');
      expect(await book(system(), aMove(2, 'received'))).toBe('already');
      expect(await book(OWNER, aMove(3, 'kept', 1500))).toBe('booked');
      expect(await book(OWNER, aMove(4, 'kept', 501))).toBe('short');
      expect(await book(system(), aMove(5, 'released', 1500))).toBe('booked');
      expect(await lines()).toEqual(['received 2000', 'kept -1500 by a person', 'released 1500']);
      expect(await lines(BRUNO)).toEqual([]);
    });

    it.each<[DepositMoveKind, readonly Actor[], readonly Actor[]]>([
      ['received', [system()], [OWNER, ALICE]],
      // With the refund, the sale or the invoice that they are about: the use cases write those.
      ['refund_failed', [], [OWNER, ALICE]],
      ['kept', [system(), OWNER], [STAFF, ALICE]],
      ['released', [system(), OWNER], [STAFF, ALICE]],
      ['applied', [], [system(), ALICE]],
      ['given_back', [], [system(), ALICE]],
    ])('%s is for some to book, and for others not', async (kind, some, others) => {
      await paid();
      await book(system(), aMove(1, 'received'));
      for (const [place, actor] of some.entries())
        expect(await book(actor, aMove(10 + place, kind, 100))).toBe('booked');
      for (const actor of others) await expect(book(actor, aMove(20, kind, 100))).rejects.toThrow();
    });

    it('knows what can be asked for when a visit has ended, and when that was', async () => {
      await paid();
      await run(STAFF, (deposits) => deposits.claim(VISIT, rappen(3000)));
      const ending = () => run(STAFF, (deposits) => deposits.ending(VISIT));
      expect(await ending()).toEqual({ claim: 3000, endedAt: null, givenUp: false });
      await run(STAFF, (deposits) => deposits.giveUp(VISIT, true));
      await run(STAFF, (deposits) => deposits.claim(VISIT, null));
      expect(await ending()).toEqual({ claim: null, endedAt: null, givenUp: true });
    });

    it('sees who else comes on that day', async () => {
      await paid();
      const day = { id: appointmentId(9), day: PLAN.day };
      const others = await run(system(), (deposits) => deposits.neighbours(day));
      expect(others).toMatchObject([{ from: PLAN.from, segments: [30] }]);
      const own = { id: VISIT, day: PLAN.day };
      expect(await run(system(), (deposits) => deposits.neighbours(own))).toEqual([]);
    });
  });
}

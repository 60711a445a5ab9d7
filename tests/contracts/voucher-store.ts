import { describe, expect, it } from 'vitest';
import type { NewVoucher, VoucherStore } from '#domain/ports/vouchers.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { OrderId, VoucherId, VoucherMoveId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { VoucherMove } from '#domain/vouchers/voucher.ts';
import { anOrder } from '#tests/support/builders/orders.ts';
import { employeeOf, fillShelf } from '#tests/support/builders/products.ts';
import { ALICE, BRUNO, NOW, system } from './contract-rows.ts';
import { OTHER_SALON, SALON } from './contract-salon.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const orderId = (number: number) => uuid('0d', number) as OrderId;
const VOUCHER = uuid('5c', 1) as VoucherId;
const DIGEST = 'a'.repeat(64);
const TODAY = '2026-03-09' as LocalDate;
const BOUGHT = orderId(1);
const PAID = orderId(2);

const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');

const aVoucher = (over: Partial<NewVoucher> = {}): NewVoucher => ({
  id: VOUCHER,
  salonId: SALON,
  value: rappen(5_000),
  validUntil: '2036-03-09' as LocalDate,
  locale: 'de-CH',
  recipient: 'Berta',
  message: 'Alles Gute',
  source: { kind: 'order', orderId: BOUGHT, position: 1 },
  visitorId: ALICE.visitorId,
  codeKey: '0123abcd',
  lastFour: '7K2M',
  issuedAt: NOW,
  codeDigest: DIGEST,
  ...over,
});

const aMove = (number: number, over: Partial<VoucherMove> = {}): VoucherMove => ({
  id: uuid('5d', number) as VoucherMoveId,
  voucherId: VOUCHER,
  kind: 'redeemed',
  amount: rappen(-2_000),
  orderId: PAID,
  saleId: null,
  reason: null,
  ...over,
});
const issued = aMove(1, { kind: 'issued', amount: rappen(5_000), orderId: BOUGHT });

export function voucherContract({ name, make }: Contract): void {
  describe(`vouchers: ${name}`, () => {
    const side = freshWriteSide(make);
    const run = async <T>(actor: Actor, work: (vouchers: VoucherStore) => Promise<T>): Promise<T> => {
      const through = actor.kind === 'system' ? side().jobs : side().uow;
      const result = await through.run(actor, async ({ vouchers }) => ok(await work(vouchers)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    const order = async (id: OrderId, number: number, actor = BRUNO) => {
      await side().uow.run(actor, async ({ orders }) => ok(await orders.insert(anOrder(id, actor, number))));
    };
    const give = async () => {
      await side().uow.run(OWNER, async (stores) => ok(await fillShelf(stores, NOW, 3, 0)));
      await order(BOUGHT, 1, ALICE);
      await order(PAID, 2);
      await run(system(), (vouchers) => vouchers.insert(aVoucher()));
      await run(system(), (vouchers) => vouchers.move(issued, NOW));
    };
    const balance = async () =>
      (await run(STAFF, (vouchers) => vouchers.find(VOUCHER)))?.balance ?? 'no voucher';
    const spend = (move = aMove(2), digest = DIGEST) =>
      run(BRUNO, (vouchers) => vouchers.move(move, NOW, digest));
    const cancel = (id: OrderId, actor: Actor = BRUNO) =>
      side().uow.run(actor, async ({ orders }) => {
        const found = await orders.lock(id);
        if (found === null) throw new Error('no order');
        await orders.change({ ...found, state: { ...found.state, stage: 'cancelled' }, dueAt: null });
        return ok(null);
      });
    const back = (most = 9_999, number = 9) => ({
      id: uuid('5d', number) as VoucherMoveId,
      most: rappen(most),
      reason: null,
    });

    it('is given out once for each line, with all that it is worth', async () => {
      await give();
      expect(await run(STAFF, (vouchers) => vouchers.find(VOUCHER))).toMatchObject({
        value: 5_000,
        balance: 5_000,
        recipient: 'Berta',
        source: { kind: 'order', orderId: BOUGHT, position: 1 },
        blockedAt: null,
      });
      const other = aVoucher({ id: uuid('5c', 2) as VoucherId, codeDigest: 'b'.repeat(64) });
      expect(await run(system(), (vouchers) => vouchers.insert(other))).toBe(false);
      const again = aMove(3, { kind: 'issued', amount: rappen(5_000), orderId: BOUGHT });
      expect(await run(system(), (vouchers) => vouchers.move(again, NOW))).toBe('already');
      expect(await balance()).toBe(5_000);
    });

    it('is given out by the till or a job alone', async () => {
      await give();
      const other = aVoucher({
        id: uuid('5c', 2) as VoucherId,
        codeDigest: 'b'.repeat(64),
        source: { kind: 'order', orderId: PAID, position: 1 },
        visitorId: BRUNO.visitorId,
      });
      await expect(run(BRUNO, (vouchers) => vouchers.insert(other))).rejects.toThrow(/row-level security/);
      await expect(run(OWNER, (vouchers) => vouchers.insert(other))).rejects.toThrow(/row-level security/);
    });

    it('tells what is left to whoever has its digest, and to nobody what cannot be spent', async () => {
      await give();
      const look = (digest = DIGEST, today = TODAY, actor: Actor = BRUNO) =>
        run(actor, (vouchers) => vouchers.spendable(digest, today));
      const left = { id: VOUCHER, balance: 5_000, validUntil: '2036-03-09' };
      expect(await look()).toEqual(left);
      expect(await look(DIGEST, '2036-03-09' as LocalDate)).toEqual(left);
      expect(await look(DIGEST, '2036-03-10' as LocalDate)).toBeNull();
      expect(await look('b'.repeat(64))).toBeNull();
      expect(await look(DIGEST, TODAY, employeeOf(OTHER_SALON, 'owner'))).toBeNull();
      expect(await run(BRUNO, (vouchers) => vouchers.find(VOUCHER))).toBeNull();
    });

    it('pays once for an order, and says so on the order', async () => {
      await give();
      expect(await spend()).toBe('moved');
      expect(await spend()).toBe('already');
      expect(await spend(aMove(3))).toBe('already');
      expect(await balance()).toBe(3_000);
      const paid = await side().uow.run(BRUNO, async ({ orders }) => ok(await orders.find(PAID)));
      expect(paid.ok && paid.value?.state.voucher).toBe(2_000);
    });

    it('pays nobody without its code, for nobody else, and no more than is on it or is asked for', async () => {
      await give();
      expect(await spend(aMove(2), 'b'.repeat(64))).toBe('unknown');
      expect(await spend(aMove(2, { amount: rappen(-2_451) }))).toBe('short');
      expect(await spend(aMove(2, { voucherId: uuid('5c', 7) as VoucherId }))).toBe('unknown');
      await expect(run(ALICE, (vouchers) => vouchers.move(aMove(2), NOW, DIGEST))).rejects.toThrow();
      expect(await balance()).toBe(5_000);
    });

    it('pays nothing while it is blocked', async () => {
      await give();
      await run(OWNER, async (vouchers) => {
        const kept = await vouchers.lock(VOUCHER);
        await vouchers.change({ ...kept!, blockedAt: NOW, blockedReason: 'Verloren' });
      });
      expect(await spend()).toBe('refused');
      expect(await run(BRUNO, (vouchers) => vouchers.spendable(DIGEST, TODAY))).toBeNull();
      expect(await run(STAFF, (vouchers) => vouchers.find(VOUCHER))).toMatchObject({
        version: 2,
        blockedReason: 'Verloren',
      });
    });

    it('gets back what it paid for an order that was given up, once and no more', async () => {
      await give();
      await spend();
      const thing = { kind: 'order' as const, id: PAID };
      await expect(run(BRUNO, (vouchers) => vouchers.giveBack(thing, back(), NOW))).rejects.toThrow();
      await cancel(PAID);
      const given = { voucherId: VOUCHER, amount: 2_000 };
      expect(await run(BRUNO, (vouchers) => vouchers.giveBack(thing, back(), NOW))).toEqual(given);
      expect(await run(BRUNO, (vouchers) => vouchers.giveBack(thing, back(9_999, 10), NOW))).toBeNull();
      expect(await balance()).toBe(5_000);
    });

    it('gets back a part, and then the rest', async () => {
      await give();
      await spend();
      const thing = { kind: 'order' as const, id: PAID };
      const first = await run(STAFF, (vouchers) => vouchers.giveBack(thing, back(500), NOW));
      expect(first?.amount).toBe(500);
      expect(await run(STAFF, (vouchers) => vouchers.giveBack(thing, back(500), NOW))).toBeNull();
      const rest = await run(system(), (vouchers) => vouchers.giveBack(thing, back(9_999, 10), NOW));
      expect(rest?.amount).toBe(1_500);
      expect(await balance()).toBe(5_000);
    });

    it('gives nothing back for what it did not pay', async () => {
      await give();
      const thing = { kind: 'order' as const, id: PAID };
      expect(await run(STAFF, (vouchers) => vouchers.giveBack(thing, back(), NOW))).toBeNull();
      expect(await balance()).toBe(5_000);
    });

    it('is found by what it was bought with, and knows what was taken back', async () => {
      await give();
      const thing = { kind: 'order' as const, id: BOUGHT };
      const move = aMove(4, { kind: 'voided', amount: rappen(-5_000), orderId: BOUGHT });
      expect(await run(OWNER, async (vouchers) => (await vouchers.boughtWith(thing)).length)).toBe(1);
      expect(await run(OWNER, (vouchers) => vouchers.move(move, NOW))).toBe('moved');
      expect(await run(OWNER, (vouchers) => vouchers.voidedOf(thing))).toBe(5_000);
      expect(await run(OWNER, (vouchers) => vouchers.hasMove(move.id))).toBe(true);
      expect(
        await run(OWNER, (vouchers) =>
          vouchers.move(aMove(5, { ...move, id: uuid('5d', 5) as VoucherMoveId }), NOW),
        ),
      ).toBe('short');
      expect(await balance()).toBe(0);
    });
  });
}

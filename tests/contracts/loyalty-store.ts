import { beforeEach, describe, expect, it } from 'vitest';
import type { LoyaltyMove, PointSource } from '#domain/loyalty/loyalty.ts';
import type { LoyaltyStore } from '#domain/ports/loyalty.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { InvoiceId, LoyaltyMoveId, SaleId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import {
  aHold,
  ALICE,
  aPlan,
  appointmentId,
  CONTACT,
  customerId,
  NOW,
  place,
  system,
} from './contract-rows.ts';
import { OTHER_SALON, SALON } from './contract-salon.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const SALE: PointSource = { kind: 'sale', id: uuid('5a1e', 1) as SaleId };
const INVOICE: PointSource = { kind: 'invoice', id: uuid('5a1e', 1) as string as InvoiceId };
const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const PLAN = aPlan('2026-03-10 10:00');

const aMove = (number: number, over: Partial<LoyaltyMove> = {}): LoyaltyMove => ({
  id: uuid('10a', number) as LoyaltyMoveId,
  customerId: customerId(1),
  source: SALE,
  turn: 0,
  points: 48,
  perFranc: 2,
  ...over,
});

export function loyaltyContract({ name, make }: Contract): void {
  describe(`points: ${name}`, () => {
    const side = freshWriteSide(make);
    const run = async <T>(actor: Actor, work: (loyalty: LoyaltyStore) => Promise<T>): Promise<T> => {
      const through = actor.kind === 'system' ? side().jobs : side().uow;
      const result = await through.run(actor, async ({ loyalty }) => ok(await work(loyalty)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    const insert = (move: LoyaltyMove, actor: Actor = system()) =>
      run(actor, (loyalty) => loyalty.insert(move, NOW));
    const brought = (source: PointSource, actor: Actor = system()) =>
      run(actor, async (loyalty) =>
        (await loyalty.broughtBy(source)).map(({ points, perFranc }) => [points, perFranc]),
      );

    beforeEach(async () => {
      await side().uow.run(ALICE, async (stores) => ok(await place(stores, aHold(1, PLAN), PLAN)));
      await side().jobs.run(system(), async ({ appointments }) => {
        await appointments.lock(appointmentId(1));
        await appointments.confirm(appointmentId(1), customerId(1), CONTACT, NOW, 'de-CH');
        return ok(null);
      });
    });

    it('keeps what a source has brought, in its order, and each turn once', async () => {
      expect(await insert(aMove(1))).toBe(true);
      expect(await insert(aMove(2, { points: 50 }))).toBe(false);
      expect(await insert(aMove(3, { turn: 1, points: -8 }))).toBe(true);
      expect(await brought(SALE)).toEqual([
        [48, 2],
        [-8, 2],
      ]);
    });

    it('keeps two kinds of one id apart', async () => {
      await insert(aMove(1));
      expect(await brought(INVOICE)).toEqual([]);
      expect(await insert(aMove(2, { source: INVOICE, points: 7 }))).toBe(true);
      expect(await brought(INVOICE)).toEqual([[7, 2]]);
    });

    it('has no line that says nothing, and none at a rate that no programme has', async () => {
      await expect(insert(aMove(1, { points: 0 }))).rejects.toThrow();
      await expect(insert(aMove(1, { perFranc: 0 }))).rejects.toThrow();
      await expect(insert(aMove(1, { perFranc: 101 }))).rejects.toThrow();
      await expect(insert(aMove(1, { turn: -1 }))).rejects.toThrow();
    });

    it('is counted by jobs alone, in their salon', async () => {
      for (const actor of [OWNER, ALICE]) await expect(insert(aMove(1), actor)).rejects.toThrow();
      await insert(aMove(1));
      expect(await brought(SALE, STAFF)).toEqual([[48, 2]]);
      expect(await brought(SALE, ALICE)).toEqual([]);
      expect(await brought(SALE, system(OTHER_SALON))).toEqual([]);
      for (const actor of [OWNER, ALICE])
        await expect(run(actor, (loyalty) => loyalty.worthOf(SALE))).rejects.toThrow();
    });

    it('knows nothing of what is not there, and no programme before there is one', async () => {
      expect(await run(system(), (loyalty) => loyalty.worthOf(SALE))).toBeNull();
      expect(await run(system(), (loyalty) => loyalty.programme())).toMatchObject({
        active: false,
        since: null,
      });
    });
  });
}

import { describe, expect, it } from 'vitest';
import type { TillStore } from '#domain/ports/till.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { AccountId, CashMoveId, ClosingId, SaleId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { ok } from '#domain/shared/result.ts';
import type { CashMove } from '#domain/till/cash-move.ts';
import { closed, FIRST_HASH } from '#domain/till/closing.ts';
import { counterSale, stamped, type Sale } from '#domain/till/sale.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { aClosing, aLine, aMove, aSaleContent, sha256, stampOf } from '#tests/support/builders/till.ts';
import { ANNA, CUT, OTHER_SALON, SALON } from './contract-salon.ts';
import { ALICE } from './contract-rows.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;
const saleId = (number: number) => uuid('5a1e', number) as SaleId;
const OWNER = employeeOf(SALON, 'owner');
const accountId = uuid('ac', 1) as AccountId;
const tip = { staffId: ANNA, staffName: 'Anna', amount: rappen(500) };

const aSold = (number: number, period = 1): Sale =>
  stamped(
    { ...aSaleContent(number, { lines: [aLine({ serviceId: CUT })], tips: [tip] }), id: saleId(number) },
    { ...stampOf(number, period), accountId },
  );
const aVoid = (number: number, sale: Sale): Sale =>
  stamped(counterSale(sale, saleId(number), 'Irrtum'), { ...stampOf(number), accountId });
const paidOut = (number: number, amount: number): CashMove => ({
  ...aMove(number, 'tips', -amount),
  id: uuid('ca5', number) as CashMoveId,
  accountId,
  reason: null,
  staffId: ANNA,
  staffName: 'Anna',
});

export function tillContract({ name, make }: Contract): void {
  describe(`the till: ${name}`, () => {
    const side = freshWriteSide(make);
    const at = async <T>(work: (till: TillStore) => Promise<T>, actor: Actor = OWNER): Promise<T> => {
      const result = await side().uow.run(actor, async ({ till }) => ok(await work(till)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    const sell = (sale: Sale) =>
      at(async (till) => {
        await till.gate();
        await till.putSale(sale);
      });

    it('begins with nothing, and counts what is sold and moved', async () => {
      const nothing = { sales: 0, moves: 0, closings: 0, opening: 0, lastHash: FIRST_HASH };
      expect(await at((till) => till.gate())).toEqual(nothing);
      await sell(aSold(1));
      await at(async (till) => {
        await till.gate();
        await till.putMove(paidOut(1, 300));
      });
      expect(await at((till) => till.gate())).toEqual({ ...nothing, sales: 1, moves: 1 });
      expect(await at((till) => till.sale(saleId(1)))).toEqual(aSold(1));
      expect(await at((till) => till.move(paidOut(1, 300).id))).toEqual(paidOut(1, 300));
      expect(await at((till) => till.sale(saleId(2)))).toBeNull();
    });

    it('gives a number once, and takes a sale back once', async () => {
      await sell(aSold(1));
      await expect(sell({ ...aSold(1), id: saleId(9) })).rejects.toThrow();
      await expect(sell({ ...aSold(2), id: saleId(1) })).rejects.toThrow();
      await sell(aVoid(2, aSold(1)));
      expect(await at((till) => till.voidOf(saleId(1)))).toBe(saleId(2));
      expect(await at((till) => till.voidOf(saleId(2)))).toBeNull();
      await expect(sell(aVoid(3, aSold(1)))).rejects.toThrow();
      expect(await at((till) => till.gate())).toMatchObject({ sales: 2 });
    });

    it('knows what a colleague was given, and has had paid out', async () => {
      const open = async () =>
        (await at((till) => till.tipBalances())).find(({ staffId }) => staffId === ANNA)?.open;
      expect(await open()).toBe(0);
      await sell(aSold(1));
      await sell(aSold(2));
      await sell(aVoid(3, aSold(2)));
      expect(await open()).toBe(500);
      await at(async (till) => {
        await till.gate();
        await till.putMove(paidOut(1, 300));
      });
      expect(await open()).toBe(200);
    });

    it('closes what was sold since the closing before, and goes on with what was left', async () => {
      await sell(aSold(1));
      const closing = await at(async (till) => {
        const { lastHash } = await till.gate();
        const period = await till.period(1);
        const content = { ...aClosing(1), id: uuid('c105', 1) as ClosingId, salonId: SALON, accountId };
        const made = closed(content, period, lastHash, sha256);
        await till.putClosing(made);
        return made;
      });
      await sell(aSold(2, 2));
      expect(await at((till) => till.gate())).toMatchObject({
        sales: 2,
        closings: 1,
        opening: closing.left,
        lastHash: closing.hash,
      });
      expect((await at((till) => till.period(1))).sales).toEqual([aSold(1)]);
      expect((await at((till) => till.period(2))).sales).toEqual([aSold(2, 2)]);
      expect(await at((till) => till.closing(closing.id))).toMatchObject({ hash: closing.hash });
    });

    it('is no matter of customers and of other salons', async () => {
      await sell(aSold(1));
      const others = employeeOf(OTHER_SALON, 'owner');
      expect(await at((till) => till.sale(saleId(1)), others)).toBeNull();
      expect((await at((till) => till.period(1), ALICE)).sales).toEqual([]);
      await expect(at((till) => till.putSale(aSold(2)), ALICE)).rejects.toThrow();
    });
  });
}

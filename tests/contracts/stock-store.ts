import { describe, expect, it } from 'vitest';
import type { Stores } from '#domain/ports/unit-of-work.ts';
import type { Actor, Employee, EmployeeRole } from '#domain/shared/actor.ts';
import type {
  AccountId,
  ImageId,
  MovementId,
  OrderId,
  ProductCategoryId,
  ProductId,
  SalonId,
  SessionId,
} from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { ProductRecord } from '#domain/shop/product-record.ts';
import type { NewMovement } from '#domain/shop/stock.ts';
import { ALICE, BRUNO, NOW, system } from './contract-rows.ts';
import { anOrder } from '#tests/support/builders/orders.ts';
import { OTHER_SALON, SALON } from './contract-salon.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const employee = (role: EmployeeRole, salonId: SalonId = SALON): Employee => ({
  kind: 'employee',
  salonId,
  role,
  staffId: null,
  accountId: uuid('ac', 1) as AccountId,
  sessionId: uuid('5e55', 1) as SessionId,
});
const OWNER = employee('owner');
const STAFF = employee('staff');

const CARE = uuid('cc', 1) as ProductCategoryId;
const SHAMPOO = uuid('bb', 1) as ProductId;
const COMB = uuid('bb', 2) as ProductId;
const UNKNOWN = uuid('bb', 9) as ProductId;
const order = (number: number) => uuid('0d', number) as OrderId;
const movementId = (number: number) => uuid('dd', number) as MovementId;

const product = (id: ProductId, slug: string): ProductRecord => ({
  id,
  slug,
  categoryId: CARE,
  name: { 'de-CH': slug, en: slug },
  description: { 'de-CH': '', en: '' },
  price: rappen(2450),
  vatCode: 'standard',
  active: true,
  position: 1,
  lowStockAt: 2,
  reorderTo: 10,
});

const delivery = (number: number, productId: ProductId, quantity: number): NewMovement => ({
  id: movementId(number),
  productId,
  kind: 'delivery',
  quantity,
  orderId: null,
  reason: null,
});

export function stockContract({ name, make }: Contract): void {
  describe(`catalogue and stock: ${name}`, () => {
    const side = freshWriteSide(make);

    type ShopStores = Pick<Stores, 'stock' | 'catalogue' | 'orders'>;
    const run = async <T>(actor: Actor, work: (stores: ShopStores) => Promise<T>): Promise<T> => {
      const through = actor.kind === 'system' ? side().jobs : side().uow;
      const result = await through.run(actor, async (stores) => ok(await work(stores)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    };
    /** As an order does it: what is short rolls everything back. */
    const take = async (
      actor: Actor,
      how: 'reserve' | 'sell',
      number: number,
      ...lines: [ProductId, number][]
    ) => {
      const through = actor.kind === 'system' ? side().jobs : side().uow;
      const wanted = lines.map(([productId, quantity]) => ({ productId, quantity }));
      const result = await through.run(actor, async ({ stock }) => {
        const short = await stock[how](order(number), wanted, NOW);
        return short.length === 0 ? ok(null) : err(short);
      });
      return result.ok ? [] : result.error;
    };
    /** Stock is moved for an order, by whose it is. */
    const placed = async (actor: Actor, ...numbers: readonly number[]) => {
      for (const number of numbers) {
        await run(actor, ({ orders }) => orders.insert(anOrder(order(number), actor, number)));
      }
    };
    const release = (number: number, actor: Actor = ALICE) =>
      run(actor, ({ stock }) => stock.release(order(number), NOW));
    const level = (id: ProductId, salonId: SalonId = SALON) =>
      run(employee('owner', salonId), ({ stock }) => stock.level(id));

    const open = async (shampoos: number, combs = 0, salonId: SalonId = SALON) => {
      await run(employee('owner', salonId), async ({ catalogue, stock }) => {
        await catalogue.putCategory({
          id: CARE,
          slug: 'pflege',
          name: { 'de-CH': 'Pflege', en: 'Care' },
          position: 1,
        });
        await catalogue.putProduct(product(SHAMPOO, 'shampoo'));
        await catalogue.putProduct(product(COMB, 'kamm'));
        if (shampoos > 0) await stock.book(delivery(1, SHAMPOO, shampoos), NOW);
        if (combs > 0) await stock.book(delivery(2, COMB, combs), NOW);
      });
    };

    it('keeps a catalogue: an existing product keeps its address and its stock', async () => {
      await open(3);
      await run(OWNER, ({ catalogue }) =>
        catalogue.putProduct({ ...product(SHAMPOO, 'anderswo'), price: rappen(2600) }),
      );
      const found = await run(OWNER, ({ catalogue }) => catalogue.product(SHAMPOO));
      expect(found).toEqual({ ...product(SHAMPOO, 'anderswo'), slug: 'shampoo', price: 2600 });
      expect(await level(SHAMPOO)).toEqual({ stock: 3, reserved: 0, movements: 1 });
      expect(await run(OWNER, ({ catalogue }) => catalogue.productSlugs())).toEqual(
        new Set(['shampoo', 'kamm']),
      );
      expect(await run(OWNER, ({ catalogue }) => catalogue.shelf())).toMatchObject({ categoryIds: [CARE] });
      expect(await run(OWNER, ({ catalogue }) => catalogue.category(CARE))).toMatchObject({ slug: 'pflege' });
    });

    it('keeps pictures in their order, each id once', async () => {
      await open(0);
      const image = (number: number, position: number) => ({
        id: uuid('1a', number) as ImageId,
        productId: SHAMPOO,
        position,
        alt: { 'de-CH': 'Flasche', en: 'Bottle' },
        width: 800,
        height: 1000,
      });
      const files = [
        { width: 320 as const, format: 'webp' as const, bytes: new Uint8Array([0, 92, 39, 255]) },
      ];
      const added = await run(OWNER, async ({ catalogue }) => [
        await catalogue.addImage(image(1, 2), files),
        await catalogue.addImage(image(2, 1), files),
        await catalogue.addImage(image(1, 9), files),
      ]);
      expect(added).toEqual([true, true, false]);
      const images = () => run(OWNER, ({ catalogue }) => catalogue.images(SHAMPOO));
      expect(await images()).toEqual([image(2, 1), image(1, 2)]);
      await run(OWNER, async ({ catalogue }) => {
        const { id, alt } = image(1, 0);
        await catalogue.changeImages([{ id, alt, position: 0 }]);
        await catalogue.removeImage(image(2, 1).id);
      });
      expect(await images()).toEqual([image(1, 0)]);
    });

    it('is written by those who lead alone', async () => {
      await open(0);
      for (const actor of [STAFF, ALICE]) {
        await expect(
          run(actor, ({ catalogue }) => catalogue.putProduct(product(SHAMPOO, 'shampoo'))),
        ).rejects.toThrow(/row-level security/);
      }
    });

    it('books a line once for each id, and only as far as there is stock', async () => {
      await open(3);
      const loss = { ...delivery(5, SHAMPOO, -2), kind: 'loss' as const, reason: 'zerbrochen' };
      const outcomes = await run(STAFF, async ({ stock }) => [
        await stock.isBooked(loss.id),
        await stock.book(loss, NOW),
        await stock.book(loss, NOW),
        await stock.isBooked(loss.id),
        await stock.book({ ...loss, id: movementId(6) }, NOW),
        await stock.book({ ...loss, id: movementId(7), productId: UNKNOWN }, NOW),
      ]);
      expect(outcomes).toEqual([false, 'moved', 'already', true, 'short', 'unknown']);
      expect(await level(SHAMPOO)).toEqual({ stock: 1, reserved: 0, movements: 2 });
      expect(await level(UNKNOWN)).toBeNull();
    });

    it('says when there are more lines than the booking has seen', async () => {
      await open(3);
      const count = (number: number) => ({
        ...delivery(number, SHAMPOO, -1),
        kind: 'correction' as const,
        reason: 'gezählt',
      });
      expect(await run(STAFF, ({ stock }) => stock.book(count(5), NOW, 1))).toBe('moved');
      expect(await run(STAFF, ({ stock }) => stock.book(count(6), NOW, 1))).toBe('stale');
      expect(await run(STAFF, ({ stock }) => stock.book(count(5), NOW, 1))).toBe('already');
    });

    it('keeps pieces for an order once, gives them back once', async () => {
      await open(3, 1);
      await placed(ALICE, 1);
      expect(await take(ALICE, 'reserve', 1, [SHAMPOO, 2], [COMB, 1])).toEqual([]);
      expect(await take(ALICE, 'reserve', 1, [COMB, 1], [SHAMPOO, 2])).toEqual([]);
      expect(await level(SHAMPOO)).toEqual({ stock: 1, reserved: 2, movements: 2 });
      expect(await level(COMB)).toEqual({ stock: 0, reserved: 1, movements: 2 });
      await release(1);
      await release(1, system());
      expect(await level(SHAMPOO)).toEqual({ stock: 3, reserved: 0, movements: 3 });
      expect(await level(COMB)).toEqual({ stock: 1, reserved: 0, movements: 3 });
    });

    it('keeps nothing of an order of which a part is not there', async () => {
      await open(3, 1);
      await placed(ALICE, 1, 2, 3, 4);
      expect(await take(ALICE, 'reserve', 1, [COMB, 2], [SHAMPOO, 1])).toEqual([COMB]);
      expect(await take(ALICE, 'reserve', 2, [SHAMPOO, 4], [COMB, 2])).toEqual([SHAMPOO, COMB]);
      expect(await take(ALICE, 'reserve', 3, [SHAMPOO, 2], [SHAMPOO, 2])).toEqual([SHAMPOO]);
      expect(await take(ALICE, 'reserve', 4, [UNKNOWN, 1])).toEqual([UNKNOWN]);
      expect(await level(SHAMPOO)).toEqual({ stock: 3, reserved: 0, movements: 1 });
    });

    it('keeps nothing again for an order that has given back', async () => {
      await open(3);
      await placed(ALICE, 1);
      await take(ALICE, 'reserve', 1, [SHAMPOO, 2]);
      await release(1);
      expect(await take(ALICE, 'reserve', 1, [SHAMPOO, 2])).toEqual([SHAMPOO]);
      expect(await level(SHAMPOO)).toMatchObject({ stock: 3, reserved: 0 });
    });

    it('sells what was kept, whoever else wants it, once', async () => {
      await open(2);
      await placed(ALICE, 1);
      await placed(BRUNO, 2);
      await take(ALICE, 'reserve', 1, [SHAMPOO, 2]);
      expect(await take(BRUNO, 'reserve', 2, [SHAMPOO, 1])).toEqual([SHAMPOO]);
      expect(await take(system(), 'sell', 1, [SHAMPOO, 2])).toEqual([]);
      expect(await take(system(), 'sell', 1, [SHAMPOO, 2])).toEqual([]);
      await release(1);
      expect(await level(SHAMPOO)).toEqual({ stock: 0, reserved: 0, movements: 4 });
    });

    it('sells what was not kept, or no longer, only if it is there', async () => {
      await open(2);
      await placed(ALICE, 1, 2);
      await take(ALICE, 'reserve', 1, [SHAMPOO, 2]);
      await release(1);
      expect(await take(STAFF, 'sell', 2, [SHAMPOO, 1])).toEqual([]);
      expect(await take(system(), 'sell', 1, [SHAMPOO, 2])).toEqual([SHAMPOO]);
      expect(await take(system(), 'sell', 1, [SHAMPOO, 1])).toEqual([]);
      expect(await level(SHAMPOO)).toMatchObject({ stock: 0, reserved: 0 });
    });

    it('takes back no more than was sold', async () => {
      await open(3);
      await placed(ALICE, 1, 9);
      await take(STAFF, 'sell', 1, [SHAMPOO, 2]);
      const back = (number: number, quantity: number, of = 1): NewMovement => ({
        ...delivery(number, SHAMPOO, quantity),
        kind: 'return',
        orderId: order(of),
      });
      const outcomes = await run(STAFF, async ({ stock }) => [
        await stock.book(back(5, 1), NOW),
        await stock.book(back(5, 1), NOW),
        await stock.book(back(6, 2), NOW),
        await stock.book(back(7, 1, 9), NOW),
        await stock.book(back(8, 1), NOW),
      ]);
      expect(outcomes).toEqual(['moved', 'already', 'unknown', 'unknown', 'moved']);
      expect(await level(SHAMPOO)).toMatchObject({ stock: 3 });
    });

    // What is sold there commits with its sale: tests/adapters/postgres/till.test.ts.
    it('sells at the till no more than there are, and takes back nothing that it has not sold', async () => {
      await open(2);
      const atTill = async (how: 'sellAtTill' | 'takeBackAtTill', actor: Actor, pieces: number) => {
        const lines = [{ productId: SHAMPOO, quantity: pieces }];
        const result = await side().uow.run<never, readonly ProductId[]>(actor, async ({ stock }) =>
          err(await stock[how](order(1) as never, lines, NOW)),
        );
        return result.ok ? [] : result.error;
      };
      expect(await atTill('sellAtTill', STAFF, 2)).toEqual([]);
      expect(await atTill('sellAtTill', STAFF, 3)).toEqual([SHAMPOO]);
      expect(await atTill('takeBackAtTill', STAFF, 1)).toEqual([SHAMPOO]);
      await expect(atTill('sellAtTill', ALICE, 1)).rejects.toThrow();
      expect(await level(SHAMPOO)).toEqual({ stock: 2, reserved: 0, movements: 1 });
    });

    it('sells the last piece to one of many at once', async () => {
      await open(1, 4);
      await placed(ALICE, ...Array.from({ length: 12 }, (_, index) => index + 1));
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, index) =>
          // Every other one wants them the other way round.
          take(
            ALICE,
            'reserve',
            index + 1,
            ...(index % 2 === 0 ? [SHAMPOO, COMB] : [COMB, SHAMPOO]).map((id): [ProductId, number] => [
              id,
              1,
            ]),
          ),
        ),
      );
      expect(answers.filter((short) => short.length === 0)).toHaveLength(1);
      expect(await level(SHAMPOO)).toEqual({ stock: 0, reserved: 1, movements: 2 });
      expect(await level(COMB)).toEqual({ stock: 3, reserved: 1, movements: 2 });
    });

    it('asked twice at once for the same order keeps it once', async () => {
      await open(9);
      await placed(ALICE, 1);
      const answers = await Promise.all(
        [1, 1, 1, 1].map((number) => take(ALICE, 'reserve', number, [SHAMPOO, 2])),
      );
      expect(answers).toEqual([[], [], [], []]);
      expect(await level(SHAMPOO)).toEqual({ stock: 7, reserved: 2, movements: 2 });
    });

    it("is nobody else's to move, nor a customer's to sell", async () => {
      await open(3);
      await placed(ALICE, 1);
      for (const [actor, how, number] of [
        [BRUNO, 'reserve', 1],
        [ALICE, 'reserve', 8],
        [ALICE, 'sell', 1],
        [STAFF, 'sell', 8],
      ] as const) {
        await expect(take(actor, how, number, [SHAMPOO, 1])).rejects.toThrow();
      }
      expect(await level(SHAMPOO)).toEqual({ stock: 3, reserved: 0, movements: 1 });
    });

    it('of one salon is not that of another', async () => {
      await open(3);
      await open(5, 0, OTHER_SALON);
      await placed(ALICE, 1);
      await take(ALICE, 'reserve', 1, [SHAMPOO, 1]);
      expect(await level(SHAMPOO)).toMatchObject({ stock: 2 });
      expect(await level(SHAMPOO, OTHER_SALON)).toMatchObject({ stock: 5, reserved: 0 });
    });
  });
}

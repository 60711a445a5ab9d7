/** The catalogue and its stock on PostgreSQL, as the application's role. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { catalogueQueries } from '#adapters/postgres/queries/catalogue-queries.ts';
import { shopQueries } from '#adapters/postgres/queries/shop-queries.ts';
import type { ProductImages } from '#domain/ports/shop.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { Actor, Employee, EmployeeRole, HeadOffice } from '#domain/shared/actor.ts';
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
import { err, ok } from '#domain/shared/result.ts';
import { imageLinesOf, MOST_IMAGES, MOST_UPLOAD_BYTES } from '#domain/shop/product-image.ts';
import { categoryContentOf, productContentOf, type RawProduct } from '#domain/shop/product-record.ts';
import { addImage } from '#domain/shop/use-cases/add-image.ts';
import { bookStock } from '#domain/shop/use-cases/book-stock.ts';
import { changeImages, removeImage } from '#domain/shop/use-cases/change-images.ts';
import { saveCategory } from '#domain/shop/use-cases/save-category.ts';
import { saveProduct } from '#domain/shop/use-cases/save-product.ts';
import { OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, won } from '#tests/domain/slots/use-cases/desk.ts';
import { MONDAY, openProcess, openWorld, someVisitor, testClock, type Process, type World } from './world.ts';

let world: World;
let process: Process;
const clock = testClock();

beforeAll(async () => {
  world = await openWorld();
  process = openProcess(world.database.appUrl, clock, { poolSize: 8 });
});
beforeEach(() => clock.set(MONDAY));
afterAll(async () => {
  await process.close();
  await world.close();
});

const named = { accountId: randomUUID() as AccountId, sessionId: randomUUID() as SessionId };
const employee = (role: EmployeeRole, salonId: SalonId = SALON): Employee => ({
  kind: 'employee',
  salonId,
  role,
  staffId: null,
  ...named,
});
const HQ: HeadOffice = { kind: 'hq', salonId: SALON, ...named };
const OWNER = employee('owner');
const STAFF = employee('staff');

const rendered: Uint8Array[] = [];
const images: ProductImages = {
  render: (bytes) => {
    rendered.push(bytes);
    const file = { width: 320 as const, format: 'webp' as const, bytes };
    return Promise.resolve(
      bytes[0] === 0 ? err('broken' as const) : ok({ width: 400, height: 500, files: [file] }),
    );
  },
};
/** Each step a second after the one before: the log is read in its order. */
const deps = () => {
  clock.pass(1_000);
  return { uow: process.uow, clock, images };
};
const shop = () => shopQueries({ database: process.database, settings: process.settings });
const catalogue = (actor: Employee | HeadOffice = OWNER) =>
  catalogueQueries(process.database).catalogue(actor);

const FORM: RawProduct = {
  nameDe: 'Shampoo',
  nameEn: 'Shampoo',
  descriptionDe: 'Für jeden Tag',
  descriptionEn: 'For every day',
  categoryId: '',
  position: '10',
  price: '24.50',
  vatCode: 'standard',
  lowStockAt: '2',
  reorderTo: '10',
  active: true,
};

async function aCategory(name = 'Pflege') {
  const id = randomUUID() as ProductCategoryId;
  won(
    await saveCategory(deps())(OWNER, {
      id,
      seen: null,
      form: { nameDe: name, nameEn: name, position: '1' },
    }),
  );
  return id;
}

/** On sale, with as many as that. */
async function aProduct(pieces: number, over: Partial<RawProduct> = {}) {
  const id = randomUUID() as ProductId;
  const form = { ...FORM, categoryId: await aCategory(), ...over };
  const { slug } = won(await saveProduct(deps())(OWNER, { id, seen: null, form }));
  if (pieces > 0) won(await note(id, 'delivery', pieces));
  return { id, slug, form };
}

const note = (
  productId: ProductId,
  kind: string,
  pieces: number,
  { seen = 0, reason = 'gezählt', id = randomUUID(), actor = STAFF as Employee | HeadOffice } = {},
) =>
  bookStock(deps())(actor, {
    productId,
    movementId: id as MovementId,
    seen,
    form: { kind, quantity: String(pieces), reason },
  });

const stored = async (id: ProductId) => (await catalogue()).products.find((product) => product.id === id)!;
const entriesOf = (id: string) => world.owner<
  { action: string; reason: string | null; data: Record<string, unknown> }[]
>`
  select action, reason, data from audit_entry where target_id = ${id} order by at, id`;

const take = async (
  actor: Actor,
  how: 'reserve' | 'sell',
  orderId: OrderId,
  ...lines: [ProductId, number][]
) => {
  const wanted = lines.map(([productId, quantity]) => ({ productId, quantity }));
  if ('visitorId' in actor) await placed(orderId, actor.visitorId);
  const result = await process.uow.run(actor, async ({ stock }) => {
    const short = await stock[how](orderId, wanted, clock.now());
    return short.length === 0 ? ok(null) : err(short);
  });
  return result.ok;
};
const anOrder = () => randomUUID() as OrderId;

let orders = 0;
/** An order of this visitor, put there past the ports. */
const placed = (id: OrderId, visitorId: string) => world.owner`
  insert into shop_order (salon_id, id, number, visitor_id, stage, pay_by, delivery, total_rappen, locale,
    terms_version, first_name, last_name, email, phone, created_at, staged_at)
  values (${SALON}, ${id}, ${++orders}, ${visitorId}, 'open', 'online', 'pick_up', 2450, 'de-CH', '1', 'A', 'B',
    'a@example.ch', '+41791234567', now(), now())
  on conflict do nothing`;

describe('a product', () => {
  test('is made once, however often its form is sent, and its price stands in the log', async () => {
    const id = randomUUID() as ProductId;
    const form = { ...FORM, nameDe: 'Haaröl Argan', categoryId: await aCategory() };
    const input = { id, seen: null, form };
    const answers = await Promise.all([saveProduct(deps())(OWNER, input), saveProduct(deps())(OWNER, input)]);
    expect(answers.map((answer) => won(answer).slug)).toEqual(['haaroel-argan', 'haaroel-argan']);
    const seen = fingerprint(productContentOf(await stored(id)));
    won(await saveProduct(deps())(OWNER, { id, seen, form: { ...form, price: '25.00' } }));
    expect(await entriesOf(id)).toMatchObject([
      { action: 'product.created', data: { price: 2450 } },
      { action: 'product.changed', data: { 'price.was': 2450, price: 2500 } },
    ]);
  });

  test('of the same name has another address', async () => {
    const [one, two] = [await aProduct(0, { nameDe: 'Kamm' }), await aProduct(0, { nameDe: 'Kamm' })];
    expect([one.slug, two.slug]).toEqual(['kamm', 'kamm-2']);
  });

  test('changed by two at once keeps what the first saved, and tells the second', async () => {
    const { id, form } = await aProduct(0);
    const seen = fingerprint(productContentOf(await stored(id)));
    const save = (price: string) => saveProduct(deps())(OWNER, { id, seen, form: { ...form, price } });
    const answers = await Promise.all([save('26.00'), save('27.00')]);
    expect(answers.map(outcome).sort()).toEqual(['changed', 'ok']);
    const { price } = await stored(id);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({ error: { current: { price } } });
  });

  test.each([
    ['staff', STAFF],
    ['head office', HQ],
    ['the owner of another salon', employee('owner', OTHER_SALON)],
  ])('is not there to be changed for %s', async (_, actor) => {
    const { id, form } = await aProduct(0);
    const seen = fingerprint(productContentOf(await stored(id)));
    const answer = await saveProduct(deps())(actor, { id, seen, form: { ...form, price: '1.00' } });
    expect(outcome(answer)).toBe('not_found');
    expect((await stored(id)).price).toBe(2450);
  });

  test('with a price that is none is refused', async () => {
    const { id, form } = await aProduct(0);
    const answer = await saveProduct(deps())(OWNER, { id, seen: 'x', form: { ...form, price: 'ab 20' } });
    expect(answer).toMatchObject({
      error: { kind: 'invalid', fields: [{ field: 'price', reason: 'not_definite' }] },
    });
  });

  test('opens the shop, and the last one that goes closes it', async () => {
    const elsewhere = employee('owner', OTHER_SALON);
    expect(await shop().isOpen(elsewhere)).toBe(false);
    const categoryId = randomUUID() as ProductCategoryId;
    const category = { nameDe: 'Pflege', nameEn: 'Care', position: '1' };
    won(await saveCategory(deps())(elsewhere, { id: categoryId, seen: null, form: category }));
    const id = randomUUID() as ProductId;
    const form = { ...FORM, categoryId };
    won(await saveProduct(deps())(elsewhere, { id, seen: null, form }));
    expect(await shop().isOpen(elsewhere)).toBe(true);
    expect(await shop().shelves(elsewhere)).toMatchObject([
      { slug: 'pflege', products: [{ slug: 'shampoo', price: 2450, available: false, pictures: [] }] },
    ]);
    const found = (await catalogueQueries(process.database).catalogue(elsewhere)).products[0]!;
    const seen = fingerprint(productContentOf(found));
    won(await saveProduct(deps())(elsewhere, { id, seen, form: { ...form, active: false } }));
    expect(await shop().isOpen(elsewhere)).toBe(false);
    expect(await shop().product(elsewhere, 'shampoo')).toBeNull();
  });
});

test('a category is changed under its fingerprint', async () => {
  const id = await aCategory('Werkzeug');
  const found = (await catalogue()).categories.find((category) => category.id === id)!;
  const form = { nameDe: 'Bürsten', nameEn: 'Brushes', position: '9' };
  const save = (seen: string | null, actor: Employee = OWNER) =>
    saveCategory(deps())(actor, { id, seen, form });
  expect(outcome(await save('another'))).toBe('changed');
  expect(outcome(await save(null, STAFF))).toBe('not_found');
  expect(won(await save(fingerprint(categoryContentOf(found)))).slug).toBe('werkzeug');
  expect((await entriesOf(id)).map(({ action }) => action)).toEqual([
    'product_category.created',
    'product_category.changed',
  ]);
});

describe('what the team notes', () => {
  test('moves stock once, however often it is sent, and stands in the ledger and the log', async () => {
    const { id } = await aProduct(0);
    const movement = randomUUID();
    const send = () => note(id, 'delivery', 6, { id: movement, reason: 'LS 12' });
    for (const answer of await Promise.all([send(), send(), send()])) won(answer);
    won(await note(id, 'loss', 1, { reason: 'zerbrochen' }));
    expect(await stored(id)).toMatchObject({ stock: 5, movements: 2 });
    const ledger = await catalogueQueries(process.database).ledger(OWNER, id, { before: null, count: 10 });
    expect(ledger).toMatchObject([
      { number: 2, kind: 'loss', quantity: -1, stockAfter: 5, reason: 'zerbrochen', who: null },
      {
        number: 1,
        kind: 'delivery',
        quantity: 6,
        stockAfter: 6,
        reason: 'LS 12',
        at: expect.stringMatching(/^2026-03-09T07:00:\d\dZ$/),
      },
    ]);
    const older = await catalogueQueries(process.database).ledger(OWNER, id, { before: 2, count: 10 });
    expect(older.map(({ number }) => number)).toEqual([1]);
    expect((await entriesOf(id)).filter(({ action }) => action === 'stock.booked')).toMatchObject([
      { reason: 'LS 12', data: { kind: 'delivery', quantity: 6 } },
      { reason: 'zerbrochen', data: { kind: 'loss', quantity: -1 } },
    ]);
  });

  test('is a count of what lies on the shelf, with what is kept for orders', async () => {
    const { id } = await aProduct(6);
    expect(await take(someVisitor(), 'reserve', anOrder(), [id, 2])).toBe(true);
    won(await note(id, 'count', 5, { seen: 2 }));
    expect(await stored(id)).toMatchObject({ stock: 3, reserved: 2 });
    expect(await note(id, 'count', 1, { seen: 3 })).toMatchObject({
      error: { fields: [{ reason: 'fewer_than_reserved' }] },
    });
  });

  test('is not counted against a number that has changed since', async () => {
    const { id } = await aProduct(6);
    won(await note(id, 'loss', 1));
    expect(await note(id, 'count', 6, { seen: 1 })).toMatchObject({
      error: { kind: 'moved_meanwhile', level: { stock: 5, movements: 2 } },
    });
    const movement = randomUUID();
    won(await note(id, 'count', 6, { seen: 2, id: movement }));
    won(await note(id, 'count', 6, { seen: 2, id: movement }));
    expect(await stored(id)).toMatchObject({ stock: 6, movements: 3 });
  });

  test('is refused to those who only look, and where there is nothing', async () => {
    const { id } = await aProduct(1);
    expect(outcome(await note(id, 'delivery', 1, { actor: HQ }))).toBe('not_found');
    expect(outcome(await note(id, 'delivery', 1, { actor: employee('staff', OTHER_SALON) }))).toBe(
      'not_found',
    );
    expect(outcome(await note(randomUUID() as ProductId, 'delivery', 1))).toBe('not_found');
    expect(outcome(await note(id, 'loss', 2))).toBe('invalid');
    expect(await stored(id)).toMatchObject({ stock: 1, movements: 1 });
  });
});

describe('the last piece', () => {
  test.each([2, 50])('goes to one of %i who want it at once', async (buyers) => {
    const { id } = await aProduct(1);
    const answers = await Promise.all(
      Array.from({ length: buyers }, () => take(someVisitor(), 'reserve', anOrder(), [id, 1])),
    );
    expect(answers.filter((kept) => kept)).toHaveLength(1);
    expect(await stored(id)).toMatchObject({ stock: 0, reserved: 1, movements: 2 });
  });

  test('of three products that fifty want in every order: no deadlock, none sold twice', async () => {
    const products = [await aProduct(20), await aProduct(20), await aProduct(20)].map(({ id }) => id);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => {
        const turned = [...products.slice(index % 3), ...products.slice(0, index % 3)];
        const lines = index % 2 === 0 ? turned : turned.toReversed();
        return take(someVisitor(), 'reserve', anOrder(), ...lines.map((id): [ProductId, number] => [id, 1]));
      }),
    );
    expect(answers.filter((kept) => kept)).toHaveLength(20);
    for (const id of products) expect(await stored(id)).toMatchObject({ stock: 0, reserved: 20 });
  });

  test('after everything that orders and the team did at once, ledger and stock agree', async () => {
    const products = [await aProduct(9), await aProduct(9)].map(({ id }) => id);
    const history = Array.from({ length: 40 }, async (_, index) => {
      const orderId = anOrder();
      const lines = (index % 2 === 0 ? products : products.toReversed()).map((id): [ProductId, number] => [
        id,
        1,
      ]);
      const kept = await take(someVisitor(), 'reserve', orderId, ...lines);
      if (index % 5 === 0) await note(products[index % 2]!, 'delivery', 2);
      if (!kept) return;
      if (index % 3 === 0)
        await process.uow.run(OWNER, async ({ stock }) => ok(await stock.release(orderId, clock.now())));
      else expect(await take(STAFF, 'sell', orderId, ...lines)).toBe(true);
    });
    await Promise.all(history);
    expect(await catalogueQueries(process.database).differences(OWNER)).toEqual([]);
    for (const id of products) expect(await stored(id)).toMatchObject({ reserved: 0 });
  });
});

test('who writes past the ledger is found', async () => {
  const { id } = await aProduct(3);
  await world.owner`update product set stock = stock + 1 where id = ${id}`;
  expect(await catalogueQueries(process.database).differences(OWNER)).toEqual([
    {
      productId: id,
      stock: { noted: 4, ledger: 3 },
      reserved: { noted: 0, ledger: 0 },
      movements: { noted: 1, ledger: 1 },
    },
  ]);
  await world.owner`update product set stock = stock - 1 where id = ${id}`;
});

describe('stock', () => {
  const sql = (actor: Actor, statement: string) =>
    process.uow
      .run(actor, async () => ok(null))
      .then(() =>
        process.database.pool.begin(async (tx) => {
          await tx`select set_config('app.salon_id', ${actor.salonId}, true), set_config('app.actor_kind', ${actor.kind}, true),
            set_config('app.role', ${actor.kind === 'employee' ? actor.role : ''}, true)`;
          await tx.unsafe(statement);
        }),
      );

  test('is written by the ledger alone, whoever asks', async () => {
    const { id } = await aProduct(3);
    for (const actor of [OWNER, STAFF, someVisitor()]) {
      await expect(sql(actor, `update product set stock = 99 where id = '${id}'`)).rejects.toThrow(
        /permission denied/,
      );
      await expect(sql(actor, `delete from stock_movement`)).rejects.toThrow(/permission denied/);
      await expect(sql(actor, `update stock_movement set quantity = 1`)).rejects.toThrow(/permission denied/);
    }
  });

  test.each([
    ['a visitor notes no delivery', someVisitor(), SALON, 'delivery', 5],
    ['a visitor takes nothing back', someVisitor(), SALON, 'return', 1],
    ['head office moves nothing', HQ, SALON, 'reserve', -1],
    ['nobody moves stock in another salon', OWNER, OTHER_SALON, 'delivery', 5],
  ] as const)('%s', async (_, actor, salonId, kind, quantity) => {
    const { id } = await aProduct(3);
    const orderId = kind === 'delivery' ? 'null' : `'${randomUUID()}'`;
    const call = `select move_stock('${salonId}', '${randomUUID()}', '${id}', '${kind}', ${quantity}, ${orderId}, null, now(), null)`;
    await expect(sql(actor, call)).rejects.toThrow(/stock/);
    expect(await stored(id)).toMatchObject({ stock: 3, movements: 1 });
  });
});

describe('a picture of a product', () => {
  const ALT = { altDe: 'Flasche', altEn: 'Bottle' };
  const bytes = new Uint8Array([1, 0, 39, 92, 255]);
  const add = (
    productId: ProductId,
    over: { id?: string; bytes?: Uint8Array; actor?: Employee; alt?: typeof ALT } = {},
  ) =>
    addImage(deps())(over.actor ?? OWNER, {
      productId,
      imageId: (over.id ?? randomUUID()) as ImageId,
      bytes: over.bytes ?? bytes,
      alt: over.alt ?? ALT,
    });
  const imagesOf = (id: ProductId) => catalogueQueries(process.database).images(OWNER, id);

  test('is added once, however often it is sent, and shown as it was made', async () => {
    const { id, slug } = await aProduct(1);
    const imageId = randomUUID() as ImageId;
    for (const answer of await Promise.all([add(id, { id: imageId }), add(id, { id: imageId })])) won(answer);
    const file = { id: imageId, width: 320, format: 'webp' };
    expect(await shop().picture(SALON, file)).toEqual(Buffer.from(bytes));
    expect(await shop().picture(OTHER_SALON, file)).toBeNull();
    expect(await shop().picture(SALON, { ...file, width: 640 })).toBeNull();
    expect(await shop().product(someVisitor(), slug)).toMatchObject({
      pictures: [{ id: imageId, alt: { 'de-CH': 'Flasche', en: 'Bottle' }, width: 400, height: 500 }],
    });
    expect(await imagesOf(id)).toMatchObject([{ id: imageId, position: 1, thumbnail: Buffer.from(bytes) }]);
    expect((await entriesOf(id)).filter(({ action }) => action === 'product.image_added')).toHaveLength(1);
  });

  test('is shown as long as the product is on sale', async () => {
    const { id, form } = await aProduct(1);
    const imageId = randomUUID() as ImageId;
    won(await add(id, { id: imageId }));
    const seen = fingerprint(productContentOf(await stored(id)));
    won(await saveProduct(deps())(OWNER, { id, seen, form: { ...form, active: false } }));
    expect(await shop().picture(SALON, { id: imageId, width: 320, format: 'webp' })).toBeNull();
  });

  test('says all that is wrong with it, and adds nothing', async () => {
    const { id } = await aProduct(1);
    expect(await add(id, { bytes: new Uint8Array([0]), alt: { altDe: '', altEn: 'x' } })).toMatchObject({
      error: { kind: 'invalid', file: 'broken', fields: [{ field: 'altDe', reason: 'required' }] },
    });
    expect(await add(id, { bytes: new Uint8Array() })).toMatchObject({ error: { file: 'missing' } });
    const before = rendered.length;
    expect(await add(id, { bytes: new Uint8Array(MOST_UPLOAD_BYTES + 1) })).toMatchObject({
      error: { file: 'too_heavy' },
    });
    expect(outcome(await add(id, { actor: STAFF }))).toBe('not_found');
    expect(outcome(await add(id, { actor: employee('owner', OTHER_SALON) }))).toBe('not_found');
    expect(rendered).toHaveLength(before);
    expect(await imagesOf(id)).toEqual([]);
  });

  test('has room beside seven others and no more', async () => {
    const { id } = await aProduct(1);
    const answers: string[] = [];
    for (let index = 0; index <= MOST_IMAGES; index += 1) answers.push(outcome(await add(id)));
    expect(answers).toEqual([...Array<string>(MOST_IMAGES).fill('ok'), 'full']);
  });

  test('is put in order, described anew and removed; who comes late is told', async () => {
    const { id } = await aProduct(1);
    const [one, two] = [randomUUID() as ImageId, randomUUID() as ImageId];
    won(await add(id, { id: one }));
    won(await add(id, { id: two }));
    const seen = fingerprint(imageLinesOf(await imagesOf(id)));
    const line = (imageId: string, position: string) => ({ id: imageId, position, ...ALT });
    const lines = [line(one, '2'), line(two, '1')];
    const change = (over: { seen?: string; lines?: typeof lines; actor?: Employee } = {}) =>
      changeImages(deps())(over.actor ?? OWNER, {
        productId: id,
        seen: over.seen ?? seen,
        lines: over.lines ?? lines,
      });
    expect(outcome(await change({ actor: STAFF }))).toBe('not_found');
    expect(outcome(await change({ lines: [line(randomUUID(), '1')] }))).toBe('not_found');
    expect(outcome(await change({ lines: [line(one, 'oben')] }))).toBe('invalid');
    won(await change());
    expect((await imagesOf(id)).map((image) => image.id)).toEqual([two, one]);
    won(await change());
    expect(outcome(await change({ lines: [line(one, '5'), line(two, '6')] }))).toBe('changed');
    const remove = (actor: Employee) => removeImage(deps())(actor, { productId: id, imageId: one });
    expect(outcome(await remove(STAFF))).toBe('not_found');
    won(await remove(OWNER));
    won(await remove(OWNER));
    expect((await imagesOf(id)).map((image) => image.id)).toEqual([two]);
    expect((await entriesOf(id)).map(({ action }) => action).slice(-2)).toEqual([
      'product.images_changed',
      'product.image_removed',
    ]);
  });
});

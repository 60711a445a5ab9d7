import type { ActionFunctionArgs } from '@remix-run/node';
import { describe, expect, it } from 'vitest';
import type { Catalogue, KeptProduct } from '#domain/ports/shop.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { ImageId, ProductCategoryId, ProductId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { imageLinesOf } from '#domain/shop/product-image.ts';
import { categoryContentOf, productContentOf } from '#domain/shop/product-record.ts';
import type { ShopParts } from '#app/load-context.ts';
import { action as saveCategory, loader as categories } from '#app/routes/admin-product-categories.tsx';
import { action as sendImages, loader as imagesPage } from '#app/routes/admin-product-images.tsx';
import { action as book, loader as stockPage } from '#app/routes/admin-product-stock.tsx';
import { action as save, loader as edit } from '#app/routes/admin-product.tsx';
import { loader as list } from '#app/routes/admin-products.tsx';
import { formOfProduct } from '#app/catalogue/catalogue-forms.ts';
import { fakeShop } from '#tests/app/support/fake-shop.ts';
import { answerOf, fakeContext, get } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const uuid = (end: string) => `00000000-0000-4000-8000-${end.padStart(12, '0')}`;
const CARE = {
  id: uuid('ca') as ProductCategoryId,
  slug: 'pflege',
  name: { 'de-CH': 'Pflege', en: 'Care' },
  position: 10,
};
const OIL: KeptProduct = {
  id: uuid('01') as ProductId,
  slug: 'haaroel',
  categoryId: CARE.id,
  name: { 'de-CH': 'Haaröl', en: 'Hair oil' },
  description: { 'de-CH': '', en: '' },
  price: rappen(3200),
  vatCode: 'standard',
  active: true,
  position: 10,
  lowStockAt: 4,
  reorderTo: 18,
  stock: 3,
  reserved: 1,
  movements: 7,
};
const COMB: KeptProduct = {
  ...OIL,
  id: uuid('02') as ProductId,
  slug: 'kamm',
  name: { 'de-CH': 'Kamm', en: 'Comb' },
  active: false,
  stock: 0,
};
const CATALOGUE: Catalogue = {
  categories: [CARE],
  products: [OIL, COMB],
  vatRates: [{ code: 'standard', basisPoints: 810, validFrom: '2024-01-01' as LocalDate }],
  vatLiable: true,
};
const PICTURE = {
  id: uuid('1a') as ImageId,
  productId: OIL.id,
  position: 1,
  alt: { 'de-CH': 'Flasche', en: 'Bottle' },
  width: 800,
  height: 1000,
};

const as = (role: EmployeeRole | 'hq' | null, useCases: Partial<ShopParts['useCases']> = {}) =>
  fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    shop: fakeShop({
      catalogue: {
        catalogue: () => Promise.resolve(CATALOGUE),
        images: () => Promise.resolve([{ ...PICTURE, thumbnail: new Uint8Array([82, 73]) }]),
        ledger: () =>
          Promise.resolve([
            {
              number: 7,
              kind: 'loss',
              quantity: -1,
              stockAfter: 3,
              orderId: null,
              reason: 'x',
              who: null,
              at: '2026-03-09T07:00:00Z',
            },
          ]),
      },
      useCases,
    }),
  });

type Context = ReturnType<typeof as>;
const sent = (
  action: (args: ActionFunctionArgs) => Promise<unknown>,
  path: string,
  id: string,
  body: URLSearchParams | FormData,
  context: Context,
) => {
  const request = new Request(`https://salon.test${path}`, { method: 'POST', body });
  return answerOf(() => action({ request, context, params: { id } }));
};
const fields = (pairs: Readonly<Record<string, string>>) => new URLSearchParams(pairs);

describe('the list of products', () => {
  const shown = async (query: string) => {
    const { data } = await answerOf(() => list(get(`/admin/products${query}`, as('staff'))));
    return data as {
      categories: { products: { name: string }[] }[];
      reorder: unknown[];
      saved: string | null;
    };
  };
  const names = async (query: string) =>
    (await shown(query)).categories.flatMap(({ products }) => products.map(({ name }) => name));

  it.each([
    ['', ['Haaröl', 'Kamm']],
    ['?q=öl', ['Haaröl']],
    ['?q=COMB', ['Kamm']],
    ['?which=low', ['Haaröl']],
    ['?which=sold_out', ['Kamm']],
    ['?which=inactive', ['Kamm']],
    ['?which=nonsense', ['Haaröl', 'Kamm']],
    ['?q=seife', []],
  ])('asked for %j shows %j', async (query, wanted) => {
    expect(await names(query)).toEqual(wanted);
  });

  it('proposes an order of what is low and on sale', async () => {
    const { reorder, saved } = await shown('?saved=haaroel');
    expect(reorder).toEqual([{ id: OIL.id, name: 'Haaröl', stock: 3, reorderTo: 18, proposed: 15 }]);
    expect(saved).toBe('Haaröl');
  });

  it('is for those who work here', async () => {
    expect(await answerOf(() => list(get('/', as(null))))).toMatchObject({ status: 404 });
    expect(await answerOf(() => list(get('/', as('hq'))))).toMatchObject({ status: 200 });
  });
});

describe("a product's form", () => {
  const SEEN = fingerprint(productContentOf(OIL));
  const FORM = fields({ seen: SEEN, nameDe: 'Haaröl', price: '33.00', active: 'on', categoryId: CARE.id });

  it('is filled in with what is stored, and empty for a new one', async () => {
    const stored = await answerOf(() => edit(get('/', as('staff'), { id: OIL.id })));
    expect(stored).toMatchObject({ data: { seen: SEEN, mayChange: false, values: formOfProduct(OIL) } });
    const blank = await answerOf(() => edit(get('/', as('owner'), { id: 'new' })));
    expect(blank).toMatchObject({
      data: { title: null, seen: null, values: { vatCode: 'standard', position: '20' } },
    });
  });

  it.each([
    ['new', 'staff'],
    [uuid('99'), 'owner'],
    ['nonsense', 'owner'],
  ] as const)('%s is not there for %s', async (id, role) => {
    expect(await answerOf(() => edit(get('/', as(role), { id })))).toMatchObject({ status: 404 });
  });

  it('is saved under the id of its address', async () => {
    const inputs: unknown[] = [];
    const context = as('manager', {
      saveProduct: (_, input) => {
        inputs.push(input);
        return Promise.resolve(ok({ slug: 'haaroel' }));
      },
    });
    expect(await sent(save, '/admin/products/x', OIL.id, FORM, context)).toMatchObject({
      status: 303,
      location: '/admin/products?saved=haaroel',
    });
    expect(inputs).toMatchObject([
      { id: OIL.id, seen: SEEN, form: { price: '33.00', active: true, lowStockAt: '' } },
    ]);
    expect(await sent(save, '/', OIL.id, fields({ price: '1.00' }), context)).toMatchObject({ status: 404 });
    expect(await sent(save, '/', 'new', FORM, context)).toMatchObject({ status: 404 });
    expect(inputs).toHaveLength(1);
  });

  it('of a new one leads on to its pictures', async () => {
    const context = as('owner', { saveProduct: () => Promise.resolve(ok({ slug: 'neu' })) });
    const answer = await sent(save, '/', 'new', fields({ id: uuid('77') }), context);
    expect(answer).toMatchObject({ status: 303, location: `/admin/products/${uuid('77')}/images` });
  });

  it('comes back with what was typed and what is wrong', async () => {
    const invalid = {
      kind: 'invalid' as const,
      fields: [{ field: 'reorderTo' as const, reason: 'below_low_stock' as const }],
    };
    const context = as('owner', { saveProduct: () => Promise.resolve(err(invalid)) });
    expect(await sent(save, '/', OIL.id, FORM, context)).toMatchObject({
      status: 422,
      data: {
        values: { price: '33.00' },
        errors: [
          {
            field: 'reorderTo',
            message: 'Sollbestand: Der Sollbestand ist nicht kleiner als der untere Bestand.',
          },
        ],
      },
    });
  });

  it('shows what somebody else has saved', async () => {
    const current = { ...OIL, price: rappen(3500) };
    const wanted = { ...OIL, price: rappen(3300) };
    const context = as('owner', {
      saveProduct: () => Promise.resolve(err({ kind: 'changed', current, wanted })),
    });
    expect(await sent(save, '/', OIL.id, FORM, context)).toMatchObject({
      status: 409,
      data: {
        seen: fingerprint(productContentOf(current)),
        differences: [{ label: 'Preis in CHF', stored: '35.00', yours: '33.00' }],
      },
    });
  });
});

describe("the shelf's page", () => {
  const NOTE = { id: uuid('dd'), seen: '7', kind: 'count', quantity: '4', reason: 'gezählt' };

  it('shows what lies there, the proposal and the ledger', async () => {
    expect(await answerOf(() => stockPage(get('/', as('staff'), { id: OIL.id })))).toMatchObject({
      data: {
        stock: 3,
        reserved: 1,
        shelf: 4,
        proposed: 15,
        mayBook: true,
        movements: 7,
        older: 7,
        lines: [{ number: 7 }],
      },
    });
    expect(await answerOf(() => stockPage(get('/', as('hq'), { id: OIL.id })))).toMatchObject({
      data: { mayBook: false },
    });
  });

  it('books once for the id of the page', async () => {
    const inputs: unknown[] = [];
    const context = as('staff', {
      bookStock: (_, input) => {
        inputs.push(input);
        return Promise.resolve(ok(null));
      },
    });
    expect(await sent(book, '/', OIL.id, fields(NOTE), context)).toMatchObject({
      status: 303,
      location: `/admin/products/${OIL.id}/stock?booked`,
    });
    expect(inputs).toMatchObject([
      { productId: OIL.id, movementId: NOTE.id, seen: 7, form: { kind: 'count', quantity: '4' } },
    ]);
    expect(await sent(book, '/', OIL.id, fields({ ...NOTE, id: 'x' }), context)).toMatchObject({
      status: 404,
    });
    expect(await sent(book, '/', OIL.id, fields(NOTE), as('hq'))).toMatchObject({ status: 404 });
  });

  it('says what is wrong beside the field, and when the shelf has moved', async () => {
    const short = {
      kind: 'invalid' as const,
      fields: [{ field: 'quantity' as const, reason: 'more_than_there_are' as const }],
    };
    const refused = as('staff', { bookStock: () => Promise.resolve(err(short)) });
    expect(await sent(book, '/', OIL.id, fields(NOTE), refused)).toMatchObject({
      status: 422,
      data: {
        id: NOTE.id,
        values: { reason: 'gezählt' },
        errors: [{ field: 'quantity', message: 'Stück: So viele sind gar nicht da.' }],
      },
    });
    const level = { stock: 2, reserved: 1, movements: 8 };
    const moved = as('staff', { bookStock: () => Promise.resolve(err({ kind: 'moved_meanwhile', level })) });
    const answer = await sent(book, '/', OIL.id, fields(NOTE), moved);
    expect(answer).toMatchObject({ status: 409, data: { errors: [{ field: 'quantity' }] } });
    expect(JSON.stringify(answer.data)).toContain('3 Stück im Regal');
  });
});

describe("the pictures' page", () => {
  const SEEN = fingerprint(imageLinesOf([PICTURE]));

  it('shows each in itself, with its words', async () => {
    expect(await answerOf(() => imagesPage(get('/', as('staff'), { id: OIL.id })))).toMatchObject({
      data: {
        seen: SEEN,
        full: false,
        mayChange: false,
        images: [{ altDe: 'Flasche', thumbnail: 'data:image/webp;base64,Ukk=' }],
      },
    });
  });

  const upload = (file: Blob | null) => {
    const form = new FormData();
    for (const [name, value] of [
      ['intent', 'add'],
      ['id', uuid('1b')],
      ['altDe', 'Tube'],
      ['altEn', ''],
    ] as const)
      form.set(name, value);
    if (file !== null) form.set('file', file, 'tube.jpg');
    return form;
  };

  it('takes a file with its bytes, and keeps the words when it is none', async () => {
    const bytes: number[][] = [];
    const refusal = {
      kind: 'invalid' as const,
      file: 'not_a_picture' as const,
      fields: [{ field: 'altEn' as const, reason: 'required' as const }],
    };
    const context = as('owner', {
      addImage: (_, input) => {
        bytes.push([...input.bytes]);
        return Promise.resolve(bytes.length === 1 ? ok(null) : err(refusal));
      },
    });
    const file = new Blob([new Uint8Array([255, 216, 0])]);
    expect(await sent(sendImages, '/', OIL.id, upload(file), context)).toMatchObject({ status: 303 });
    expect(await sent(sendImages, '/', OIL.id, upload(null), context)).toMatchObject({
      status: 422,
      data: {
        adding: { id: uuid('1b'), altDe: 'Tube' },
        errors: [
          { field: 'file', message: 'Das ist kein Bild in JPEG, PNG, WebP oder AVIF.' },
          { field: 'altEn', message: 'Was zu sehen ist, auf Englisch: Bitte ausfüllen.' },
        ],
      },
    });
    expect(bytes).toEqual([[255, 216, 0], []]);
  });

  it('asks to come back where too many are being made, and keeps the words', async () => {
    const busy = { kind: 'invalid' as const, file: 'busy' as const, fields: [] };
    const context = as('owner', { addImage: () => Promise.resolve(err(busy)) });
    const file = new Blob([new Uint8Array([255, 216, 0])]);
    expect(await sent(sendImages, '/', OIL.id, upload(file), context)).toMatchObject({
      status: 422,
      data: {
        adding: { id: uuid('1b'), altDe: 'Tube' },
        errors: [{ field: 'file', message: expect.stringContaining('noch einmal') }],
      },
    });
  });

  it('keeps the lines that somebody else has overtaken', async () => {
    const current = [{ ...PICTURE, position: 5 }];
    const context = as('owner', { changeImages: () => Promise.resolve(err({ kind: 'changed', current })) });
    const form = fields({
      intent: 'change',
      seen: SEEN,
      image: PICTURE.id,
      [`altDe.${PICTURE.id}`]: 'Fläschchen',
      [`altEn.${PICTURE.id}`]: 'Bottle',
      [`position.${PICTURE.id}`]: '2',
    });
    expect(await sent(sendImages, '/', OIL.id, form, context)).toMatchObject({
      status: 409,
      data: {
        changed: true,
        changing: {
          seen: fingerprint(imageLinesOf(current)),
          lines: [{ id: PICTURE.id, altDe: 'Fläschchen', position: '2' }],
        },
      },
    });
  });

  it.each([
    ['staff', uuid('01'), 'remove'],
    ['owner', uuid('99'), 'remove'],
    ['owner', uuid('01'), 'nonsense'],
  ] as const)('is closed to %s at %s with %s', async (role, id, intent) => {
    const form = fields({ intent, id: PICTURE.id });
    expect(await sent(sendImages, '/', id, form, as(role))).toMatchObject({ status: 404 });
  });
});

describe('the categories', () => {
  it('are listed with how many products they hold', async () => {
    expect(await answerOf(() => categories(get('/', as('hq'))))).toMatchObject({
      data: {
        mayChange: false,
        newPosition: '20',
        categories: [{ title: 'Pflege', products: 2, seen: fingerprint(categoryContentOf(CARE)) }],
      },
    });
  });

  it('say what is wrong beside the field of the one that was sent', async () => {
    const refusal = {
      kind: 'invalid' as const,
      fields: [{ field: 'nameEn' as const, reason: 'required' as const }],
    };
    const context = as('owner', { saveCategory: () => Promise.resolve(err(refusal)) });
    const form = fields({ id: CARE.id, seen: 'x', nameDe: 'Pflegen', nameEn: '', position: '10' });
    expect(await sent(saveCategory, '/', '', form, context)).toMatchObject({
      status: 422,
      data: { id: CARE.id, form: { nameDe: 'Pflegen' }, errors: [{ field: `nameEn-${CARE.id}` }] },
    });
    expect(await sent(saveCategory, '/', '', fields({ nameDe: 'x' }), context)).toMatchObject({
      status: 404,
    });
  });
});

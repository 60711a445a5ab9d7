import { describe, expect, it } from 'vitest';
import { action, loader } from '#app/routes/admin-shipping.tsx';
import type { ShopParts } from '#app/load-context.ts';
import type { ShippingRecord } from '#domain/orders/shipping-record.ts';
import type { ShippingMethodId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import { fakeShop } from '#tests/app/support/fake-shop.ts';
import { answerOf, fakeContext, get, post } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const PATH = '/admin/shipping';
const METHOD: ShippingRecord = {
  id: '00000000-0000-4000-8000-000000000059' as ShippingMethodId,
  name: { 'de-CH': 'Paket', en: 'Parcel' },
  price: rappen(850),
  freeFrom: rappen(10_000),
  vatCode: 'standard',
  position: 10,
  active: false,
};
const as = (role: 'owner' | 'staff' | null, saveShipping?: ShopParts['useCases']['saveShipping']) =>
  fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    shop: fakeShop({
      catalogue: { shippingMethods: () => Promise.resolve([METHOD]) },
      useCases: saveShipping === undefined ? {} : { saveShipping },
    }),
  });
const FIELDS = {
  id: METHOD.id,
  seen: 'seen',
  nameDe: 'Paket',
  nameEn: 'Parcel',
  price: '9.50',
  active: 'on',
};

describe('the page of shipping', () => {
  it('shows every way, also what is not offered, and changes it for who may', async () => {
    const seen = await answerOf(() => loader(get(`${PATH}?saved=${METHOD.id}`, as('owner'))));
    expect(seen).toMatchObject({
      data: {
        saved: 'Paket',
        mayChange: true,
        methods: [{ title: 'Paket', active: false, form: { price: '8.50', freeFrom: '100.00' } }],
        blank: { form: { position: '20', active: true } },
      },
    });
    expect(await answerOf(() => loader(get(PATH, as('staff'))))).toMatchObject({
      data: { mayChange: false },
    });
  });

  it('saves what was typed, and says beside the field what is wrong', async () => {
    const asked: unknown[] = [];
    const saving = as('owner', (_, input) => {
      asked.push(input);
      return Promise.resolve(ok(null));
    });
    expect(await answerOf(() => action(post(PATH, FIELDS, saving)))).toMatchObject({
      status: 303,
      location: `${PATH}?saved=${METHOD.id}`,
    });
    expect(asked).toMatchObject([{ id: METHOD.id, seen: 'seen', form: { price: '9.50', active: true } }]);
    const refusing = as('owner', () =>
      Promise.resolve(
        err({ kind: 'invalid' as const, fields: [{ field: 'price', reason: 'not_definite' }] }),
      ),
    );
    expect(await answerOf(() => action(post(PATH, FIELDS, refusing)))).toMatchObject({
      status: 422,
      data: { form: { price: '9.50' }, errors: [{ field: `price-${METHOD.id}` }] },
    });
    const late = as('owner', () => Promise.resolve(err({ kind: 'changed' as const, current: METHOD })));
    expect(await answerOf(() => action(post(PATH, FIELDS, late)))).toMatchObject({ status: 409 });
    expect(await answerOf(() => action(post(PATH, FIELDS, as('staff'))))).toMatchObject({ status: 404 });
  });
});

import { describe, expect, it } from 'vitest';
import type { VoucherRow } from '#domain/ports/vouchers.ts';
import type { SaleId, VoucherId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { VoucherCode } from '#domain/vouchers/voucher-code.ts';
import { deCH } from '#app/i18n/de-CH.ts';
import { action as keep, loader as deskVoucher } from '#app/routes/admin-voucher.tsx';
import { loader as list } from '#app/routes/admin-vouchers.tsx';
import { loader as printed } from '#app/routes/voucher.tsx';
import { action as look } from '#app/routes/vouchers-balance.tsx';
import { action as buy } from '#app/routes/vouchers.tsx';
import { fakeOrders } from '#tests/app/support/fake-orders.ts';
import { answerOf, fakeContext, get, NOW, post } from '#tests/app/support/fake-page.ts';
import { fakeVouchers, type FakeVouchers } from '#tests/app/support/fake-vouchers.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';

const ID = '00000000-0000-4000-8000-0000000000c1' as VoucherId;
const ROW: VoucherRow = {
  id: ID,
  value: rappen(5_000),
  balance: rappen(1_500),
  validUntil: '2036-03-10' as LocalDate,
  lastFour: '7K2M',
  source: { kind: 'sale', saleId: ID as string as SaleId, position: 0 },
  issuedAt: NOW,
  recipient: 'Berta',
  codeKey: '0123abcd',
  status: 'valid',
  voided: rappen(0),
  number: 12,
};
const context = (vouchers: FakeVouchers = {}, role: 'owner' | 'staff' | null = null) =>
  fakeContext({
    vouchers: fakeVouchers(vouchers),
    ...(role === null ? {} : { signedIn: () => Promise.resolve(signedInAs(role)) }),
  });

describe('buying', () => {
  it('leads into the cart', async () => {
    const page = fakeContext({
      orders: fakeOrders({ useCases: { addGift: () => Promise.resolve(ok(null)) } }),
    });
    const answer = await answerOf(() => buy(post('/vouchers', { giftId: ID, amount: '50' }, page)));
    expect(answer).toMatchObject({ status: 303, location: '/cart?voucher=added' });
  });

  it('says what is wrong beside its field, keeps what was typed and the id of the page', async () => {
    const refused = err({
      kind: 'invalid' as const,
      fields: [{ field: 'amount' as const, reason: 'out_of_range' as const }],
    });
    const page = fakeContext({
      orders: fakeOrders({ useCases: { addGift: () => Promise.resolve(refused) } }),
    });
    const sent = { giftId: ID, amount: '5', recipient: 'Berta', message: 'Hallo' };
    const answer = await answerOf(() => buy(post('/vouchers', sent, page)));
    expect(answer.status).toBe(422);
    expect(answer.data).toMatchObject({
      giftId: ID,
      values: { amount: '5', recipient: 'Berta', message: 'Hallo' },
      errors: [{ field: 'amount', message: deCH.vouchers.fieldReason.out_of_range }],
    });
  });

  it('is 404 for a form that is nobody’s', async () => {
    expect((await answerOf(() => buy(post('/vouchers', { amount: '50' }, fakeContext())))).status).toBe(404);
  });
});

describe('looking up', () => {
  const lookUp = (
    found: Awaited<ReturnType<NonNullable<NonNullable<FakeVouchers['useCases']>['lookUpVoucher']>>>,
  ) =>
    answerOf(() =>
      look(
        post(
          '/vouchers/balance',
          { code: 'ABCD' },
          context({ useCases: { lookUpVoucher: () => Promise.resolve(found) } }),
        ),
      ),
    );

  it('tells what is left, and gives the code back to nobody', async () => {
    const left = { id: ID, balance: rappen(1_500), validUntil: '2036-03-10' as LocalDate };
    const answer = await lookUp(ok(left));
    expect(answer.data).toEqual({ kind: 'found', balance: 1_500, validUntil: '10.03.2036' });
  });

  it('keeps what was typed when it finds nothing, and says when one has tried too often', async () => {
    const none = await lookUp(err('no_voucher'));
    expect([none.status, none.data]).toEqual([
      422,
      { kind: 'refused', typed: 'ABCD', message: deCH.orders.checkout.reason.no_voucher },
    ]);
    expect((await lookUp(err('too_many_codes'))).status).toBe(429);
    expect((await lookUp(ok(null))).data).toMatchObject({ message: deCH.vouchers.balance.none });
  });
});

describe('the printed voucher', () => {
  const shown = { ...ROW, locale: 'de-CH' as const, message: 'Alles Gute' };
  const page = (over: FakeVouchers = {}) =>
    context({
      links: { open: (_, token) => (token === 'good' ? ID : null) },
      codes: { codeOf: () => 'TJBZ-E8RH-KCMN-3KQT-PS6X' as VoucherCode },
      queries: { shown: () => Promise.resolve(shown) },
      ...over,
    });

  it('shows the code to whoever comes by its signed address', async () => {
    const answer = await answerOf(() => printed(get('/voucher/good', page(), { token: 'good' })));
    expect(answer.data).toMatchObject({ code: 'TJBZ-E8RH-KCMN-3KQT-PS6X', recipient: 'Berta', value: 5_000 });
    expect(answer.data).toHaveProperty('qr', expect.stringMatching(/^data:image\/svg/));
  });

  it('says that it cannot show it when the secret is gone', async () => {
    const gone = page({
      ...{},
      links: { open: () => ID },
      codes: { codeOf: () => null },
      queries: { shown: () => Promise.resolve(shown) },
    });
    const answer = await answerOf(() => printed(get('/voucher/good', gone, { token: 'good' })));
    expect(answer.data).toMatchObject({ code: null, qr: null });
  });

  it('is 404 for any other address', async () => {
    expect((await answerOf(() => printed(get('/voucher/bad', page(), { token: 'bad' })))).status).toBe(404);
  });
});

describe('the team', () => {
  const queries = { list: () => Promise.resolve([ROW]) };

  it('sees the list, without any code', async () => {
    const answer = await answerOf(() => list(get('/admin/vouchers?q=7k2m', context({ queries }, 'staff'))));
    expect(answer.data).toMatchObject({ vouchers: [{ lastFour: '7K2M', balance: 1_500, number: 12 }] });
    expect(JSON.stringify(answer.data)).not.toContain('codeKey');
  });

  it('finds nothing where there is nothing, and blocks nothing without the right to', async () => {
    const at = (path: string, role: 'owner' | 'staff') =>
      answerOf(() => deskVoucher(get(path, context({}, role), { id: ID })));
    expect((await at(`/admin/vouchers/${ID}`, 'owner')).status).toBe(404);
    const form = { step: 'block', version: '1', reason: 'x' };
    const refused = await answerOf(() =>
      keep(post(`/admin/vouchers/${ID}`, form, context({}, 'staff'), { id: ID })),
    );
    expect(refused.status).toBe(404);
  });

  it('is told when somebody else was faster, with what was typed', async () => {
    const useCases = { keepVoucher: () => Promise.resolve(err({ kind: 'changed' as const })) };
    const form = { step: 'block', version: '1', reason: 'verloren' };
    const answer = await answerOf(() =>
      keep(post(`/admin/vouchers/${ID}`, form, context({ useCases }, 'owner'), { id: ID })),
    );
    expect(answer.status).toBe(409);
    expect(answer.data).toMatchObject({ reason: 'verloren' });
  });
});

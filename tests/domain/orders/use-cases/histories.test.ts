import { describe, expect, it } from 'vitest';
import type { RefundId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { SHAMPOO } from '#tests/support/builders/products.ts';
import { orderId } from '#tests/support/order-desk.ts';
import { differences } from '#tests/money/differences.ts';
import { explained } from '#tests/money/explained.ts';
import { tryHistories } from '#tests/money/histories.ts';
import { openShop, type Shop } from '#tests/money/shop.ts';

describe('random histories of customers, staff, the vendor and faults', () => {
  it('leave every Rappen, every piece and every state explained', async () => {
    const { stories, paid, refunds, deposits, sales, closings, crashes, matters } = await tryHistories({
      runs: 600,
      length: 60,
      seed: 20_261_128,
    });
    expect(stories).toBe(600);
    // They are about something.
    for (const count of [paid, refunds, deposits, sales, closings, crashes, matters])
      expect(count).toBeGreaterThan(0);
  }, 120_000);
});

describe('what the histories are held against', () => {
  /** One order that was paid and partly given back. */
  async function aShop() {
    const shop = await openShop();
    await shop.order(0, 0, 1, 'online');
    await shop.startPaying(0);
    shop.paysLast('card');
    await shop.tells(0);
    await shop.refunds(0, 500, 0, false);
    await shop.comesToRest();
    return shop;
  }
  const books = (shop: Shop) => shop.desk.rows().orderBook;
  const payment = (shop: Shop) => [...books(shop).payments.values()][0]!;
  const refund = (shop: Shop) => [...books(shop).refunds.values()][0]!;

  it('finds nothing in honest books', async () => {
    expect(differences(await aShop())).toEqual([]);
  });

  it.each<[string, (shop: Shop) => void, RegExp]>([
    ['a payment that is not written down', (shop) => void books(shop).payments.clear(), /are in no book/],
    [
      'a fee',
      (shop) => void books(shop).payments.set(payment(shop).id, { ...payment(shop), fee: rappen(1) }),
      /the fee of/,
    ],
    [
      'a payment of another amount',
      (shop) => void books(shop).payments.set(payment(shop).id, { ...payment(shop), amount: rappen(1) }),
      /has no such money/,
    ],
    [
      'a refund that is not sent',
      (shop) => void books(shop).refunds.set(refund(shop).id, { ...refund(shop), status: 'wanted' }),
      /is never sent/,
    ],
    ['a refund that is not written down', (shop) => void books(shop).refunds.clear(), /is in no book/],
    [
      'a refund that was sent twice',
      (shop) => {
        const { vendor } = shop.desk;
        vendor.refund(vendor.payments.get(payment(shop).paymentRef!)!, 500, null, refund(shop).id);
      },
      /was sent 2 times/,
    ],
    [
      'a piece that is gone',
      (shop) => {
        const { levels } = shop.desk.rows().shop;
        levels.set(SHAMPOO, { ...levels.get(SHAMPOO)!, stock: 0 });
      },
      /does not add up/,
    ],
    [
      'an order that was handed over for nothing',
      (shop) => {
        const order = books(shop).orders.get(orderId(1))!;
        const state = { ...order.state, stage: 'completed' as const, paid: rappen(0), refunded: rappen(0) };
        books(shop).orders.set(order.id, { ...order, state });
      },
      /for nothing/,
    ],
  ])('finds %s', async (_, tamper, wanted) => {
    const shop = await aShop();
    tamper(shop);
    expect(differences(shop).join('\n')).toMatch(wanted);
  });

  /** An order that was cancelled after a part of it had gone back, which then did not arrive. */
  async function aFailure() {
    const shop = await openShop();
    await shop.order(0, 0, 1, 'online');
    await shop.startPaying(0);
    shop.paysLast('card');
    await shop.tells(0);
    await shop.refunds(0, 500, 0, false);
    await shop.works(0, 'cancel', false);
    await shop.jobs();
    shop.failsRefund(0);
    await shop.comesToRest();
    return shop;
  }

  it('excuses what did not arrive, and no Rappen more of what was to go back', async () => {
    const shop = await aFailure();
    expect([payment(shop).amount - payment(shop).refunded, refund(shop).amount]).toEqual([500, 500]);
    expect(differences(shop)).toEqual([]);
    const kept = { ...payment(shop), refunded: rappen(0) };
    books(shop).payments.set(kept.id, kept);
    expect(differences(shop).join('\n')).toMatch(/is cancelled, and 1950 are kept/);
  });

  it('lets nobody keep more of a visit than what did not arrive', async () => {
    const shop = await aDay();
    const [, id] = shop.visits.held;
    const { moves } = rows(shop).deposits;
    const kept = moves.findIndex(({ visitId, kind }) => visitId === id && kind === 'kept');
    const { refunds } = books(shop);
    const failed = {
      id: 'lost' as RefundId,
      orderId: null,
      visitId: id!,
      paymentId: payment(shop).id,
      amount: rappen(700),
      reason: 'cancelled',
      words: null,
      status: 'failed',
      refundRef: null,
      createdAt: 0 as Instant,
      settledAt: null,
    } as const;
    refunds.set(failed.id, failed);
    expect(differences(shop).join('\n')).not.toMatch(/what becomes of/);
    moves.splice(kept, 1);
    expect(differences(shop).join('\n')).toMatch(/what becomes of 2000/);
  });

  /** A visit that was paid ahead and at the till, which was closed; and one that nobody came to. */
  async function aDay() {
    const shop = await openShop();
    for (const hour of [0, 2]) {
      await shop.visits.holds(hour, 1, hour);
      await shop.visits.startsPaying(hour / 2);
      shop.paysLast('card');
      await shop.tellsLast();
    }
    await shop.visits.comesToPass(0, 'check_in');
    const visit = shop.visits.pick(0);
    await shop.till.sells({ visit, pieces: 0, voucher: 0, handedOver: -1, tip: 503, way: 'cash' });
    await shop.till.closes(true);
    await shop.visits.comesToPass(1, 'no_show');
    await shop.comesToRest();
    return shop;
  }
  const rows = (shop: Shop) => shop.desk.rows();
  const sale = (shop: Shop) => [...rows(shop).till.sales.values()][0]!;

  it('finds nothing in an honest day', async () => {
    const shop = await aDay();
    expect(rows(shop).till.closings.size).toBe(1);
    expect(shop.visits.movesOf(shop.visits.held[1]!).map(({ kind }) => kind)).toEqual(['received', 'kept']);
    expect(differences(shop)).toEqual([]);
  });

  it.each<[string, (shop: Shop) => void, RegExp]>([
    [
      'a sale of another amount',
      (shop) => void rows(shop).till.sales.set(sale(shop).id, { ...sale(shop), cash: rappen(5) }),
      /by cash were asked for, and 5 are written down[^]*sale_changed/,
    ],
    [
      'a sale that is gone',
      (shop) => void rows(shop).till.sales.clear(),
      /undefined are written down[^]*sale_missing/,
    ],
    [
      'a closing that was written anew',
      (shop) => {
        const [id, closing] = [...rows(shop).till.closings][0]!;
        rows(shop).till.closings.set(id, { ...closing, left: rappen(0) });
      },
      /closing_changed[^]*lie in the till/,
    ],
    [
      'what was paid ahead and used at the till',
      (shop) => {
        const { moves } = rows(shop).deposits;
        moves.splice(
          moves.findIndex(({ kind }) => kind === 'applied'),
          1,
        );
      },
      /0 of it were used at the till/,
    ],
    ['what was kept', (shop) => void rows(shop).deposits.moves.splice(-1, 1), /what becomes of 2000/],
    [
      'a visit that was not paid ahead',
      (shop) => {
        const [id] = shop.visits.held;
        const visit = rows(shop).appointments.get(id!)!;
        const dearer = { ...visit.appointment, deposit: rappen(9_000) };
        rows(shop).appointments.set(id!, { ...visit, appointment: dearer });
      },
      /stands without the 9000/,
    ],
  ])('finds %s', async (_, tamper, wanted) => {
    const shop = await aDay();
    tamper(shop);
    expect(differences(shop).join('\n')).toMatch(wanted);
  });

  it('knows which states can follow one another', async () => {
    const { state } = books(await aShop()).orders.get(orderId(1))!;
    const none = [0, 0] as const;
    expect(explained(state, { ...state, stage: 'ready' }, none)).toBe(true);
    expect(explained(state, { ...state, stage: 'completed', refunded: state.total }, none)).toBe(true);
    expect(explained(state, { ...state, paid: rappen(0) }, none)).toBe(false);
    expect(explained({ ...state, stage: 'completed' }, { ...state, stage: 'ready' }, none)).toBe(false);
    // Of what is cancelled only what was spent of its vouchers stays paid.
    const cancelled = { ...state, stage: 'cancelled', refunded: rappen(state.total - 700) } as const;
    expect(explained(state, cancelled, [1_000, 700])).toBe(true);
    expect(explained(state, cancelled, none)).toBe(false);
  });
});

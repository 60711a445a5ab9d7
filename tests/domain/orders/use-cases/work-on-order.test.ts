/** Every step of the team on every order, by everybody who may or may not: what is refused, and all that is written. */
import { describe, expect, it, vi } from 'vitest';
import { stepsOf, type OrderStepKind } from '#domain/orders/order-steps.ts';
import type { Insider } from '#domain/shared/actor.ts';
import type { RefundId } from '#domain/shared/ids.ts';
import { BRUNO, NOW } from '#tests/contracts/contract-rows.ts';
import { SALON } from '#tests/contracts/contract-salon.ts';
import { employeeOf, SHAMPOO } from '#tests/support/builders/products.ts';
import { FORM, orderDesk, orderId, SENT, system } from '#tests/support/order-desk.ts';

const OWNER = employeeOf(SALON, 'owner');
const STAFF = employeeOf(SALON, 'staff');
const HQ = { kind: 'hq', salonId: SALON, accountId: OWNER.accountId, sessionId: OWNER.sessionId } as const;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const STEPS = ['make_ready', 'ship', 'complete', 'cancel'] as const;
const WHY = 'Ausverkauft';

type Desk = Awaited<ReturnType<typeof orderDesk>>;
const work = (
  desk: Desk,
  step: OrderStepKind,
  actor: Insider = OWNER,
  over: { version?: number; reason?: string } = {},
) => desk.work(actor, { orderId: orderId(1), version: desk.order().version, step, reason: WHY, ...over });
const refOf = (desk: Desk) => desk.paymentsOf()[0]!.checkoutRef!;
const paid = async (desk: Desk) => {
  await desk.payPage();
  desk.vendor.pays(refOf(desk), 'card');
  await desk.settle(system, { paymentId: desk.paymentsOf()[0]!.id });
};

/** One shampoo of 24.50, sent for 8.50 more. */
const SCENES = {
  'at the desk': (desk) => desk.ordered(SHAMPOO, { form: { ...FORM, payBy: 'on_pick_up' } }),
  'at the desk, ready': async (desk) => {
    await SCENES['at the desk'](desk);
    await work(desk, 'make_ready');
  },
  unpaid: (desk) => desk.ordered(SHAMPOO),
  paid: async (desk) => {
    await desk.ordered(SHAMPOO);
    await paid(desk);
  },
  'paid, ready': async (desk) => {
    await SCENES.paid(desk);
    await work(desk, 'make_ready');
  },
  'sent, unpaid': (desk) => desk.ordered(SHAMPOO, { form: SENT }),
  'sent, paid': async (desk) => {
    await desk.ordered(SHAMPOO, { form: SENT });
    await paid(desk);
  },
  shipped: async (desk) => {
    await SCENES['sent, paid'](desk);
    await work(desk, 'ship');
  },
  completed: async (desk) => {
    await SCENES['paid, ready'](desk);
    await work(desk, 'complete');
  },
  cancelled: async (desk) => {
    await SCENES['at the desk'](desk);
    await work(desk, 'cancel');
  },
} as const satisfies Record<string, (desk: Desk) => Promise<unknown>>;
type Scene = keyof typeof SCENES;

const scene = async (name: Scene): Promise<Desk> => {
  const desk = await orderDesk();
  await SCENES[name](desk);
  desk.clock.pass(MINUTE);
  return desk;
};

/** What was refused; or where it stands now, what the log says, what was posted, what goes back, what is on the shelf. */
async function worked(desk: Desk, step: OrderStepKind, actor: Insider = OWNER, over = {}) {
  const [entries, letters] = [desk.entries().length, desk.letters().length];
  const result = await work(desk, step, actor, over);
  const told = desk
    .entries(entries)
    .map(([action, data, reason]) => `${action} ${String(data['refunded'])} ${reason}`);
  const posted = desk.letterTexts().slice(letters);
  const back = desk.refunds().map(({ amount, reason, status }) => `${amount} ${reason} ${status}`);
  if (!result.ok) return [...Object.values(result.error), ...told, ...posted].join('; ');
  expect(result.value).toEqual(desk.order());
  const { stock, reserved } = desk.level(SHAMPOO)!;
  return [result.value.state.stage, ...told, ...posted, ...back, `${stock}+${reserved}`].join('; ');
}

const READY = 'ready; order.made_ready 0 null; order_ready 0';
const CANCELLED = `cancelled; order.cancelled 0 ${WHY}; order_cancelled 0 ${WHY}; 5+0`;
/** The log hears of the page that nobody can pay at any more. */
const PAGE_ENDED = CANCELLED.replace('cancelled; ', 'cancelled; order.payment_ended undefined null; ');
const GONE_BACK = `cancelled; order.cancelled 2450 ${WHY}; order_cancelled 2450 ${WHY}; 2450 cancelled wanted; 5+0`;
const GONE_BACK_SENT = GONE_BACK.replaceAll('2450', '3300');
/** With its invoice, which is written when it leaves the salon and not again when it has arrived. */
const HANDED_OVER = 'completed; order.completed 0 null; invoice.issued undefined null; 4+0';
const no = (status: string) => `wrong_stage; ${status}`;

const TABLE: readonly [Scene, ...outcomes: string[]][] = [
  // -------- make_ready, ship, complete, cancel
  ['at the desk', `${READY}; 4+1`, no('pending'), no('pending'), CANCELLED],
  ['at the desk, ready', 'ready; 4+1', no('ready'), 'not_paid', CANCELLED],
  ['unpaid', 'not_paid', no('pending'), no('pending'), CANCELLED],
  // What is fetched at once is made ready on the way.
  ['paid', `${READY}; 4+0`, no('paid'), HANDED_OVER, GONE_BACK],
  ['paid, ready', 'ready; 4+0', no('ready'), HANDED_OVER, GONE_BACK],
  ['sent, unpaid', no('pending'), 'not_paid', no('pending'), CANCELLED],
  [
    'sent, paid',
    no('paid'),
    'shipped; order.shipped 0 null; invoice.issued undefined null; order_shipped 0; 4+0',
    no('paid'),
    GONE_BACK_SENT,
  ],
  ['shipped', no('shipped'), 'shipped; 4+0', 'completed; order.completed 0 null; 4+0', no('shipped')],
  ['completed', no('completed'), no('completed'), 'completed; 4+0', no('completed')],
  ['cancelled', no('cancelled'), no('cancelled'), no('cancelled'), 'cancelled; 5+0'],
];

describe('every step on every order', () => {
  it.each(TABLE)('%s', async (name, ...outcomes) => {
    for (const [place, step] of STEPS.entries()) {
      expect([step, await worked(await scene(name), step)]).toEqual([step, outcomes[place]]);
    }
  });

  it.each(TABLE)('%s: staff do what needs no money to go back', async (name, ...outcomes) => {
    for (const [place, step] of STEPS.entries()) {
      const isForLead = step === 'cancel' && ['paid', 'paid, ready', 'sent, paid'].includes(name);
      const isOver = step === 'cancel' && ['shipped', 'completed'].includes(name);
      const wanted = isForLead || isOver ? 'not_found' : outcomes[place];
      expect([step, await worked(await scene(name), step, STAFF)]).toEqual([step, wanted]);
    }
  });

  it.each(STEPS)('%s: head office does nothing', async (step) => {
    expect(await worked(await scene('at the desk'), step, HQ)).toBe('not_found');
  });

  it.each(STEPS)('%s: of an order that is not there', async (step) => {
    const desk = await scene('at the desk');
    const input = { orderId: orderId(9), version: 1, step, reason: WHY };
    expect(await desk.work(OWNER, input)).toEqual({ ok: false, error: { kind: 'not_found' } });
  });

  it.each([-1, 1])('an older or newer page (%i) changes nothing', async (off) => {
    for (const step of ['make_ready', 'cancel'] as const) {
      const desk = await scene('at the desk');
      expect(await worked(desk, step, OWNER, { version: desk.order().version + off })).toBe('changed');
    }
    // Said twice, it was done the first time.
    expect(await worked(await scene('cancelled'), 'cancel', OWNER, { version: 1 })).toBe('cancelled; 5+0');
  });

  it.each([
    ['', 'reason; required'],
    [' \n ', 'reason; required'],
    ['x'.repeat(201), 'reason; too_long'],
    [
      `${'x'.repeat(100)} \n ${'x'.repeat(99)} `,
      CANCELLED.replaceAll(WHY, `${'x'.repeat(100)} ${'x'.repeat(99)}`),
    ],
    ['  Bruch \n\n im  Lager ', CANCELLED.replaceAll(WHY, 'Bruch im Lager')],
  ])('cancelled because of %j', async (reason, wanted) => {
    expect(await worked(await scene('at the desk'), 'cancel', OWNER, { reason })).toBe(wanted);
  });

  it('nobody is asked for a reason but for cancelling', async () => {
    expect(await worked(await scene('at the desk'), 'make_ready', OWNER, { reason: '' })).toBe(
      `${READY}; 4+1`,
    );
  });
});

describe('what the letter says of the money', () => {
  it('is what goes back now, and not what went back before', async () => {
    const desk = await scene('paid');
    const refundId = '000000f0-0000-4000-8000-000000000001' as RefundId;
    await desk.refund(OWNER, { orderId: orderId(1), refundId, form: { amount: '10', words: 'x', back: {} } });
    expect(await worked(desk, 'make_ready')).toBe(`${READY}; 1000 goodwill wanted; 4+0`);
    expect(await worked(desk, 'cancel')).toBe(
      `cancelled; order.cancelled 1450 ${WHY}; order_cancelled 1450 ${WHY}; ` +
        '1000 goodwill wanted; 1450 cancelled wanted; 5+0',
    );
  });

  it.each([
    ['unpaid', 1_000],
    ['paid', 2_450],
  ])('is what a voucher paid when it is cancelled alone: %s', async (name, back) => {
    const desk = await orderDesk();
    const voucher = await desk.boughtVoucher(10);
    const payBy = name === 'paid' ? 'online' : 'on_pick_up';
    await desk.ordered(SHAMPOO, { form: { ...FORM, payBy, voucher } }, BRUNO);
    expect(desk.order().state.voucher).toBe(1_000);
    if (name === 'paid') {
      await desk.payPage(1, BRUNO);
      desk.vendor.pays(refOf(desk), 'card');
      await desk.settle(system, { paymentId: desk.paymentsOf()[0]!.id });
    }
    await work(desk, 'make_ready');
    expect(desk.letterTexts().at(-1)).toBe('order_ready 0');
    await work(desk, 'cancel');
    expect(desk.letterTexts().at(-1)).toBe(`order_cancelled ${back} ${WHY}`);
  });
});

describe('the times that stand on it', () => {
  it.each<[Scene, OrderStepKind, object]>([
    [
      'at the desk',
      'make_ready',
      { dueAt: NOW + MINUTE + 14 * DAY, stagedAt: NOW + MINUTE, paidAt: null, endReason: null, version: 2 },
    ],
    [
      'at the desk',
      'cancel',
      { dueAt: null, stagedAt: NOW + MINUTE, paidAt: null, endReason: WHY, version: 2 },
    ],
    [
      'at the desk, ready',
      'cancel',
      { dueAt: null, stagedAt: NOW + MINUTE, paidAt: null, endReason: WHY, version: 3 },
    ],
    ['paid', 'make_ready', { dueAt: null, stagedAt: NOW + MINUTE, paidAt: NOW, endReason: null }],
    ['paid', 'complete', { dueAt: null, stagedAt: NOW + MINUTE, paidAt: NOW, endReason: null }],
    ['paid', 'cancel', { dueAt: null, stagedAt: NOW + MINUTE, paidAt: NOW, endReason: WHY }],
    ['sent, paid', 'ship', { dueAt: null, stagedAt: NOW + MINUTE, paidAt: NOW, endReason: null }],
  ])('%s: %s', async (name, step, wanted) => {
    const desk = await scene(name);
    await work(desk, step);
    expect(desk.order()).toMatchObject(wanted);
  });

  it('are those of its money before anything is done', async () => {
    expect((await scene('paid')).order()).toMatchObject({
      dueAt: null,
      stagedAt: NOW,
      paidAt: NOW,
      endReason: null,
    });
    expect((await scene('at the desk')).order()).toMatchObject({ dueAt: NOW + 7 * DAY, paidAt: null });
  });
});

describe('cancelling while somebody may be paying', () => {
  const atThePage = async (): Promise<Desk> => {
    const desk = await scene('unpaid');
    await desk.payPage();
    return desk;
  };

  it('ends the page first, and its payment with the order', async () => {
    const desk = await atThePage();
    desk.clock.pass(MINUTE);
    expect(await worked(desk, 'cancel')).toBe(PAGE_ENDED);
    expect(desk.vendor.checkouts.get(refOf(desk))?.record.status).toBe('expired');
    expect(desk.paymentsOf()).toMatchObject([{ status: 'ended', url: null, settledAt: NOW + 2 * MINUTE }]);
    expect(desk.rows().orderBook.jobs).toEqual([]);
  });

  it('leaves everything where the vendor does not answer', async () => {
    const desk = await atThePage();
    desk.payments.fail('unreachable');
    expect(await worked(desk, 'cancel')).toBe('try_again');
    expect(desk.order().state.stage).toBe('open');
    expect(desk.paymentsOf()).toMatchObject([{ status: 'open' }]);
  });

  it.each(['card', 'late_card'] as const)('leaves what was paid by %s meanwhile to the job', async (way) => {
    const desk = await atThePage();
    desk.vendor.pays(refOf(desk), way);
    expect(await worked(desk, 'cancel')).toBe('paid_meanwhile');
    expect(desk.order().state.stage).toBe('open');
    const paymentId = desk.paymentsOf()[0]!.id;
    expect(desk.rows().orderBook.jobs).toEqual([{ task: 'settle-payment', paymentId }]);
  });

  it('also what is written down as being decided', async () => {
    const desk = await atThePage();
    desk.vendor.pays(refOf(desk), 'late_card');
    await desk.settle(system, { paymentId: desk.paymentsOf()[0]!.id });
    expect(desk.paymentsOf()).toMatchObject([{ status: 'pending' }]);
    expect(await worked(desk, 'cancel')).toBe('paid_meanwhile');
  });

  it('asks the vendor nothing from an old page, and where no page was ever opened', async () => {
    const old = await atThePage();
    const asked = vi.spyOn(old.payments, 'expireCheckout');
    expect(await worked(old, 'cancel', OWNER, { version: 1 })).toBe('changed');
    const nameless = await scene('unpaid');
    nameless.payments.fail('unreachable');
    await nameless.payPage();
    expect(await worked(nameless, 'cancel')).toBe(PAGE_ENDED);
    expect(nameless.paymentsOf()).toMatchObject([{ status: 'ended', checkoutRef: null }]);
    expect(asked).not.toHaveBeenCalled();
  });

  it('lets a page that has ended before be, and says what a voucher gets back', async () => {
    const desk = await orderDesk();
    const voucher = await desk.boughtVoucher(10);
    await desk.ordered(SHAMPOO, { form: { ...FORM, voucher } }, BRUNO);
    await desk.payPage(1, BRUNO);
    desk.vendor.expire(desk.vendor.checkouts.get(refOf(desk))!);
    await desk.settle(system, { paymentId: desk.paymentsOf()[0]!.id });
    const [before] = desk.paymentsOf();
    desk.clock.pass(MINUTE);
    expect(await worked(desk, 'cancel')).toBe(
      `cancelled; voucher.returned undefined ${WHY}; order.cancelled 0 ${WHY}; order_cancelled 1000 ${WHY}; 5+0`,
    );
    expect(desk.paymentsOf()).toEqual([before]);
    expect(desk.vouchers()).toMatchObject([{ balance: 1_000 }]);
  });
});

describe('what can be done with it', () => {
  it.each<[Scene, owner: string, staff: string]>([
    ['at the desk', 'make_ready cancel', 'make_ready cancel'],
    ['at the desk, ready', 'cancel', 'cancel'],
    ['unpaid', 'cancel', 'cancel'],
    ['paid', 'make_ready complete cancel', 'make_ready complete'],
    ['paid, ready', 'complete cancel', 'complete'],
    ['sent, unpaid', 'cancel', 'cancel'],
    ['sent, paid', 'ship cancel', 'ship'],
    ['shipped', 'complete', 'complete'],
    ['completed', '', ''],
    ['cancelled', '', ''],
  ])('%s', async (name, owner, staff) => {
    const order = (await scene(name)).order();
    expect([OWNER, STAFF, HQ].map((actor) => stepsOf(order, actor).join(' '))).toEqual([owner, staff, '']);
  });
});

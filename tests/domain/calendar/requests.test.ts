import { describe, expect, it } from 'vitest';
import type { Visit } from '#domain/slots/appointment.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { ALICE, BRUNO, instant, linkTo, NOW } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN, COLOUR, contractBook, CUT } from '#tests/contracts/contract-salon.ts';
import { at, byId, someRules } from '#tests/support/builders/salon-book.ts';
import { outcome, RAW, wish, won } from '../slots/use-cases/desk.ts';
import { ELSEWHERE, frontDesk, HQ, NORA } from './front-desk.ts';

const DAY = '2026-03-17';
const TEN = `${DAY} 10:00`;
const ANSWER_BY = instant('2026-03-10 08:00');

/** The cut is on request. */
const ASKING: Partial<SalonBook> = {
  services: byId(
    [...contractBook().services.values()].map((each) => ({ ...each, onRequest: each.id === CUT })),
  ),
};

const asking = (over: Partial<SalonBook> = {}) => frontDesk({ book: { ...ASKING, ...over } });
type Salon = ReturnType<typeof asking>;

async function ask(salon: Salon, start = TEN, actor = ALICE) {
  const request = won(
    await salon.confirmHold(won(await salon.hold(start, { wish: wish(ANNA) }, actor)), actor),
  );
  if (request.status !== 'requested') throw new Error('it was not asked for');
  return request;
}

const answer = ({ id, sequence }: Visit) => ({ id, expectedSequence: sequence });
const kinds = (salon: Salon) => salon.letters().map(({ kind }) => kind);

describe('asking', () => {
  it('occupies like a visit, freezes the deadline, and says that nothing is confirmed', async () => {
    const salon = asking();
    const request = await ask(salon);
    expect(request).toMatchObject({ onRequest: true, requestedAt: NOW, answerBy: ANSWER_BY, sequence: 0 });
    expect(salon.appointment(request.id)).toEqual(request);
    expect(salon.occupied()).toMatchObject([{ subject: ANNA, kind: 'appointment' }]);
    expect(salon.audit().at(-1)).toMatchObject({
      entry: { action: 'appointment.requested', data: { answerBy: '2026-03-10T07:00:00Z' } },
    });
    expect(salon.letters()).toMatchObject([{ kind: 'request_received', content: { calendar: null } }]);
    salon.clock.set(instant('2026-03-10 07:59'));
    expect(outcome(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO))).toBe('booked');
  });

  it('one service on request makes the whole visit one', async () => {
    const salon = asking();
    const held = won(await salon.hold(TEN, { wish: wish(ANNA, COLOUR, CUT) }));
    expect(held.onRequest).toBe(true);
    expect(won(await salon.hold(`${DAY} 14:00`, { wish: wish(BEN, COLOUR) })).onRequest).toBe(false);
    expect(won(await salon.confirmHold(held)).status).toBe('requested');
  });

  it('goes by what was held, whatever the service has become', async () => {
    const salon = asking();
    const held = won(await salon.hold(TEN));
    salon.changeBook({ services: contractBook().services });
    expect(won(await salon.confirmHold(held)).status).toBe('requested');
    const plain = won(await salon.hold(`${DAY} 14:00`));
    salon.changeBook(ASKING);
    expect(won(await salon.confirmHold(plain)).status).toBe('confirmed');
  });

  it('twice is once, and takes the gate of its day for whoever watches', async () => {
    const salon = asking();
    const held = won(await salon.hold(TEN));
    const gates = () => [...salon.database.salons.values()][0]!.gates.get(held.day);
    const before = gates()!;
    const first = won(await salon.confirmHold(held));
    expect(gates()).toBe(before + 1);
    const counts = salon.counts();
    expect(won(await salon.confirmHold(held))).toEqual(first);
    expect(salon.counts()).toEqual(counts);
  });

  it('is not offered where no time would be left to answer', async () => {
    const salon = asking();
    // Lead time two hours, the hold ten minutes, the answer an hour.
    salon.clock.set(instant(`${DAY} 08:51`));
    expect(await salon.hold(`${DAY} 12:00`, { wish: wish(ANNA, COLOUR) })).toMatchObject({ ok: false });
    expect(await salon.hold(`${DAY} 13:00`, { wish: wish(ANNA) })).toMatchObject({ ok: true });
    expect(await salon.hold(`${DAY} 11:30`, { wish: wish(ANNA) })).toMatchObject({
      ok: false,
      error: { kind: 'lead_time' },
    });
  });

  it('is over with its hold when a longer lead time leaves no moment to answer', async () => {
    const salon = asking();
    const held = won(await salon.hold(TEN));
    salon.changeBook({ rules: someRules({ leadTime: 20_160 }) });
    expect(outcome(await salon.confirmHold(held))).toBe('hold_expired');
  });

  it('is nothing for the desk: who books there would be asked', async () => {
    const salon = asking();
    const visit = won(
      await salon.createAtDesk(NORA, {
        attemptId: '00000000-0000-4000-8000-0000000000d1' as never,
        wish: wish(ANNA),
        start: at(TEN),
        customerId: null,
        contact: RAW,
        locale: 'de-CH',
        outsideHours: false,
      }),
    );
    expect(visit).toMatchObject({ status: 'confirmed', onRequest: false });
    expect(kinds(salon)).toEqual(['appointment_confirmed']);
  });
});

describe('accepting', () => {
  it('makes a visit of it in the same place, and sends the confirmation', async () => {
    const salon = asking();
    const request = await ask(salon);
    const occupied = salon.occupied();
    salon.clock.set(instant('2026-03-09 15:00'));
    const visit = won(await salon.accept(NORA, answer(request)));
    expect(visit).toMatchObject({ status: 'confirmed', sequence: 1, onRequest: true });
    expect(visit).not.toHaveProperty('answerBy');
    expect(salon.appointment(request.id)).toEqual(visit);
    expect(salon.occupied()).toEqual(occupied);
    expect(kinds(salon)).toEqual(['request_received', 'appointment_confirmed']);
    expect(salon.letters()[1]).toMatchObject({
      content: { calendar: { method: 'REQUEST', ics: expect.stringContaining('SEQUENCE:1') } },
    });
    expect(salon.audit().at(-1)).toMatchObject({
      entry: { action: 'appointment.accepted', data: { staffId: ANNA } },
      actor: NORA,
    });
  });

  it('twice is once; and then it is moved and cancelled like any visit', async () => {
    const salon = asking();
    const request = await ask(salon);
    const all = await Promise.all([1, 2, 3].map(() => salon.accept(NORA, answer(request))));
    for (const result of all) expect(won(result)).toEqual(won(all[0]!));
    expect(kinds(salon)).toHaveLength(2);
    const moved = won(
      await salon.move(linkTo(request.id), { start: at(`${DAY} 14:00`), expectedSequence: 1 }),
    );
    expect(moved).toMatchObject({ status: 'confirmed', sequence: 2 });
    expect(won(await salon.cancel(linkTo(request.id), {}))).not.toHaveProperty('requestEnd');
    expect(kinds(salon).at(-1)).toBe('appointment_cancelled');
  });

  it('up to the deadline, and not a moment later', async () => {
    const salon = asking();
    const request = await ask(salon);
    salon.clock.set(ANSWER_BY);
    const before = salon.counts();
    expect(await salon.accept(NORA, answer(request))).toEqual({
      ok: false,
      error: { kind: 'answer_overdue', answerBy: ANSWER_BY },
    });
    expect(salon.counts()).toEqual(before);
    salon.clock.set((ANSWER_BY - 1) as typeof ANSWER_BY);
    expect(outcome(await salon.accept(NORA, answer(request)))).toBe('ok');
  });

  it.each([
    ['withdrawn', (salon: Salon, request: Visit) => salon.cancel(linkTo(request.id), {}), 'cancelled'],
    [
      'declined',
      (salon: Salon, request: Visit) => salon.decline(NORA, { ...answer(request), reason: '' }),
      'cancelled',
    ],
    [
      'lapsed',
      (salon: Salon) => {
        salon.clock.set(ANSWER_BY);
        return salon.lapse();
      },
      'expired',
    ],
  ] as const)('is refused when it was %s meanwhile', async (_name, end, status) => {
    const salon = asking();
    const request = await ask(salon);
    await end(salon, request);
    const before = salon.counts();
    expect(await salon.accept(NORA, answer(request))).toEqual({
      ok: false,
      error: { kind: 'changed_meanwhile', status },
    });
    expect(salon.counts()).toEqual(before);
  });

  it('is refused on an older page, and of what was never on request', async () => {
    const salon = asking();
    const request = await ask(salon);
    expect(outcome(await salon.accept(NORA, { id: request.id, expectedSequence: 7 }))).toBe(
      'changed_meanwhile',
    );
    const visit = await salon.visit(`${DAY} 14:00`, { wish: wish(ANNA, COLOUR) });
    expect(outcome(await salon.accept(NORA, answer(visit)))).toBe('changed_meanwhile');
  });
});

describe('declining', () => {
  it('frees the time and tells the customer why', async () => {
    const salon = asking();
    const request = await ask(salon);
    const ended = won(await salon.decline(NORA, { ...answer(request), reason: ' Nora ist\ndann weg ' }));
    expect(ended).toMatchObject({ status: 'cancelled', requestEnd: 'declined', sequence: 1 });
    expect(salon.occupied()).toEqual([]);
    expect(salon.endReason(request.id)).toBe('Nora ist dann weg');
    expect(JSON.stringify(salon.audit())).not.toContain('Nora ist');
    expect(kinds(salon)).toEqual(['request_received', 'request_declined']);
    expect(salon.audited().at(-1)).toBe('appointment.declined');
    const before = salon.counts();
    const again = won(await salon.decline(NORA, { ...answer(request), reason: 'noch einmal' }));
    expect(again).toMatchObject({ status: 'cancelled', requestEnd: 'declined', sequence: 1 });
    expect(salon.counts()).toEqual(before);
    expect(outcome(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO))).toBe('ok');
  });

  it('is refused once it was accepted', async () => {
    const salon = asking();
    const request = await ask(salon);
    won(await salon.accept(NORA, answer(request)));
    expect(await salon.decline(NORA, { ...answer(request), reason: '' })).toEqual({
      ok: false,
      error: { kind: 'changed_meanwhile', status: 'confirmed' },
    });
  });
});

describe('lapsing', () => {
  it('at the deadline: ended, its time free, the customer told, once', async () => {
    const salon = asking();
    const request = await ask(salon);
    salon.clock.set((ANSWER_BY - 1) as typeof ANSWER_BY);
    expect(await salon.lapse()).toEqual({ days: 0, requests: 0 });
    salon.clock.set(ANSWER_BY);
    const runs = await Promise.all([salon.lapse(), salon.lapse()]);
    expect(runs.map(({ requests }) => requests).toSorted()).toEqual([0, 1]);
    expect(await salon.lapse()).toEqual({ days: 0, requests: 0 });
    expect(salon.appointment(request.id)).toMatchObject({
      status: 'expired',
      requestEnd: 'lapsed',
      sequence: 1,
    });
    expect(salon.occupied()).toEqual([]);
    expect(kinds(salon)).toEqual(['request_received', 'request_lapsed']);
    expect(salon.audit().at(-1)).toMatchObject({
      entry: { action: 'appointment.lapsed' },
      actor: { kind: 'system', job: 'lapse-requests' },
    });
  });

  it('leaves what was answered, and other days, alone', async () => {
    const salon = asking();
    const accepted = await ask(salon);
    won(await salon.accept(NORA, answer(accepted)));
    const overdue = await ask(salon, `${DAY} 14:00`);
    await ask(salon, '2026-03-18 10:00', BRUNO);
    salon.clock.set(ANSWER_BY);
    expect(await salon.lapse()).toEqual({ days: 2, requests: 2 });
    expect(salon.appointment(accepted.id)?.status).toBe('confirmed');
    expect(salon.appointment(overdue.id)?.status).toBe('expired');
  });

  it('the page that was left open says that it is over, and its attempt can be used again', async () => {
    const salon = asking();
    const held = won(await salon.hold(TEN, { wish: wish(ANNA) }));
    won(await salon.confirmHold(held));
    salon.clock.set(ANSWER_BY);
    await salon.lapse();
    expect(outcome(await salon.confirmHold(held))).toBe('hold_expired');
    expect(outcome(await salon.hold(TEN, { wish: wish(ANNA), attemptId: held.attemptId }))).toBe('ok');
  });
});

describe('what the customer can do meanwhile', () => {
  it('withdraw at any time, whatever the cut-off says', async () => {
    const salon = asking({
      rules: someRules({ cancellation: { cutoffMinutes: 43_200, lateFeePercent: 100 } }),
    });
    const request = await ask(salon);
    const ended = won(await salon.cancel(linkTo(request.id), { reason: 'anderes vor' }));
    expect(ended).toMatchObject({ status: 'cancelled', requestEnd: 'withdrawn', sequence: 1 });
    expect(salon.occupied()).toEqual([]);
    expect(salon.audited().at(-1)).toBe('appointment.withdrawn');
    expect(salon.letters().at(-1)).toMatchObject({ kind: 'request_withdrawn', content: { calendar: null } });
    expect(won(await salon.cancel(linkTo(request.id), {}))).toMatchObject({ requestEnd: 'withdrawn' });
    expect(kinds(salon)).toHaveLength(2);
  });

  it('not move it: another time would be another question', async () => {
    const salon = asking();
    const request = await ask(salon);
    const moved = await salon.move(linkTo(request.id), { start: at(`${DAY} 14:00`), expectedSequence: 0 });
    expect(outcome(moved)).toBe('not_answered_yet');
  });
});

describe('who may answer', () => {
  it('nobody of another salon, and head office only looks', async () => {
    const salon = asking();
    const request = await ask(salon);
    const before = salon.counts();
    for (const actor of [ELSEWHERE, HQ]) {
      expect(outcome(await salon.accept(actor, answer(request)))).toBe('not_found');
      expect(outcome(await salon.decline(actor, { ...answer(request), reason: '' }))).toBe('not_found');
    }
    expect(salon.counts()).toEqual(before);
  });

  it('nobody treats it as a visit before it is one', async () => {
    const salon = asking();
    const request = await ask(salon);
    salon.clock.set(instant(TEN));
    const { id } = request;
    const step = salon.change(NORA, { id, step: 'check_in', expected: 'requested' });
    expect(outcome(await step)).toBe('wrong_state');
    const cancel = salon.cancelAtDesk(NORA, { id, reason: '', expectedSequence: 0 });
    expect(outcome(await cancel)).toBe('wrong_state');
    const move = salon.moveAtDesk(NORA, { id, start: at(`${DAY} 14:00`), staff: null, expectedSequence: 0 });
    expect(outcome(await move)).toBe('wrong_state');
    expect(
      outcome(
        await salon.accept(NORA, { id: won(await salon.hold(`${DAY} 16:00`)).id, expectedSequence: 0 }),
      ),
    ).toBe('not_found');
  });
});

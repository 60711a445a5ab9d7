import { describe, expect, it } from 'vitest';
import type { AppointmentStore, Stores } from '#domain/ports/unit-of-work.ts';
import type { Actor } from '#domain/shared/actor.ts';
import { ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { at, busySpan } from '#tests/support/builders/salon-book.ts';
import { ANNA, BEN, OTHER_SALON, SALON } from './contract-salon.ts';
import {
  aHold,
  ALICE,
  aPlan,
  attemptId,
  BRUNO,
  CONTACT,
  customerId,
  IN_TEN_MINUTES,
} from './contract-rows.ts';
import { linkTo, NOW, place, system, visitor } from './contract-rows.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const PLAN = aPlan('2026-03-17 10:00');
const HOLD = aHold(1, PLAN);
const LINK = linkTo(HOLD.id);
const { reservedUntil: _, ...CORE } = HOLD;
const VISIT = { ...CORE, status: 'confirmed' as const, customerId: customerId(1), confirmedAt: NOW };

export function appointmentContract({ name, make }: Contract): void {
  describe(`appointment store: ${name}`, () => {
    const side = freshWriteSide(make);

    async function run<T>(actor: Actor, work: (stores: Stores) => Promise<T>): Promise<T> {
      const result = await side().uow.run(actor, async (stores) => ok(await work(stores)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    }
    const read = <T>(actor: Actor, work: (store: AppointmentStore) => Promise<T>): Promise<T> =>
      run(actor, ({ appointments }) => work(appointments));
    const hold = () => run(ALICE, (stores) => place(stores, HOLD, PLAN));
    const confirm = () =>
      run(ALICE, async ({ appointments }) => {
        await appointments.lock(HOLD.id);
        await appointments.confirm(HOLD.id, customerId(1), CONTACT, NOW, 'de-CH');
      });

    it('reads a hold back as it was written', async () => {
      await hold();
      expect(await read(ALICE, (store) => store.find(HOLD.id))).toEqual(HOLD);
      expect(await read(ALICE, (store) => store.lock(HOLD.id))).toEqual(HOLD);
      expect(await read(ALICE, (store) => store.byAttempt(HOLD.attemptId))).toEqual(HOLD);
      expect(await read(ALICE, (store) => store.liveHoldsOf(ALICE.visitorId, NOW))).toEqual([HOLD]);
    });

    it('keeps every item of a visit, in order, with its names and figures', async () => {
      const second = { ...HOLD.items[0]!, position: 1, staffId: BEN, staffName: 'Ben', staffChosen: false };
      const items = [HOLD.items[0]!, { ...second, segments: [10, 10, 10], vatBasisPoints: 0 }];
      const rich = { ...HOLD, items, locale: 'en' as const, sequence: 0 };
      await run(ALICE, (stores) => place(stores, rich, PLAN));
      expect(await read(ALICE, (store) => store.find(HOLD.id))).toEqual(rich);
      expect(await side().rows(SALON)).toMatchObject({ appointments: 1, items: 2 });
    });

    it('confirms in the same rows', async () => {
      await hold();
      const before = await side().rows(SALON);
      await confirm();
      expect(await side().rows(SALON)).toEqual({ ...before, customers: 1 });
      expect(await read(ALICE, (store) => store.find(HOLD.id))).toEqual(VISIT);
      expect(await read(LINK, (store) => store.contactOf(HOLD.id))).toEqual(CONTACT);
      expect(await read(ALICE, (store) => store.liveHoldsOf(ALICE.visitorId, NOW))).toEqual([]);
      const busy = await run(BRUNO, ({ calendar }) => calendar.busy([PLAN.day], IN_TEN_MINUTES));
      expect(busy.bySubject.get(ANNA)).toEqual([busySpan('2026-03-17 10:00', '2026-03-17 10:30')]);
      expect(busy.staleAt).toBeNull();
    });

    it('keeps the language in which it was confirmed', async () => {
      await hold();
      await read(ALICE, (store) => store.confirm(HOLD.id, customerId(1), CONTACT, NOW, 'en'));
      expect(await read(LINK, (store) => store.find(HOLD.id))).toMatchObject({ locale: 'en' });
    });

    it('lists the live holds of a visitor only', async () => {
      await hold();
      const live = (moment: Instant) => read(ALICE, (store) => store.liveHoldsOf(ALICE.visitorId, moment));
      expect(await live((IN_TEN_MINUTES - 1) as Instant)).toHaveLength(1);
      expect(await live(IN_TEN_MINUTES)).toHaveLength(0);
    });

    describe('who sees an appointment', () => {
      const strangers: readonly (readonly [string, Actor])[] = [
        ['another visitor', BRUNO],
        ['the holder of another link', linkTo(aHold(2, PLAN).id)],
        ['the same visitor in another salon', visitor(1, OTHER_SALON)],
        ['the same link in another salon', { ...LINK, salonId: OTHER_SALON }],
      ];
      it.each(strangers)('not %s', async (_name, actor) => {
        await hold();
        await confirm();
        expect(await read(actor, (store) => store.find(HOLD.id))).toBeNull();
        expect(await read(actor, (store) => store.lock(HOLD.id))).toBeNull();
        expect(await read(actor, (store) => store.byAttempt(HOLD.attemptId))).toBeNull();
        expect(await read(actor, (store) => store.contactOf(HOLD.id))).toBeNull();
        expect(await read(actor, (store) => store.liveHoldsOf(ALICE.visitorId, NOW))).toEqual([]);
      });

      it.each([
        ['its visitor', ALICE],
        ['the holder of its link, from whatever browser', { ...LINK, visitorId: BRUNO.visitorId }],
      ])('%s', async (_name, actor) => {
        await hold();
        await confirm();
        expect(await read(actor, (store) => store.find(HOLD.id))).toEqual(VISIT);
      });

      it('nobody before it exists', async () => {
        expect(await read(ALICE, (store) => store.find(HOLD.id))).toBeNull();
        expect(await read(LINK, (store) => store.lock(HOLD.id))).toBeNull();
      });
    });

    describe('attempts', () => {
      const elsewhere = aPlan('2026-03-18 10:00');
      const again = aHold(2, elsewhere, { attemptId: HOLD.attemptId });

      it.each([
        ['their own', ALICE],
        ["another visitor's", BRUNO],
      ])('an id that is in use is refused, %s, and nothing is written', async (_name, actor) => {
        await hold();
        const inserted = await run(actor, async ({ calendar, appointments }) => {
          await calendar.gate([elsewhere.day]);
          return appointments.insertHold({ ...again, visitorId: actor.visitorId });
        });
        expect(inserted).toBe(false);
        expect(await side().rows(SALON)).toMatchObject({ appointments: 1, items: 1 });
      });

      it('another salon has its own', async () => {
        await hold();
        const there = visitor(1, OTHER_SALON);
        expect(await run(there, (stores) => place(stores, aHold(1, PLAN, { actor: there }), PLAN))).toBe(
          true,
        );
      });

      const endings: readonly (readonly [string, () => Promise<unknown>])[] = [
        [
          'released',
          () =>
            run(ALICE, async ({ calendar, appointments }) => {
              await calendar.gate([PLAN.day]);
              await calendar.vacate(HOLD.id);
              await appointments.release(HOLD.id, NOW);
            }),
        ],
        [
          'expired',
          () =>
            run(BRUNO, async ({ calendar }) => {
              await calendar.gate([PLAN.day]);
              await calendar.sweep([PLAN.day], IN_TEN_MINUTES);
            }),
        ],
        [
          'cancelled',
          async () => {
            await confirm();
            await run(LINK, async ({ calendar, appointments }) => {
              await calendar.gate([PLAN.day]);
              await calendar.vacate(HOLD.id);
              await appointments.cancel(HOLD.id, NOW, null);
            });
          },
        ],
      ];
      it.each(endings)('a hold that is %s gives its attempt back', async (_name, end) => {
        await hold();
        await end();
        expect(await read(ALICE, (store) => store.byAttempt(HOLD.attemptId))).toBeNull();
        expect(await run(ALICE, (stores) => place(stores, again, elsewhere))).toBe(true);
        expect(await read(ALICE, (store) => store.byAttempt(HOLD.attemptId))).toEqual(again);
        expect(await read(ALICE, (store) => store.byAttempt(attemptId(9)))).toBeNull();
      });
    });

    describe('requests', () => {
      const asking = { ...HOLD, onRequest: true };
      const answerBy = (NOW + 86_400_000) as Instant;
      const { reservedUntil: ____, ...asked } = asking;
      const REQUEST = {
        ...asked,
        status: 'requested' as const,
        customerId: customerId(1),
        requestedAt: NOW,
        answerBy,
      };
      const request = async (hold = asking, plan = PLAN) => {
        await run(ALICE, (stores) => place(stores, hold, plan));
        await read(ALICE, async (store) => {
          await store.lock(hold.id);
          const id = customerId(hold.id === HOLD.id ? 1 : 2);
          await store.request(hold.id, id, CONTACT, 'de-CH', { requestedAt: NOW, answerBy });
        });
      };
      const busyAt = (moment: Instant) => run(BRUNO, ({ calendar }) => calendar.busy([PLAN.day], moment));

      it('in the same rows, occupying like a visit until it is answered, also after the deadline', async () => {
        await request();
        expect(await read(LINK, (store) => store.find(HOLD.id))).toEqual(REQUEST);
        expect(await read(LINK, (store) => store.contactOf(HOLD.id))).toEqual(CONTACT);
        expect(await side().rows(SALON)).toMatchObject({ appointments: 1, occupancy: 1, customers: 1 });
        const busy = await busyAt((answerBy + 1) as Instant);
        expect(busy.bySubject.get(ANNA)).toEqual([busySpan('2026-03-17 10:00', '2026-03-17 10:30')]);
        expect(busy).toMatchObject({ staleAt: null, lapsed: false });
      });

      it('accepted: a visit in the same place, the sequence grown by one', async () => {
        await request();
        const at = (NOW + 60_000) as Instant;
        await read(LINK, (store) => store.accept(HOLD.id, at));
        const { requestedAt: _a, answerBy: _b, ...core } = REQUEST;
        const visit = { ...core, status: 'confirmed', confirmedAt: at, sequence: 1 };
        expect(await read(LINK, (store) => store.find(HOLD.id))).toEqual(visit);
        expect(await side().rows(SALON)).toMatchObject({ occupancy: 1, customers: 1 });
      });

      it.each([
        ['declined', 'cancelled'],
        ['withdrawn', 'cancelled'],
        ['lapsed', 'expired'],
      ] as const)(
        '%s: ended, the sequence grown by one, the attempt given back',
        async (requestEnd, status) => {
          await request();
          await run(LINK, async ({ calendar, appointments }) => {
            await calendar.gate([PLAN.day]);
            await calendar.vacate(HOLD.id);
            await appointments.endRequest(HOLD.id, requestEnd, NOW, null);
          });
          const { requestedAt: _a, answerBy: _b, ...core } = REQUEST;
          const ended = { ...core, status, requestEnd, sequence: 1, attemptId: HOLD.id };
          expect(await read(LINK, (store) => store.find(HOLD.id))).toEqual(ended);
          expect(await read(ALICE, (store) => store.byAttempt(HOLD.attemptId))).toBeNull();
          expect(await side().rows(SALON)).toMatchObject({ occupancy: 0, customers: 1 });
        },
      );

      it('are overdue from their deadline on, each in its salon and on its day', async () => {
        await request();
        const next = aPlan('2026-03-18 10:00');
        await request(aHold(2, next, { onRequest: true }), next);
        const overdue = async (moment: Instant) => {
          const found = await side().jobs.run(system(), async ({ calendar, appointments }) => {
            await calendar.gate([PLAN.day]);
            return ok(await appointments.overdueRequests(PLAN.day, moment));
          });
          return found.ok ? found.value : null;
        };
        expect(await overdue((answerBy - 1) as Instant)).toEqual([]);
        expect(await overdue(answerBy)).toEqual([REQUEST]);
        const days = (moment: Instant) => side().lookout.overdue(moment);
        expect(await days((answerBy - 1) as Instant)).toEqual([]);
        expect(await days(answerBy)).toEqual([
          { salonId: SALON, day: PLAN.day },
          { salonId: SALON, day: next.day },
        ]);
        await read(LINK, (store) => store.accept(HOLD.id, NOW));
        expect(await overdue(answerBy)).toEqual([]);
        expect(await days(answerBy)).toEqual([{ salonId: SALON, day: next.day }]);
      });
    });

    it('releases: ended without a customer, its time is free', async () => {
      await hold();
      await run(ALICE, async ({ calendar, appointments }) => {
        await calendar.gate([PLAN.day]);
        await calendar.vacate(HOLD.id);
        await appointments.release(HOLD.id, NOW);
      });
      const ended = { ...CORE, attemptId: HOLD.id, status: 'cancelled', customerId: null };
      expect(await read(ALICE, (store) => store.find(HOLD.id))).toEqual(ended);
      expect(await side().rows(SALON)).toMatchObject({ appointments: 1, occupancy: 0, customers: 0 });
    });

    it('moves: new place, the sequence grown by one, the old time free', async () => {
      await hold();
      await confirm();
      const plan = aPlan('2026-03-18 14:00');
      const items = [{ ...VISIT.items[0]!, from: plan.from, to: plan.to, staffId: BEN, staffName: 'Ben' }];
      const occupies = [{ staffId: BEN, from: plan.from, to: plan.to }];
      const moved = { ...VISIT, day: plan.day, from: plan.from, to: plan.to, items, sequence: 1 };
      await run(LINK, async ({ calendar, appointments }) => {
        await calendar.gate([PLAN.day, plan.day]);
        await appointments.lock(HOLD.id);
        await calendar.vacate(HOLD.id);
        await calendar.occupy(HOLD.id, { ...plan, occupies });
        await appointments.move(moved, NOW);
      });
      expect(await read(LINK, (store) => store.find(HOLD.id))).toEqual(moved);
      expect(await side().rows(SALON)).toMatchObject({ appointments: 1, items: 1, occupancy: 1 });
      const busy = await run(BRUNO, ({ calendar }) => calendar.busy([PLAN.day, plan.day], NOW));
      expect(busy.bySubject.get(ANNA) ?? []).toEqual([]);
      expect(busy.bySubject.get(BEN)).toEqual([
        { from: at('2026-03-18 14:00'), to: at('2026-03-18 14:30'), kind: 'appointment' },
      ]);
    });

    it('cancels: the sequence grown by one, the contact still there for the letter', async () => {
      await hold();
      await confirm();
      await run(LINK, async ({ calendar, appointments }) => {
        await calendar.gate([PLAN.day]);
        await appointments.lock(HOLD.id);
        await calendar.vacate(HOLD.id);
        await appointments.cancel(HOLD.id, NOW, 'Ferien');
      });
      const { confirmedAt: __, ...core } = VISIT;
      const ended = { ...core, attemptId: HOLD.id, status: 'cancelled', sequence: 1 };
      expect(await read(LINK, (store) => store.find(HOLD.id))).toEqual(ended);
      expect(await read(LINK, (store) => store.contactOf(HOLD.id))).toEqual(CONTACT);
      expect(await side().rows(SALON)).toMatchObject({
        appointments: 1,
        items: 1,
        occupancy: 0,
        customers: 1,
      });
    });
  });
}

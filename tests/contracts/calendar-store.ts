import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/shared/actor.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Hold } from '#domain/slots/appointment.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import type { Occupied, VisitPlan } from '#domain/slots/visit-plan.ts';
import { at, busySpan, day } from '#tests/support/builders/salon-book.ts';
import { ANNA, BEN, CHAIR, OTHER_SALON, SALON } from './contract-salon.ts';
import { aHold, ALICE, aPlan, BRUNO, CONTACT, customerId, IN_TEN_MINUTES } from './contract-rows.ts';
import { NOW, place, system, visitor } from './contract-rows.ts';
import { freshWriteSide, NO_ROWS } from './fixture.ts';
import type { Contract } from './fixture.ts';

const DAY = day('2026-03-17');
const NEXT_DAY = day('2026-03-18');
const TEN = aPlan('2026-03-17 10:00');

const staffRow = (from: string, to: string, staffId = ANNA): Occupied => ({
  staffId,
  from: at(`2026-03-17 ${from}`),
  to: at(`2026-03-17 ${to}`),
});
const chairRow = (from: string, to: string): Occupied => ({
  resourceId: CHAIR,
  from: at(`2026-03-17 ${from}`),
  to: at(`2026-03-17 ${to}`),
});

const moment = () => {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
};

export function calendarContract({ name, make }: Contract): void {
  describe(`calendar store: ${name}`, () => {
    const side = freshWriteSide(make);

    const hold = (taken: Hold, plan: VisitPlan, actor: Actor = ALICE) =>
      side().uow.run(actor, async (stores) =>
        (await place(stores, taken, plan)) ? ok('held') : err({ kind: 'overlap' }),
      );

    const busyOn = async (
      moment: Instant,
      except?: AppointmentId,
      actor: Actor = ALICE,
    ): Promise<BusyTime> => {
      const read = await side().uow.run(actor, async ({ calendar }) =>
        ok(await calendar.busy([DAY], moment, except)),
      );
      if (!read.ok) throw new Error('refused');
      return read.value;
    };

    const sweep = (moment: Instant, actor: Actor = BRUNO, days = [DAY]) =>
      (actor.kind === 'system' ? side().jobs : side().uow).run(actor, async ({ calendar }) => {
        await calendar.gate(days);
        return ok(await calendar.sweep(days, moment));
      });

    describe('occupying', () => {
      const first = aPlan('2026-03-17 10:00', {
        occupies: [staffRow('10:00', '10:30'), chairRow('10:00', '10:30')],
      });

      const cases: readonly (readonly [string, boolean, readonly Occupied[]])[] = [
        ['the same time', false, [staffRow('10:00', '10:30')]],
        ['a time inside', false, [staffRow('10:10', '10:20')]],
        ['a time around', false, [staffRow('09:00', '12:00')]],
        ['an overlap of one minute before', false, [staffRow('09:30', '10:01')]],
        ['an overlap of one minute after', false, [staffRow('10:29', '11:00')]],
        ['the neighbour before', true, [staffRow('09:30', '10:00')]],
        ['the neighbour after', true, [staffRow('10:30', '11:00')]],
        ['both neighbours', true, [staffRow('09:30', '10:00'), staffRow('10:30', '11:00')]],
        ['another colleague', true, [staffRow('10:00', '10:30', BEN)]],
        ['the same chair', false, [staffRow('10:00', '10:30', BEN), chairRow('10:00', '10:30')]],
        ['a free part and a taken one', false, [staffRow('09:00', '09:30'), staffRow('10:15', '10:45')]],
      ];
      it.each(cases)('%s: %s', async (_, free, occupies) => {
        expect(await hold(aHold(1, first), first)).toEqual(ok('held'));
        const before = await side().rows(SALON);
        const plan = aPlan('2026-03-17 10:00', { occupies });
        const result = await hold(aHold(2, plan, { actor: BRUNO }), plan, BRUNO);
        expect(result.ok).toBe(free);
        if (!free) expect(await side().rows(SALON)).toEqual(before);
      });

      it('another salon does not mind', async () => {
        const elsewhere = visitor(1, OTHER_SALON);
        await hold(aHold(1, first), first);
        expect(await hold(aHold(1, first, { actor: elsewhere }), first, elsewhere)).toEqual(ok('held'));
      });

      it('is refused over an absence and a blocked time as well', async () => {
        await side().block(SALON, 'absence', ANNA, at('2026-03-17 10:00'), at('2026-03-17 11:00'));
        await side().block(SALON, 'block', BEN, at('2026-03-17 10:00'), at('2026-03-17 11:00'));
        for (const staffId of [ANNA, BEN]) {
          const plan = aPlan('2026-03-17 10:00', { occupies: [staffRow('10:30', '11:30', staffId)] });
          expect(await hold(aHold(1, plan), plan)).toEqual(err({ kind: 'overlap' }));
        }
      });

      it('does nothing for an appointment that is not there, and the unit goes on', async () => {
        const result = await side().uow.run(ALICE, async ({ calendar, appointments }) => {
          await calendar.gate([DAY]);
          const before = await calendar.occupy(aHold(1, TEN).id, TEN);
          const [inserted, after] = await Promise.all([
            appointments.insertHold(aHold(1, TEN)),
            calendar.occupy(aHold(1, TEN).id, TEN),
          ]);
          return ok([before, inserted, after]);
        });
        expect(result).toEqual(ok([false, true, true]));
        expect(await side().rows(SALON)).toMatchObject({ appointments: 1, occupancy: 1 });
      });

      it('goes to one of many at the same moment', async () => {
        const actors = Array.from({ length: 8 }, (_, index) => visitor(index + 1));
        const results = await Promise.all(
          actors.map((actor, index) => hold(aHold(index + 1, TEN, { actor }), TEN, actor)),
        );
        expect(results.filter((result) => result.ok)).toHaveLength(1);
        expect(await side().rows(SALON)).toMatchObject({ appointments: 1, items: 1, occupancy: 1 });
      });
    });

    describe('busy time', () => {
      it('shows everybody what is held, absent and blocked, and nothing of the people', async () => {
        await hold(aHold(1, TEN), TEN);
        await side().block(SALON, 'absence', ANNA, at('2026-03-17 14:00'), at('2026-03-17 15:00'));
        await side().block(SALON, 'block', BEN, at('2026-03-17 09:00'), at('2026-03-17 09:30'));
        const busy = await busyOn(NOW, undefined, BRUNO);
        expect(busy.bySubject.get(ANNA)).toEqual([
          busySpan('2026-03-17 10:00', '2026-03-17 10:30', 'hold'),
          busySpan('2026-03-17 14:00', '2026-03-17 15:00', 'absence'),
        ]);
        expect(busy.bySubject.get(BEN)).toEqual([busySpan('2026-03-17 09:00', '2026-03-17 09:30', 'block')]);
        expect(busy.staleAt).toBe(IN_TEN_MINUTES);
      });

      it('counts a hold until its end and not a moment longer, without any sweep', async () => {
        await hold(aHold(1, TEN), TEN);
        const before = await busyOn((IN_TEN_MINUTES - 1) as Instant);
        expect(before.bySubject.get(ANNA) ?? []).toHaveLength(1);
        expect(before.lapsed).toBe(false);
        const after = await busyOn(IN_TEN_MINUTES);
        expect(after.bySubject.get(ANNA) ?? []).toHaveLength(0);
        expect(after.staleAt).toBeNull();
        expect(after.lapsed).toBe(true);
        await sweep(IN_TEN_MINUTES);
        expect((await busyOn(IN_TEN_MINUTES)).lapsed).toBe(false);
      });

      it('leaves out the appointment that is being moved', async () => {
        await hold(aHold(1, TEN), TEN);
        expect((await busyOn(NOW, aHold(1, TEN).id)).bySubject.get(ANNA) ?? []).toEqual([]);
      });

      it('has a version that grows with each gate that was kept', async () => {
        const before = (await busyOn(NOW)).daysVersion;
        await side().uow.run(ALICE, async ({ calendar }) => {
          await calendar.gate([DAY]);
          return err({ kind: 'refused' });
        });
        expect((await busyOn(NOW)).daysVersion).toBe(before);
        await hold(aHold(1, TEN), TEN);
        expect((await busyOn(NOW)).daysVersion).toBeGreaterThan(before);
      });
    });

    describe('sweeping', () => {
      const elsewhere = aPlan('2026-03-18 10:00');

      it.each([
        ['a visitor who happens to come', BRUNO],
        ['the system', system()],
      ])('ends what is over by the moment, by %s, once', async (_, actor) => {
        await hold(aHold(1, TEN), TEN);
        await hold(aHold(2, elsewhere, { actor: BRUNO }), elsewhere, BRUNO);
        expect(await sweep((IN_TEN_MINUTES - 1) as Instant, actor)).toEqual(ok([]));
        expect(await sweep(IN_TEN_MINUTES, actor)).toEqual(ok([aHold(1, TEN).id]));
        expect(await sweep(IN_TEN_MINUTES, actor)).toEqual(ok([]));
        expect(await side().rows(SALON)).toMatchObject({ appointments: 2, occupancy: 1 });
        const seen = await side().uow.run(ALICE, async ({ appointments }) =>
          ok((await appointments.find(aHold(1, TEN).id))?.status),
        );
        expect(seen).toEqual(ok('expired'));
        expect(await hold(aHold(3, TEN), TEN)).toEqual(ok('held'));
      });

      it('covers all days that it was given', async () => {
        await hold(aHold(1, TEN), TEN);
        await hold(aHold(2, elsewhere, { actor: BRUNO }), elsewhere, BRUNO);
        const swept = await sweep(IN_TEN_MINUTES, visitor(3), [DAY, NEXT_DAY]);
        expect(swept.ok && [...swept.value].sort()).toEqual([aHold(1, TEN).id, aHold(2, elsewhere).id]);
        expect(await side().rows(SALON)).toMatchObject({ occupancy: 0 });
      });

      it('does not touch another salon', async () => {
        await hold(aHold(1, TEN), TEN);
        expect(await sweep(IN_TEN_MINUTES, visitor(1, OTHER_SALON))).toEqual(ok([]));
        expect(await side().rows(SALON)).toMatchObject({ occupancy: 1 });
      });

      it('is rolled back with the rest', async () => {
        await hold(aHold(1, TEN), TEN);
        await side().uow.run(BRUNO, async ({ calendar }) => {
          await calendar.gate([DAY]);
          await calendar.sweep([DAY], IN_TEN_MINUTES);
          return err({ kind: 'refused' });
        });
        expect(await sweep(IN_TEN_MINUTES)).toEqual(ok([aHold(1, TEN).id]));
      });

      it('waits for a hold that is being confirmed and leaves it alone', async () => {
        await hold(aHold(1, TEN), TEN);
        const locked = moment();
        const confirming = side().uow.run(ALICE, async ({ appointments }) => {
          await appointments.lock(aHold(1, TEN).id);
          locked.resolve();
          await new Promise((resolve) => setTimeout(resolve, 50));
          await appointments.confirm(aHold(1, TEN).id, customerId(1), CONTACT, NOW, 'de-CH');
          return ok('confirmed');
        });
        await locked.promise;
        expect(await sweep(IN_TEN_MINUTES)).toEqual(ok([]));
        expect(await confirming).toEqual(ok('confirmed'));
        expect((await busyOn(IN_TEN_MINUTES)).bySubject.get(ANNA)).toEqual([
          busySpan('2026-03-17 10:00', '2026-03-17 10:30'),
        ]);
      });
    });

    it('lets writers of one day wait for each other, so that the second sees what the first did', async () => {
      const gated = moment();
      const first = side().uow.run(ALICE, async ({ calendar, appointments }) => {
        await calendar.gate([DAY]);
        gated.resolve();
        await new Promise((resolve) => setTimeout(resolve, 50));
        await appointments.insertHold(aHold(1, TEN));
        return ok(await calendar.occupy(aHold(1, TEN).id, TEN));
      });
      await gated.promise;
      const second = await side().uow.run(BRUNO, async ({ calendar }) => {
        await calendar.gate([DAY]);
        return ok((await calendar.busy([DAY], NOW)).bySubject.get(ANNA)?.length);
      });
      expect(await first).toEqual(ok(true));
      expect(second).toEqual(ok(1));
    });

    it('vacates what an appointment occupies, all of it and nothing else', async () => {
      const wide = aPlan('2026-03-17 10:00', {
        occupies: [staffRow('10:00', '10:30'), chairRow('10:00', '11:30')],
      });
      const next = aPlan('2026-03-17 13:00');
      await hold(aHold(1, wide), wide);
      await hold(aHold(2, next), next);
      await side().uow.run(ALICE, async ({ calendar }) => {
        await calendar.gate([DAY]);
        await calendar.vacate(aHold(1, wide).id);
        return ok(null);
      });
      const { bySubject } = await busyOn(NOW);
      expect(bySubject.get(ANNA)).toEqual([busySpan('2026-03-17 13:00', '2026-03-17 13:30', 'hold')]);
      expect(bySubject.get(CHAIR) ?? []).toEqual([]);
      expect(await side().rows(SALON)).not.toEqual(NO_ROWS);
    });
  });
}

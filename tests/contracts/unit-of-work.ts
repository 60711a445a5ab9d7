import { describe, expect, it } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import { appointmentEntry } from '#domain/audit/appointment-entry.ts';
import type { Stores } from '#domain/ports/unit-of-work.ts';
import { contractBook, contractCard, OTHER_SALON, SALON } from './contract-salon.ts';
import { aHold, ALICE, aLetter, aPlan, BRUNO, CONTACT, customerId, IN_TEN_MINUTES } from './contract-rows.ts';
import { NOW, place, visitor } from './contract-rows.ts';
import { freshWriteSide, NO_ROWS } from './fixture.ts';
import type { Contract } from './fixture.ts';

const PLAN = aPlan('2026-03-17 10:00');
const HOLD = aHold(1, PLAN);

/** Everything that booking writes, in one go. */
async function writeAll(stores: Stores): Promise<void> {
  await place(stores, HOLD, PLAN);
  await stores.appointments.lock(HOLD.id);
  await stores.appointments.confirm(HOLD.id, customerId(1), CONTACT, NOW, 'de-CH');
  await stores.audit.append(appointmentEntry('appointment.confirmed', HOLD.id), NOW);
  await stores.outbox.post(aLetter(1, HOLD.id), NOW);
}

const ALL_ROWS = { appointments: 1, items: 1, occupancy: 1, customers: 1, audit: 1, mails: 1, jobs: 1 };

export function unitOfWorkContract({ name, make }: Contract): void {
  describe(`unit of work: ${name}`, () => {
    const side = freshWriteSide(make);

    it('keeps everything on Ok, the letter and its job included', async () => {
      const result = await side().uow.run(ALICE, async (stores) => {
        await writeAll(stores);
        return ok('kept');
      });
      expect(result).toEqual(ok('kept'));
      expect(await side().rows(SALON)).toEqual(ALL_ROWS);
      expect(await side().rows(OTHER_SALON)).toEqual(NO_ROWS);
    });

    it('keeps nothing on Err and hands the refusal on', async () => {
      const result = await side().uow.run(ALICE, async (stores) => {
        await writeAll(stores);
        return err({ kind: 'refused' });
      });
      expect(result).toEqual(err({ kind: 'refused' }));
      expect(await side().rows(SALON)).toEqual(NO_ROWS);
    });

    it('keeps nothing when the work throws, and throws on', async () => {
      const failure = new Error('on purpose');
      const run = side().uow.run(ALICE, async (stores) => {
        await writeAll(stores);
        throw failure;
      });
      await expect(run).rejects.toBe(failure);
      expect(await side().rows(SALON)).toEqual(NO_ROWS);
    });

    it('goes on working after a refusal and after a throw', async () => {
      await side().uow.run(ALICE, async () => err({ kind: 'refused' }));
      await side()
        .uow.run(ALICE, async () => {
          throw new Error('on purpose');
        })
        .catch(() => undefined);
      const result = await side().uow.run(ALICE, async (stores) => ok(await stores.calendar.book()));
      expect(result.ok).toBe(true);
    });

    it('refuses a unit inside a unit, and the queue and the sweeper too: none takes another connection', async () => {
      const { uow, queue, sweeper } = side();
      const inner = [
        () => uow.run(BRUNO, async () => ok(null)),
        () => queue.take(SALON, aLetter(1, HOLD.id).id, NOW),
        () => sweeper.overdue(NOW),
      ];
      for (const another of inner) {
        await expect(uow.run(ALICE, async () => ok(await another()))).rejects.toThrow(/inside a unit/);
      }
    });

    it('closes its stores when it ends', async () => {
      const kept: Stores[] = [];
      await side().uow.run(ALICE, async (stores) => {
        kept.push(stores);
        return ok(null);
      });
      await expect((async () => kept[0]!.appointments.find(HOLD.id))()).rejects.toThrow();
    });

    it('gives the salon that the actor acts in', async () => {
      for (const salonId of [SALON, OTHER_SALON]) {
        const result = await side().uow.run(visitor(1, salonId), async ({ calendar }) =>
          ok({ book: await calendar.book(), card: await calendar.card() }),
        );
        if (!result.ok) throw new Error('refused');
        expect(result.value.card).toEqual(contractCard(salonId));
        const { version: _, ...settings } = contractBook(salonId);
        expect(result.value.book).toMatchObject(settings);
      }
    });

    it('lets units of one visitor wait for each other', async () => {
      const reserveAnother = (number: number, start: string) =>
        side().uow.run(ALICE, async (stores) => {
          await stores.appointments.lockVisitor(ALICE.visitorId);
          const before = await stores.appointments.liveHoldsOf(ALICE.visitorId, NOW);
          const plan = aPlan(start);
          await place(stores, aHold(number, plan), plan);
          return ok(before.length);
        });
      const results = await Promise.all([
        reserveAnother(1, '2026-03-17 10:00'),
        reserveAnother(2, '2026-03-18 10:00'),
        reserveAnother(3, '2026-03-19 10:00'),
      ]);
      expect(results.map((result) => (result.ok ? result.value : null)).toSorted()).toEqual([0, 1, 2]);
    });

    it('runs calls in the order in which they were made', async () => {
      const result = await side().uow.run(ALICE, async ({ calendar, appointments }) => {
        const [, inserted, occupied, busy, found] = await Promise.all([
          calendar.gate([PLAN.day]),
          appointments.insertHold(HOLD),
          calendar.occupy(HOLD.id, PLAN),
          calendar.busy([PLAN.day], NOW),
          appointments.find(HOLD.id),
        ]);
        return ok({ inserted, occupied, staleAt: busy.staleAt, found });
      });
      expect(result).toEqual(ok({ inserted: true, occupied: true, staleAt: IN_TEN_MINUTES, found: HOLD }));
    });
  });
}

import { describe, expect, it } from 'vitest';
import { DEFAULT_MESSAGE_RULES } from '#domain/messages/message-rules.ts';
import type { Stores } from '#domain/ports/unit-of-work.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { SALON, OTHER_SALON } from './contract-salon.ts';
import { aHold, aPlan, ALICE, attemptId, CONTACT, customerId, instant } from './contract-rows.ts';
import { linkTo, NOW, place, system } from './contract-rows.ts';
import { freshWriteSide, type Contract } from './fixture.ts';

const TIMES = ['2026-03-17 10:00', '2026-03-17 10:30', '2026-03-18 09:00'];
const SPAN = { at: NOW, until: instant('2026-03-18 09:00') };

export function messageContract({ name, make }: Contract): void {
  describe(`message store: ${name}`, () => {
    const side = freshWriteSide(make);

    async function run<T>(
      uow: 'uow' | 'jobs',
      actor: Actor,
      work: (stores: Stores) => Promise<T>,
    ): Promise<T> {
      const result = await side()[uow].run(actor, async (stores) => ok(await work(stores)));
      if (!result.ok) throw new Error('refused');
      return result.value;
    }
    const asJob = <T>(work: (stores: Stores) => Promise<T>) => run('jobs', system(SALON), work);
    const visits = TIMES.map((time, index) => aHold(index + 1, aPlan(time)));
    async function booked(email = CONTACT.email) {
      for (const [index, hold] of visits.entries()) {
        await run('uow', ALICE, (stores) => place(stores, hold, aPlan(TIMES[index]!)));
        await run('uow', ALICE, async ({ appointments }) => {
          await appointments.lock(hold.id);
          await appointments.confirm(hold.id, customerId(index + 1), { ...CONTACT, email }, NOW, 'de-CH');
        });
      }
    }
    const toRemind = (after: Parameters<Stores['messages']['toRemind']>[1] = null, most = 10) =>
      asJob(({ messages }) => messages.toRemind(SPAN, after, most));

    it('knows the rules of a salon that has never said any', async () => {
      expect(await asJob(({ messages }) => messages.rules())).toEqual(DEFAULT_MESSAGE_RULES);
    });

    it('finds who is to be reminded, soonest first, before the end, and goes on where it stopped', async () => {
      await booked();
      const [first, second] = visits.map(({ id, from }) => ({ id, from, agreedAt: NOW }));
      expect(await toRemind()).toEqual([first, second]);
      expect(await toRemind(null, 1)).toEqual([first]);
      expect(await toRemind(first)).toEqual([second]);
      expect(await toRemind(second)).toEqual([]);
      const late = { at: instant('2026-03-17 10:00'), until: SPAN.until };
      expect(await asJob(({ messages }) => messages.toRemind(late, null, 10))).toEqual([second]);
      expect(
        await run('jobs', system(OTHER_SALON), ({ messages }) => messages.toRemind(SPAN, null, 10)),
      ).toEqual([]);
    });

    it('asks once more about one of them', async () => {
      await booked();
      const still = (id: AppointmentId) => asJob(({ messages }) => messages.stillToRemind(id));
      expect(await still(visits[0]!.id)).toBe(true);
      await run('uow', linkTo(visits[0]!.id), async ({ appointments, calendar }) => {
        await calendar.gate([visits[0]!.day]);
        await appointments.cancel(visits[0]!.id, NOW, null);
      });
      expect(await still(visits[0]!.id)).toBe(false);
      expect(await still(attemptId(77) as string as AppointmentId)).toBe(false);
    });

    it('leaves out whoever has no address, has been reminded, or has cancelled', async () => {
      await booked();
      const [first, second] = visits;
      const note = () => asJob(({ messages }) => messages.noteReminder(first!.id, first!.from, NOW));
      expect([await note(), await note()]).toEqual([true, false]);
      await run('uow', ALICE, async ({ appointments, calendar }) => {
        await calendar.gate([second!.day]);
        await appointments.lock(second!.id);
        await appointments.cancel(second!.id, NOW, null);
        await calendar.vacate(second!.id);
      });
      expect(await toRemind()).toEqual([]);
    });

    it('a visit that was moved is to be reminded of its new time, as agreed when it was moved', async () => {
      await booked();
      const [first] = visits;
      await asJob(({ messages }) => messages.noteReminder(first!.id, first!.from, NOW));
      const later = (NOW + 60_000) as Instant;
      const plan = aPlan('2026-03-17 15:00');
      await run('uow', ALICE, async ({ appointments, calendar }) => {
        await calendar.gate([first!.day]);
        await appointments.lock(first!.id);
        await calendar.vacate(first!.id);
        await calendar.occupy(first!.id, plan);
        const items = first!.items.map((item) => ({ ...item, from: plan.from, to: plan.to }));
        await appointments.move({ ...first!, from: plan.from, to: plan.to, items, sequence: 1 }, later);
      });
      expect((await toRemind()).at(-1)).toEqual({ id: first!.id, from: plan.from, agreedAt: later });
    });

    it('a day’s sheet is noted once', async () => {
      const day = '2026-03-17' as LocalDate;
      const note = () => asJob(({ messages }) => messages.noteSheet(day, NOW));
      const posted = () => asJob(({ messages }) => messages.sheetPosted(day));
      expect(await posted()).toBe(false);
      expect([await note(), await note()]).toEqual([true, false]);
      expect(await posted()).toBe(true);
      const other = (stores: Stores) => stores.messages.sheetPosted('2026-03-18' as LocalDate);
      expect(await asJob(other)).toBe(false);
    });

    it('nothing of what was noted stays of a unit that is rolled back', async () => {
      await booked();
      const [first] = visits;
      const failing = side().jobs.run(system(SALON), async ({ messages }) => {
        await messages.noteReminder(first!.id, first!.from, NOW);
        throw new Error('on purpose');
      });
      await expect(failing).rejects.toThrow('on purpose');
      expect(await toRemind()).toHaveLength(2);
      expect(at(TIMES[0]!)).toBe(first!.from satisfies EpochMinute);
    });
  });
}

import { describe, expect, it } from 'vitest';
import { ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { OTHER_SALON, SALON } from './contract-salon.ts';
import {
  aHold,
  ALICE,
  aPlan,
  CONTACT,
  customerId,
  IN_TEN_MINUTES,
  NOW,
  place,
  visitor,
} from './contract-rows.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

export function holdSweeperContract({ name, make }: Contract): void {
  describe(`hold sweeper: ${name}`, () => {
    const side = freshWriteSide(make);

    it('names each salon and day with a hold that is over, once, and no other', async () => {
      const hold = (number: number, start: string, actor = ALICE) =>
        side().uow.run(actor, async (stores) => {
          const plan = aPlan(start);
          return ok(await place(stores, aHold(number, plan, { actor }), plan));
        });
      await hold(1, '2026-03-17 10:00');
      await hold(2, '2026-03-17 14:00');
      await hold(3, '2026-03-18 10:00');
      await hold(4, '2026-03-17 10:00', visitor(1, OTHER_SALON));
      await hold(5, '2026-03-19 10:00');
      await side().uow.run(ALICE, async ({ appointments }) => {
        const id = aHold(5, aPlan('2026-03-19 10:00')).id;
        return ok(await appointments.confirm(id, customerId(1), CONTACT, NOW, 'de-CH'));
      });

      expect(await side().sweeper.overdue((IN_TEN_MINUTES - 1) as Instant)).toEqual([]);
      const overdue = await side().sweeper.overdue(IN_TEN_MINUTES);
      const named = overdue.map(({ salonId, day }) => `${salonId} ${day}`).toSorted();
      expect(named).toEqual([`${SALON} 2026-03-17`, `${SALON} 2026-03-18`, `${OTHER_SALON} 2026-03-17`]);
    });
  });
}

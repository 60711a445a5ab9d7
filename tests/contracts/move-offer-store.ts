import { describe, expect, it } from 'vitest';
import type { MoveOffer } from '#domain/calendar/move-offer.ts';
import type { Stores } from '#domain/ports/unit-of-work.ts';
import type { Actor, Employee } from '#domain/shared/actor.ts';
import type { AccountId, MoveOfferId, SalonId, SessionId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { BEN, OTHER_SALON, SALON } from './contract-salon.ts';
import { aHold, ALICE, aPlan, appointmentId, BRUNO, CONTACT, customerId } from './contract-rows.ts';
import { IN_TEN_MINUTES, linkTo, NOW, place, visitor } from './contract-rows.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const TEN = aPlan('2026-03-17 10:00');
const ELEVEN = aPlan('2026-03-18 11:00', {
  occupies: [{ ...aPlan('2026-03-18 11:00').occupies[0]!, staffId: BEN }],
});
const [VISIT, HOLD] = [appointmentId(1), appointmentId(2)];
const offerId = (number: number) => `0ffe0000-0000-4000-8000-00000000000${number}` as MoveOfferId;

const desk = (salonId: SalonId = SALON): Employee => ({
  kind: 'employee',
  salonId,
  accountId: '00000000-0000-4000-8000-0000000000e1' as AccountId,
  sessionId: '00000000-0000-4000-8000-0000000000e2' as SessionId,
  role: 'staff',
  staffId: null,
});

const anOffer = (over: Partial<MoveOffer> = {}): MoveOffer => ({
  id: offerId(1),
  appointmentId: VISIT,
  holdId: HOLD,
  absenceId: null,
  sequence: 0,
  was: TEN.from,
  plan: ELEVEN,
  byLetter: true,
  status: 'open',
  offeredAt: NOW,
  until: IN_TEN_MINUTES,
  ...over,
});

export function moveOfferContract({ name, make }: Contract): void {
  describe(`move offers: ${name}`, () => {
    const side = freshWriteSide(make);
    const run = <T>(actor: Actor, work: (stores: Stores) => Promise<T>) =>
      side()
        .uow.run<T, never>(actor, async (stores) => ok(await work(stores)))
        .then((result) => (result.ok ? result.value : (undefined as never)));

    /** A visit, and another place for it that is held and offered. */
    async function offered(): Promise<void> {
      await run(ALICE, async (stores) => {
        await place(stores, aHold(1, TEN), TEN);
        await stores.appointments.lock(VISIT);
        await stores.appointments.confirm(VISIT, customerId(1), CONTACT, NOW, 'de-CH');
      });
      await run(desk(), async (stores) => {
        await place(stores, aHold(2, ELEVEN, { actor: visitor(9) }), ELEVEN);
        await stores.moveOffers.add(anOffer());
      });
    }
    const settle = (actor: Actor, outcome: 'accepted' | 'declined', at: Instant = NOW) =>
      run(actor, async ({ calendar, moveOffers }) => {
        await calendar.gate([TEN.day, ELEVEN.day]);
        return await moveOffers.settle(offerId(1), outcome, at);
      });
    const occupancy = async () => (await side().rows(SALON)).occupancy;

    it('are found by the visit’s link and by the team, and by nobody else', async () => {
      await offered();
      const found = (actor: Actor) => run(actor, ({ moveOffers }) => moveOffers.latestOf(VISIT));
      expect(await found(linkTo(VISIT))).toEqual(anOffer());
      expect(await found(desk())).toEqual(anOffer());
      expect(await found(linkTo(HOLD))).toBeNull();
      expect(await found(BRUNO)).toBeNull();
      expect(await found(desk(OTHER_SALON))).toBeNull();
    });

    it('are settled once, and what the hold kept is free', async () => {
      await offered();
      expect(await occupancy()).toBe(2);
      expect(await settle(linkTo(VISIT), 'accepted')).toBe(true);
      expect(await occupancy()).toBe(1);
      expect(await settle(linkTo(VISIT), 'declined')).toBe(false);
      const seen = await run(desk(), async ({ appointments, moveOffers }) => [
        (await moveOffers.latestOf(VISIT))?.status,
        (await appointments.find(HOLD))?.status,
      ]);
      expect(seen).toEqual(['accepted', 'cancelled']);
    });

    it('are not accepted once the hold’s time is up, but can still be declined', async () => {
      await offered();
      expect(await settle(linkTo(VISIT), 'accepted', IN_TEN_MINUTES)).toBe(false);
      expect(await occupancy()).toBe(2);
      expect(await settle(linkTo(VISIT), 'declined', IN_TEN_MINUTES)).toBe(true);
      expect(await occupancy()).toBe(1);
    });

    it('are settled by nobody whom they do not concern', async () => {
      await offered();
      for (const actor of [linkTo(HOLD), BRUNO, desk(OTHER_SALON)]) {
        expect(await settle(actor, 'declined')).toBe(false);
      }
      expect(await occupancy()).toBe(2);
    });

    it('are one at a time', async () => {
      await offered();
      const second = side().uow.run(desk(), async (stores) => {
        const other = aPlan('2026-03-18 14:00');
        await place(stores, aHold(3, other, { actor: visitor(8) }), other);
        await stores.moveOffers.add(anOffer({ id: offerId(2), holdId: appointmentId(3) }));
        return ok(null);
      });
      await expect(second).rejects.toThrow();
      await settle(desk(), 'declined');
      const again = await side().uow.run(desk(), async (stores) => {
        const other = aPlan('2026-03-18 14:00');
        const held = await place(stores, aHold(3, other, { actor: visitor(8) }), other);
        const later = { id: offerId(2), holdId: appointmentId(3), offeredAt: IN_TEN_MINUTES };
        await stores.moveOffers.add(anOffer(later));
        return held ? ok((await stores.moveOffers.latestOf(VISIT))?.id) : err({ kind: 'overlap' });
      });
      expect(again).toEqual(ok(offerId(2)));
    });
  });
}

import { describe, expect, it } from 'vitest';
import { ok } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import { OTHER_SALON, SALON } from './contract-salon.ts';
import { aHold, ALICE, aLetter, aPlan, mailId, NOW, place } from './contract-rows.ts';
import { freshWriteSide } from './fixture.ts';
import type { Contract } from './fixture.ts';

const PLAN = aPlan('2026-03-17 10:00');
const HOLD = aHold(1, PLAN);
const LETTER = aLetter(1, HOLD.id);
const LATER = (NOW + 60_000) as Instant;

export function mailQueueContract({ name, make }: Contract): void {
  describe(`mail queue: ${name}`, () => {
    const side = freshWriteSide(make);
    const post = (...letters: readonly (typeof LETTER)[]) =>
      side().uow.run(ALICE, async (stores) => {
        await place(stores, HOLD, PLAN);
        for (const letter of letters) await stores.outbox.post(letter, NOW);
        return ok(null);
      });

    it('hands out the very bytes that were posted, and counts the attempts from the first one on', async () => {
      await post(LETTER);
      const first = { ...LETTER, attempts: 1, firstAttemptAt: NOW };
      expect(await side().queue.take(SALON, LETTER.id, NOW)).toEqual(first);
      expect(await side().queue.take(SALON, LETTER.id, LATER)).toEqual({ ...first, attempts: 2 });
    });

    it('hands out a letter without a calendar file', async () => {
      const plain = { ...LETTER, locale: 'en' as const, content: { ...LETTER.content, calendar: null } };
      await post(plain);
      expect(await side().queue.take(SALON, LETTER.id, NOW)).toMatchObject(plain);
    });

    it('has nothing under an unknown id, nor under one of another salon', async () => {
      await post(LETTER);
      expect(await side().queue.take(SALON, mailId(99), NOW)).toBeNull();
      expect(await side().queue.take(OTHER_SALON, LETTER.id, NOW)).toBeNull();
      expect(await side().queue.take(SALON, LETTER.id, NOW)).toMatchObject({ attempts: 1 });
    });

    it('goes on handing out what failed', async () => {
      await post(LETTER);
      await side().queue.take(SALON, LETTER.id, NOW);
      await side().queue.failed(SALON, LETTER.id, 'time-out');
      expect(await side().queue.take(SALON, LETTER.id, LATER)).toMatchObject({
        attempts: 2,
        firstAttemptAt: NOW,
      });
    });

    it('never again hands out what was sent or parked, whatever is said about it afterwards', async () => {
      const parked = aLetter(2, HOLD.id);
      await post(LETTER, parked);
      const { queue } = side();
      await queue.take(SALON, LETTER.id, NOW);
      await queue.sent(SALON, LETTER.id, 'vendor-1', NOW);
      await queue.park(SALON, parked.id, 'rejected', NOW);
      for (const { id } of [LETTER, parked]) {
        expect(await queue.take(SALON, id, LATER)).toBeNull();
        await queue.failed(SALON, id, 'late answer');
        expect(await queue.take(SALON, id, LATER)).toBeNull();
      }
      await queue.sent(SALON, parked.id, 'vendor-2', LATER);
      expect(await queue.take(SALON, parked.id, LATER)).toBeNull();
      expect(await side().rows(SALON)).toMatchObject({ mails: 2 });
    });

    it('counts each of several that take it at once', async () => {
      await post(LETTER);
      const taken = await Promise.all([1, 2, 3].map(() => side().queue.take(SALON, LETTER.id, NOW)));
      expect(taken.map((letter) => letter?.attempts).toSorted()).toEqual([1, 2, 3]);
    });
  });
}

import type { SlotFeed } from '#domain/ports/queries.ts';
import { ok } from '#domain/shared/result.ts';
import type { SlotCache } from '../slot-cache.ts';

/** Slots as JSON; when nothing has changed, the text that was sent last time. */
export const slotFeed = (cache: SlotCache): SlotFeed => ({
  daysJson: async (salonId, wish, range) => {
    const answer = await cache.slots(salonId, wish, range);
    return answer.ok ? ok(answer.value.json()) : answer;
  },
});

/** Nobody has booked since the last request. */
import type { Figure } from './figure.ts';
import { MONTH, openDay, pathOf } from './questions.ts';
import { usualService } from './salon-facts.ts';
import { slotsShare } from './slots-share.ts';
import type { Stage } from './stage.ts';

export async function slotsWarm(stage: Stage): Promise<readonly Figure[]> {
  const { facts } = await stage.database('months');
  const { origin } = await stage.server('months');
  const usual = usualService(facts);
  const day = await openDay(facts, origin, usual.slug);
  const figures: Figure[] = [];
  for (const [name, from, days] of [
    ['slots-warm-day', day, 1],
    ['slots-warm-month', facts.tomorrow, MONTH],
  ] as const) {
    const path = pathOf(facts, { service: usual.slug, staff: 'any', from, days });
    figures.push(
      ...(await slotsShare(stage, origin, {
        name,
        target: 0.7,
        rounds: 11,
        paths: [path],
        circumstances: 'always the same question, no preference',
      })),
    );
  }
  return figures;
}

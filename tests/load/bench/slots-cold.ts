/** Each request asks something that was not asked since the days last changed; or somebody books in between. */
import type { Figure } from './figure.ts';
import { bookableDays, usualService } from './salon-facts.ts';
import { everyQuestion, MONTH, pathOf } from './questions.ts';
import { everyDayChanges, whileOthersBook } from './bookings-elsewhere.ts';
import { slotsShare } from './slots-share.ts';
import type { Stage } from './stage.ts';
import type { Load } from '../support/http-load.ts';

const ROUNDS = 9;
const TARGETS = { day: 0.5, month: 0.15 } as const;

export async function slotsCold(stage: Stage): Promise<readonly Figure[]> {
  const { facts, owner } = await stage.database('months');
  const { origin } = await stage.server('months');
  const figures: Figure[] = [];
  for (const [kind, days, most, times] of [
    ['day', 1, 3000, 1],
    ['month', MONTH, 600, 2],
  ] as const) {
    const paths = everyQuestion(facts, days)
      .slice(0, most)
      .map((question) => pathOf(facts, question));
    figures.push(
      ...(await slotsShare(stage, origin, {
        name: `slots-cold-${kind}`,
        target: TARGETS[kind],
        rounds: ROUNDS,
        paths,
        once: {
          times,
          before: () => everyDayChanges(owner, facts.salonId, facts.tomorrow, facts.lastBookable),
        },
        circumstances: `${paths.length} different questions (day, service, staff), each asked once after all days have changed`,
      })),
    );
  }
  return figures;
}

export async function slotsBooked(stage: Stage): Promise<readonly Figure[]> {
  const { facts, ownerUrl } = await stage.database('months');
  const { origin } = await stage.server('months');
  const service = usualService(facts).slug;
  const days = bookableDays(facts);
  const shareWhile = async (
    kind: 'day' | 'month',
    paths: readonly string[],
    rhythm: { daysAtOnce: number; pauseMs: number },
    which: readonly string[],
  ) => {
    const changes: number[] = [];
    const around = async (work: () => Promise<Load>) => {
      const { salonId } = facts;
      const { result, changesPerSecond } = await whileOthersBook(
        ownerUrl,
        { salonId, days: which, pauseMs: rhythm.pauseMs },
        rhythm.daysAtOnce,
        work,
      );
      changes.push(changesPerSecond);
      return result;
    };
    const figures = await slotsShare(stage, origin, {
      name: `slots-booked-${kind}`,
      target: TARGETS[kind],
      rounds: ROUNDS,
      paths,
      around,
      circumstances: '',
    });
    const rate = changes.reduce((sum, each) => sum + each, 0) / changes.length;
    return figures.map((each, index) =>
      index > 0
        ? each
        : { ...each, note: `${each.note}days change ${rate.toFixed(0)} times a second meanwhile` },
    );
  };
  const eachDay = days.map((from) => pathOf(facts, { service, staff: 'any', from, days: 1 }));
  const month = pathOf(facts, { service, staff: 'any', from: facts.tomorrow, days: MONTH });
  return [
    ...(await shareWhile('day', eachDay, { daysAtOnce: days.length, pauseMs: 10 }, days)),
    ...(await shareWhile('month', [month], { daysAtOnce: 1, pauseMs: 1 }, days.slice(0, MONTH))),
  ];
}

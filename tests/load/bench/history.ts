/** The same questions to a salon with three years of history and to one with three months. */
import { figure, type Figure } from './figure.ts';
import { inWords, median, spread, takeTurns } from './rounds.ts';
import { everyQuestion, MONTH, pathOf } from './questions.ts';
import { everyDayChanges } from './bookings-elsewhere.ts';
import { CONNECTIONS } from './slots-share.ts';
import type { Stage, StoredHistory } from './stage.ts';

const ROUNDS = 9;

export async function history(stage: Stage): Promise<readonly Figure[]> {
  const load = await stage.load();
  const figures: Figure[] = [];
  for (const [kind, days, requests] of [
    ['day', 1, 2000],
    ['month', MONTH, 500],
  ] as const) {
    const ask = async (stored: StoredHistory, round: number) => {
      const { facts, owner } = await stage.database(stored);
      const { origin } = await stage.server(stored);
      await everyDayChanges(owner, facts.salonId, facts.tomorrow, facts.lastBookable);
      const paths = everyQuestion(facts, days)
        .slice(0, requests)
        .map((question) => pathOf(facts, question));
      const { p50Ms } = await load.run({
        origin,
        paths,
        connections: CONNECTIONS,
        requests: paths.length,
        seconds: 0,
      });
      stage.say(`history-${kind}: round ${round + 1}/${ROUNDS}, three ${stored}, p50 ${p50Ms.toFixed(2)} ms`);
      return p50Ms;
    };
    for (const stored of ['months', 'years'] as const) await ask(stored, -1);
    const [years = [], months = []] = await takeTurns(ROUNDS, [
      (round) => ask('years', round),
      (round) => ask('months', round),
    ]);
    const ratio = spread(years.map((each, round) => each / months[round]!));
    figures.push(
      figure(
        `history-${kind}`,
        ratio.median,
        1.2,
        'lower',
        `${inWords(ratio)}; p50 ${median(years).toFixed(2)} ms with three years, ${median(months).toFixed(2)} ms with three months`,
      ),
    );
  }
  return figures;
}

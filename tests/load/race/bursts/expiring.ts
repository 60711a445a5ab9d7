/**
 * Holds run out while their holders confirm and others ask for the same slots; afterwards whatever was not confirmed
 * is asked for again. An expired hold never blocks, and nobody gets half a visit.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../../support/http-client.ts';
import { textOf } from '../../support/form-reader.ts';
import { brokenAnswers } from '../checks/answers.ts';
import { outcomeOf } from '../booking-flow.ts';
import { judge } from '../judge.ts';
import { lapseHolds } from '../lapse.ts';
import { randomFrom } from '../random.ts';
import type { Race } from '../race-run.ts';
import { lineOf, type BurstLine } from '../report.ts';
import { visitsOn } from '../stored-visits.ts';
import { holdAll, type Holder } from '../visits-in-hand.ts';
import { arriveAll, CALM, prepareAll, sendAll, sendOne, type Prepared } from './reserve.ts';
import { FREE_SLOTS_A_DAY, freeSlots } from './wishes.ts';

export async function expiringBurst(race: Race, size: number, seed: number): Promise<BurstLine> {
  const { stage, tally } = race;
  const random = randomFrom(seed);
  const name = `expiring ${size}`;
  const day = stage.freshDay();
  const slots = freeSlots(stage, [day], 0, Math.min(Math.floor(size / 4), FREE_SLOTS_A_DAY));
  const challenges = Array.from({ length: size - slots.length }, () => random.of(slots));
  const challengers = await prepareAll(stage, challenges);
  const secondWave = await prepareAll(stage, slots);
  const holders = await holdAll(stage, slots);
  const held = await visitsOn(stage.sql, [day]);
  const idOf = new Map(held.map((visit) => [`${visit.from} ${visit.items[0]?.staffId}`, visit.id]));
  const ids = slots.map(({ start, wish }) => idOf.get(`${start} ${wish.items[0]!.staff}`)!);
  const uncontendedMs = await race.uncontended(size);

  // A third has run out before anybody does anything, a third runs out under way, a third is in time.
  const third = Math.floor(slots.length / 3);
  await lapseHolds(stage.sql, [day], ids.slice(0, third));
  const firing = sendAll(stage, [...holders.map(confirming), ...challengers]);
  let lapsedUnderWay = 0;
  for (let at = third; at < 2 * third; at += 5) {
    lapsedUnderWay += await lapseHolds(stage.sql, [day], ids.slice(at, Math.min(at + 5, 2 * third)));
    await sleep(5);
  }
  const { sent, effort } = await firing;
  const confirmations = await Promise.all(
    sent.slice(0, holders.length).map(async ({ prepared, answer }) => {
      const page = await prepared.visitor.arrive(prepared.ready.form.action, answer);
      return { outcome: outcomeOf(answer, page), text: textOf(answer.body) };
    }),
  );
  const attempts = (await arriveAll(sent.slice(holders.length))).map(({ attempt }) => attempt);
  const after = await judge(stage, tally, { name, days: [day], attempts, before: held });
  const outcomes = confirmations.map(({ outcome }) => outcome);
  tally.check(`${name}: confirming is answered`, brokenAnswers(outcomes));
  tally.check(
    `${name}: too late says so`,
    confirmations.flatMap(({ outcome, text }) =>
      outcome.kind === 'refused' && !/abgelaufen|nicht länger/.test(text)
        ? [`${outcome.status} ${text.slice(0, 160)}`]
        : [],
    ),
  );
  tally.expect(
    `${name}: nobody confirmed what had run out`,
    outcomes.slice(0, third).every(({ kind }) => kind === 'refused'),
  );
  tally.expect(
    `${name}: who was in time could confirm`,
    outcomes.slice(2 * third).every(({ kind }) => kind === 'won'),
  );
  const booked = new Set(after.flatMap(({ email, status }) => (status === 'confirmed' ? [email] : [])));
  const untrue = holders.filter(
    ({ email }, index) => booked.has(email) !== (outcomes[index]!.kind === 'won'),
  );
  tally.check(
    `${name}: booked is who was told so`,
    untrue.map(({ email }) => email),
  );
  await askAgain(race, name, day, secondWave, booked.size);
  race.say(`  ${lapsedUnderWay} holds ran out under way, ${booked.size} of ${slots.length} were confirmed`);
  const all = outcomes.map((outcome) => ({ ...attempts[0]!, outcome, ms: 0 }));
  return race.timed(lineOf(name, [...attempts, ...all], effort, uncontendedMs));
}

const confirming = ({ visitor, wanted, details }: Holder): Prepared => ({
  ...wanted,
  visitor,
  ready: details,
});

/** All that is held runs out, and each slot that nobody has booked is won by whoever asks for it next. */
async function askAgain(
  race: Race,
  name: string,
  day: string,
  wave: readonly Prepared[],
  booked: number,
): Promise<void> {
  const { stage, tally } = race;
  const stood = await visitsOn(stage.sql, [day]);
  const holds = stood.filter(({ status }) => status === 'reserved').map(({ id }) => id);
  await lapseHolds(stage.sql, [day], holds);
  const sent = await inParallel(wave, CALM, sendOne);
  const attempts = (await arriveAll(sent)).map(({ attempt }) => attempt);
  const before = stood.filter(({ status }) => status === 'confirmed');
  await judge(stage, tally, { name: `${name}, asked again`, days: [day], attempts, before });
  const won = attempts.filter(({ outcome }) => outcome.kind === 'won').length;
  const free = wave.length - booked;
  tally.expect(`${name}: an expired hold blocks nobody`, won === free, `${won} of ${free} were won again`);
}

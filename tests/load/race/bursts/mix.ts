/** Everything at once on the same days: new bookings, confirmations, moves, cancellations, double clicks, greed. */
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { inParallel } from '../../support/http-client.ts';
import { Visitor } from '../../support/visitor.ts';
import { outcomeOf, type Ready } from '../booking-flow.ts';
import { brokenAnswers } from '../checks/answers.ts';
import { judge } from '../judge.ts';
import type { SERVICES } from '../race-salon.ts';
import { randomFrom, type Random } from '../random.ts';
import type { Race } from '../race-run.ts';
import { lineOf, type BurstLine } from '../report.ts';
import { visitsOn, type StoredVisit } from '../stored-visits.ts';
import { bookAll, holdAll, readyToCancel, readyToMove, type Booked } from '../visits-in-hand.ts';
import { arriveAll, CALM, prepare, prepareAll, sendAll, type Prepared, type Wanted } from './reserve.ts';
import { FREE_SLOTS_A_DAY, freeSlots, wishFor } from './wishes.ts';

/** A visitor in so many windows asks for as many slots at once. */
const GREEDY_WINDOWS = 4;

export async function mixBurst(race: Race, size: number, seed: number): Promise<BurstLine> {
  const { stage, tally } = race;
  const random = randomFrom(seed);
  const [quarter, eighth] = [Math.floor(size / 4), Math.floor(size / 8)];
  const days = Array.from({ length: Math.ceil(size / FREE_SLOTS_A_DAY) }, () => stage.freshDay());
  const movedFrom = Array.from({ length: days.length }, () => stage.freshDay());
  const slots = freeSlots(stage, days, 0, quarter + eighth);

  // Pages are opened while everything is free, as by people who look at the calendar for a while.
  const movers = await bookAll(stage, freeSlots(stage, movedFrom, 0, quarter));
  const moves = await inParallel(movers, CALM, (booked) => moving(race, booked, days, random));
  const newcomers = await newBookings(race, days, size - 2 * quarter - eighth, random);
  const cancellers = await bookAll(stage, slots.slice(0, eighth));
  const cancellations = await inParallel(cancellers, CALM, async (booked) =>
    still(booked, await readyToCancel(booked)),
  );
  const holders = await holdAll(stage, slots.slice(eighth));
  const confirmations = holders.map((holder) => still(holder, holder.details));

  const allDays = [...days, ...movedFrom];
  const before = await visitsOn(stage.sql, allDays);
  const uncontendedMs = await race.uncontended(size);
  const kinds = [newcomers, moves, confirmations, cancellations];
  const { sent, effort } = await sendAll(stage, shuffled(kinds.flat(), random));
  const contending = new Set([...newcomers, ...moves]);
  const arrived = await arriveAll(sent.filter(({ prepared }) => contending.has(prepared)));
  const attempts = arrived.map(({ attempt }) => attempt);
  const others = await inParallel(
    sent.filter(({ prepared }) => !contending.has(prepared)),
    CALM,
    async ({ prepared, answer }) =>
      outcomeOf(answer, await prepared.visitor.arrive(prepared.ready.form.action, answer)),
  );

  const name = `mix ${size}`;
  const after = await judge(stage, tally, { name, days: allDays, attempts, before });
  tally.check(`${name}: confirming and cancelling is answered`, brokenAnswers(others));
  tally.check(
    `${name}: who holds can confirm, who has booked can cancel`,
    others.flatMap((outcome) => (outcome.kind === 'won' ? [] : [JSON.stringify(outcome).slice(0, 200)])),
  );
  const statusOf = new Map(after.map((visit) => [visit.email, visit.status]));
  const standing = (people: readonly { readonly email: string }[], status: string) =>
    people.flatMap(({ email }) =>
      statusOf.get(email) === status ? [] : [`${statusOf.get(email)} instead of ${status}`],
    );
  tally.check(`${name}: what was confirmed is booked`, standing(holders, 'confirmed'));
  tally.check(`${name}: what was cancelled is gone`, standing(cancellers, 'cancelled'));
  tally.check(`${name}: what was moved still stands`, standing(movers, 'confirmed'));
  tally.check(
    `${name}: a move is won and made, or refused and not made`,
    wrongPlaces(movers, arrived, before, after),
  );
  return race.timed(
    lineOf(
      name,
      [...attempts, ...others.map((outcome) => ({ ...attempts[0]!, outcome, ms: 0 }))],
      effort,
      uncontendedMs,
    ),
  );
}

const still = (
  { visitor, wanted }: { readonly visitor: Visitor; readonly wanted: Wanted },
  ready: Ready,
): Prepared => ({
  ...wanted,
  visitor,
  ready,
});

async function moving(
  { stage }: Race,
  booked: Booked,
  days: readonly LocalDate[],
  random: Random,
): Promise<Prepared> {
  const day = random.of(days);
  const start = stage.at(day, 480 + 30 * random.below(24));
  const ready = await readyToMove(booked, day, start);
  return { ...booked.wanted, day, start, visitor: booked.visitor, ready, own: booked.appointmentId };
}

/** A third by greedy visitors, a tenth clicked twice. */
async function newBookings(
  race: Race,
  days: readonly LocalDate[],
  count: number,
  random: Random,
): Promise<Prepared[]> {
  const { stage } = race;
  const wanted = (): Wanted => {
    const day = random.of(days);
    const service = random.of(['thirty', 'fortyFive', 'cut'] as const satisfies (keyof typeof SERVICES)[]);
    return { day, wish: wishFor([service]), start: stage.at(day, 540 + 15 * random.below(36)) };
  };
  const greedy = Math.floor(count / 3 / GREEDY_WINDOWS);
  const twice = Math.floor(count / 10);
  const single = count - twice - greedy * GREEDY_WINDOWS;
  const modest = await prepareAll(stage, Array.from({ length: single }, wanted));
  const windows = await inParallel(Array.from({ length: greedy }), CALM, async () => {
    const visitor = new Visitor(stage.client);
    const opened: Prepared[] = [];
    for (let window = 0; window < GREEDY_WINDOWS; window += 1)
      opened.push(await prepare(stage, visitor, wanted()));
    return opened;
  });
  return [...modest, ...modest.slice(0, twice), ...windows.flat()];
}

function wrongPlaces(
  movers: readonly Booked[],
  arrived: Awaited<ReturnType<typeof arriveAll>>,
  before: readonly StoredVisit[],
  after: readonly StoredVisit[],
): string[] {
  return movers.flatMap(({ appointmentId }) => {
    const attempt = arrived.find(({ attempt: { own } }) => own === appointmentId)!.attempt;
    const was = before.find(({ id }) => id === appointmentId)!.from;
    const is = after.find(({ id }) => id === appointmentId)?.from;
    const expected = attempt.outcome.kind === 'won' ? attempt.start : was;
    return is === expected ? [] : [`${attempt.outcome.kind}, and stands at ${is} instead of ${expected}`];
  });
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  return list
    .map((one) => ({ one, key: random.below(1_000_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}

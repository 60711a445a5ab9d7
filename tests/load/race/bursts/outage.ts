/**
 * The database is killed in the middle of a burst and started again. Visitors do what people do: they try again with
 * the page they have. Nothing that anybody saw confirmed is lost, and both processes find back by themselves.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../../support/http-client.ts';
import type { Attempt } from '../attempt.ts';
import { detailsOf, idsIn, outcomeOf } from '../booking-flow.ts';
import { judge } from '../judge.ts';
import { lineOf, type BurstLine } from '../report.ts';
import type { Race } from '../race-run.ts';
import { statusByEmail } from '../stored-visits.ts';
import { newEmail } from '../visits-in-hand.ts';
import { prepareAll, type Prepared } from './reserve.ts';
import { freeSlots, wishFor } from './wishes.ts';
import { STAFF_IDS } from '../race-salon.ts';

const DOWN_MS = 1_500;
/** Once the database takes connections again, what was waiting for it must have an answer within this time. */
const MOST_AFTER_MS = 8_000;
/** A visitor gives up after so many tries, half a second apart. */
const MOST_TRIES = 60;
const PAUSE_MS = 500;

type Request = { readonly answer: Answer; readonly endedAt: number };
type Story = {
  readonly attempt: Attempt;
  readonly email: string;
  readonly confirmed: boolean;
  readonly requests: readonly Request[];
};

export async function outageBurst(race: Race, size: number): Promise<BurstLine> {
  const { stage, tally } = race;
  const name = `database killed ${size}`;
  const days = [stage.freshDay(), stage.freshDay()];
  const [own, contested] = days as [(typeof days)[0], (typeof days)[0]];
  const quiet = await prepareAll(stage, freeSlots(stage, [own], 0, Math.floor(size / 2)));
  const wish = wishFor(['sixty'], STAFF_IDS[2]);
  const rush = await prepareAll(
    stage,
    Array.from({ length: size - quiet.length }, (_, index) => ({
      day: contested,
      wish,
      start: stage.at(contested, 600 + 15 * (index % 12)),
    })),
  );

  const started = performance.now();
  let confirmedSoFar = 0;
  const stories = Promise.all(
    [...quiet, ...rush].map((one) => bookWithPatience(one, () => (confirmedSoFar += 1))),
  );
  // In the middle: some are through, most are not.
  while (confirmedSoFar < size / 10 && performance.now() - started < 20_000) await sleep(2);
  await stage.database.kill();
  const killedAt = confirmedSoFar;
  await sleep(DOWN_MS);
  await stage.database.restart();
  const backAt = performance.now();
  const recovered = await Promise.all(stage.processes.map(({ port }) => timeUntilHealthy(port)));
  const done = await stories;
  const ms = performance.now() - started;

  const attempts = done.map(({ attempt }) => attempt);
  await judge(stage, tally, { name, days, attempts, before: [], outage: true });
  const told = done.filter(({ confirmed }) => confirmed);
  const stored = await statusByEmail(
    stage.sql,
    done.map(({ email }) => email),
  );
  const lost = told.flatMap(({ email }) => {
    const statuses = stored.get(email) ?? [];
    return statuses.length === 1 && statuses[0] === 'confirmed'
      ? []
      : [`${email}: ${statuses.join() || 'nothing'}`];
  });
  tally.check(`${name}: nothing confirmed is lost, nothing is there twice`, lost);
  const alone = done.slice(0, quiet.length).filter(({ confirmed }) => !confirmed);
  tally.check(
    `${name}: everybody who kept trying for a free slot has it`,
    alone.map(({ attempt }) => JSON.stringify(attempt.outcome)),
  );
  const requests = done.flatMap((story) => story.requests);
  const failures = requests.map(({ answer }) => answer).filter(isFailure);
  const longestAfter = Math.max(
    0,
    ...requests.filter(underWayAt(backAt)).map(({ endedAt }) => endedAt - backAt),
  );
  tally.check(
    `${name}: failing means the answer that we are away, not silence and not an error`,
    failures.flatMap(({ failure, status }) => (status === 503 ? [] : [failure ?? `status ${status}`])),
  );
  tally.expect(`${name}: it was in the middle`, failures.length > 0, 'no request failed');
  tally.check(
    `${name}: both pools recover`,
    recovered.flatMap((time) => (time === null ? ['not within 20 s'] : [])),
  );
  const late = longestAfter > MOST_AFTER_MS ? [`${longestAfter.toFixed(0)} ms`] : [];
  tally.check(`${name}: nobody waits long once the database is back`, late);
  const kinds = [...new Set(failures.map(({ status }) => status))].join(', ');
  race.say(
    `  killed after ${killedAt} confirmations; ${failures.length} requests failed meanwhile (status ${kinds}); ` +
      `the processes answered again ${recovered.map((time) => `${time?.toFixed(0) ?? '–'} ms`).join(' and ')} after the ` +
      `database did, the last of those that waited for it after ${longestAfter.toFixed(0)} ms`,
  );
  return race.timed(lineOf(name, attempts, { ms, cpuMs: null }, null));
}

/** Reserves and confirms, and asks again for as long as the answer is an error. */
async function bookWithPatience(prepared: Prepared, onConfirmed: () => void): Promise<Story> {
  const { visitor, ready, wish, start } = prepared;
  const requests: Request[] = [];
  const insist = async (ask: () => Promise<Answer>): Promise<Answer> => {
    for (;;) {
      const answer = await ask();
      requests.push({ answer, endedAt: performance.now() });
      if (!isFailure(answer) || requests.length >= MOST_TRIES) return answer;
      await sleep(PAUSE_MS);
    }
  };
  const email = newEmail();
  const answer = await insist(() => visitor.send(ready.form, ready.entries));
  let page = await visitor.arrive(ready.form.action, answer);
  if (answer.status < 400 && isFailure(page.answer)) {
    const { path } = page;
    await insist(async () => (page = await visitor.open(path)).answer);
  }
  const outcome = outcomeOf(answer, page);
  const attempt: Attempt = { wish, start, ids: idsIn(ready.form), outcome, ms: answer.ms };
  if (outcome.kind !== 'won') return { attempt, email, confirmed: false, requests };
  const details = detailsOf(page, { email });
  const sent = await insist(() => visitor.send(details.form, details.entries));
  const confirmed = sent.status >= 300 && sent.status < 400;
  if (confirmed) onConfirmed();
  return { attempt, email, confirmed, requests };
}

const isFailure = ({ failure, status }: Answer): boolean => failure !== null || status >= 500;

const underWayAt =
  (moment: number) =>
  ({ answer, endedAt }: Request): boolean =>
    endedAt > moment && endedAt - answer.ms < moment;

async function timeUntilHealthy(port: number): Promise<number | null> {
  const started = performance.now();
  while (performance.now() - started < 20_000) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return performance.now() - started;
    await sleep(20);
  }
  return null;
}

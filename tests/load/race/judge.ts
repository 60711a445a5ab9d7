/** The invariants that hold after every burst, one counted check each. */
import type { Attempt } from './attempt.ts';
import { brokenAnswers, unfriendlyRefusals } from './checks/answers.ts';
import { halfVisits } from './checks/half-visits.ts';
import { notAsAsked, notOneEach, tooManyHolds } from './checks/one-each.ts';
import { overlaps } from './checks/overlaps.ts';
import { refusedThoughFree } from './checks/refused-though-free.ts';
import type { LogLine } from '../support/web-process.ts';
import type { Stage } from './stage.ts';
import { visitsOn, type StoredVisit } from './stored-visits.ts';
import type { Tally } from './tally.ts';

export type BurstFacts = {
  readonly name: string;
  readonly days: readonly string[];
  readonly attempts: readonly Attempt[];
  /** What stood on these days when the burst began. */
  readonly before: readonly StoredVisit[];
  /** Requests may have failed, because the database was down. */
  readonly outage?: boolean;
};

/** @returns what stands on the days now */
export async function judge(stage: Stage, tally: Tally, burst: BurstFacts): Promise<readonly StoredVisit[]> {
  const { name, days, attempts, before } = burst;
  const after = await visitsOn(stage.sql, days);
  const check = (what: string, found: readonly string[]) => tally.check(`${name}: ${what}`, found);
  const outcomes = attempts.map(({ outcome }) => outcome);
  const won = outcomes.filter(({ kind }) => kind === 'won').length;
  const errors = stage.processes.flatMap((process) => process.takeErrors());
  check('no two visits hold the same colleague, chair or basin', overlaps(after, stage.book));
  check(
    'whoever holds or has booked occupies all of it, whoever ended nothing',
    halfVisits(after, stage.book),
  );
  check('no refused attempt would have fitted', refusedThoughFree(attempts, before, after, stage.book));
  check('every loser got the friendly page', unfriendlyRefusals(attempts));
  check('one appointment for each winner', notOneEach(attempts, new Set(before.map(({ id }) => id)), after));
  check('everybody has what was asked for', notAsAsked(attempts, after));
  check('nobody holds more than allowed', tooManyHolds(after, stage.book.rules.maxLiveHolds));
  tally.expect(`${name}: somebody won`, won > 0);
  const crashed = stage.processes.some((process) => !process.isAlive());
  check(
    'both processes live',
    crashed
      ? [
          errors
            .map(({ message }) => String(message))
            .slice(-12)
            .join(' / '),
        ]
      : [],
  );
  if (burst.outage === true) {
    check('nothing in the logs but that the database was away', notAboutTheOutage(errors));
  } else {
    check('no error, no 5xx, no request without an answer', brokenAnswers(outcomes));
    check(
      'nothing unexpected in the logs',
      errors.map((line) => JSON.stringify(line).slice(0, 300)),
    );
  }
  return after;
}

/** Errors of the processes that are something else than a database that cannot be reached. */
const notAboutTheOutage = (errors: readonly LogLine[]): string[] =>
  errors
    .map((line) => JSON.stringify(line))
    .filter((line) => !line.includes('"Unavailable') && !line.includes('"status":503'));

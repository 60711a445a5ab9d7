/** Plants each violation and demands that its check finds it: a check that cannot fail proves nothing. */
import type { Attempt, Outcome } from './attempt.ts';
import { brokenAnswers, unfriendlyRefusals } from './checks/answers.ts';
import { halfVisits } from './checks/half-visits.ts';
import { notAsAsked, notOneEach, tooManyHolds } from './checks/one-each.ts';
import { overlaps } from './checks/overlaps.ts';
import { refusedThoughFree } from './checks/refused-though-free.ts';
import { RACE_BOOK, SERVICES, STAFF_IDS } from './race-salon.ts';
import type { StoredVisit } from './stored-visits.ts';
import type { Tally } from './tally.ts';
import { wishFor } from './bursts/wishes.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';

/** 2027-03-16 10:00 in Zurich. */
const TEN = Date.UTC(2027, 2, 16, 9) / 60_000;

function held(id: string, from: number, over: Partial<StoredVisit> = {}): StoredVisit {
  const staffId = STAFF_IDS[0]!;
  const to = from + 30;
  return {
    id,
    status: 'reserved',
    counts: true,
    attemptId: `attempt-${id}`,
    visitorId: `visitor-${id}`,
    email: null,
    from,
    to,
    items: [{ serviceId: SERVICES.thirty.id, staffId, segments: [30], from, to }],
    rows: [{ subjectId: staffId, from, to }],
    ...over,
  };
}

const refusal = { kind: 'refused', status: 409, message: 'taken', offered: 3, capped: false } as const;
const attempt = (id: string, start: number, outcome: Outcome): Attempt => ({
  wish: wishFor(['thirty'], STAFF_IDS[0]),
  start: start as EpochMinute,
  ids: [`attempt-${id}`],
  outcome,
  ms: 1,
});

export function selfTest(tally: Tally): void {
  const silent = (name: string, found: readonly string[]) => tally.check(`self-test: ${name} is fine`, found);
  const reports = (name: string, found: readonly string[]) =>
    tally.expect(`self-test: ${name} is found`, found.length > 0, 'the check is blind');
  const one = held('one', TEN);
  const next = held('next', TEN + 30);

  silent('one after the other', overlaps([one, next], RACE_BOOK));
  reports('an overlap of a quarter of an hour', overlaps([one, held('two', TEN + 15)], RACE_BOOK));
  reports('an overlap without rows', overlaps([one, held('two', TEN + 15, { rows: [] })], RACE_BOOK));
  silent('an overlap with a lapsed hold', overlaps([one, held('two', TEN, { counts: false })], RACE_BOOK));

  silent('a whole visit', halfVisits([one], RACE_BOOK));
  reports('half a visit', halfVisits([held('half', TEN, { rows: [] })], RACE_BOOK));
  reports(
    'a cancelled visit that still occupies',
    halfVisits([held('gone', TEN, { status: 'cancelled' })], RACE_BOOK),
  );

  const late = attempt('late', TEN, refusal);
  silent('refused, taken', refusedThoughFree([late], [], [one], RACE_BOOK));
  silent('refused, taken until a moment ago', refusedThoughFree([late], [one], [], RACE_BOOK));
  reports('refused, free', refusedThoughFree([late], [], [next], RACE_BOOK));
  reports(
    'a move refused by its own time',
    refusedThoughFree([{ ...late, own: 'one' }], [one], [one], RACE_BOOK),
  );

  silent('a friendly refusal', unfriendlyRefusals([late]));
  reports('no other times', unfriendlyRefusals([attempt('a', TEN, { ...refusal, offered: 0 })]));
  reports('no message', unfriendlyRefusals([attempt('a', TEN, { ...refusal, message: '' })]));
  reports('a wrong status', unfriendlyRefusals([attempt('a', TEN, { ...refusal, status: 400 })]));
  reports('a 500', brokenAnswers([{ kind: 'broken', detail: 'status 500' }]));

  const winner = attempt('one', TEN, { kind: 'won' });
  silent('one each', notOneEach([winner, late], new Set(), [one]));
  silent('a double click', notOneEach([winner, winner], new Set(), [one]));
  reports(
    'two for one attempt',
    notOneEach([winner], new Set(), [one, held('two', TEN + 60, { attemptId: one.attemptId })]),
  );
  reports('none for a winner', notOneEach([winner], new Set(), []));
  reports('one for a loser', notOneEach([late], new Set(), [held('late', TEN)]));
  reports('one for nobody', notOneEach([winner], new Set(), [one, next]));

  silent('what was asked for', notAsAsked([winner], [one]));
  reports('another time', notAsAsked([winner], [held('one', TEN + 15)]));

  const three = ['a', 'b', 'c'].map((id, index) => held(id, TEN + 30 * index, { visitorId: 'greedy' }));
  silent('two holds', tooManyHolds(three.slice(1), 2));
  reports('three holds', tooManyHolds(three, 2));
}

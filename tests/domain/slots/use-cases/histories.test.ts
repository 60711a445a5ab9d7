/** Random histories of everything that customers, their links and the clean-up job may do, against a simple model. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AttemptId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import { isHold, isLive } from '#domain/slots/hold.ts';
import type { StaffWish } from '#domain/slots/visit-wish.ts';
import { linkTo, visitor } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN } from '#tests/contracts/contract-salon.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { desk, outcome, wish, won } from './desk.ts';
import type { Desk } from './desk.ts';
import { emptyModel, end, freeColleagues, pass } from './history-model.ts';
import {
  predictCancel,
  predictConfirm,
  predictMove,
  predictRelease,
  predictReserve,
} from './history-model.ts';
import type { Model, ModelVisit, Prediction } from './history-model.ts';

type Step = fc.AsyncCommand<Model, Desk>;

const TAKEN = ['held', 'booked', 'no_colleague', 'slot_taken'];

function expectOutcome(result: Result<unknown, { readonly kind: string }>, predicted: Prediction): void {
  const kind = outcome(result);
  expect(TAKEN.includes(kind) ? 'taken' : kind).toBe(predicted);
}

const STATUS = {
  hold: 'reserved',
  visit: 'confirmed',
  lapsed: 'over',
  released: 'cancelled',
  cancelled: 'cancelled',
};

const expectedState = ({ id, status, sequence, start, staff }: ModelVisit) => ({
  id,
  sequence,
  status: STATUS[status],
  occupies: status === 'hold' || status === 'visit' ? [{ from: start, subject: staff }] : [],
});

/** What is over counts the same whether it was cleared away or not. */
function realState({ id, status }: ModelVisit, salon: Desk) {
  const real = salon.appointment(id)!;
  const forgotten = real.status === 'reserved' && status === 'lapsed';
  const over = forgotten || real.status === 'expired';
  const occupies = salon
    .occupied()
    .filter((row) => row.appointmentId === id && !forgotten)
    .map(({ from, subject }) => ({ from, subject }));
  return { id, sequence: real.sequence, status: over ? 'over' : real.status, occupies };
}

function checkInvariants(model: Model, salon: Desk): void {
  const rows = salon.occupied();
  const overlapping = rows.filter((row, index) =>
    rows.some(
      (other, place) =>
        place > index && other.subject === row.subject && other.from < row.to && row.from < other.to,
    ),
  );
  expect(overlapping).toEqual([]);
  for (const owner of [1, 2, 3]) {
    const holds = model.visits.map(({ id }) => salon.appointment(id) ?? null).filter(isHold);
    const live = holds.filter(
      (hold) => hold.visitorId === visitor(owner).visitorId && isLive(hold, model.now),
    );
    expect(live.length).toBeLessThanOrEqual(2);
  }
  expect(model.visits.map((visit) => realState(visit, salon))).toEqual(model.visits.map(expectedState));
  expect(salon.counts()).toMatchObject({ appointments: model.visits.length, mails: model.letters });
}

const step = (name: string, run: (model: Model, salon: Desk) => Promise<void>): Step => ({
  check: () => true,
  run: async (model, salon) => {
    await run(model, salon);
    checkInvariants(model, salon);
  },
  toString: () => name,
});

const pick = (model: Model, index: number): ModelVisit | undefined =>
  model.visits[index % (model.visits.length || 1)];

type ReserveStep = {
  readonly owner: number;
  readonly attempt: number;
  readonly start: EpochMinute;
  readonly wanted: StaffWish;
  readonly instead: number | null;
};

const reserve = (chosen: ReserveStep): Step =>
  step(`reserve ${JSON.stringify(chosen)}`, async (model, salon) => {
    const instead = chosen.instead === null ? undefined : pick(model, chosen.instead);
    const predicted = predictReserve(model, { ...chosen, instead });
    const attemptId = `00000000-0000-4000-8000-0000000a${chosen.owner}00${chosen.attempt}` as AttemptId;
    const result = await salon.reserve(visitor(chosen.owner), {
      attemptId,
      wish: wish(chosen.wanted),
      start: chosen.start,
      locale: 'de-CH',
      ...(instead && { instead: instead.id }),
    });
    expectOutcome(result, predicted.outcome);
    if (!result.ok) return;
    const hold = result.value;
    if (predicted.same !== undefined) {
      expect(hold.id).toBe(predicted.same.id);
      return;
    }
    const staff = hold.items[0]!.staffId;
    expect(freeColleagues(model, chosen.wanted, chosen.start, predicted.replaced)).toContain(staff);
    predicted.replaced.forEach((visit) => end(visit, 'released'));
    const { owner, attempt, start, wanted } = chosen;
    const until = hold.reservedUntil;
    model.visits.push({
      id: hold.id,
      owner,
      attempt,
      status: 'hold',
      until,
      start,
      wanted,
      staff,
      sequence: 0,
    });
  });

const confirm = (index: number, owner: number): Step =>
  step(`confirm ${index} as ${owner}`, async (model, salon) => {
    const visit = pick(model, index);
    if (visit === undefined) return;
    const predicted = predictConfirm(visit, owner);
    const held = salon.appointment(visit.id)!;
    const result = await salon.confirmHold(
      { ...held, status: 'reserved', reservedUntil: visit.until },
      visitor(owner),
    );
    expectOutcome(result, predicted);
    if (predicted !== 'ok' || visit.status === 'visit') return;
    visit.status = 'visit';
    model.letters += 1;
  });

const release = (index: number, owner: number): Step =>
  step(`release ${index} as ${owner}`, async (model, salon) => {
    const visit = pick(model, index);
    if (visit === undefined) return;
    const predicted = predictRelease(visit, owner);
    expectOutcome(await salon.release(visitor(owner), { holdId: visit.id }), predicted);
    if (predicted === 'ok' && visit.status === 'hold') end(visit, 'released');
  });

const move = (index: number, start: EpochMinute, stale: number): Step =>
  step(`move ${index} to ${start}, stale by ${stale}`, async (model, salon) => {
    const visit = pick(model, index);
    if (visit === undefined) return;
    const expectedSequence = visit.sequence - stale;
    const predicted = predictMove(model, visit, start, expectedSequence);
    const result = await salon.move(linkTo(visit.id), { start, expectedSequence });
    expectOutcome(result, predicted);
    if (predicted !== 'ok' || visit.start === start) return;
    visit.start = start;
    visit.staff = won(result).items[0]!.staffId;
    visit.sequence += 1;
    model.letters += 1;
  });

const cancel = (index: number): Step =>
  step(`cancel ${index}`, async (model, salon) => {
    const visit = pick(model, index);
    if (visit === undefined) return;
    const predicted = predictCancel(model, visit);
    expectOutcome(await salon.cancel(linkTo(visit.id), {}), predicted);
    if (predicted !== 'ok' || visit.status === 'cancelled') return;
    end(visit, 'cancelled');
    visit.sequence += 1;
    model.letters += 1;
  });

const wait = (minutes: number): Step =>
  step(`wait ${minutes}`, async (model, salon) => {
    pass(model, minutes);
    salon.clock.set(model.now);
  });

const expire = (): Step =>
  step('expire', async (model, salon) => {
    await salon.expire();
    for (const visit of model.visits) {
      if (visit.status === 'lapsed') expect(salon.appointment(visit.id)?.status).not.toBe('reserved');
    }
  });

/** A deadlock in the next unit: it is repeated, and nobody notices. */
const deadlock = (): Step =>
  step('deadlock', async (_, salon) => {
    salon.database.faults.repeatUnits = 1;
  });

const starts = ['2026-03-17', '2026-03-18'].flatMap((day) =>
  ['09:00', '09:15', '09:30', '09:45', '10:00'].map((time) => at(`${day} ${time}`)),
);
const owner = fc.integer({ min: 1, max: 3 });
const index = fc.nat(30);
const start = fc.constantFrom(...starts);
const steps = [
  fc
    .record({
      owner,
      attempt: fc.integer({ min: 1, max: 4 }),
      start,
      wanted: fc.constantFrom<StaffWish>('any', ANNA, BEN),
      instead: fc.option(index),
    })
    .map(reserve),
  fc.tuple(index, owner).map(([visit, by]) => confirm(visit, by)),
  fc.tuple(index, owner).map(([visit, by]) => confirm(visit, by)),
  fc.tuple(index, owner).map(([visit, by]) => release(visit, by)),
  fc.tuple(index, start, fc.constantFrom(0, 0, 0, 1)).map(([visit, to, stale]) => move(visit, to, stale)),
  index.map(cancel),
  fc.constantFrom(1, 4, 10, 11, 600).map(wait),
  fc.constant(expire()),
  fc.constant(deadlock()),
];

const HISTORIES = Number(process.env['HISTORIES'] ?? 200);

it(
  `${HISTORIES} histories: no overlap, two holds at the most, every outcome as predicted, one letter for each change`,
  async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.commands(steps, { maxCommands: 60, size: 'max' }), async (commands) => {
        const salon = desk();
        await fc.asyncModelRun(() => ({ model: emptyModel(), real: salon }), commands);
        for (const action of salon.audited()) seen.set(action, (seen.get(action) ?? 0) + 1);
      }),
      { numRuns: HISTORIES },
    );
    expect([...seen.keys()].toSorted()).toEqual([
      'appointment.cancelled',
      'appointment.confirmed',
      'appointment.expired',
      'appointment.moved',
      'appointment.released',
      'appointment.reserved',
    ]);
  },
  60_000 + 300 * HISTORIES,
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absencePlan, partsAsProposed, type AffectedPlace } from '#domain/calendar/absence-plan.ts';
import { deskBook } from '#domain/calendar/desk-book.ts';
import { besideOwn, withoutRows, withPauses } from '#domain/calendar/taken-time.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import { addDays, instantOf, minuteFrom } from '#domain/shared/salon-time.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import { explainStartOfParts } from '#domain/slots/explain-start.ts';
import type { Occupied, VisitPlan } from '#domain/slots/visit-plan.ts';
import { anItem as frozen } from '#tests/adapters/letters/facts.ts';
import {
  ANNA,
  aSalonBook,
  aStaffMember,
  at,
  BEN,
  busySpan,
  busyTime,
  COLOUR,
  CUT,
  day,
} from '#tests/support/builders/salon-book.ts';
import { runs } from '../slots/random-salon.ts';
import { absence, TUESDAY, type Absence } from './random-absence.ts';

const DAY = '2026-03-17';
const NOW = instantOf(at(`${DAY} 07:30`));
const ILL = { staffId: ANNA, from: at(`${DAY} 07:30`), to: at('2026-03-18 00:00') };

const anItem: typeof frozen = (over) => frozen({ staffChosen: false, segments: [30], ...over });
const aPlace = (time: string, over: Partial<AffectedPlace> = {}): AffectedPlace => {
  const from = at(`${DAY} ${time}`);
  const to = (from + 30) as EpochMinute;
  return {
    id: time as AppointmentId,
    status: 'confirmed',
    day: day(DAY),
    from,
    items: [anItem({ serviceId: CUT, staffId: ANNA, from, to })],
    occupies: [{ staffId: ANNA, from, to }],
    ...over,
  };
};
const chosen = (place: AffectedPlace): AffectedPlace => ({
  ...place,
  items: place.items.map((item) => ({ ...item, staffChosen: true })),
});
const annasDay = (...others: Parameters<typeof busySpan>[]) =>
  busyTime({ [ANNA]: [], [BEN]: others.map((span) => busySpan(...span)) });
const plan = (visits: readonly AffectedPlace[], busy = annasDay(), book = aSalonBook()) =>
  absencePlan({ book, busy, away: ANNA, pauses: [ILL], visits, at: NOW });
/** `17 10:00 ben` of each proposal, with its kind. */
const said = (lines: ReturnType<typeof plan>) =>
  lines.map((line) =>
    line.kind === 'proposed' ? `${line.proposal.kind} ${placeOf(line.proposal.plan)}` : line.kind,
  );
const placeOf = ({ from, items }: VisitPlan) => {
  const text = new Date(from * 60_000).toLocaleString('sv', { timeZone: 'Europe/Zurich' });
  return `${text.slice(8, 16)} ${items.map(({ staffId }) => staffId.slice(6)).join()}`;
};

describe('where a visit goes', () => {
  it('to a colleague at the same time', () => {
    expect(said(plan([aPlace('10:00')]))).toEqual(['same_time 17 10:00 ben']);
  });

  it('also where it began beside the online grid, at the desk', () => {
    expect(said(plan([aPlace('10:05')]))).toEqual(['same_time 17 10:05 ben']);
  });

  it('else to the nearest time of the day, the earlier of two', () => {
    const busy = annasDay([`${DAY} 10:00`, `${DAY} 10:30`]);
    expect(said(plan([aPlace('10:00')], busy))).toEqual(['same_day 17 09:30 ben']);
  });

  it('else to the next days, and there to the same colleague, who is back', () => {
    const busy = annasDay([`${DAY} 09:00`, `${DAY} 18:00`]);
    expect(said(plan([aPlace('10:00')], busy))).toEqual(['colleague 18 10:00 anna']);
  });

  it('to somebody else sooner, if the colleague is away for longer', () => {
    const busy = annasDay([`${DAY} 09:00`, `${DAY} 18:00`]);
    const long = { ...ILL, to: at('2026-03-20 00:00') };
    const lines = absencePlan({
      book: aSalonBook(),
      busy,
      away: ANNA,
      pauses: [long],
      visits: [aPlace('10:00')],
      at: NOW,
    });
    expect(said(lines)).toEqual(['later 18 10:00 ben']);
  });

  it('to the colleague once back, for whoever asked for them by name; somebody else at that time is next', () => {
    const [line] = plan([chosen(aPlace('10:00'))]);
    expect(said([line!])).toEqual(['colleague 18 10:00 anna']);
    expect(
      line?.kind === 'proposed' && line.others.map(({ kind, plan: each }) => `${kind} ${placeOf(each)}`),
    ).toEqual(['same_time 17 10:00 ben', 'same_day 17 09:45 ben']);
  });

  it('nowhere: nobody else can do it, and the colleague is away for longer than is looked ahead', () => {
    const book = aSalonBook({
      staff: [aStaffMember({ id: ANNA }), aStaffMember({ id: BEN, skills: new Map() })],
    });
    const lines = absencePlan({
      book,
      busy: annasDay(),
      away: ANNA,
      pauses: [{ ...ILL, to: at('2026-04-20 00:00') }],
      visits: [aPlace('10:00')],
      at: NOW,
    });
    expect(said(lines)).toEqual(['none']);
  });

  it('nowhere that another one goes already', () => {
    expect(said(plan([aPlace('10:00'), { ...aPlace('10:00'), id: 'second' as AppointmentId }]))).toEqual([
      'same_time 17 10:00 ben',
      'same_day 17 09:30 ben',
    ]);
  });

  it('stays, once it has begun', () => {
    expect(said(plan([aPlace('07:00'), aPlace('10:00', { status: 'checked_in' })]))).toEqual([
      'begun',
      'begun',
    ]);
  });

  it('keeps the other colleague for what that one does', () => {
    const from = at(`${DAY} 10:00`);
    const both = aPlace('10:00', {
      items: [
        anItem({ serviceId: COLOUR, staffId: ANNA, from, to: at(`${DAY} 10:30`) }),
        anItem({
          position: 1,
          serviceId: CUT,
          staffId: BEN,
          from: at(`${DAY} 10:30`),
          to: at(`${DAY} 11:00`),
        }),
      ],
      occupies: [
        { staffId: ANNA, from, to: at(`${DAY} 10:30`) },
        { staffId: BEN, from: at(`${DAY} 10:30`), to: at(`${DAY} 11:00`) },
      ],
    });
    const busy = annasDay([`${DAY} 10:30`, `${DAY} 11:00`]);
    expect(said(plan([both], busy))).toEqual(['same_time 17 10:00 ben,ben']);
  });
});

const subjectOf = (row: Occupied) => ('staffId' in row ? row.staffId : row.resourceId);
const overlap = (a: Occupied, b: Occupied) => subjectOf(a) === subjectOf(b) && a.from < b.to && b.from < a.to;

const proposalsOf = (facts: Absence) =>
  absencePlan(facts).flatMap((line) => (line.kind === 'proposed' ? [line] : []));

describe('a plan, in any salon,', () => {
  const any = absence({ resources: true, colours: true });
  const check = (predicate: (facts: Absence) => void) =>
    fc.assert(fc.property(any, predicate), { numRuns: runs() });

  it('has one line for each visit, in their order, and is the same each time', () => {
    check((facts) => {
      const lines = absencePlan(facts);
      expect(lines.map(({ id }) => id)).toEqual(facts.visits.map(({ id }) => id));
      expect(absencePlan(facts)).toEqual(lines);
    });
  });

  it('proposes nothing that overlaps what is there or what else is proposed', () => {
    check((facts) => {
      const rows = [...facts.rows].flatMap(([id, list]) => list.map((row) => ({ id, row })));
      const held = proposalsOf(facts).flatMap(({ id, proposal }) =>
        besideOwn(proposal.plan, facts.busy).occupies.map((row) => ({ id, row })),
      );
      const all = [...rows, ...held];
      all.forEach((one, index) => {
        for (const other of all.slice(index + 1)) {
          if (overlap(one.row, other.row)) throw new Error(`${one.id} and ${other.id} overlap`);
        }
      });
    });
  });

  it('proposes what the engine itself calls possible, with nobody who is away, soon enough', () => {
    check((facts) => {
      const { book, visits, pauses } = facts;
      for (const { id, proposal, others } of proposalsOf(facts)) {
        const visit = visits.find((each) => each.id === id)!;
        const busy = withPauses(withoutRows(facts.busy, visit.occupies), pauses);
        for (const { plan: each } of [proposal, ...others]) {
          const staff = each.items.map(({ staffId }) => staffId);
          const parts = partsAsProposed(book, visit.items, staff);
          expect(explainStartOfParts(deskBook(book), busy, parts ?? [], each.from)).toMatchObject({
            kind: 'bookable',
          });
          expect(each.from).toBeGreaterThanOrEqual(minuteFrom(facts.at) + 15);
          const isAway = each.occupies.some((row) =>
            pauses.some(
              ({ staffId, from, to }) =>
                'staffId' in row && row.staffId === staffId && row.from < to && from < row.to,
            ),
          );
          expect(isAway).toBe(false);
        }
      }
    });
  });
});

/** The same question, answered by looking at every minute: for visits of one cut, in salons without resources. */
function naiveProposal(facts: Absence, visit: AffectedPlace, taken: readonly Occupied[]): string | null {
  const soon = minuteFrom(facts.at) + 15;
  const ours = new Set(visit.occupies.map((row) => JSON.stringify(row)));
  const rows = [...facts.rows.values(), taken].flat().filter((row) => !ours.has(JSON.stringify(row)));
  const nine = at(`${TUESDAY} 09:00`);
  const free = (staffId: string, start: number): boolean => {
    const member = facts.book.staff.find(({ id }) => id === staffId)!;
    if (staffId !== ANNA && !member.skills.has(CUT)) return false;
    for (let minute = start; minute < start + 30; minute++) {
      const [number, inDay] = [Math.floor((minute - nine) / 1440), (((minute - nine) % 1440) + 1440) % 1440];
      const weekday = 2 + number;
      const { from, to } = member.hours[0]!;
      if (weekday < 2 || weekday % 7 < 2 || weekday % 7 > 4) return false;
      if (inDay + 540 < from || inDay + 540 >= to) return false;
      const isPaused = facts.pauses.some((p) => p.staffId === staffId && p.from <= minute && minute < p.to);
      const isTaken = rows.some((row) => subjectOf(row) === staffId && row.from <= minute && minute < row.to);
      if (isPaused || isTaken) return false;
    }
    return true;
  };
  const staff = facts.book.staff.map(({ id }) => id as string);
  const startsOn = (number: number, who: readonly string[]) =>
    Array.from({ length: 16 }, (_, n) => nine + 1440 * number + 15 * n)
      .filter((start) => start >= soon && start !== visit.from && who.some((each) => free(each, start)))
      .toSorted((a, b) => distance(a) - distance(b) || a - b);
  const distance = (start: number) => Math.abs(((start - nine) % 1440) - ((visit.from - nine) % 1440));
  const first = (days: readonly number[], who: readonly string[]) =>
    days.map((n) => startsOn(n, who)[0]).find((s) => s !== undefined);
  const next = Array.from({ length: 14 }, (_, n) => n + 1);
  const colleague = first([0, ...next], [ANNA]);
  if (visit.items[0]!.staffChosen && colleague !== undefined) return `colleague ${colleague}`;
  if (visit.from >= soon && staff.some((who) => free(who, visit.from))) return `same_time ${visit.from}`;
  const sameDay = first([0], staff);
  if (sameDay !== undefined) return `same_day ${sameDay}`;
  const later = first(next, staff);
  const dayOf = (start: number) => Math.floor((start - nine) / 1440);
  if (colleague !== undefined && (later === undefined || dayOf(colleague) <= dayOf(later)))
    return `colleague ${colleague}`;
  return later === undefined ? null : `later ${later}`;
}

it('agrees with a plan made by looking at every minute', () => {
  fc.assert(
    fc.property(absence({ resources: false, colours: false }), (facts) => {
      const taken: Occupied[] = [];
      for (const line of absencePlan(facts)) {
        if (line.kind === 'begun' || line.kind === 'request') continue;
        const visit = facts.visits.find(({ id }) => id === line.id)!;
        const naive = naiveProposal(facts, visit, taken);
        const found = line.kind === 'none' ? null : `${line.proposal.kind} ${line.proposal.plan.from}`;
        expect(found).toBe(naive);
        if (line.kind === 'proposed') taken.push(...line.proposal.plan.occupies);
      }
    }),
    { numRuns: runs() },
  );
});

it('looks a fortnight ahead', () => {
  const busy = busyTime({
    [BEN]: Array.from({ length: 13 }, (_, n) => {
      const date = addDays(day(DAY), n);
      return busySpan(`${date} 09:00`, `${date} 18:00`);
    }),
  });
  const away = { ...ILL, to: at('2026-06-01 00:00') };
  const lines = absencePlan({
    book: aSalonBook(),
    busy,
    away: ANNA,
    pauses: [away],
    visits: [aPlace('10:00')],
    at: NOW,
  });
  expect(said(lines)).toEqual(['later 31 10:00 ben']);
});

/** Random salons for property tests: small, crowded, and preferably awake when the clock changes. */
import fc from 'fast-check';
import type { ServiceId, StaffId } from '#domain/shared/ids.ts';
import { dayFrame } from '#domain/shared/salon-time.ts';
import type { EpochMinute, LocalDate, Zone } from '#domain/shared/salon-time.ts';
import type { BusyKind, BusySpan, BusyTime } from '#domain/slots/busy-time.ts';
import type { SalonBook, StaffMember, WallSpan, Weekday, WeeklySpan } from '#domain/slots/salon-book.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import {
  aClosure,
  aResource,
  aSalonBook,
  aService,
  aStaffMember,
} from '#tests/support/builders/salon-book.ts';
import { rappen } from '#domain/shared/money.ts';

export type Scene = {
  readonly book: SalonBook;
  readonly busy: BusyTime;
  readonly wish: VisitWish;
  readonly date: LocalDate;
};

/** How often a property is tried: `LONG=1` thousands, else `RUNS` or 200. */
export const runs = (short = 200): number =>
  process.env['LONG'] === undefined ? Math.min(short, Number(process.env['RUNS'] ?? short)) : short * 25;

/** Changes by an hour in the night, at midnight either way, by half an hour; and days like any other. */
const DAYS: readonly (readonly [string, string])[] = [
  ['Europe/Zurich', '2026-03-17'],
  ['Europe/Zurich', '2026-03-29'],
  ['Europe/Zurich', '2026-10-25'],
  ['Europe/Zurich', '2026-04-03'],
  ['Europe/Zurich', '2026-04-07'],
  ['Europe/Zurich', '2026-05-01'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Atlantic/Azores', '2026-03-29'],
  ['Atlantic/Azores', '2026-10-25'],
  ['America/Santiago', '2026-04-04'],
  ['America/Santiago', '2026-09-06'],
  ['America/Havana', '2026-11-01'],
];

const SERVICES = ['s1', 's2', 's3'] as ServiceId[];
const STAFF = ['m1', 'm2', 'm3'] as StaffId[];
const RESOURCES = [aResource('c1', 'chair', 2), aResource('c2', 'chair', 1), aResource('b1', 'basin')];

const chance = (percent: number): fc.Arbitrary<boolean> => fc.nat(99).map((n) => n < percent);
const step5 = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min / 5, max: max / 5 }).map((n) => n * 5);

/** The part of the day in which a scene plays: before, around and after the hours in which clocks are changed. */
type Stage = { readonly weekday: Weekday; readonly from: number; readonly to: number };

const wallSpan = (stage: Stage, shortest: number, longest: number): fc.Arbitrary<WallSpan> =>
  fc
    .tuple(step5(Math.max(0, stage.from - 60), stage.to - 30), step5(shortest, longest))
    .map(([from, length]) => ({ from, to: Math.min(1440, from + length) }));

const NULLS = Array.from({ length: 24 }, () => null);

const validity = fc.record({
  validFrom: fc.constantFrom(...NULLS, '2026-01-01', '2026-10-25', '2026-12-01'),
  validTo: fc.constantFrom(...NULLS, '2027-01-01', '2026-03-29', '2026-01-31'),
});

const weeklySpan = (stage: Stage, shortest: number, longest: number): fc.Arbitrary<WeeklySpan> =>
  fc
    .record({
      span: wallSpan(stage, shortest, longest),
      sameDay: chance(90),
      valid: validity,
    })
    .map(({ span, sameDay, valid }) => {
      const weekday = sameDay ? stage.weekday : (((stage.weekday % 7) + 1) as Weekday);
      return { ...span, weekday, ...valid } as WeeklySpan;
    });

/** Most people work through the whole stage; some have odd hours. */
const workingHours = (stage: Stage): fc.Arbitrary<WeeklySpan[]> => {
  const odd = fc.array(weeklySpan(stage, 30, 300), { minLength: 1, maxLength: 2 });
  const whole: WeeklySpan = {
    weekday: stage.weekday,
    from: stage.from,
    to: stage.to,
    validFrom: null,
    validTo: null,
  };
  return fc.oneof({ weight: 2, arbitrary: fc.constant<WeeklySpan[]>([whole]) }, odd);
};

const segments: fc.Arbitrary<readonly number[]> = fc.oneof(
  step5(5, 40).map((work) => [work]),
  fc.tuple(step5(5, 20), step5(5, 40), step5(5, 20)),
);

const need = fc.record({
  kind: fc.constantFrom('chair', 'chair', 'basin'),
  segment: fc.constantFrom(null, 0),
});

const service = (id: ServiceId) =>
  fc
    .record({
      segments,
      bufferBefore: fc.constantFrom(0, 0, 0, 5, 10),
      bufferAfter: fc.constantFrom(0, 0, 0, 5, 15),
      needs: fc.array(need, { maxLength: 2 }),
      price: fc.nat(20_000).map(rappen),
      onlineBookable: fc.constant(true),
    })
    .map((over) => aService({ id, ...over }));

const skill = fc.record({
  price: fc.option(fc.nat(20_000).map(rappen)),
  segments: fc.oneof(
    fc.constant(null),
    fc.constant(null),
    segments.filter((s) => s.length === 1),
  ),
});

const member = (id: StaffId, stage: Stage) =>
  fc
    .record({
      onlineBookable: chance(92),
      hours: workingHours(stage),
      breaks: fc.array(weeklySpan(stage, 5, 30), { maxLength: 1 }),
      skills: fc
        .tuple(...SERVICES.map((serviceId) => fc.tuple(fc.constant(serviceId), chance(65), skill)))
        .map((all) => new Map(all.filter(([, can]) => can).map(([serviceId, , own]) => [serviceId, own]))),
    })
    .map((over) => aStaffMember({ id, ...over }));

/** Disjoint spans, in order, on the day's stage and a little around it. */
const spans = (zone: Zone, date: LocalDate, stage: Stage): fc.Arbitrary<readonly BusySpan[]> =>
  fc
    .array(
      fc.record({
        gap: fc.oneof(fc.integer({ min: 0, max: 120 }), step5(0, 120)),
        length: step5(5, 60),
        kind: fc.constantFrom<BusyKind>('appointment', 'appointment', 'hold', 'absence', 'block'),
      }),
      { maxLength: 3 },
    )
    .map((list) => {
      let at = dayFrame(zone, date).from + stage.from - 90;
      return list.map(({ gap, length, kind }) => {
        const from = at + gap;
        at = from + length;
        return { from: from as EpochMinute, to: at as EpochMinute, kind };
      });
    });

const weekdayOn = (date: string): Weekday => {
  const days = Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
  return (((days + 3) % 7) + 1) as Weekday;
};

const sceneOn = (zone: Zone, date: LocalDate, [from, to]: readonly [number, number]): fc.Arbitrary<Scene> => {
  const stage: Stage = { weekday: weekdayOn(date), from, to };
  const subjects = [...STAFF, ...RESOURCES.map(({ id }) => id)];
  return fc
    .record({
      openingHours: fc.array(weeklySpan(stage, 120, 300), { minLength: 1, maxLength: 3 }),
      closures: fc.array(
        fc.tuple(chance(95), wallSpan(stage, 5, 60)).map(([partial, hours]) =>
          aClosure({
            from: '2026-02-01' as LocalDate,
            to: '2026-11-30' as LocalDate,
            hours: partial ? hours : null,
          }),
        ),
        { maxLength: 1 },
      ),
      services: fc.tuple(...SERVICES.map(service)),
      staff: fc.tuple(...STAFF.map((id) => member(id, stage))),
      staffCount: fc.constantFrom(1, 2, 3, 3),
      specialists: chance(35),
      granularity: fc.constantFrom(5, 10, 15, 20, 25, 60),
      maxWait: fc.constantFrom(0, 7, 15, 30),
      openOnRestDays: chance(90),
      canton: fc.constantFrom('SG', null),
      busy: fc.tuple(...subjects.map(() => spans(zone, date, stage))),
      items: fc.array(fc.tuple(fc.constantFrom(...SERVICES), chance(80), fc.nat(2)), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map((made) => {
      const { granularity, maxWait, openOnRestDays } = made;
      const staff = made.specialists ? made.staff.map(specialist) : made.staff.slice(0, made.staffCount);
      return {
        date,
        book: aSalonBook({
          zone,
          canton: made.canton,
          openingHours: made.openingHours,
          closures: made.closures,
          services: made.services,
          staff,
          resources: RESOURCES,
          rules: { granularity, maxWait, openOnRestDays },
        }),
        busy: {
          bySubject: new Map(subjects.map((subject, index) => [subject, made.busy[index]!])),
          staleAt: null,
          daysVersion: 1,
          lapsed: false,
          settingsVersion: 1,
        },
        wish: {
          items: made.items.map(([serviceId, any, chosen]) => ({
            serviceId,
            staff: any || made.specialists ? 'any' : staff[chosen % staff.length]!.id,
          })),
        },
      };
    });
};

/** Each can do one service only, so that a visit has to pass from one to the next. */
const specialist = (someone: StaffMember, index: number): StaffMember => ({
  ...someone,
  onlineBookable: true,
  skills: new Map([[SERVICES[index]!, { price: null, segments: null }]]),
});

/** In the night, over midday, and up to midnight. */
const STAGES: readonly (readonly [number, number])[] = [
  [0, 300],
  [600, 900],
  [1200, 1440],
];

export const scene: fc.Arbitrary<Scene> = fc
  .tuple(fc.constantFrom(...DAYS), fc.constantFrom(...STAGES))
  .chain(([[zone, date], stage]) => sceneOn(zone as Zone, date as LocalDate, stage));

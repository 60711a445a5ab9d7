/** Who wants what in the bursts on one slot, on slots of different length, and on what several share. */
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { StaffWish, VisitWish } from '#domain/slots/visit-wish.ts';
import { OPEN_FROM, SERVICES, STAFF_IDS, type ServiceName } from '../race-salon.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';
import type { Wanted } from './reserve.ts';

export const wishFor = (names: readonly ServiceName[], staff: StaffWish = 'any'): VisitWish => ({
  items: names.map((name) => ({ serviceId: SERVICES[name].id, staff })),
});

export type Kind = {
  readonly name: string;
  readonly wish: (random: Random) => VisitWish;
  /** Starts are drawn from so many quarters of an hour from ten o'clock on. */
  readonly quarters: number;
  /** When it can be said beforehand. */
  readonly winners?: number;
};

const LENGTHS: readonly ServiceName[] = ['thirty', 'fortyFive', 'sixty', 'ninety'];
/** In the order of the catalogue, as the form sends them. */
const VISITS: readonly (readonly ServiceName[])[] = [
  ['cut', 'colour'],
  ['cut', 'wash'],
  ['cut', 'colour', 'wash'],
  ['sixty', 'colour'],
];
const SCARCE: readonly (readonly ServiceName[])[] = [['wash'], ['cut'], ['colour'], ['cut', 'wash']];

export const KINDS = {
  oneSlot: { name: 'one slot', wish: () => wishFor(['thirty'], STAFF_IDS[0]), quarters: 1, winners: 1 },
  lengths: { name: 'lengths', wish: (random) => wishFor([random.of(LENGTHS)], STAFF_IDS[1]), quarters: 16 },
  anyone: { name: 'no preference', wish: (random) => wishFor([random.of(LENGTHS)]), quarters: 10 },
  visits: { name: 'visits', wish: (random) => wishFor(random.of(VISITS)), quarters: 10 },
  resources: { name: 'resources', wish: (random) => wishFor(random.of(SCARCE)), quarters: 8 },
} as const satisfies Record<string, Kind>;

const TEN = 600;
const QUARTER = 15;

export function wishesOf(stage: Stage, kind: Kind, size: number, random: Random): Wanted[] {
  const day = stage.freshDay();
  return Array.from({ length: size }, () => ({
    day,
    wish: kind.wish(random),
    start: stage.at(day, TEN + QUARTER * random.below(kind.quarters)),
  }));
}

/** Half-hour slots of single colleagues, all free and none overlapping another, day by day in turn. */
export function freeSlots(stage: Stage, days: readonly LocalDate[], first: number, count: number): Wanted[] {
  return Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const day = days[number % days.length]!;
    const slot = Math.floor(number / days.length);
    return {
      day,
      wish: wishFor(['thirty'], STAFF_IDS[slot % STAFF_IDS.length]),
      start: stage.at(day, OPEN_FROM + 30 * Math.floor(slot / STAFF_IDS.length)),
    };
  });
}

/** So many of them fit on a day. */
export const FREE_SLOTS_A_DAY = STAFF_IDS.length * 24;

import { describe, expect, test } from 'vitest';
import type { ResourceId, ServiceId, StaffId } from '#domain/shared/ids.ts';
import { isoInstant } from '#domain/shared/salon-time.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import { findSlotsOfParts } from '#domain/slots/find-slots.ts';
import { planVisit } from '#domain/slots/plan-visit.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { VisitPlan } from '#domain/slots/visit-plan.ts';
import type { StaffWish } from '#domain/slots/visit-wish.ts';
import { partsOfWish } from '#domain/slots/wish-parts.ts';
import {
  ANNA,
  aResource,
  aSalonBook,
  aService,
  aSkill,
  aStaffMember,
  at,
  BEN,
  busySpan,
  busyTime,
  COLOUR,
  CUT,
  day,
  FREE,
  wall,
  weekly,
} from '#tests/support/builders/salon-book.ts';

const DATE = '2026-03-17';
const BEARD = 'service-beard' as ServiceId;
const CLEO = 'staff-cleo' as StaffId;

type Wanted = readonly (readonly [ServiceId, StaffWish])[];

const partsOf = (book: SalonBook, wanted: Wanted) => {
  const items = wanted.map(([serviceId, staff]) => ({ serviceId, staff }));
  const parts = partsOfWish(book, { items }, { online: false });
  if (!parts.ok) throw new Error(parts.error.kind);
  return parts.value;
};
const plans = (book: SalonBook, busy: BusyTime, wanted: Wanted, time: string, most?: number) =>
  planVisit(book, busy, partsOf(book, wanted), at(`${DATE} ${time}`), most);

/** Local times on DATE, winter time. */
const clock = (minute: number) => isoInstant((minute + 60) as never).slice(11, 16);
const rows = (plan: VisitPlan | undefined) =>
  plan?.occupies.map((row) => {
    const subject: string = 'staffId' in row ? row.staffId : row.resourceId;
    return `${subject} ${clock(row.from)}-${clock(row.to)}`;
  });
const staffOf = (found: readonly VisitPlan[]) => found.map((plan) => plan.items.map((item) => item.staffId));
const can = (...services: ServiceId[]) => new Map(services.map((id) => [id, aSkill()]));
const busyOn = (subject: string, ...spans: [string, string][]) =>
  busyTime({ [subject]: spans.map(([from, to]) => busySpan(`${DATE} ${from}`, `${DATE} ${to}`)) });

describe('what a visit occupies', () => {
  const services = [
    aService({ id: CUT, bufferBefore: 5, bufferAfter: 10 }),
    aService({ id: COLOUR, segments: [30, 40, 20], bufferBefore: 10, bufferAfter: 5 }),
  ];
  const book = aSalonBook({ services });

  test('work and buffers, joined; the customer sees the service only', () => {
    const [plan] = plans(book, FREE, [[CUT, ANNA]], '10:00');
    expect(plan).toEqual({
      day: DATE,
      from: at(`${DATE} 10:00`),
      to: at(`${DATE} 10:30`),
      waiting: 0,
      items: [
        {
          serviceId: CUT,
          staffId: ANNA,
          from: at(`${DATE} 10:00`),
          to: at(`${DATE} 10:30`),
          segments: [30],
        },
      ],
      occupies: [{ staffId: ANNA, from: at(`${DATE} 09:55`), to: at(`${DATE} 10:40`) }],
    });
  });

  test('not the time in which the colour takes effect', () => {
    expect(rows(plans(book, FREE, [[COLOUR, ANNA]], '10:00')[0])).toEqual([
      'staff-anna 09:50-10:30',
      'staff-anna 11:10-11:35',
    ]);
  });

  test('by one colleague there are no buffers in between', () => {
    const [plan] = plans(
      book,
      FREE,
      [
        [COLOUR, ANNA],
        [CUT, ANNA],
      ],
      '10:00',
    );
    expect(rows(plan)).toEqual(['staff-anna 09:50-10:30', 'staff-anna 11:10-12:10']);
    expect(plan?.items.map(({ from, to }) => [clock(from), clock(to)])).toEqual([
      ['10:00', '11:30'],
      ['11:30', '12:00'],
    ]);
  });

  test('by two colleagues each has the buffers of their own turn', () => {
    const [plan] = plans(
      book,
      FREE,
      [
        [COLOUR, ANNA],
        [CUT, BEN],
      ],
      '10:00',
    );
    expect(rows(plan)).toEqual(['staff-anna 09:50-10:30', 'staff-anna 11:10-11:35', 'staff-ben 11:25-12:10']);
  });

  test('somebody else is served during the wait, to the minute', () => {
    const cuts = (from: string, to: string) =>
      plans(book, busyOn(ANNA, [from, to]), [[COLOUR, ANNA]], '10:00');
    expect(cuts('10:30', '11:10')).toHaveLength(1);
    expect(cuts('10:29', '11:10')).toHaveLength(0);
    expect(cuts('10:30', '11:11')).toHaveLength(0);
  });

  test('buffers need working time as well, but no opening hours', () => {
    const early = aSalonBook({ services, openingHours: weekly([2], '10:00', '11:00') });
    const late = (from: string, to: string) =>
      aSalonBook({
        services,
        openingHours: weekly([2], '10:00', '11:00'),
        staff: [aStaffMember({ id: ANNA, hours: weekly([2], from, to) })],
      });
    expect(plans(early, FREE, [[CUT, ANNA]], '10:00')).toHaveLength(1);
    expect(plans(late('09:55', '10:40'), FREE, [[CUT, ANNA]], '10:00')).toHaveLength(1);
    expect(plans(late('09:56', '10:40'), FREE, [[CUT, ANNA]], '10:00')).toHaveLength(0);
    expect(plans(late('09:55', '10:39'), FREE, [[CUT, ANNA]], '10:00')).toHaveLength(0);
  });

  test('the salon may not close in between', () => {
    const openingHours = [...weekly([2], '09:00', '12:00'), ...weekly([2], '13:00', '18:00')];
    const lunch = aSalonBook({ services, openingHours });
    expect(plans(lunch, FREE, [[COLOUR, ANNA]], '10:30')).toHaveLength(1);
    expect(plans(lunch, FREE, [[COLOUR, ANNA]], '10:45')).toHaveLength(0);
  });

  test('a start off the grid or outside opening hours has no plan', () => {
    expect(plans(book, FREE, [[CUT, ANNA]], '10:05')).toEqual([]);
    expect(plans(book, FREE, [[CUT, ANNA]], '08:45')).toEqual([]);
    const early = aSalonBook({ staff: [aStaffMember({ id: ANNA, hours: weekly([2], '07:00', '20:00') })] });
    expect(plans(early, FREE, [[CUT, ANNA]], '08:15')).toEqual([]);
    expect(plans(early, FREE, [[CUT, ANNA]], '18:15')).toEqual([]);
    expect(plans(book, FREE, [[CUT, ANNA]], '18:00')).toEqual([]);
    expect(planVisit(book, FREE, [], at(`${DATE} 10:00`))).toEqual([]);
  });
});

describe('who is asked first', () => {
  const book = aSalonBook({
    staff: [aStaffMember({ id: CLEO }), aStaffMember({ id: BEN }), aStaffMember({ id: ANNA })],
  });
  const first = (busy: BusyTime, time = '14:00') => staffOf(plans(book, busy, [[CUT, 'any']], time)).flat();

  test('equal colleagues by id', () => {
    expect(first(FREE)).toEqual([ANNA, BEN, CLEO]);
  });

  test('fewest minutes booked on that day: appointments and holds, before and after', () => {
    const spans = (kind: 'appointment' | 'hold' | 'absence' | 'block', length: number) => [
      { from: at(`${DATE} 16:00`), to: (at(`${DATE} 16:00`) + length) as never, kind },
    ];
    expect(
      first(
        busyTime({ [ANNA]: spans('appointment', 40), [BEN]: spans('hold', 20), [CLEO]: spans('block', 90) }),
      ),
    ).toEqual([CLEO, BEN, ANNA]);
    expect(first(busyTime({ [ANNA]: spans('absence', 30), [BEN]: spans('hold', 5) }))).toEqual([
      ANNA,
      CLEO,
      BEN,
    ]);
  });

  test('other days do not count, nor does the part of a booking beyond midnight', () => {
    const busy = busyTime({
      [ANNA]: [
        busySpan('2026-03-16 10:00', '2026-03-16 17:00'),
        busySpan('2026-03-18 10:00', '2026-03-18 17:00'),
      ],
      [BEN]: [busySpan('2026-03-16 20:00', `${DATE} 00:10`)],
      [CLEO]: [busySpan(`${DATE} 23:55`, '2026-03-18 03:00')],
    });
    expect(first(busy)).toEqual([ANNA, CLEO, BEN]);
  });

  test('bookings of the days after do not make anybody look idle', () => {
    const next = busySpan('2026-03-18 10:00', '2026-03-18 17:00');
    expect(first(busyTime({ [CLEO]: [next], [BEN]: [next] }))).toEqual([ANNA, BEN, CLEO]);
  });

  test('of equally booked ones who has been idle longest', () => {
    const busy = busyTime({
      [ANNA]: [busySpan(`${DATE} 12:00`, `${DATE} 12:30`)],
      [BEN]: [busySpan(`${DATE} 10:00`, `${DATE} 10:30`)],
      [CLEO]: [busySpan(`${DATE} 13:30`, `${DATE} 14:00`)],
    });
    expect(first(busy)).toEqual([BEN, ANNA, CLEO]);
    expect(first(busy, '11:00')).toEqual([ANNA, CLEO, BEN]);
  });

  test('idle since the last of several bookings, or since their hours began', () => {
    const busy = busyTime({
      [ANNA]: [busySpan(`${DATE} 09:00`, `${DATE} 09:15`), busySpan(`${DATE} 12:00`, `${DATE} 12:15`)],
      [BEN]: [busySpan(`${DATE} 11:00`, `${DATE} 11:30`)],
      [CLEO]: [busySpan(`${DATE} 16:00`, `${DATE} 16:30`)],
    });
    expect(first(busy)).toEqual([CLEO, BEN, ANNA]);
    const later = aSalonBook({
      staff: [aStaffMember({ id: ANNA, hours: weekly([2], '11:00', '18:00') }), aStaffMember({ id: BEN })],
    });
    expect(staffOf(plans(later, FREE, [[CUT, 'any']], '14:00')).flat()).toEqual([BEN, ANNA]);
  });
});

describe('a visit that passes between colleagues', () => {
  const services = [aService({ id: CUT }), aService({ id: COLOUR, segments: [60] }), aService({ id: BEARD })];
  const both: Wanted = [
    [CUT, 'any'],
    [COLOUR, 'any'],
  ];

  test('one colleague for everything is preferred when nobody waits', () => {
    const book = aSalonBook({ services });
    expect(staffOf(plans(book, FREE, both, '10:00'))).toEqual([
      [ANNA, ANNA],
      [BEN, BEN],
      [ANNA, BEN],
      [BEN, ANNA],
    ]);
    expect(staffOf(plans(book, FREE, both, '10:00', 2))).toHaveLength(2);
  });

  test('least waiting comes before fewest hand-overs', () => {
    const staff = [
      aStaffMember({ id: ANNA, skills: can(CUT) }),
      aStaffMember({ id: BEN, skills: can(COLOUR) }),
    ];
    const book = aSalonBook({ services, staff: [...staff, aStaffMember({ id: CLEO, skills: can(COLOUR) })] });
    const busy = busyOn(BEN, ['10:20', '10:45']);
    expect(plans(book, busy, both, '10:00').map((plan) => [plan.waiting, plan.items[1]!.staffId])).toEqual([
      [0, CLEO],
      [15, BEN],
    ]);
  });

  test('the next turn starts at the earliest minute, after the waiting allowed at the latest', () => {
    const staff = [
      aStaffMember({ id: ANNA, skills: can(CUT) }),
      aStaffMember({ id: BEN, skills: can(COLOUR) }),
    ];
    const book = (maxWait: number) => aSalonBook({ services, staff, rules: { maxWait } });
    const busy = busyOn(BEN, ['10:20', '10:37']);
    const [plan] = plans(book(7), busy, both, '10:00');
    expect(plan).toMatchObject({ waiting: 7, from: at(`${DATE} 10:00`), to: at(`${DATE} 11:37`) });
    expect(rows(plan)).toEqual(['staff-anna 10:00-10:30', 'staff-ben 10:37-11:37']);
    expect(plans(book(6), busy, both, '10:00')).toEqual([]);
  });

  test('the waiting of all turns counts together', () => {
    const staff = [
      aStaffMember({ id: ANNA, skills: can(CUT) }),
      aStaffMember({ id: BEN, skills: can(COLOUR) }),
      aStaffMember({ id: CLEO, skills: can(BEARD) }),
    ];
    const book = (maxWait: number) => aSalonBook({ services, staff, rules: { maxWait } });
    const busy = busyTime({
      [BEN]: [busySpan(`${DATE} 10:20`, `${DATE} 10:40`)],
      [CLEO]: [busySpan(`${DATE} 11:00`, `${DATE} 11:45`)],
    });
    const all: Wanted = [...both, [BEARD, 'any']];
    expect(plans(book(15), busy, all, '10:00')[0]).toMatchObject({ waiting: 15, to: at(`${DATE} 12:15`) });
    expect(plans(book(14), busy, all, '10:00')).toEqual([]);
  });

  test('waiting may not reach beyond closing time', () => {
    const staff = [
      aStaffMember({ id: ANNA, skills: can(CUT) }),
      aStaffMember({ id: BEN, skills: can(COLOUR) }),
    ];
    const book = (to: string) => aSalonBook({ services, staff, openingHours: weekly([2], '09:00', to) });
    const busy = busyOn(BEN, ['10:20', '10:40']);
    expect(plans(book('11:40'), busy, both, '10:00')).toHaveLength(1);
    expect(plans(book('11:39'), busy, both, '10:00')).toHaveLength(0);
  });

  test('a colleague may come back, once the buffer of their own first turn is over', () => {
    const padded = [
      aService({ id: CUT, bufferBefore: 5, bufferAfter: 20 }),
      aService({ id: BEARD, segments: [10] }),
    ];
    const staff = [
      aStaffMember({ id: ANNA, skills: can(CUT) }),
      aStaffMember({ id: BEN, skills: can(BEARD) }),
    ];
    const book = aSalonBook({ services: padded, staff });
    const [plan] = plans(
      book,
      FREE,
      [
        [CUT, 'any'],
        [BEARD, 'any'],
        [CUT, 'any'],
      ],
      '10:00',
    );
    expect(plan?.waiting).toBe(15);
    expect(rows(plan)).toEqual(['staff-anna 09:55-10:50', 'staff-ben 10:30-10:40', 'staff-anna 10:50-11:45']);
  });

  test("somebody else's buffer does not keep the next colleague waiting", () => {
    const padded = [
      aService({ id: CUT, bufferAfter: 40 }),
      aService({ id: COLOUR, segments: [10] }),
      aService({ id: BEARD }),
    ];
    const staff = [
      aStaffMember({ id: ANNA, skills: can(CUT) }),
      aStaffMember({ id: BEN, skills: can(COLOUR) }),
      aStaffMember({ id: CLEO, skills: can(BEARD) }),
    ];
    const all: Wanted = [...both, [BEARD, 'any']];
    expect(plans(aSalonBook({ services: padded, staff }), FREE, all, '10:00')[0]?.waiting).toBe(0);
  });

  test.each([
    ['less', '10:20', [BEN, CLEO]],
    ['more', '10:40', [CLEO, BEN]],
  ])('of equal plans the fairer second colleague comes first: Ben has %s booked', (_, until, expected) => {
    for (const seconds of [expected, expected.toReversed()]) {
      const staff = [ANNA, ...seconds].map((id) =>
        aStaffMember({ id, skills: id === ANNA ? can(CUT) : can(COLOUR) }),
      );
      const busy = busyTime({
        [BEN]: [busySpan(`${DATE} 10:00`, `${DATE} ${until}`)],
        [CLEO]: [busySpan(`${DATE} 10:00`, `${DATE} 10:30`)],
      });
      const found = plans(aSalonBook({ services, staff }), busy, both, '15:00');
      expect(found.map(({ items }) => items[1]!.staffId)).toEqual(expected);
    }
  });

  test('plans in order of waiting', () => {
    const waits = [
      ['staff-5', '10:35'],
      ['staff-20', '10:50'],
      ['staff-0', '10:30'],
      ['staff-10', '10:40'],
    ] as const;
    const staff = [ANNA, ...waits.map(([id]) => id as StaffId)].map((id) =>
      aStaffMember({ id, skills: id === ANNA ? can(CUT) : can(COLOUR) }),
    );
    const busy = busyTime(
      Object.fromEntries(waits.map(([id, until]) => [id, [busySpan(`${DATE} 10:00`, `${DATE} ${until}`)]])),
    );
    expect(plans(aSalonBook({ services, staff }), busy, both, '10:00').map(({ waiting }) => waiting)).toEqual(
      [0, 5, 10, 20],
    );
  });

  test('with the same colleagues in turn, the earlier one does more first', () => {
    const book = aSalonBook({ services, staff: [aStaffMember({ id: ANNA }), aStaffMember({ id: BEN })] });
    const three: Wanted = [
      [CUT, 'any'],
      [CUT, 'any'],
      [CUT, 'any'],
    ];
    const lists = staffOf(plans(book, FREE, three, '10:00', Infinity));
    expect(lists).toHaveLength(8);
    expect(lists.slice(0, 4)).toEqual([
      [ANNA, ANNA, ANNA],
      [BEN, BEN, BEN],
      [ANNA, ANNA, BEN],
      [ANNA, BEN, BEN],
    ]);
  });
});

describe('resources', () => {
  const resources = [
    aResource('chair-b', 'chair', 2),
    aResource('chair-a', 'chair', 1),
    aResource('basin', 'basin'),
  ];
  const withNeeds = (needs: Parameters<typeof aService>[0]['needs'], segments = [30, 40, 20]) =>
    aSalonBook({ resources, services: [aService({ id: CUT, needs: needs ?? [], segments })] });
  const chairs = (plan: VisitPlan | undefined) => rows(plan)?.filter((row) => !row.startsWith('staff'));

  test('the first free unit by position, for the whole visit or one segment', () => {
    const book = withNeeds([
      { kind: 'chair', segment: null },
      { kind: 'basin', segment: 2 },
    ]);
    expect(chairs(plans(book, FREE, [[CUT, ANNA]], '10:00')[0])).toEqual([
      'chair-a 10:00-11:30',
      'basin 11:10-11:30',
    ]);
    expect(chairs(plans(book, busyOn('chair-a', ['11:29', '11:40']), [[CUT, ANNA]], '10:00')[0])).toEqual([
      'chair-b 10:00-11:30',
      'basin 11:10-11:30',
    ]);
    expect(plans(book, busyOn('basin', ['11:29', '11:40']), [[CUT, ANNA]], '10:00')).toEqual([]);
    expect(plans(book, busyOn('basin', ['11:00', '11:10']), [[CUT, ANNA]], '10:00')).toHaveLength(1);
  });

  test('units of equal position by id', () => {
    const book = aSalonBook({
      resources: [aResource('y', 'chair'), aResource('x', 'chair'), aResource('z', 'chair')],
      services: [aService({ id: CUT, needs: [{ kind: 'chair', segment: null }] })],
    });
    expect(chairs(plans(book, FREE, [[CUT, ANNA]], '10:00')[0])).toEqual(['x 10:00-10:30']);
  });

  test('the customer stays on the chair when it is free, even if an earlier one is too', () => {
    const book = withNeeds([{ kind: 'chair', segment: null }], [30]);
    const busy = busyOn('chair-a', ['10:00', '10:20']);
    const twice: Wanted = [
      [CUT, ANNA],
      [CUT, BEN],
    ];
    expect(chairs(plans(book, busy, twice, '10:00')[0])).toEqual(['chair-b 10:00-11:00']);
    const moved = busyTime({
      ['chair-a' as ResourceId]: [busySpan(`${DATE} 10:00`, `${DATE} 10:20`)],
      ['chair-b' as ResourceId]: [busySpan(`${DATE} 10:40`, `${DATE} 10:50`)],
    });
    expect(chairs(plans(book, moved, twice, '10:00')[0])).toEqual([
      'chair-b 10:00-10:30',
      'chair-a 10:30-11:00',
    ]);
  });

  test('the chair is given back between two segments that need it', () => {
    const book = withNeeds([
      { kind: 'chair', segment: 0 },
      { kind: 'chair', segment: 2 },
    ]);
    expect(chairs(plans(book, FREE, [[CUT, ANNA]], '10:00')[0])).toEqual([
      'chair-a 10:00-10:30',
      'chair-a 11:10-11:30',
    ]);
  });

  test('units are chosen in order of time, however the needs are listed; rows come in order of time', () => {
    const book = withNeeds([
      { kind: 'chair', segment: 2 },
      { kind: 'chair', segment: 0 },
    ]);
    expect(rows(plans(book, busyOn('chair-a', ['10:00', '10:20']), [[CUT, ANNA]], '10:00')[0])).toEqual([
      'staff-anna 10:00-10:30',
      'chair-b 10:00-10:30',
      'staff-anna 11:10-11:30',
      'chair-b 11:10-11:30',
    ]);
  });

  test('a need for the whole service comes first in the list and still absorbs the later one', () => {
    const book = withNeeds([
      { kind: 'chair', segment: null },
      { kind: 'chair', segment: 2 },
      { kind: 'basin', segment: null },
    ]);
    expect(chairs(plans(book, FREE, [[CUT, ANNA]], '10:00')[0])).toEqual([
      'chair-a 10:00-11:30',
      'basin 10:00-11:30',
    ]);
  });

  test('two needs for one kind at the same time are one chair; a segment that does not exist needs nothing', () => {
    const book = withNeeds([
      { kind: 'chair', segment: 0 },
      { kind: 'chair', segment: null },
      { kind: 'chair', segment: null },
      { kind: 'basin', segment: 5 },
    ]);
    expect(chairs(plans(book, FREE, [[CUT, ANNA]], '10:00')[0])).toEqual(['chair-a 10:00-11:30']);
  });

  test('what the salon does not have makes the service impossible', () => {
    const book = withNeeds([{ kind: 'sauna', segment: null }]);
    expect(plans(book, FREE, [[CUT, ANNA]], '10:00')).toEqual([]);
    expect(
      findSlotsOfParts(book, FREE, partsOf(book, [[CUT, 'any']]), { from: day(DATE), to: day(DATE) })[0]!
        .starts,
    ).toEqual([]);
  });
});

test('an own length of a colleague is planned for that colleague only', () => {
  const anna = aStaffMember({ id: ANNA, skills: new Map([[CUT, aSkill({ segments: [45] })]]) });
  const book = aSalonBook({
    staff: [anna, aStaffMember({ id: BEN })],
    openingHours: weekly([2], '10:00', '10:45'),
  });
  expect(plans(book, FREE, [[CUT, 'any']], '10:00').map(({ from, to }) => to - from)).toEqual([45, 30]);
  expect(staffOf(plans(book, FREE, [[CUT, 'any']], '10:15')).flat()).toEqual([BEN]);
  expect(wall('10:45')).toBe(645);
});

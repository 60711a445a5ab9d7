import { describe, expect, test } from 'vitest';
import type { ServiceId, StaffId } from '#domain/shared/ids.ts';
import { instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { BusyKind, BusyTime } from '#domain/slots/busy-time.ts';
import { explainOnlineStartOfParts, explainStart, explainStartOfParts } from '#domain/slots/explain-start.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { StaffWish } from '#domain/slots/visit-wish.ts';
import {
  aClosure,
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
  EVERY_DAY,
  FREE,
  localized,
  wall,
  weekly,
} from '#tests/support/builders/salon-book.ts';

const DATE = '2026-03-17';
const NOW = instantOf(at('2026-03-16 08:00'));
const online = { online: true };

type Case = {
  readonly book?: SalonBook;
  readonly busy?: BusyTime;
  readonly wish?: readonly (readonly [ServiceId, StaffWish])[];
  readonly start?: EpochMinute;
  readonly options?: { readonly online: boolean };
};

const BUFFERED = aSalonBook({ services: [aService({ id: CUT, bufferBefore: 5, bufferAfter: 10 })] });
const time = (text: string) => at(`${DATE} ${text}`);
const busy = (subject: string, from: string, to: string, kind: BusyKind = 'appointment') =>
  busyTime({ [subject]: [busySpan(`${DATE} ${from}`, `${DATE} ${to}`, kind)] });

function explain({ book = aSalonBook(), wish = [[CUT, ANNA]], start = time('10:00'), ...rest }: Case) {
  const items = wish.map(([serviceId, staff]) => ({ serviceId, staff }));
  return explainStart(book, rest.busy ?? FREE, { items }, start, NOW, rest.options ?? online);
}

test('bookable, with the plans to try in order', () => {
  const answer = explain({ wish: [[CUT, 'any']] });
  expect(answer).toMatchObject({
    kind: 'bookable',
    plans: [{ items: [{ staffId: ANNA }] }, { items: [{ staffId: BEN }] }],
  });
});

const noon = { hours: { from: wall('12:00'), to: wall('13:00') }, reason: localized('Teamsitzung') };
const lunch = aSalonBook({ closures: [aClosure({ from: day(DATE), to: day(DATE), ...noon })] });
const closedFrom = (from: string, to: string, reason: string) =>
  aClosure({
    from: day(DATE),
    to: day(DATE),
    hours: { from: wall(from), to: wall(to) },
    reason: localized(reason),
  });
const evening = aSalonBook({
  closures: [closedFrom('09:00', '09:30', 'a'), closedFrom('17:00', '20:00', 'b')],
});
const everyDay = () => aSalonBook({ openingHours: weekly(EVERY_DAY, '09:00', '18:00') });
const withBreak = aSalonBook({
  staff: [
    aStaffMember({ id: ANNA, hours: weekly([2], '09:30', '16:00'), breaks: weekly([2], '12:00', '12:30') }),
  ],
});
const oneChair = aSalonBook({
  resources: [aResource('chair', 'chair')],
  services: [aService({ id: CUT, bufferBefore: 5, needs: [{ kind: 'chair', segment: null }] })],
});

describe('the rule that blocks', () => {
  test.each<[string, Case, object]>([
    ['an empty wish', { wish: [] }, { kind: 'empty_wish' }],
    [
      'a wish that is none',
      { wish: [['x' as ServiceId, 'any']] },
      { kind: 'unknown_service', serviceId: 'x' },
    ],
    ['too soon', { start: at('2026-03-16 09:45') }, { kind: 'lead_time', earliest: at('2026-03-16 10:00') }],
    ['long ago', { start: at('2020-03-17 10:00') }, { kind: 'lead_time', earliest: at('2026-03-16 10:00') }],
    ['too far', { start: at('2026-06-16 10:00') }, { kind: 'beyond_horizon', lastDay: '2026-06-14' }],
    [
      'a rest day',
      { book: everyDay(), start: at('2026-04-03 10:00') },
      { kind: 'rest_day', restDay: 'good_friday' },
    ],
    [
      'a Sunday',
      { book: everyDay(), start: at('2026-03-22 10:00') },
      { kind: 'rest_day', restDay: 'sunday' },
    ],
    [
      'the holidays, even at night',
      {
        book: aSalonBook({ closures: [aClosure({ from: day(DATE), to: day('2026-03-20') })] }),
        start: time('03:00'),
      },
      { kind: 'closure', reason: localized('Betriebsferien') },
    ],
    [
      'the holidays that begin today, not those of some hours before in the list',
      {
        book: aSalonBook({
          closures: [
            aClosure({ from: day(DATE), to: day(DATE), ...noon }),
            aClosure({ from: day(DATE), to: day(DATE) }),
          ],
        }),
        start: time('12:00'),
      },
      { kind: 'closure', reason: localized('Betriebsferien') },
    ],
    [
      'a closure of some hours',
      { book: lunch, start: time('12:30') },
      { kind: 'closure', reason: noon.reason },
    ],
    ['running into it', { book: lunch, start: time('11:45') }, { kind: 'closure', reason: noon.reason }],
    [
      'hours of a closure in which it would be closed anyway',
      { book: evening, start: time('19:00') },
      { kind: 'outside_opening_hours' },
    ],
    [
      'the second of two closures',
      { book: evening, start: time('17:00') },
      { kind: 'closure', reason: localized('b') },
    ],
    [
      'the first minute beyond the horizon',
      { start: at('2026-06-15 00:00') },
      { kind: 'beyond_horizon', lastDay: '2026-06-14' },
    ],
    [
      'no preference, running into a rest day at midnight',
      {
        book: aSalonBook({
          openingHours: weekly([6], '20:00', '24:00'),
          staff: [aStaffMember({ id: ANNA, hours: weekly([6], '20:00', '24:00') })],
        }),
        wish: [[CUT, 'any']],
        start: at('2026-03-21 23:45'),
      },
      { kind: 'rest_day', restDay: 'sunday' },
    ],
    [
      'one is too slow, the other booked',
      {
        book: aSalonBook({
          staff: [
            aStaffMember({ id: ANNA, skills: new Map([[CUT, aSkill({ segments: [45] })]]) }),
            aStaffMember({ id: BEN }),
          ],
        }),
        wish: [[CUT, 'any']],
        start: time('17:30'),
        busy: busy(BEN, '17:30', '18:00'),
      },
      {
        kind: 'no_colleague',
        perStaff: [
          { staffId: ANNA, reason: { kind: 'outside_opening_hours' } },
          { staffId: BEN, reason: { kind: 'booked', staffId: BEN, at: time('17:30') } },
        ],
      },
    ],
    [
      'the resource that is full, not the one with a unit left',
      {
        book: aSalonBook({
          resources: [
            aResource('chair-1', 'chair', 1),
            aResource('chair-2', 'chair', 2),
            aResource('basin', 'basin'),
          ],
          services: [
            aService({
              id: CUT,
              needs: [
                { kind: 'chair', segment: null },
                { kind: 'basin', segment: null },
              ],
            }),
          ],
        }),
        busy: busyTime({
          ['chair-1']: [busySpan(`${DATE} 10:00`, `${DATE} 10:30`)],
          ['basin']: [busySpan(`${DATE} 10:15`, `${DATE} 10:20`)],
        }),
      },
      { kind: 'resource_full', resourceKind: 'basin', at: time('10:00') },
    ],
    [
      'a resource is needed from its own segment on, not before',
      {
        book: aSalonBook({
          resources: [aResource('basin', 'basin'), aResource('chair', 'chair')],
          services: [
            aService({
              id: COLOUR,
              segments: [30, 40, 20],
              needs: [
                { kind: 'basin', segment: 2 },
                { kind: 'chair', segment: null },
              ],
            }),
          ],
        }),
        wish: [[COLOUR, ANNA]],
        busy: busyTime({
          ['basin']: [busySpan(`${DATE} 08:55`, `${DATE} 11:10`)],
          ['chair']: [busySpan(`${DATE} 10:15`, `${DATE} 10:20`)],
        }),
      },
      { kind: 'resource_full', resourceKind: 'chair', at: time('10:00') },
    ],
    [
      'night, on a day with such a closure',
      { book: lunch, start: time('20:00') },
      { kind: 'outside_opening_hours' },
    ],
    ['Monday', { start: at('2026-03-23 10:00') }, { kind: 'outside_opening_hours' }],
    ['before opening', { start: time('08:45') }, { kind: 'outside_opening_hours' }],
    ['at closing time', { start: time('18:00') }, { kind: 'outside_opening_hours' }],
    ['too late to be done', { start: time('17:45') }, { kind: 'outside_opening_hours' }],
    ['off the grid', { start: time('10:05') }, { kind: 'not_on_grid', granularity: 15 }],
    [
      'before their hours',
      { book: withBreak, start: time('09:15') },
      { kind: 'staff_off', staffId: ANNA, at: time('09:15') },
    ],
    [
      'after their hours',
      { book: withBreak, start: time('15:45') },
      { kind: 'staff_off', staffId: ANNA, at: time('16:00') },
    ],
    [
      'their break',
      { book: withBreak, start: time('11:45') },
      { kind: 'break', staffId: ANNA, at: time('12:00') },
    ],
    ['booked', { busy: busy(ANNA, '10:15', '10:45') }, { kind: 'booked', staffId: ANNA, at: time('10:15') }],
    [
      'held',
      { busy: busy(ANNA, '09:00', '10:01', 'hold') },
      { kind: 'held', staffId: ANNA, at: time('10:00') },
    ],
    [
      'blocked',
      { busy: busy(ANNA, '09:00', '10:01', 'block') },
      { kind: 'blocked', staffId: ANNA, at: time('10:00') },
    ],
    [
      'absent',
      { busy: busy(ANNA, '08:00', '18:00', 'absence') },
      { kind: 'absence', staffId: ANNA, at: time('10:00') },
    ],
    [
      'the buffer before',
      { book: BUFFERED, busy: busy(ANNA, '09:50', '09:56') },
      { kind: 'booked', staffId: ANNA, at: time('09:55') },
    ],
    [
      'the buffer after',
      { book: BUFFERED, busy: busy(ANNA, '10:39', '10:50') },
      { kind: 'booked', staffId: ANNA, at: time('10:39') },
    ],
    [
      'the second work after a wait',
      { wish: [[COLOUR, ANNA]], busy: busy(ANNA, '11:00', '11:20') },
      { kind: 'booked', staffId: ANNA, at: time('11:10') },
    ],
    [
      'no chair',
      { book: oneChair, busy: busy('chair', '10:29', '10:40') },
      { kind: 'resource_full', resourceKind: 'chair', at: time('10:00') },
    ],
    [
      'nobody free: each for a reason of their own',
      {
        wish: [[CUT, 'any']],
        busy: busyTime({
          [ANNA]: [busySpan(`${DATE} 10:00`, `${DATE} 10:15`)],
          [BEN]: [busySpan(`${DATE} 08:00`, `${DATE} 18:00`, 'absence')],
        }),
      },
      {
        kind: 'no_colleague',
        perStaff: [
          { staffId: ANNA, reason: { kind: 'booked', staffId: ANNA, at: time('10:00') } },
          { staffId: BEN, reason: { kind: 'absence', staffId: BEN, at: time('10:00') } },
        ],
      },
    ],
    [
      'no preference, too late to be done',
      { wish: [[CUT, 'any']], start: time('17:45') },
      { kind: 'outside_opening_hours' },
    ],
    [
      'no preference, running into a closure',
      { wish: [[CUT, 'any']], book: lunch, start: time('11:45') },
      { kind: 'closure', reason: noon.reason },
    ],
  ])('%s', (_, asked, reason) => {
    expect(explain(asked)).toEqual({ kind: 'refused', reason });
  });

  test('a member who does not work here any more is off', () => {
    const part = {
      serviceId: CUT,
      staff: BEN,
      candidates: [{ staffId: 'gone' as StaffId, segments: [30], bufferBefore: 0, bufferAfter: 0 }],
      needs: [],
      onRequest: false,
    };
    expect(explainStartOfParts(aSalonBook(), FREE, [part], time('10:00'))).toEqual({
      kind: 'refused',
      reason: { kind: 'staff_off', staffId: 'gone', at: time('10:00') },
    });
  });

  test('no parts', () => {
    expect(explainStartOfParts(aSalonBook(), FREE, [], time('10:00'))).toEqual({
      kind: 'refused',
      reason: { kind: 'empty_wish' },
    });
  });
});

describe('of several services the one that does not fit', () => {
  const book = aSalonBook({
    services: [
      aService({ id: CUT, bufferBefore: 5, bufferAfter: 20 }),
      aService({ id: COLOUR, segments: [60], bufferBefore: 10 }),
    ],
    staff: [aStaffMember({ id: ANNA }), aStaffMember({ id: BEN, skills: new Map([[COLOUR, aSkill()]]) })],
    rules: { maxWait: 5 },
  });

  test('by the same colleague, at the minute it would begin', () => {
    const answer = explain({
      book,
      wish: [
        [CUT, ANNA],
        [COLOUR, ANNA],
      ],
      busy: busy(ANNA, '10:50', '11:00'),
    });
    expect(answer).toEqual({ kind: 'refused', reason: { kind: 'booked', staffId: ANNA, at: time('10:50') } });
  });

  test('by the same colleague there is no buffer in between, and none is blamed', () => {
    const quick = aSalonBook({
      services: [aService({ id: COLOUR, segments: [30, 40, 5] }), aService({ id: CUT, bufferBefore: 10 })],
    });
    const answer = explain({
      book: quick,
      wish: [
        [COLOUR, ANNA],
        [CUT, ANNA],
      ],
      busy: busyTime({
        [ANNA]: [busySpan(`${DATE} 10:30`, `${DATE} 11:10`), busySpan(`${DATE} 11:30`, `${DATE} 11:40`)],
      }),
    });
    expect(answer).toEqual({ kind: 'refused', reason: { kind: 'booked', staffId: ANNA, at: time('11:30') } });
  });

  test('by another one, buffer included', () => {
    const answer = explain({
      book,
      wish: [
        [CUT, ANNA],
        [COLOUR, BEN],
      ],
      busy: busy(BEN, '10:20', '10:50'),
    });
    expect(answer).toEqual({ kind: 'refused', reason: { kind: 'booked', staffId: BEN, at: time('10:20') } });
  });

  test('the whole visit does not fit before closing time', () => {
    const wish = [
      [CUT, ANNA],
      [COLOUR, BEN],
    ] as const;
    expect(explain({ book, wish, start: time('17:00') })).toEqual({
      kind: 'refused',
      reason: { kind: 'outside_opening_hours' },
    });
  });

  test('no preference: what stops each colleague after the part that fits', () => {
    const answer = explain({
      book,
      wish: [
        [CUT, ANNA],
        [COLOUR, 'any'],
      ],
      busy: busyTime({
        [ANNA]: [busySpan(`${DATE} 11:00`, `${DATE} 12:00`, 'block')],
        [BEN]: [busySpan(`${DATE} 10:25`, `${DATE} 12:00`)],
      }),
    });
    expect(answer).toEqual({
      kind: 'refused',
      reason: {
        kind: 'no_colleague',
        perStaff: [
          { staffId: ANNA, reason: { kind: 'blocked', staffId: ANNA, at: time('11:00') } },
          { staffId: BEN, reason: { kind: 'booked', staffId: BEN, at: time('10:25') } },
        ],
      },
    });
  });

  test("a colleague who comes back too soon is booked by the visit's own first turn", () => {
    const short = aSalonBook({
      services: [aService({ id: CUT, bufferAfter: 30 }), aService({ id: COLOUR, segments: [10] })],
      rules: { maxWait: 5 },
    });
    const answer = explain({
      book: short,
      wish: [
        [CUT, ANNA],
        [COLOUR, BEN],
        [CUT, ANNA],
      ],
      busy: busy(ANNA, '15:00', '16:00', 'absence'),
    });
    expect(answer).toEqual({ kind: 'refused', reason: { kind: 'booked', staffId: ANNA, at: time('10:40') } });
  });
});

describe('the clock', () => {
  const parts = [
    {
      serviceId: CUT,
      staff: ANNA,
      candidates: [{ staffId: ANNA, segments: [30], bufferBefore: 0, bufferAfter: 0 }],
      needs: [],
      onRequest: false,
    },
  ];

  test.each([
    ['2026-03-17 09:45', 'refused'],
    ['2026-03-17 10:00', 'bookable'],
    ['2026-06-13 17:30', 'bookable'],
    ['2026-06-16 09:00', 'refused'],
  ])('online on %s', (start, kind) => {
    const now = instantOf(at('2026-03-17 08:00'));
    expect(explainOnlineStartOfParts(aSalonBook(), FREE, parts, at(start), now).kind).toBe(kind);
  });

  test('does not bind the staff', () => {
    expect(explain({ start: at('2020-03-17 10:00'), options: { online: false } }).kind).toBe('bookable');
  });
});

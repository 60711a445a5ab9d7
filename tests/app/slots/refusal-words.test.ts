import { describe, expect, test } from 'vitest';
import { LOCALES } from '#domain/shared/locale.ts';
import { instantOf, type EpochMinute, type LocalDate } from '#domain/shared/salon-time.ts';
import { dayReason, typicalStart } from '#app/slots/day-reason.ts';
import { SPOKEN_KINDS, wordsFor, type WordsFacts } from '#app/slots/refusal-words.ts';
import { ANNA, at, BEN, COLOUR, CUT, day, localized } from '#tests/support/builders/salon-book.ts';
import { BOOK, NOW, START } from '#tests/app/support/fake-page.ts';

type Refusal = Parameters<typeof wordsFor>[0];
const reason = { kind: 'booked', staffId: ANNA, at: START } as const;

const EACH: readonly (readonly [Refusal, number])[] = [
  [{ kind: 'empty_wish' }, 422],
  [{ kind: 'too_many_services', most: 4 }, 422],
  [{ kind: 'unknown_service', serviceId: CUT }, 404],
  [{ kind: 'unknown_staff', staffId: ANNA }, 404],
  [{ kind: 'not_bookable_online', serviceId: CUT, staffId: null }, 422],
  [{ kind: 'not_bookable_online', serviceId: CUT, staffId: BEN }, 422],
  [{ kind: 'staff_lacks_skill', serviceId: COLOUR, staffId: BEN }, 422],
  [{ kind: 'nobody_offers', serviceId: COLOUR }, 422],
  [{ kind: 'not_on_grid', granularity: 15, nearest: [] }, 422],
  [{ kind: 'lead_time', earliest: START, nearest: [] }, 422],
  [{ kind: 'beyond_horizon', lastDay: day('2026-06-08'), nearest: [] }, 422],
  [{ kind: 'rest_day', restDay: 'good_friday', nearest: [] }, 422],
  [{ kind: 'closure', reason: localized('Betriebsferien'), nearest: [] }, 422],
  [{ kind: 'outside_opening_hours', nearest: [] }, 422],
  [{ kind: 'staff_off', staffId: ANNA, at: START, nearest: [] }, 422],
  [{ kind: 'break', staffId: ANNA, at: START, nearest: [] }, 422],
  [{ kind: 'absence', staffId: ANNA, at: START, nearest: [] }, 422],
  [{ kind: 'blocked', staffId: ANNA, at: START, nearest: [] }, 409],
  [{ kind: 'booked', staffId: ANNA, at: START, nearest: [] }, 409],
  [{ kind: 'held', staffId: ANNA, at: START, nearest: [] }, 409],
  [{ kind: 'resource_full', resourceKind: 'chair', at: START, nearest: [] }, 409],
  [{ kind: 'no_colleague', perStaff: [{ staffId: ANNA, reason }], nearest: [] }, 409],
  [{ kind: 'slot_taken', nearest: [] }, 409],
  [{ kind: 'too_many_holds', most: 2, until: NOW }, 409],
  [{ kind: 'already_ended' }, 409],
  [{ kind: 'not_answered_yet' }, 409],
  [{ kind: 'changed_meanwhile' }, 409],
  [{ kind: 'not_a_time' }, 422],
  [{ kind: 'no_such_wall_time' }, 422],
];

describe.each(LOCALES)('in %s', (locale) => {
  const facts: WordsFacts = { locale, book: BOOK, now: NOW };

  test.each(EACH.map(([refusal, status]) => [refusal.kind, refusal, status] as const))(
    '%s has a sentence and a status',
    (_, refusal, status) => {
      const words = wordsFor(refusal, facts);
      expect(words.status).toBe(status);
      expect(words.message.length).toBeGreaterThan(15);
      expect(words.message).not.toMatch(/undefined|null|\[object|NaN/);
    },
  );

  test('no two kinds say the same', () => {
    const messages = EACH.map(([refusal]) => wordsFor(refusal, facts).message);
    expect(new Set(messages).size).toBe(messages.length);
  });

  test('what has passed is not merely too soon', () => {
    const past = { ...facts, start: at('2026-03-09 10:00') };
    const soon = { ...facts, start: at('2026-03-10 09:00') };
    const refusal = { kind: 'lead_time', earliest: START, nearest: [] } as const;
    expect(wordsFor(refusal, past).message).not.toBe(wordsFor(refusal, soon).message);
  });
});

test('every kind with words is in the table above', () => {
  expect([...new Set(EACH.map(([{ kind }]) => kind))].toSorted()).toEqual(SPOKEN_KINDS.toSorted());
});

describe('why a whole day has nothing', () => {
  const facts: WordsFacts = { locale: 'en', book: BOOK, now: NOW };
  const on = (date: LocalDate) => typicalStart(BOOK, date);

  test('is asked of the middle of the opening hours, or of noon', () => {
    expect(on(day('2026-03-14'))).toBe(at('2026-03-14 13:30'));
    expect(on(day('2026-03-15'))).toBe(at('2026-03-15 12:00'));
  });

  test('a day without opening hours is closed', () => {
    expect(dayReason({ kind: 'outside_opening_hours' }, day('2026-03-16'), facts)).toMatch(/closed/);
  });

  test('one taken start stands for a full day', () => {
    const full = dayReason({ kind: 'no_colleague', perStaff: [] }, day('2026-03-14'), facts);
    expect(full).toMatch(/Everything is booked/);
    expect(dayReason({ kind: 'absence', staffId: ANNA, at: START }, day('2026-03-14'), facts)).toMatch(
      /away/,
    );
  });

  test('today is too soon only when its last start is', () => {
    const today = day('2026-03-10');
    const earliest = (time: string) => ({ kind: 'lead_time', earliest: at(`2026-03-10 ${time}`) }) as const;
    expect(dayReason(earliest('17:00'), today, facts)).toMatch(/Everything is booked/);
    expect(dayReason(earliest('19:00'), today, facts)).toMatch(/too soon/);
    const evening = { ...facts, now: instantOf(at('2026-03-10 20:00') as EpochMinute) };
    expect(dayReason(earliest('22:00'), today, evening)).toMatch(/already over/);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import { bookableWindow } from '#domain/slots/bookable-window.ts';
import { answerDeadline, answerRoom, isOverdue, LEAST_ANSWER_MINUTES } from '#domain/slots/request.ts';
import { answerTerms } from '#app/slots/answer-terms.ts';
import { instant } from '#tests/contracts/contract-rows.ts';
import { aSalonBook, at } from '#tests/support/builders/salon-book.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('until when the salon answers', () => {
  it.each([
    ['in a day', '2026-03-10 09:00', '2026-03-20 10:00', 24, '2026-03-11 09:00'],
    [
      'by the lead time, when the visit is sooner',
      '2026-03-10 09:00',
      '2026-03-10 15:00',
      24,
      '2026-03-10 13:00',
    ],
    [
      '24 real hours, also when the clock is put forward',
      '2026-03-28 10:00',
      '2026-04-20 10:00',
      24,
      '2026-03-29 11:00',
    ],
    ['and put back', '2026-10-24 10:00', '2026-11-20 10:00', 24, '2026-10-25 09:00'],
    [
      'two real hours before a visit, in the longer night',
      '2026-10-24 10:00',
      '2026-10-25 04:00',
      48,
      '2026-10-25 02:00',
    ],
  ])('%s', (_name, asked, start, requestHours, expected) => {
    // The last row means the second 02:00 of that night, an hour after the first.
    const extra = expected === '2026-10-25 02:00' ? HOUR : 0;
    const deadline = answerDeadline(at(start), instant(asked), { requestHours, leadTime: 120 });
    expect(deadline).toBe(instant(expected) + extra);
  });

  it('is a whole minute, and over at that minute', () => {
    const asked = (instant('2026-03-10 09:00') + 59_999) as Instant;
    const answerBy = answerDeadline(at('2026-03-20 10:00'), asked, { requestHours: 24, leadTime: 120 });
    expect(answerBy).toBe(instant('2026-03-11 09:00'));
    expect(isOverdue({ answerBy }, (answerBy - 1) as Instant)).toBe(false);
    expect(isOverdue({ answerBy }, answerBy)).toBe(true);
  });

  // Two weeks around both changes of the clock, to the millisecond.
  const moments = fc
    .constantFrom(instant('2026-03-22 00:00'), instant('2026-10-18 00:00'))
    .chain((from) => fc.integer({ min: 0, max: 14 * 24 * HOUR }).map((more) => (from + more) as Instant));
  const rules = fc.record({
    requestHours: fc.integer({ min: 1, max: 168 }),
    leadTime: fc.integer({ min: 0, max: 20_160 }),
  });

  it('is never later than the hours, nor than the lead time before the start, and the later of what both allow', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 60_000 }), rules, (asked, ahead, given) => {
        const start = (Math.ceil(asked / MINUTE) + ahead) as EpochMinute;
        const deadline = answerDeadline(start, asked, given);
        const [hours, lead] = [asked + given.requestHours * HOUR, instantOf(start) - given.leadTime * MINUTE];
        expect(deadline % MINUTE).toBe(0);
        expect(deadline).toBeLessThanOrEqual(hours);
        expect(deadline).toBeLessThanOrEqual(lead);
        expect(Math.min(hours, lead) - deadline).toBeLessThan(MINUTE);
      }),
    );
  });

  it('leaves the salon its time for whatever was offered on request, however late the hold is confirmed', () => {
    fc.assert(
      fc.property(
        moments,
        rules,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 3_600_000 }),
        (held, given, holdMinutes, waited) => {
          const book = aSalonBook({ rules: { ...given, holdMinutes } });
          const room = answerRoom([{ onRequest: true }], book.rules);
          const { from } = bookableWindow(book, held, room);
          const confirmed = (held + (waited % (holdMinutes * MINUTE))) as Instant;
          const left = answerDeadline(from, confirmed, book.rules) - confirmed;
          expect(left).toBeGreaterThan(
            Math.min(LEAST_ANSWER_MINUTES, given.requestHours * 60) * MINUTE - MINUTE,
          );
        },
      ),
    );
  });

  it('asks for no room where nothing is on request', () => {
    expect(answerRoom([{ onRequest: false }], { holdMinutes: 10 })).toBe(0);
    expect(answerRoom([{ onRequest: false }, { onRequest: true }], { holdMinutes: 10 })).toBe(70);
  });

  it('what the form says before is true of the request that is sent some minutes later', () => {
    fc.assert(
      fc.property(
        moments,
        fc.integer({ min: 0, max: 20_000 }),
        rules,
        fc.nat(600_000),
        (shown, ahead, given, waited) => {
          const start = (Math.ceil(shown / MINUTE) + given.leadTime + ahead) as EpochMinute;
          const said = answerTerms(given, start, shown);
          const asked = (shown + waited) as Instant;
          const deadline = answerDeadline(start, asked, given);
          const promised = 'hours' in said ? asked + said.hours * HOUR : Date.parse(said.until);
          expect(deadline).toBeLessThanOrEqual(promised);
        },
      ),
    );
  });
});

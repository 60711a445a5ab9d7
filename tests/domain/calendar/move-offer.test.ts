import type { PauseId } from '#domain/calendar/pause.ts';
import { describe, expect, it } from 'vitest';
import {
  isBackAsAgreed,
  isOfferOf,
  isSalonsDoing,
  offerState,
  type MoveOffer,
} from '#domain/calendar/move-offer.ts';
import { instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import { aPlan } from '#tests/contracts/contract-rows.ts';
import { at } from '#tests/support/builders/salon-book.ts';

const UNTIL = instantOf(at('2026-03-17 10:00'));
const offer = (over: Partial<MoveOffer> = {}): MoveOffer => ({
  id: 'offer' as MoveOffer['id'],
  appointmentId: 'visit' as MoveOffer['appointmentId'],
  holdId: 'hold' as MoveOffer['holdId'],
  absenceId: '00000000-0000-4000-8000-00000000abba' as PauseId,
  sequence: 2,
  was: at('2026-03-17 12:00'),
  plan: aPlan('2026-03-17 14:00'),
  byLetter: true,
  status: 'open',
  offeredAt: instantOf(at('2026-03-17 08:00')),
  until: UNTIL,
  ...over,
});
const visit = { status: 'confirmed', sequence: 2, from: at('2026-03-17 12:00') } as const;
const before = (UNTIL - 1) as typeof UNTIL;

describe('how an offer stands', () => {
  it('is open up to its end, and not a moment longer', () => {
    expect(offerState(offer(), visit, before)).toBe('open');
    expect(offerState(offer(), visit, UNTIL)).toBe('lapsed');
  });

  it('is overtaken once the visit was moved or has ended otherwise', () => {
    expect(offerState(offer(), { ...visit, sequence: 3 }, before)).toBe('overtaken');
    expect(offerState(offer(), { ...visit, status: 'checked_in' }, before)).toBe('overtaken');
  });

  it.each(['accepted', 'declined', 'lapsed', 'withdrawn'] as const)('stays %s', (status) => {
    expect(offerState(offer({ status }), visit, before)).toBe(status);
    expect(offerState(offer({ status }), { ...visit, sequence: 3 }, before)).toBe(status);
  });
});

describe('the cut-off', () => {
  const counts = (over: Partial<MoveOffer>, seen = {}, moment = before) =>
    !isSalonsDoing(offer(over), { ...visit, ...seen }, moment);

  it('does not count for what the salon could not keep', () => {
    expect(counts({})).toBe(false);
    expect(counts({}, {}, UNTIL)).toBe(false);
    expect(counts({ status: 'declined' })).toBe(false);
    expect(counts({ status: 'lapsed' })).toBe(false);
  });

  it('counts again where the visit stands as agreed, or as agreed anew', () => {
    expect(isSalonsDoing(null, visit, before)).toBe(false);
    expect(counts({ status: 'withdrawn' })).toBe(true);
    expect(counts({ status: 'accepted' }, { sequence: 3 })).toBe(true);
    expect(counts({}, { sequence: 3 })).toBe(true);
    // Whoever has declined and was moved since has a new agreement, with its cut-off.
    expect(counts({ status: 'declined' }, { sequence: 3 })).toBe(true);
    expect(counts({ status: 'lapsed' }, { sequence: 3 })).toBe(true);
    // The colleague is back.
    expect(counts({ status: 'declined', absenceId: null })).toBe(true);
  });

  it('counts again once the visit’s time has come; a later answer may still be given', () => {
    expect(counts({ status: 'declined' }, {}, instantOf(visit.from))).toBe(true);
    const late = { until: instantOf((visit.from + 60) as EpochMinute) };
    expect(counts(late, {}, instantOf((visit.from + 30) as EpochMinute))).toBe(false);
  });
});

describe('a visit that stands as agreed after all', () => {
  const stands = (over: Partial<MoveOffer>, seen = {}, moment = before) =>
    isBackAsAgreed(offer(over), { ...visit, ...seen }, moment);

  it('is one whose offer was taken back, or whose colleague is back', () => {
    expect(stands({ status: 'withdrawn' })).toBe(true);
    expect(stands({ status: 'declined', absenceId: null })).toBe(true);
    expect(stands({ status: 'lapsed', absenceId: null })).toBe(true);
  });

  it('is none that the salon still cannot keep, that is agreed anew, or that is over', () => {
    expect(stands({ status: 'open' })).toBe(false);
    expect(stands({ status: 'declined' })).toBe(false);
    expect(stands({ status: 'lapsed' })).toBe(false);
    expect(stands({ status: 'accepted', absenceId: null })).toBe(false);
    expect(stands({ status: 'withdrawn' }, { sequence: 3 })).toBe(false);
    expect(stands({ status: 'withdrawn' }, { status: 'cancelled' })).toBe(false);
    expect(stands({ status: 'withdrawn' }, {}, instantOf(visit.from))).toBe(false);
  });
});

it('an offer is of one place: when, and with whom', () => {
  const staffId = offer().plan.items[0]!.staffId;
  const from = at('2026-03-17 14:00');
  expect(isOfferOf(offer(), from, [staffId])).toBe(true);
  expect(isOfferOf(offer(), at('2026-03-17 14:15'), [staffId])).toBe(false);
  expect(isOfferOf(offer(), from, ['other'])).toBe(false);
  expect(isOfferOf(offer(), from, [staffId, staffId])).toBe(false);
});

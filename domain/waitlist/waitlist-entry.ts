/** A place in the line: what somebody would like to have, on which days, and since when they wait. */
import type { AppointmentId, VisitorId, WaitlistEntryId, WaitlistOfferId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { daysBetween, parseLocalDate } from '../shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate } from '../shared/salon-time.ts';
import type { ContactDetails } from '../slots/appointment.ts';
import type { VisitWish } from '../slots/visit-wish.ts';

/** `asked`: a guest whose address is not verified yet; a slot is held for nobody who may not exist. */
export type WaitlistStatus = 'asked' | 'waiting' | 'booked' | 'left' | 'silent';

export type WaitlistEntry = {
  readonly id: WaitlistEntryId;
  /** As whom the slot is held: the account's, or one of the entry's own that its signed link stands for. */
  readonly visitorId: VisitorId;
  /** False: whoever waits has signed in. */
  readonly guest: boolean;
  readonly status: WaitlistStatus;
  readonly wish: VisitWish;
  /** Both inclusive. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly contact: ContactDetails;
  readonly locale: Locale;
  /** What was free already when they joined: they did not want it. */
  readonly known: readonly EpochMinute[];
};

/** What was offered to somebody before, on the day in question. */
export type OfferedSpan = { readonly from: EpochMinute; readonly to: EpochMinute };

export type InLine = WaitlistEntry & { readonly offered: readonly OfferedSpan[] };

export type OfferOutcome = 'accepted' | 'declined' | 'lapsed';

export type WaitlistOffer = {
  readonly id: WaitlistOfferId;
  readonly entryId: WaitlistEntryId;
  readonly visitorId: VisitorId;
  readonly appointmentId: AppointmentId;
  readonly day: LocalDate;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  readonly offeredAt: Instant;
  readonly until: Instant;
};

/** Whoever lets so many offers lapse without a word is waiting no longer: others are. */
export const MOST_SILENT = 2;
export const MOST_DAYS = 31;
export const MOST_ENTRIES = 3;

export type RangeProblem = 'malformed' | 'past' | 'reversed' | 'too_long' | 'beyond_horizon';
export type DayRange = { readonly from: LocalDate; readonly to: LocalDate };

/** @param last the last day that can be booked at all */
export function parseRange(
  raw: { readonly from: string; readonly to: string },
  today: LocalDate,
  last: LocalDate,
): Result<DayRange, { readonly field: 'from' | 'to'; readonly problem: RangeProblem }> {
  const [from, to] = [parseLocalDate(raw.from), parseLocalDate(raw.to)];
  if (from === null) return err({ field: 'from', problem: 'malformed' });
  if (to === null) return err({ field: 'to', problem: 'malformed' });
  if (from < today) return err({ field: 'from', problem: 'past' });
  if (to < from) return err({ field: 'to', problem: 'reversed' });
  if (daysBetween(from, to) >= MOST_DAYS) return err({ field: 'to', problem: 'too_long' });
  if (to > last) return err({ field: 'to', problem: 'beyond_horizon' });
  return ok({ from, to });
}

/**
 * The starts worth offering, soonest first: not what was free when they joined, and nothing that touches what they
 * have been offered before: whoever said no to nine o'clock is not asked about a quarter past.
 *
 * @param length of the visit in minutes
 */
export const worthOffering = (
  { known, offered }: Pick<InLine, 'known' | 'offered'>,
  starts: readonly EpochMinute[],
  length: number,
): readonly EpochMinute[] =>
  starts.filter(
    (start) =>
      !known.includes(start) && offered.every(({ from, to }) => start >= to || start + length <= from),
  );

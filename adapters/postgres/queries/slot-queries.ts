import type { Clock } from '#domain/ports/clock.ts';
import type { DaySlots, SlotQueries } from '#domain/ports/queries.ts';
import type { Actor } from '#domain/shared/actor.ts';
import type { AppointmentId, SalonId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { addDays, dateOf, dateRange, instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import { bookableWindow, withinWindow } from '#domain/slots/bookable-window.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import { explainStart } from '#domain/slots/explain-start.ts';
import { findSlotsOfParts } from '#domain/slots/find-slots.ts';
import { nearestFree } from '#domain/slots/first-free.ts';
import { frozenWish } from '#domain/slots/frozen-items.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { waitsOfStarts } from '#domain/slots/waits-of-starts.ts';
import { partsOfFrozen, partsOfWish } from '#domain/slots/wish-parts.ts';
import { findAppointment } from '../appointment-store.ts';
import { busyOfRows, type BusyRow } from '../busy-rows.ts';
import { arrayText, type Database } from '../database.ts';
import type { DayCache } from '../day-cache.ts';
import type { SalonSettingsCache } from '../salon-settings-cache.ts';
import { refuseLongRange, type DayRange, type SlotCache } from '../slot-cache.ts';
import { readOnly } from '../transaction.ts';

export type SlotQueriesParts = {
  readonly database: Database;
  readonly settings: SalonSettingsCache;
  readonly days: DayCache;
  readonly slots: SlotCache;
  readonly clock: Clock;
};

/** "First free" looks this far at a time: in a salon with any time left, the first stretch has it. */
const STRETCH = 14;

export function slotQueries(parts: SlotQueriesParts): SlotQueries {
  const { settings, slots, clock } = parts;
  const bookOf = async (salonId: SalonId): Promise<SalonBook> =>
    (settings.lately(salonId) ?? (await settings.current(salonId))).book;

  return {
    slots: async ({ salonId }, wish, range) => {
      const answer = await slots.slots(salonId, wish, range);
      return answer.ok ? ok(answer.value.days) : answer;
    },
    firstFree: async ({ salonId }, wish) => {
      const { today, lastDay } = bookableWindow(await bookOf(salonId), clock.now());
      for (let from = today; from <= lastDay; from = addDays(from, STRETCH)) {
        const answer = await slots.slots(salonId, wish, { from, to: addDays(from, STRETCH - 1) });
        if (!answer.ok) return answer;
        for (const { day, starts } of answer.value.days) {
          const [start] = starts;
          if (start !== undefined) return ok({ day, start });
        }
      }
      return ok(null);
    },
    nearest: async ({ salonId }, wish, wanted, count) => {
      const book = await bookOf(salonId);
      const answer = await slots.slots(salonId, wish, rangeAround(book, wanted, clock));
      if (!answer.ok) return answer;
      const days = answer.value.days.map(({ day, starts }) => ({ date: day, starts }));
      return ok(nearestFree(days, wanted, count));
    },
    whyNot: async ({ salonId }, wish, start) => {
      const day = dateOf(instantOf(start), (await bookOf(salonId)).zone);
      const { book, busy } = await dayOf(parts, salonId, day);
      const answer = explainStart(book, busy, wish, start, clock.now(), { online: true });
      return answer.kind === 'refused' ? answer.reason : null;
    },
    waits: async ({ salonId }, wish, day, starts) => {
      if (wish.items.length < 2 || starts.length === 0) return new Map();
      const { book, busy } = await dayOf(parts, salonId, day);
      const wanted = partsOfWish(book, wish, { online: true });
      return wanted.ok ? waitsOfStarts(book, busy, wanted.value, starts) : new Map();
    },
    slotsForMove: (actor, appointmentId, range) => slotsForMove(parts, actor, appointmentId, range),
  };
}

/** A week before and two after the wanted day, or as much of it as can be booked. */
function rangeAround(book: SalonBook, wanted: EpochMinute, clock: Clock): DayRange {
  const { today, lastDay } = bookableWindow(book, clock.now());
  const day = dateOf(instantOf(wanted), book.zone);
  const middle = day < today ? today : day > lastDay ? lastDay : day;
  return { from: addDays(middle, -7), to: addDays(middle, 14) };
}

async function dayOf(
  { days, settings, clock }: SlotQueriesParts,
  salonId: SalonId,
  day: LocalDate,
): Promise<{ readonly book: SalonBook; readonly busy: BusyTime }> {
  const versions = await days.versions(salonId, day, day);
  const current = versions && (await settings.since(salonId, versions.settingsVersion));
  if (versions === null || current === null)
    throw new Error('a day was asked of a salon that does not exist');
  const [busy] = await days.busyDays(salonId, [day], versions, day, clock.now());
  if (busy === undefined) throw new Error(`no busy time for ${day}`);
  return { book: current.book, busy };
}

/** One customer's own question, with their own visit's time counted as free: computed, not kept. */
async function slotsForMove(
  { database, settings, clock }: SlotQueriesParts,
  actor: Actor,
  appointmentId: AppointmentId,
  range: DayRange,
): Promise<readonly DaySlots[]> {
  refuseLongRange(range);
  const { salonId } = actor;
  return await readOnly(database, actor, async (unit) => {
    const now = clock.now();
    const [{ book }, appointment, rows] = await Promise.all([
      settings.within(unit),
      findAppointment(unit, appointmentId),
      unit.sql<BusyRow>`
        select settings_version, day, version, stale_at, lapsed, busy
        from busy_time(${salonId}, ${arrayText(dateRange(range.from, range.to))}::date[],
          to_timestamp(${now}::float8 / 1000), ${appointmentId})`,
    ]);
    const found = appointment === null ? null : partsOfFrozen(book, frozenWish(book, appointment.items));
    if (found === null || !found.ok)
      return dateRange(range.from, range.to).map((day) => ({ day, starts: [] }));
    const free = findSlotsOfParts(book, busyOfRows(rows), found.value, range);
    return withinWindow(free, bookableWindow(book, now)).map(({ date, starts }) => ({ day: date, starts }));
  });
}

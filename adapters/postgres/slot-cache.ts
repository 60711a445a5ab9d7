/**
 * Free slots, computed once and shown as long as nothing has changed. Each question reads the versions of its days and
 * of the settings (one statement): are they those of the last answer, it is given again as it is. What depends on the
 * clock is no part of what is kept by day, and bounds how long a whole answer is kept. See docs/decisions/0005.
 */
import type { Clock } from '#domain/ports/clock.ts';
import type { SalonId } from '#domain/shared/ids.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import { dateRange, dayFrame, daysBetween, instantOf, isoInstant } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { bookableWindow, type BookableWindow } from '#domain/slots/bookable-window.ts';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import { findSlotsOfParts } from '#domain/slots/find-slots.ts';
import { answerRoom } from '#domain/slots/request.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { partsOfWish, type Part, type WishRefusal } from '#domain/slots/wish-parts.ts';
import { boundedMap } from './bounded-map.ts';
import type { DayCache, RangeVersions } from './day-cache.ts';
import type { SalonSettingsCache } from './salon-settings-cache.ts';

export type DayRange = { readonly from: LocalDate; readonly to: LocalDate };
export type DayStarts = { readonly day: LocalDate; readonly starts: readonly EpochMinute[] };

/** Whatever is known of one question at one moment. */
export type SlotAnswer = {
  readonly book: SalonBook;
  readonly window: BookableWindow;
  readonly days: readonly DayStarts[];
  /** `[{"date":"2026-03-14","slots":["2026-03-14T08:30:00Z",…]},…]` */
  readonly json: () => string;
};

export type SlotCache = {
  /**
   * @throws RangeError for more than 62 days or a range that ends before it begins
   * @throws Error when the salon does not exist
   */
  slots(salonId: SalonId, wish: VisitWish, range: DayRange): Promise<Result<SlotAnswer, WishRefusal>>;
};

type ComputedDay = {
  readonly busy: BusyTime;
  readonly book: SalonBook;
  readonly day: DayStarts;
  json: string | null;
};
type KeptAnswer = { readonly versions: RangeVersions; readonly until: number; readonly answer: SlotAnswer };

const MOST_RANGE_DAYS = 62;
/** Bounds on memory, whatever is asked: some 15 MB of computed days and 30 MB of whole answers. */
const MOST_COMPUTED_DAYS = 10_000;
const MOST_ANSWERS = 1000;
/** A wish longer than any salon allows gets no key: it is refused anyway. */
const MOST_KEYED_ITEMS = 10;

export function slotCache(days: DayCache, settings: SalonSettingsCache, clock: Clock): SlotCache {
  const computed = boundedMap<string, ComputedDay>(MOST_COMPUTED_DAYS);
  const answers = boundedMap<string, KeptAnswer>(MOST_ANSWERS);

  async function compute(
    salonId: SalonId,
    parts: readonly Part[],
    key: string,
    range: DayRange,
    book: SalonBook,
    versions: RangeVersions,
  ): Promise<KeptAnswer> {
    const now = clock.now();
    const window = bookableWindow(book, now, answerRoom(parts, book.rules));
    const all = dateRange(range.from, range.to);
    const open = all.filter((day) => window.today <= day && day <= window.lastDay);
    const busy = await days.busyDays(salonId, open, versions, range.from, now);
    const byDay = new Map<LocalDate, ComputedDay>();
    open.forEach((day, index) => {
      const dayKey = key + day;
      const busyDay = busy[index] as BusyTime;
      let entry = computed.get(dayKey);
      if (entry === undefined || entry.busy !== busyDay || entry.book !== book) {
        const starts = findSlotsOfParts(book, busyDay, parts, { from: day, to: day })[0]?.starts ?? [];
        entry = { busy: busyDay, book, day: { day, starts }, json: null };
        computed.set(dayKey, entry);
      }
      byDay.set(day, entry);
    });
    const shown = all.map((day) => within(byDay.get(day)?.day ?? { day, starts: [] }, window));
    let json: string | null = null;
    return {
      versions,
      until: Math.min(
        clockChanges(shown, range, book, window, now),
        ...busy.map((one) => one.staleAt ?? Infinity),
      ),
      answer: {
        book,
        window,
        days: shown,
        json: () => (json ??= `[${shown.map((day) => pieceOf(day, byDay.get(day.day))).join(',')}]`),
      },
    };
  }

  return {
    async slots(salonId, wish, range) {
      refuseLongRange(range);
      const versions = await days.versions(salonId, range.from, range.to);
      if (versions === null) throw new Error('slots were asked of a salon that does not exist');
      const keyed = wish.items.length <= MOST_KEYED_ITEMS;
      const wishKey = keyed ? keyOf(salonId, wish) : '';
      const answerKey = wishKey + range.from + range.to;
      const kept = keyed ? answers.get(answerKey) : undefined;
      if (
        kept !== undefined &&
        kept.versions.settingsVersion === versions.settingsVersion &&
        kept.versions.text === versions.text &&
        clock.now() < kept.until
      ) {
        settings.confirm(salonId, versions.settingsVersion);
        return ok(kept.answer);
      }
      const current = await settings.since(salonId, versions.settingsVersion);
      if (current === null) throw new Error('slots were asked of a salon that does not exist');
      const parts = partsOfWish(current.book, wish, { online: true });
      if (!parts.ok) return parts;
      const fresh = await compute(salonId, parts.value, wishKey, range, current.book, versions);
      answers.set(answerKey, fresh);
      return ok(fresh.answer);
    },
  };
}

const keyOf = (salonId: SalonId, wish: VisitWish): string =>
  `${salonId}/${wish.items.map(({ serviceId, staff }) => `${serviceId}:${staff}`).join(',')}/`;

/**
 * @throws RangeError for more than 62 days or a range that ends before it begins
 */
export function refuseLongRange({ from, to }: DayRange): void {
  const days = daysBetween(from, to) + 1;
  if (days < 1 || days > MOST_RANGE_DAYS) throw new RangeError(`a range of ${days} days`);
}

function within(day: DayStarts, window: BookableWindow): DayStarts {
  const { starts } = day;
  const first = starts[0];
  const last = starts.at(-1);
  if (first === undefined || last === undefined || (first >= window.from && last < window.to)) return day;
  return { day: day.day, starts: starts.filter((start) => start >= window.from && start < window.to) };
}

/** A day that the clock has not cut is written once. */
function pieceOf(day: DayStarts, entry: ComputedDay | undefined): string {
  if (entry === undefined || entry.day !== day) return jsonOf(day);
  return (entry.json ??= jsonOf(day));
}

function jsonOf({ day, starts }: DayStarts): string {
  const slots = starts.length === 0 ? '' : `"${starts.map(isoInstant).join('","')}"`;
  return `{"date":"${day}","slots":[${slots}]}`;
}

/** When the same days would be cut differently: the first start drops out, or midnight brings a day into the horizon. */
function clockChanges(
  shown: readonly DayStarts[],
  range: DayRange,
  book: SalonBook,
  window: BookableWindow,
  now: Instant,
): number {
  const midnight =
    range.to > window.lastDay ? instantOf(dayFrame(book.zone, window.today).to) : Number.POSITIVE_INFINITY;
  const first = shown.find(({ starts }) => starts.length > 0)?.starts[0];
  if (first === undefined) return midnight;
  const lead = window.from - Math.ceil(now / 60_000);
  return Math.min(midnight, instantOf((first - lead) as EpochMinute) + 1);
}

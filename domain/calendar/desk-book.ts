/** The salon's settings as the desk may use them. */
import type { StaffId } from '../shared/ids.ts';
import type { SalonBook, Weekday } from '../slots/salon-book.ts';
import type { StartRefusal } from '../slots/start-refusal.ts';

/** A walk-in begins when somebody walks in, not on the grid of online booking. */
export const DESK_GRANULARITY = 5;

const WHOLE_DAY = { from: 0, to: 1440, validFrom: null, validTo: null };
const EVERY_DAY = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday: Weekday) => ({ weekday, ...WHOLE_DAY }));

const kept = new WeakMap<SalonBook, SalonBook>();

/** The same salon with the desk's finer grid. Kept with the book that it was made from, whose days are kept too. */
export function deskBook(book: SalonBook): SalonBook {
  let made = kept.get(book);
  if (made === undefined) {
    made = { ...book, rules: { ...book.rules, granularity: DESK_GRANULARITY } };
    kept.set(book, made);
  }
  return made;
}

/**
 * The salon as if it were open and this colleague at work all day: what the desk decides deliberately. Cantonal rest
 * days stay closed, because work on them needs a permit (Art. 18 to 20a ArG), and what is occupied stays occupied.
 */
export function openedBook(book: SalonBook, staff: StaffId): SalonBook {
  const desk = deskBook(book);
  return {
    ...desk,
    openingHours: EVERY_DAY,
    closures: [],
    staff: desk.staff.map((member) =>
      member.id === staff ? { ...member, hours: EVERY_DAY, breaks: [] } : member,
    ),
  };
}

const HOURS: ReadonlySet<string> = new Set(['outside_opening_hours', 'closure', 'staff_off', 'break']);

/** Whether a deliberate decision of the desk lifts what stands in the way. */
export const isLiftable = (refusal: Pick<StartRefusal, 'kind'> | { readonly kind: 'slot_taken' }): boolean =>
  HOURS.has(refusal.kind);

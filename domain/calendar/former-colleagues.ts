import type { StaffId } from '../shared/ids.ts';
import type { SalonBook, StaffMember } from '../slots/salon-book.ts';

/** What a calendar knows of a visit's colleagues: also of one who has left since. */
export type VisitOfColleagues = {
  readonly items: readonly { readonly staffId: StaffId; readonly staffName: string }[];
};

const NOTHING_SAID = { 'de-CH': '', en: '' };

/**
 * The book with those who have left and whose visits are to be shown: a visit has to stand in somebody's column, or
 * nobody sees that it still needs somebody. They have no hours, and nothing can be booked with them.
 */
export function withFormer(book: SalonBook, visits: readonly VisitOfColleagues[]): SalonBook {
  const known = new Set<StaffId>(book.staff.map(({ id }) => id));
  const former: StaffMember[] = [];
  for (const { staffId, staffName } of visits.flatMap(({ items }) => items)) {
    if (known.has(staffId)) continue;
    known.add(staffId);
    former.push({
      id: staffId,
      slug: staffId,
      name: staffName,
      title: NOTHING_SAID,
      bio: NOTHING_SAID,
      position: Number.MAX_SAFE_INTEGER,
      onlineBookable: false,
      hours: [],
      breaks: [],
      skills: new Map(),
    });
  }
  return former.length === 0 ? book : { ...book, staff: [...book.staff, ...former] };
}

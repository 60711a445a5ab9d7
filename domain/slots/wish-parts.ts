/**
 * From what a customer wants to what the engine places: each service with the colleagues who could do it, and how long
 * each of them takes.
 */
import type { ServiceId, StaffId } from '../shared/ids.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { ResourceNeed, SalonBook, Service, StaffMember } from './salon-book.ts';
import type { StaffWish, VisitWish, WishItem } from './visit-wish.ts';

/** One colleague for one part: `segments` alternate work, wait, work; all in minutes. */
export type Candidate = {
  readonly staffId: StaffId;
  readonly segments: readonly number[];
  readonly bufferBefore: number;
  readonly bufferAfter: number;
};

export type Part = {
  readonly serviceId: ServiceId;
  readonly staff: StaffWish;
  readonly candidates: readonly Candidate[];
  readonly needs: readonly ResourceNeed[];
  /** The customer asks for it, and the salon needs time to answer. */
  readonly onRequest: boolean;
};

/** `online`: the customer's own booking, which only what is bookable online may enter. */
export type WishOptions = { readonly online: boolean };

export type WishRefusal =
  | { readonly kind: 'empty_wish' }
  | { readonly kind: 'too_many_services'; readonly most: number }
  | { readonly kind: 'unknown_service'; readonly serviceId: ServiceId }
  | { readonly kind: 'unknown_staff'; readonly staffId: StaffId }
  | { readonly kind: 'not_bookable_online'; readonly serviceId: ServiceId; readonly staffId: StaffId | null }
  | { readonly kind: 'staff_lacks_skill'; readonly serviceId: ServiceId; readonly staffId: StaffId }
  | { readonly kind: 'nobody_offers'; readonly serviceId: ServiceId };

/** A service as it was agreed at booking. Its length stays, whatever the settings have become. */
export type FrozenItem = {
  readonly serviceId: ServiceId;
  readonly segments: readonly number[];
  readonly staff: StaffWish;
};

export const staffById = (book: SalonBook, staffId: StaffId): StaffMember | undefined =>
  book.staff.find((member) => member.id === staffId);

const candidate = (
  service: Service | undefined,
  staffId: StaffId,
  segments: readonly number[],
): Candidate => ({
  staffId,
  segments,
  bufferBefore: service?.bufferBefore ?? 0,
  bufferAfter: service?.bufferAfter ?? 0,
});

function candidateOf(member: StaffMember, service: Service): Candidate | null {
  const skill = member.skills.get(service.id);
  return skill === undefined ? null : candidate(service, member.id, skill.segments ?? service.segments);
}

function candidatesOf(
  book: SalonBook,
  service: Service,
  wish: StaffWish,
  options: WishOptions,
): Result<readonly Candidate[], WishRefusal> {
  const serviceId = service.id;
  if (wish === 'any') {
    const members = options.online ? book.staff.filter((member) => member.onlineBookable) : book.staff;
    const found = members.map((member) => candidateOf(member, service)).filter((c) => c !== null);
    return found.length > 0 ? ok(found) : err({ kind: 'nobody_offers', serviceId });
  }
  const member = staffById(book, wish);
  if (member === undefined) return err({ kind: 'unknown_staff', staffId: wish });
  if (options.online && !member.onlineBookable) {
    return err({ kind: 'not_bookable_online', serviceId, staffId: wish });
  }
  const found = candidateOf(member, service);
  return found === null ? err({ kind: 'staff_lacks_skill', serviceId, staffId: wish }) : ok([found]);
}

function partOf(book: SalonBook, item: WishItem, options: WishOptions): Result<Part, WishRefusal> {
  const { serviceId, staff } = item;
  const service = book.services.get(serviceId);
  if (service === undefined) return err({ kind: 'unknown_service', serviceId });
  if (options.online && !service.onlineBookable) {
    return err({ kind: 'not_bookable_online', serviceId, staffId: null });
  }
  const candidates = candidatesOf(book, service, staff, options);
  return candidates.ok
    ? ok({
        serviceId,
        staff,
        candidates: candidates.value,
        needs: service.needs,
        onRequest: options.online && service.onRequest,
      })
    : candidates;
}

function collect<T>(
  items: readonly T[],
  toPart: (item: T) => Result<Part, WishRefusal>,
): Result<readonly Part[], WishRefusal> {
  if (items.length === 0) return err({ kind: 'empty_wish' });
  const parts: Part[] = [];
  for (const item of items) {
    const part = toPart(item);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  return ok(parts);
}

/** The parts of a wish, in its order; or the first rule that forbids the wish at any time. */
export function partsOfWish(
  book: SalonBook,
  wish: VisitWish,
  options: WishOptions,
): Result<readonly Part[], WishRefusal> {
  const most = book.rules.maxServices;
  if (wish.items.length > most) return err({ kind: 'too_many_services', most });
  return collect(wish.items, (item) => partOf(book, item, options));
}

/**
 * The parts of an existing visit, to move it. What was agreed counts: the frozen segments, and the chosen colleague
 * even without the skill or the online flag of today. Buffers and resources are the salon's own affair and follow the
 * settings of today; a service that is no longer sold has none.
 */
export function partsOfFrozen(
  book: SalonBook,
  items: readonly FrozenItem[],
): Result<readonly Part[], WishRefusal> {
  return collect(items, ({ serviceId, segments, staff }) => {
    const service = book.services.get(serviceId);
    const able =
      staff === 'any'
        ? book.staff.filter((member) => member.skills.has(serviceId))
        : book.staff.filter((member) => member.id === staff);
    if (able.length === 0) {
      return err(
        staff === 'any' ? { kind: 'nobody_offers', serviceId } : { kind: 'unknown_staff', staffId: staff },
      );
    }
    const candidates = able.map((member) => candidate(service, member.id, segments));
    // The salon has said yes to it already.
    return ok({ serviceId, staff, candidates, needs: service?.needs ?? [], onRequest: false });
  });
}

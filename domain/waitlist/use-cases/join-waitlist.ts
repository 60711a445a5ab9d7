import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Notices } from '../../ports/notices.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { WaitlistLinks } from '../../ports/waitlist.ts';
import type { Booker } from '../../shared/actor.ts';
import type { MailId, WaitlistEntryId } from '../../shared/ids.ts';
import type { Locale } from '../../shared/locale.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import type { EpochMinute } from '../../shared/salon-time.ts';
import { bookableWindow } from '../../slots/bookable-window.ts';
import { parseContact, type RawContact } from '../../slots/contact-details.ts';
import type { ContactFieldRefusal } from '../../slots/refusals.ts';
import type { VisitWish } from '../../slots/visit-wish.ts';
import { partsOfWish, type WishRefusal } from '../../slots/wish-parts.ts';
import { waitlistEntry } from '../waitlist-audit.ts';
import { MOST_ENTRIES, parseRange, type RangeProblem, type WaitlistEntry } from '../waitlist-entry.ts';

export type JoinWaitlistDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly notices: Notices;
  readonly waitlistLinks: WaitlistLinks;
};

export type JoinWaitlistInput = {
  readonly wish: VisitWish;
  readonly from: string;
  readonly to: string;
  readonly contact: RawContact;
  readonly locale: Locale;
  /** What is free within the range already, and was not what they wanted. */
  readonly known: readonly EpochMinute[];
};

export type JoinRefusal =
  | WishRefusal
  | { readonly kind: 'range'; readonly field: 'from' | 'to'; readonly problem: RangeProblem }
  | { readonly kind: 'invalid_contact'; readonly fields: readonly ContactFieldRefusal[] }
  | { readonly kind: 'too_many_places'; readonly most: number };

/** @param actor a guest acts as a visitor of the place's own, whom only its signed link knows */
export type JoinWaitlist = (
  actor: Booker,
  input: JoinWaitlistInput,
) => Promise<Result<WaitlistEntry, JoinRefusal>>;

/** A guest's place counts once the link in the letter was used: otherwise anybody could keep slots from others. */
export const joinWaitlist =
  ({ uow, clock, ids, notices, waitlistLinks }: JoinWaitlistDeps): JoinWaitlist =>
  async (actor, { wish, contact: raw, locale, known, ...days }) => {
    const contact = parseContact(raw);
    return await uow.run<WaitlistEntry, JoinRefusal>(actor, async (stores) => {
      const { appointments, calendar, waitlist, audit, outbox } = stores;
      const [, book, salon, places] = await Promise.all([
        appointments.lockVisitor(actor.visitorId),
        calendar.book(),
        calendar.card(),
        waitlist.count(actor.visitorId),
      ]);
      const at = clock.now();
      const parts = partsOfWish(book, wish, { online: true });
      if (!parts.ok) return parts;
      const { today, lastDay } = bookableWindow(book, at);
      const range = parseRange(days, today, lastDay);
      if (!range.ok) return err({ kind: 'range', ...range.error });
      if (!contact.ok) return err({ kind: 'invalid_contact', fields: contact.error });
      if (places >= MOST_ENTRIES) return err({ kind: 'too_many_places', most: MOST_ENTRIES });

      const guest = actor.kind === 'visitor';
      const entry: WaitlistEntry = {
        id: ids.next() as WaitlistEntryId,
        visitorId: actor.visitorId,
        guest,
        status: guest ? 'asked' : 'waiting',
        wish,
        ...range.value,
        contact: contact.value,
        locale,
        known,
      };
      await Promise.all([
        waitlist.insert(entry, at),
        audit.append(waitlistEntry('waitlist.joined', entry.id, range.value), at),
      ]);
      if (guest) {
        const kind = 'waitlist_asked';
        const link = waitlistLinks.place(actor.salonId, entry, locale);
        const content = notices.compose(kind, { salon, locale, link, ...range.value });
        const recipient = contact.value.email;
        await outbox.post(
          { id: ids.next() as MailId, kind, appointmentId: null, recipient, locale, content },
          at,
        );
      }
      return ok(entry);
    });
  };

import type { SalonId, StaffId, VisitorId, WaitlistEntryId, WaitlistOfferId } from '../shared/ids.ts';
import type { Booker, Insider } from '../shared/actor.ts';
import type { Locale, Localized } from '../shared/locale.ts';
import type { EpochMinute, Instant, LocalDate } from '../shared/salon-time.ts';
import type { Appointment } from '../slots/appointment.ts';
import type { WaitlistRules } from '../waitlist/offer-window.ts';
import type { InLine, OfferOutcome, WaitlistEntry, WaitlistOffer } from '../waitlist/waitlist-entry.ts';

export type SettledOffer = {
  readonly id: WaitlistOfferId;
  readonly entryId: WaitlistEntryId;
  readonly outcome: OfferOutcome;
  /** How many of this entry's offers have lapsed without a word, this one included. */
  readonly lapsed: number;
};

export interface WaitlistStore {
  rules(): Promise<WaitlistRules>;
  saveRules(rules: WaitlistRules): Promise<void>;
  /** How many places in line the actor has. */
  count(visitorId: VisitorId): Promise<number>;
  insert(entry: WaitlistEntry, at: Instant): Promise<void>;
  /** Locks it; null when it is not there or not the actor's. */
  lock(id: WaitlistEntryId): Promise<WaitlistEntry | null>;
  /** Whoever confirms stands behind those who are waiting already. */
  confirm(id: WaitlistEntryId, at: Instant): Promise<void>;
  end(id: WaitlistEntryId, status: 'booked' | 'left' | 'silent', at: Instant): Promise<void>;
  /**
   * Closes the open offers on this (gated) day whose hold is none any more, and says what became of each. Holds have
   * been swept before.
   */
  settle(day: LocalDate, at: Instant): Promise<readonly SettledOffer[]>;
  /** Locks who waits for this day and has no open offer, first come first, with what they were offered on it. */
  line(day: LocalDate): Promise<readonly InLine[]>;
  offer(offer: WaitlistOffer): Promise<void>;
  /** Notes that this (gated) day was looked at as it is now. */
  looked(day: LocalDate): Promise<void>;
}

/** Over all salons: where somebody waits and something has changed, or an offer has ended. */
export interface WaitlistLookout {
  due(at: Instant): Promise<readonly { readonly salonId: SalonId; readonly day: LocalDate }[]>;
  /** Deletes who waited for days long past; how many that were. */
  forget(at: Instant): Promise<number>;
}

/** The signed links by which a guest keeps a place in line; the account's page for whoever has one. */
export interface WaitlistLinks {
  place(salonId: SalonId, entry: Pick<WaitlistEntry, 'visitorId' | 'guest'>, locale: Locale): string;
  /** As whom a token acts; null when it was tampered with. */
  open(salonId: SalonId, token: string): VisitorId | null;
}

/** A place in line as its owner sees it. */
export type WaitlistPlace = {
  readonly entry: WaitlistEntry;
  readonly offer: { readonly until: Instant; readonly visit: Appointment } | null;
};

export type WaitlistRow = {
  readonly id: WaitlistEntryId;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly services: readonly { readonly name: Localized | null; readonly staffId: StaffId | null }[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly since: Instant;
  readonly status: WaitlistEntry['status'];
};

export type WaitlistLogRow = {
  readonly id: WaitlistOfferId;
  readonly name: string;
  readonly from: EpochMinute;
  readonly at: Instant;
  readonly until: Instant;
  readonly outcome: OfferOutcome | 'open';
};

export interface WaitlistQueries {
  /** The actor's own, newest first. */
  places(actor: Booker): Promise<readonly WaitlistPlace[]>;
  /** Who waits, in the order in which they are served, and the latest offers. */
  list(
    actor: Insider,
    today: LocalDate,
  ): Promise<{
    readonly rules: WaitlistRules;
    readonly waiting: readonly WaitlistRow[];
    readonly log: readonly WaitlistLogRow[];
  }>;
}

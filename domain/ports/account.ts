/** What signed-in customers read and change of themselves. */
import type { AddressChange } from '../account/address-change.ts';
import type { ConsentEntry, ConsentPurpose } from '../account/consent.ts';
import type { Profile } from '../account/profile.ts';
import type { MoveOffer } from '../calendar/move-offer.ts';
import type { Customer } from '../shared/actor.ts';
import type { AccountId, SalonId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Appointment, ContactDetails } from '../slots/appointment.ts';
import type { SalonCard } from './letters.ts';

export type VisitsPage = {
  /** Soonest first. */
  readonly upcoming: readonly Appointment[];
  /** The newest other place that the salon has proposed for any of these, as far as the visit is as it was then. */
  readonly offers: readonly MoveOffer[];
  /** Newest first; also what was cancelled. */
  readonly past: readonly Appointment[];
  /** Whether there are older ones than those in `past`. */
  readonly older: boolean;
};

export type ProfileView = {
  readonly profile: Profile;
  readonly email: string;
  /** A new address whose code has not come back yet. */
  readonly pending: { readonly email: string; readonly until: Instant } | null;
};

/** An entry of the audit log about the person who asks. */
export type LogLine = {
  readonly action: string;
  readonly at: Instant;
  readonly by: 'you' | 'team' | 'head_office' | 'salon';
  /** Of the colleague, where the entry names one. */
  readonly staffName: string | null;
};

export type FeedView = {
  readonly owner: Customer;
  readonly locale: Locale;
  readonly visits: readonly Appointment[];
};

export interface AccountQueries {
  /** What was booked under the account. `page` counts from 0 and turns those that are past. */
  visits(actor: Customer, page: number): Promise<VisitsPage>;
  /** As the profile has it, for the next booking; the note belongs to a visit and is empty. */
  contact(actor: Customer): Promise<ContactDetails | null>;
  profile(actor: Customer): Promise<ProfileView | null>;
  /** Newest first. */
  consents(actor: Customer): Promise<readonly ConsentEntry[]>;
  /** Since when there is a secret address; null: there is none. */
  feedSince(actor: Customer): Promise<Instant | null>;
  /** Whose visits this secret address shows, and those ahead; null: there is no such address. */
  feed(salonId: SalonId, token: string): Promise<FeedView | null>;
  /** Who looked at or changed what is stored about the actor: newest first, the latest two hundred. */
  log(actor: Customer): Promise<readonly LogLine[]>;
}

/** What only its holder may know. */
export interface AccountSecrets {
  /** Eight figures. */
  code(): string;
  codeDigest(account: AccountId, email: string, code: string): string;
  feedToken(): string;
  feedDigest(token: string): string;
}

/** The visits of a secret address as an iCalendar file; synchronous and without I/O. */
export interface VisitFeed {
  file(facts: {
    readonly visits: readonly Appointment[];
    readonly salon: SalonCard;
    readonly locale: Locale;
    readonly at: Instant;
  }): string;
}

/** The rows of the customer who acts; of nobody else. */
export interface OwnAccountStore {
  /** Locks it. */
  lockProfile(): Promise<{ readonly profile: Profile; readonly email: string } | null>;
  saveProfile(profile: Profile): Promise<void>;
  /** Locks it. */
  lockAddressChange(): Promise<AddressChange | null>;
  saveAddressChange(change: AddressChange): Promise<void>;
  /** False, and nothing is written: the address has an account of its own by now. */
  replaceAddress(email: string, at: Instant): Promise<boolean>;
  /** The newest entry for the purpose. */
  lastConsent(
    purpose: ConsentPurpose,
  ): Promise<{ readonly granted: boolean; readonly wording: string } | null>;
  appendConsent(entry: Omit<ConsentEntry, 'by'>): Promise<void>;
  /** What the team has kept under the consent to health notes. */
  eraseHealthNotes(): Promise<void>;
  /** Takes the place of the one before. */
  saveFeed(tokenHash: string, at: Instant): Promise<void>;
  /** False: there was none. */
  dropFeed(): Promise<boolean>;
}

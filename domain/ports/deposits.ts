import type { DepositMove, DepositStanding } from '../deposits/deposit-ledger.ts';
import type { WorkedItem } from '../deposits/refill.ts';
import type { CardConsent, SavedCard } from '../deposits/saved-card.ts';
import type { Actor } from '../shared/actor.ts';
import type { AppointmentId, CustomerId, PaymentId, SalonId, VisitorId } from '../shared/ids.ts';
import type { Locale } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { Appointment, ContactDetails } from '../slots/appointment.ts';

/** Whom a place is held for, as it was typed before the vendor's page. Personal data. */
export type HoldDetails = {
  readonly contact: ContactDetails;
  readonly locale: Locale;
  /** Of the account that booked; null: a guest. */
  readonly customerId: CustomerId | null;
};

export type KeptMove = DepositMove & {
  /** Somebody of the team has booked it, and not a job. */
  readonly byPerson: boolean;
};

/** How a visit that is over ended, as far as money is concerned. */
export type VisitEnding = {
  readonly claim: Rappen | null;
  readonly endedAt: Instant | null;
  /** Whoever booked has cancelled, or not come; false: the salon has, or nobody. */
  readonly givenUp: boolean;
};

/** What is paid ahead for visits. The visit's row is locked before anything of it is decided. */
export interface DepositStore {
  /** Keeps the details with the hold, or writes over those that are there. */
  putDetails(id: AppointmentId, details: HoldDetails, at: Instant): Promise<void>;
  details(id: AppointmentId): Promise<HoldDetails | null>;
  forgetDetails(id: AppointmentId): Promise<void>;
  /** Until when the (locked) hold lives. */
  extendHold(id: AppointmentId, until: Instant): Promise<void>;
  /** Makes a hold again of one that has expired, until `until`. What it occupies is for the caller to take. */
  revive(id: AppointmentId, until: Instant): Promise<void>;
  /** The visit counts as that customer's, where the address is theirs. */
  joinProfile(id: AppointmentId, customerId: CustomerId, email: string): Promise<void>;
  /** In the order in which they were booked. */
  moves(id: AppointmentId): Promise<readonly KeptMove[]>;
  /** `short`: there is not so much left, and nothing is written. `already`: the line stands. */
  book(move: DepositMove): Promise<'booked' | 'already' | 'short'>;
  /** What the policy lets the salon ask for; null: nothing any more. */
  claim(id: AppointmentId, claim: Rappen | null): Promise<void>;
  /** Whether it is over by the doing of whoever booked. */
  giveUp(id: AppointmentId, givenUp: boolean): Promise<void>;
  ending(id: AppointmentId): Promise<VisitEnding>;
  /** Items of other visits of its day that stand. */
  neighbours(visit: Pick<Appointment, 'id' | 'day'>): Promise<readonly WorkedItem[]>;
  /** That the visit's visitor lets us keep their card; said anew after it was taken back, it counts again. */
  consent(id: AppointmentId, consent: CardConsent): Promise<void>;
  card(id: AppointmentId): Promise<SavedCard | null>;
  /** Writes the card, which only a job does, and that it has ended. */
  changeCard(card: SavedCard): Promise<void>;
  /** Leaves a job that looks what has to become of the deposit. */
  settleSoon(id: AppointmentId): Promise<void>;
}

export type DepositView = {
  readonly standing: DepositStanding;
  readonly moves: readonly KeptMove[];
  readonly claim: Rappen | null;
  readonly endedAt: Instant | null;
  readonly refilled: boolean;
  /** Of the vouchers that it became, what nobody has spent; told to those who work here. */
  readonly onVouchers: Rappen;
  /** Null: nobody was asked, or nobody has agreed. */
  readonly card: SavedCard | null;
};

export interface DepositQueries {
  /** What was typed for a place that is held, for whoever holds it; null: nothing yet. */
  details(actor: Actor, id: AppointmentId): Promise<HoldDetails | null>;
  /** Null when there is no such visit, or it is not the actor's. */
  ofVisit(actor: Actor, id: AppointmentId): Promise<DepositView | null>;
  /** The actor's own that can still be taken from. */
  cards(actor: Actor): Promise<readonly SavedCard[]>;
  /** Who holds the place, for whoever comes by its signed address. */
  holder(salonId: SalonId, id: AppointmentId): Promise<VisitorId | null>;
}

/** For the worker, over all salons. */
export interface DepositLookout {
  /** Payments of places that are not held any more. */
  overdue(at: Instant): Promise<readonly { readonly salonId: SalonId; readonly paymentId: PaymentId }[]>;
  /** Visits of whose deposit something may have to become. */
  unsettled(at: Instant): Promise<readonly { readonly salonId: SalonId; readonly visitId: AppointmentId }[]>;
  /** Visits of whose kept card something may have to become. */
  cards(at: Instant): Promise<readonly { readonly salonId: SalonId; readonly visitId: AppointmentId }[]>;
  forgetDetails(at: Instant): Promise<number>;
}

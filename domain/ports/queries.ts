/**
 * What pages read. Each is one function that returns a view model; there is no use case in between. Instants leave
 * as ISO 8601 strings in UTC, days as `YYYY-MM-DD`, money as Rappen.
 */
import type { Actor } from '../shared/actor.ts';
import type { AppointmentId, SalonId } from '../shared/ids.ts';
import type { Result } from '../shared/result.ts';
import type { EpochMinute, LocalDate } from '../shared/salon-time.ts';
import type { Appointment } from '../slots/appointment.ts';
import type { DeskContact } from '../slots/contact-details.ts';
import type { StartRefusal, WishRefusal } from '../slots/refusals.ts';
import type { SalonBook } from '../slots/salon-book.ts';
import type { VisitWish } from '../slots/visit-wish.ts';
import type { SalonCard } from './letters.ts';

export interface SalonQueries {
  /** The salon that answers at this host, else the deployment's default; null: none. */
  salonAtHost(host: string): Promise<SalonId | null>;
  salonBySlug(slug: string): Promise<SalonId | null>;
  card(actor: Actor): Promise<SalonCard>;
  /** Settings: services, staff, hours, rules. Kept until a setting changes. */
  book(actor: Actor): Promise<SalonBook>;
  /** The same, at most a second old: for reading what was asked. Whoever decides on it reads them anew. */
  recentBook(actor: Pick<Actor, 'salonId'>): Promise<SalonBook>;
  terms(
    actor: Actor,
  ): Promise<{ readonly version: string; readonly text: { readonly 'de-CH': string; readonly en: string } }>;
}

export type DaySlots = { readonly day: LocalDate; readonly starts: readonly EpochMinute[] };

export interface SlotQueries {
  /** Bookable starts on each day of the range (inclusive, at most 62 days), as of now. */
  slots(
    actor: Actor,
    wish: VisitWish,
    range: { readonly from: LocalDate; readonly to: LocalDate },
  ): Promise<Result<readonly DaySlots[], WishRefusal>>;
  /** The first bookable start within the horizon. */
  firstFree(
    actor: Actor,
    wish: VisitWish,
  ): Promise<Result<{ readonly day: LocalDate; readonly start: EpochMinute } | null, WishRefusal>>;
  /** Free starts closest to a wanted one, soonest first. */
  nearest(
    actor: Actor,
    wish: VisitWish,
    wanted: EpochMinute,
    count: number,
  ): Promise<Result<readonly EpochMinute[], WishRefusal>>;
  /** Why a start cannot be had; null when it can. */
  whyNot(actor: Actor, wish: VisitWish, start: EpochMinute): Promise<StartRefusal | null>;
  /** Minutes of waiting between services, for those of a day's free starts where it is any. */
  waits(
    actor: Actor,
    wish: VisitWish,
    day: LocalDate,
    starts: readonly EpochMinute[],
  ): Promise<ReadonlyMap<EpochMinute, number>>;
  /** For moving a visit: its own frozen services, its own time counted as free. Actor: the link's holder. */
  slotsForMove(
    actor: Actor,
    appointmentId: AppointmentId,
    range: { readonly from: LocalDate; readonly to: LocalDate },
  ): Promise<readonly DaySlots[]>;
}

/** The same slots as ready-made JSON, for the public API: thin when nothing has changed since the last question. */
export interface SlotFeed {
  /** `[{"date":"2026-03-14","slots":["2026-03-14T08:30:00Z",…]},…]`, one entry a day of the range. */
  daysJson(
    salonId: SalonId,
    wish: VisitWish,
    range: { readonly from: LocalDate; readonly to: LocalDate },
  ): Promise<Result<string, WishRefusal>>;
}

export type VisitView = { readonly appointment: Appointment; readonly contact: DeskContact | null };

export interface AppointmentQueries {
  /** Null when it does not exist or is not the actor's. */
  visit(actor: Actor, id: AppointmentId): Promise<VisitView | null>;
  liveHolds(actor: Actor): Promise<readonly Appointment[]>;
}

export interface HealthQueries {
  /** Resolves when the database answers. */
  ping(): Promise<void>;
}

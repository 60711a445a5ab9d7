/** The salon's settings as those see and change them who lead it. */
import type { BillingRules } from '../invoices/billing-rules.ts';
import type { Programme } from '../loyalty/loyalty.ts';
import type { MessageRules } from '../messages/message-rules.ts';
import type { ServiceRecord, ServiceShelf } from '../settings/service-record.ts';
import type { VisitAhead } from '../settings/visit-ahead.ts';
import type { Insider } from '../shared/actor.ts';
import type { ServiceId } from '../shared/ids.ts';
import type { Instant, LocalDate } from '../shared/salon-time.ts';
import type { BookingRules, Closure, ServiceCategory, VatRate, WeeklySpan } from '../slots/salon-book.ts';

export interface SettingsStore {
  /**
   * Counts the settings' number up. Every change begins with it: changes then follow one another, and what is read
   * afterwards is what the one before has left.
   */
  open(): Promise<void>;
  shelf(): Promise<ServiceShelf>;
  service(id: ServiceId): Promise<ServiceRecord | null>;
  serviceSlugs(): Promise<ReadonlySet<string>>;
  /** Inserts or replaces it, with its needs; an existing one keeps its slug. */
  putService(record: ServiceRecord): Promise<void>;
  /** Also those that are not sold at present; by position. */
  services(): Promise<readonly ServiceRecord[]>;
  categories(): Promise<readonly ServiceCategory[]>;
  /** Replaces them all: one that is left out goes, and nothing stands in it any more. An existing one keeps its slug. */
  putCategories(categories: readonly ServiceCategory[]): Promise<void>;
  openingHours(): Promise<readonly WeeklySpan[]>;
  /** Replaces the hours that are valid without end; those with a first or last day stay. */
  putStandingHours(hours: readonly WeeklySpan[]): Promise<void>;
  closures(): Promise<readonly Closure[]>;
  /** Replaces those that last until `from` or longer. */
  putClosures(closures: readonly Closure[], from: LocalDate): Promise<void>;
  rules(): Promise<BookingRules>;
  putRules(rules: BookingRules): Promise<void>;
  messageRules(): Promise<MessageRules>;
  putMessageRules(rules: MessageRules): Promise<void>;
  /** To which the day sheet may go: the salon's own address, and those that members of it have verified. */
  sheetAddresses(): Promise<ReadonlySet<string>>;
  billingRules(): Promise<BillingRules>;
  putBillingRules(rules: BillingRules): Promise<void>;
  loyalty(): Promise<Programme>;
  /** `at`: from then on it counts, if it is on and was not before. */
  putLoyalty(programme: Programme, at: Instant): Promise<void>;
  /** Visits and live holds that end after `at`, soonest first. */
  visitsAhead(at: Instant): Promise<readonly VisitAhead[]>;
}

export type ServiceCatalogue = {
  readonly categories: readonly ServiceCategory[];
  /** Also those that are not sold at present; by category and position. */
  readonly services: readonly ServiceRecord[];
  readonly resourceKinds: readonly string[];
  readonly vatRates: readonly VatRate[];
  readonly vatLiable: boolean;
};

/** The salon as a whole: when it is open, and the rules of booking. */
export type SalonFacts = {
  readonly openingHours: readonly WeeklySpan[];
  readonly closures: readonly Closure[];
  readonly rules: BookingRules;
  readonly messages: MessageRules;
  readonly billing: BillingRules;
  readonly loyalty: Programme;
};

export interface SettingsQueries {
  salon(actor: Insider): Promise<SalonFacts>;
  services(actor: Insider): Promise<ServiceCatalogue>;
}

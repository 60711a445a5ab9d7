/** The salon's settings as those see and change them who lead it. */
import type { ServiceRecord, ServiceShelf } from '../settings/service-record.ts';
import type { VisitAhead } from '../settings/visit-ahead.ts';
import type { Insider } from '../shared/actor.ts';
import type { ServiceId } from '../shared/ids.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { ServiceCategory, VatRate } from '../slots/salon-book.ts';

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

export interface SettingsQueries {
  services(actor: Insider): Promise<ServiceCatalogue>;
}

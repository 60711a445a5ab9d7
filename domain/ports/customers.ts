/** What the customers' pages read. Instants leave as ISO 8601 strings in UTC. */
import type { Actor } from '../shared/actor.ts';
import type { CustomerId } from '../shared/ids.ts';

/** Where a page of results ended: what comes after it begins the next one. */
export type SearchPlace = { readonly score: number; readonly name: string; readonly id: CustomerId };

/** One person: the rows with the same name and number count as one. */
export type FoundCustomer = {
  readonly id: CustomerId;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** How many rows stand behind this line; each booking without an account has made one. */
  readonly entries: number;
  readonly lastVisit: string | null;
  readonly nextVisit: string | null;
};

export type FoundCustomers = {
  readonly people: readonly FoundCustomer[];
  /** Null: there are no more. */
  readonly next: SearchPlace | null;
};

export interface CustomerQueries {
  /**
   * By name, telephone or e-mail, nearest first, with up to two typing errors. Nobody is found by whoever may not see
   * customers.
   */
  search(
    actor: Actor,
    wish: { readonly text: string; readonly after: SearchPlace | null },
  ): Promise<FoundCustomers>;
}

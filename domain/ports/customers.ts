/** What the customers' pages read, and what is written of a person. In queries instants are ISO 8601 strings in UTC. */
import type { ConsentEntry } from '../account/consent.ts';
import type { Customer, CustomerFields } from '../customers/customer.ts';
import type { CustomerFieldRefusal } from '../customers/customer.ts';
import type { ColumnMapping, ImportTable, NumberedLine } from '../customers/import.ts';
import type { MergeRefusal } from '../customers/refusals.ts';
import type { HealthNote } from '../customers/notes.ts';
import type { Brand } from '../shared/brand.ts';
import type { Actor } from '../shared/actor.ts';
import type { AppointmentId, CustomerId, StaffId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import type { Instant } from '../shared/salon-time.ts';
import type { AppointmentStatus } from '../slots/appointment.ts';

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
  /** A file on its way in, with what would become of each line, or what has; null as below. */
  importPage(actor: Actor, id: ImportId): Promise<ImportPage | null>;
  /** Null: there is none, it is another salon's, or the actor may not see customers. */
  profile(actor: Actor, id: CustomerId): Promise<CustomerProfile | null>;
  /** Null as above, and for whoever may not see health data. */
  health(actor: Actor, id: CustomerId): Promise<CustomerHealth | null>;
}

export type CustomerVisit = {
  readonly id: AppointmentId;
  readonly status: AppointmentStatus;
  readonly start: string;
  readonly services: readonly Localized[];
  readonly staff: readonly string[];
  readonly totalRappen: number;
};

export type CustomerNote = {
  readonly id: string;
  readonly body: string;
  /** Null: whoever wrote it has no column of their own in the calendar. */
  readonly writtenBy: string | null;
  readonly at: string;
};

export type CustomerProfile = {
  readonly customer: Customer;
  /** Since when the salon knows them. */
  readonly since: string;
  /** Other rows with the same name and number; their visits are among these. */
  readonly otherEntries: number;
  /** Soonest first. */
  readonly coming: readonly CustomerVisit[];
  /** Latest first, at most a hundred. */
  readonly past: readonly CustomerVisit[];
  readonly notes: readonly CustomerNote[];
  /** Entries that were merged into this one; one for each name and number. */
  readonly merged: readonly Customer[];
};

export type CustomerHealth = {
  readonly customer: Customer;
  /** Newest first; the first one counts. */
  readonly consents: readonly Omit<ConsentEntry, 'purpose'>[];
  readonly note: (HealthNote & { readonly version: number; readonly changedAt: string }) | null;
};

export type ImportId = Brand<string, 'ImportId'>;

/** What became of a line, without saying who: an entry's own page does. */
export type ImportReportLine = {
  readonly line: number;
  readonly kind: NumberedLine['kind'];
  readonly customerId: CustomerId | null;
  readonly problems: readonly CustomerFieldRefusal[];
  readonly of: number | null;
};

export type ImportPage =
  | {
      readonly kind: 'open';
      readonly table: ImportTable;
      readonly mapping: ColumnMapping;
      readonly plan: readonly NumberedLine[];
    }
  | { readonly kind: 'done'; readonly at: string; readonly report: readonly ImportReportLine[] };

export type StoredImport = {
  readonly table: ImportTable;
  readonly mapping: ColumnMapping;
  readonly done: boolean;
};

export type ExportedCustomer = CustomerFields & {
  readonly id: CustomerId;
  readonly since: string;
  /** Who has one can read who looked at their data. */
  readonly hasAccount: boolean;
};

export interface CustomerImportStore {
  /** Forgets what was begun before `before` and never taken over. */
  forget(before: Instant): Promise<void>;
  insert(id: ImportId, table: ImportTable, mapping: ColumnMapping, at: Instant): Promise<void>;
  /** Locks it. */
  lock(id: ImportId): Promise<StoredImport | null>;
  map(id: ImportId, mapping: ColumnMapping): Promise<void>;
  /** Keeps the report and erases what stood in the file. */
  finish(id: ImportId, report: readonly ImportReportLine[], at: Instant): Promise<void>;
  /** Which of them are there already, by name and number or address; one statement for all. */
  knownAmong(people: readonly CustomerFields[]): Promise<ReadonlySet<CustomerFields>>;
  insertCustomers(
    people: readonly (CustomerFields & { readonly id: CustomerId })[],
    at: Instant,
  ): Promise<void>;
  /** Everybody, by name; without those who were merged into somebody else. */
  everybody(): Promise<readonly ExportedCustomer[]>;
}

/** Reads and writes of the salon acted in. What the policies do not show does not exist here. */
export interface CustomerStore {
  /** Locks the row. */
  lock(id: CustomerId): Promise<Customer | null>;
  find(id: CustomerId): Promise<Customer | null>;
  /** Stores the fields of a (locked) customer. */
  change(id: CustomerId, fields: CustomerFields): Promise<void>;
  /** Both with the entries of the same name and number as `gone`. */
  merge(kept: CustomerId, gone: CustomerId): Promise<'merged' | MergeRefusal['kind']>;
  part(kept: CustomerId, gone: CustomerId): Promise<'parted' | 'not_found'>;
  addNote(note: NewCustomerNote): Promise<void>;
  /** False: there was no such note of this customer. */
  removeNote(customerId: CustomerId, noteId: string): Promise<boolean>;
  /** The newest entry counts. */
  lastHealthConsent(
    customerId: CustomerId,
  ): Promise<{ readonly granted: boolean; readonly wording: string } | null>;
  noteHealthConsent(
    customerId: CustomerId,
    entry: Pick<ConsentEntry, 'granted' | 'wording' | 'at'>,
  ): Promise<void>;
  eraseHealthNote(customerId: CustomerId): Promise<void>;
  healthNote(customerId: CustomerId): Promise<(HealthNote & { readonly version: number }) | null>;
  writeHealthNote(
    customerId: CustomerId,
    note: HealthNote & { readonly version: number },
    at: Instant,
  ): Promise<void>;
}

export type NewCustomerNote = {
  readonly id: string;
  readonly customerId: CustomerId;
  readonly body: string;
  readonly staffId: StaffId | null;
  readonly at: Instant;
};

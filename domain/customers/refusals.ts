/** Why something about a person is refused. Data only: words are made in app/. */
import type { Customer, CustomerFieldRefusal } from './customer.ts';
import type { MappingProblem, TableRefusal } from './import.ts';
import type { HealthNote, HealthNoteRefusal, NoteRefusal } from './notes.ts';

/** There is none, it is another salon's, or the actor's role does not reach it. */
export type NotFound = { readonly kind: 'not_found' };

export type ChangeCustomerRefusal =
  | NotFound
  | { readonly kind: 'invalid'; readonly fields: readonly CustomerFieldRefusal[] }
  /** Somebody was faster: how they stand now. */
  | { readonly kind: 'changed_meanwhile'; readonly now: Customer };

export type AddNoteRefusal = NotFound | { readonly kind: 'invalid'; readonly note: NoteRefusal };

export type WriteHealthNoteRefusal =
  | NotFound
  | { readonly kind: 'no_consent' }
  | { readonly kind: 'invalid'; readonly fields: readonly HealthNoteRefusal[] }
  | { readonly kind: 'changed_meanwhile'; readonly now: HealthNote & { readonly version: number } };

export type BeginImportRefusal = NotFound | { readonly kind: 'unusable'; readonly table: TableRefusal };

export type RunImportRefusal = NotFound | { readonly kind: 'mapping'; readonly problem: MappingProblem };

export type MergeRefusal =
  | NotFound
  /** Signs in under it: then it is the one to keep. */
  | { readonly kind: 'has_account' }
  /** Others were merged into it: then it is the one to keep. */
  | { readonly kind: 'has_merged' }
  /** They were consented to under this entry, and are not shown under another. */
  | { readonly kind: 'has_health_notes' };

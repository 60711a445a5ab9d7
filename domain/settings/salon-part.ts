/** What goes with every form of the settings that is saved whole: how it comes, and how it comes back. */
import type { FieldRefusal } from './field-rules.ts';
import type { VisitAhead } from './visit-ahead.ts';

export type SalonPartInput<Form> = {
  /** The fingerprint of what the form was filled in from. */
  readonly seen: string;
  readonly form: Form;
  /** The visits that the change leaves behind were shown. */
  readonly confirmed: boolean;
};

export type SalonPartRefusal<Content> =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly FieldRefusal[] }
  /** Somebody else has saved in the meantime; `current` is what they left. */
  | { readonly kind: 'changed'; readonly current: Content }
  | { readonly kind: 'strands'; readonly visits: readonly VisitAhead[] };

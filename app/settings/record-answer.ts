/** What comes back when the form of one person or thing is refused: as it was typed, and why. */
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { FieldReason } from '#domain/settings/field-rules.ts';
import type { VisitAhead } from '#domain/settings/visit-ahead.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { strandedModel, type Difference, type FormError, type Stranded } from './form-answer.ts';

export type RecordAnswer<Raw> = {
  readonly values: Raw;
  readonly seen: string | null;
  readonly errors: readonly FormError[];
  readonly differences: readonly Difference[] | null;
  readonly stranded: Stranded | null;
};

type RecordRefusal<Content, Field extends string> =
  | {
      readonly kind: 'invalid';
      readonly fields: readonly { readonly field: Field; readonly reason: FieldReason }[];
    }
  | { readonly kind: 'changed'; readonly current: Content; readonly wanted: Content }
  | { readonly kind: 'strands'; readonly visits: readonly VisitAhead[] };

type Wording<Raw, Content> = {
  labelOf(field: keyof Raw & string): string;
  /** The content as a form is filled in from it. */
  formOf(content: Content): Raw;
  shown(raw: Raw, field: keyof Raw & string): string;
};

export function answerRecord<Raw extends object, Content, Field extends keyof Raw & string>(
  refusal: RecordRefusal<Content, Field>,
  { form, seen }: { readonly form: Raw; readonly seen: string | null },
  { texts, locale }: { readonly texts: Catalogue; readonly locale: Locale },
  { labelOf, formOf, shown }: Wording<Raw, Content>,
): { readonly status: 409 | 422; readonly answer: RecordAnswer<Raw> } {
  const kept = { values: form, seen, errors: [], differences: null, stranded: null };
  switch (refusal.kind) {
    case 'invalid': {
      const errors = refusal.fields.map(({ field, reason }) => ({
        field,
        message: `${labelOf(field)}: ${fieldProblem(reason, texts)}`,
      }));
      return { status: 422, answer: { ...kept, errors } };
    }
    case 'changed': {
      const [stored, yours] = [formOf(refusal.current), formOf(refusal.wanted)];
      const differences = (Object.keys(stored) as (keyof Raw & string)[])
        .map((field) => ({
          label: labelOf(field),
          stored: shown(stored, field),
          yours: shown(yours, field),
        }))
        .filter((each) => each.stored !== each.yours);
      return { status: 409, answer: { ...kept, seen: fingerprint(refusal.current), differences } };
    }
    case 'strands':
      return { status: 409, answer: { ...kept, stranded: strandedModel(refusal.visits, locale) } };
  }
}

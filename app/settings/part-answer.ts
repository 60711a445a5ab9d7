/** What comes back when a part of the salon's settings is refused: the form as it was typed, and why. */
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { SalonPartRefusal } from '#domain/settings/salon-part.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { strandedModel, type Difference, type FormError, type Stranded } from './form-answer.ts';

export type PartAnswer<Form> = {
  readonly values: Form;
  readonly seen: string;
  readonly errors: readonly FormError[];
  readonly differences: readonly Difference[] | null;
  readonly stranded: Stranded | null;
};

type Wording<Content> = {
  labelOf(field: string): string;
  differences(stored: Content): readonly Difference[];
};

export function answerPart<Form, Content>(
  refusal: Exclude<SalonPartRefusal<Content>, { kind: 'not_found' }>,
  { form, seen }: { readonly form: Form; readonly seen: string },
  { texts, locale }: { readonly texts: Catalogue; readonly locale: Locale },
  wording: Wording<Content>,
): { readonly status: 409 | 422; readonly answer: PartAnswer<Form> } {
  const kept = { values: form, seen, errors: [], differences: null, stranded: null };
  switch (refusal.kind) {
    case 'invalid': {
      const errors = refusal.fields.map(({ field, reason }) => ({
        field,
        message: `${wording.labelOf(field)}: ${fieldProblem(reason, texts)}`,
      }));
      return { status: 422, answer: { ...kept, errors } };
    }
    case 'changed': {
      const differences = wording.differences(refusal.current);
      return { status: 409, answer: { ...kept, seen: fingerprint(refusal.current), differences } };
    }
    case 'strands':
      return { status: 409, answer: { ...kept, stranded: strandedModel(refusal.visits, locale) } };
  }
}

import type { ServiceCatalogue } from '#domain/ports/settings.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { contentOf, type RawService } from '#domain/settings/service-record.ts';
import type { SaveServiceRefusal } from '#domain/settings/use-cases/save-service.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { fieldProblem } from '../forms/field-problem.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { strandedModel, type Difference, type FormError, type Stranded } from './form-answer.ts';
import { formOfService, type ServiceForm } from './service-form.ts';

export type ServiceAnswer = {
  readonly values: RawService;
  readonly seen: string | null;
  readonly errors: readonly FormError[];
  readonly differences: readonly Difference[] | null;
  readonly stranded: Stranded | null;
};

export type AnsweredService = { readonly status: 409 | 422; readonly answer: ServiceAnswer };

export function answerService(
  refusal: Exclude<SaveServiceRefusal, { kind: 'not_found' }>,
  { form, seen }: ServiceForm,
  { texts, locale }: { readonly texts: Catalogue; readonly locale: Locale },
  catalogue: ServiceCatalogue,
): AnsweredService {
  const kept = { values: form, seen, errors: [], differences: null, stranded: null };
  switch (refusal.kind) {
    case 'invalid': {
      const errors = refusal.fields.map(({ field, reason }) => ({
        field,
        message: `${texts.settings.service[field]}: ${fieldProblem(reason, texts)}`,
      }));
      return { status: 422, answer: { ...kept, errors } };
    }
    case 'changed': {
      const stored = formOfService(refusal.current);
      const yours = formOfService(refusal.wanted);
      const shown = (value: RawService) => (field: keyof RawService) =>
        shownField(value, field, texts, locale, catalogue);
      const differences = (Object.keys(stored) as (keyof RawService)[])
        .filter((field) => JSON.stringify(stored[field]) !== JSON.stringify(yours[field]))
        .map((field) => ({
          label: texts.settings.service[field],
          stored: shown(stored)(field),
          yours: shown(yours)(field),
        }));
      const now = fingerprint(contentOf(refusal.current));
      return { status: 409, answer: { ...kept, seen: now, differences } };
    }
    case 'strands':
      return { status: 409, answer: { ...kept, stranded: strandedModel(refusal.visits, locale) } };
  }
}

export const kindWord = (kind: string, { settings }: Catalogue): string =>
  kind in settings.resource ? settings.resource[kind as keyof typeof settings.resource] : asTyped(kind);

/** A kind of the salon's own has its word in no catalogue. */
const asTyped = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('_', ' ');

function shownField(
  value: RawService,
  field: keyof RawService,
  texts: Catalogue,
  locale: Locale,
  { categories }: ServiceCatalogue,
): string {
  const { settings } = texts;
  if (field === 'onlineBookable' || field === 'onRequest' || field === 'active')
    return value[field] ? settings.yes : settings.no;
  if (field === 'steps') return value.steps.join(' – ');
  if (field === 'categoryId') {
    return categories.find(({ id }) => id === value.categoryId)?.name[locale] ?? '';
  }
  if (field === 'needs') {
    const needs = value.needs.map((need) => {
      const [kind = '', step] = need.split(':');
      const when = step === undefined ? settings.service.wholly : settings.service.inStep(Number(step) + 1);
      return settings.service.needOf(kindWord(kind, texts), when);
    });
    return needs.length === 0 ? settings.nothing : needs.join(', ');
  }
  return value[field] === '' ? settings.nothing : value[field];
}

import { type FieldReason, isTooLong, mostSigns } from '#domain/settings/field-rules.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** What is wrong with a field, in words; what is too long says how long it may be. */
export const fieldProblem = (reason: FieldReason, { settings }: Pick<Catalogue, 'settings'>): string =>
  isTooLong(reason) ? settings.tooLong(mostSigns(reason)) : settings.reason[reason];

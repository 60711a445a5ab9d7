/** Shapes of the forms about one person. What a name or a note must look like is the domain's rule. */
import { z } from 'zod';
import type { CustomerFields, RawCustomer } from '#domain/customers/customer.ts';
import { IMPORT_FIELDS, MOST_IMPORT_COLUMNS, type ColumnMapping } from '#domain/customers/import.ts';
import { LOCALES } from '#domain/shared/locale.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { text } from '../forms/text.ts';
import { sought } from './search-form.ts';

/** The page's own: what stood in the fields when it was made. */
const LONGEST = 20_000;

const seenFields = z.object({
  firstName: text,
  lastName: text,
  email: z.string().max(LONGEST).nullable(),
  phone: z.string().max(LONGEST).nullable(),
  locale: z.enum(LOCALES),
});
const detailsForm = z.object({
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  locale: text,
  seen: z
    .string()
    .max(LONGEST)
    .transform((json, context) => {
      try {
        return JSON.parse(json) as unknown;
      } catch {
        context.addIssue('no JSON');
        return z.NEVER;
      }
    })
    .pipe(seenFields),
});

export type DetailsForm = { readonly fields: RawCustomer; readonly seen: CustomerFields };

/** Null: the form did not arrive as this page sends it. */
export function readDetailsForm(form: FormData): DetailsForm | null {
  const parsed = detailsForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return null;
  const { seen, ...fields } = parsed.data;
  return { fields, seen };
}

export const seenValue = ({ firstName, lastName, email, phone, locale }: CustomerFields): string =>
  JSON.stringify({ firstName, lastName, email, phone, locale });

const noteForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), note: text }),
  z.object({ intent: z.literal('remove'), noteId: z.string().refine(isUuid) }),
]);

export type NoteForm = z.infer<typeof noteForm>;

export function readNoteForm(form: FormData): NoteForm | null {
  const parsed = noteForm.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : null;
}

const mergeForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('search'), q: sought }),
  z.object({ intent: z.enum(['merge', 'part']), other: z.string().refine(isUuid) }),
]);

export type MergeForm = z.infer<typeof mergeForm>;

export function readMergeForm(form: FormData): MergeForm | null {
  const parsed = mergeForm.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : null;
}

const healthForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('give'), agreed: z.literal('on').optional().catch(undefined) }),
  z.object({ intent: z.literal('withdraw') }),
  z.object({
    intent: z.literal('save'),
    formula: text,
    allergies: text,
    version: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  }),
]);

export type HealthForm = z.infer<typeof healthForm>;

export function readHealthForm(form: FormData): HealthForm | null {
  const parsed = healthForm.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : null;
}

const columns = z
  .array(z.enum(['', ...IMPORT_FIELDS]).transform((field) => (field === '' ? null : field)))
  .min(1)
  .max(MOST_IMPORT_COLUMNS);

/** What each column is, in the order of the file, and whether it shall be taken over so. */
export function readMappingForm(
  form: FormData,
): { readonly mapping: ColumnMapping; readonly run: boolean } | null {
  const parsed = columns.safeParse(form.getAll('column'));
  return parsed.success ? { mapping: parsed.data, run: form.get('intent') === 'run' } : null;
}

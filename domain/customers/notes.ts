/** What the team writes down about a person, and what of it is health data. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { proseIn } from '../shared/typed-text.ts';

const LONGEST_NOTE = 2000;
const LONGEST_HEALTH_NOTE = 4000;

export type NoteRefusal = 'missing' | 'too_long';

export function parseNote(raw: string): Result<string, NoteRefusal> {
  const text = proseIn(raw, LONGEST_NOTE);
  return text.ok && text.value === '' ? err('missing') : text;
}

export type HealthNote = { readonly formula: string; readonly allergies: string };

export type HealthNoteRefusal = { readonly field: keyof HealthNote; readonly kind: NoteRefusal };

/** Either part may be empty. */
export function parseHealthNote(raw: HealthNote): Result<HealthNote, readonly HealthNoteRefusal[]> {
  const formula = proseIn(raw.formula, LONGEST_HEALTH_NOTE);
  const allergies = proseIn(raw.allergies, LONGEST_HEALTH_NOTE);
  if (formula.ok && allergies.ok) return ok({ formula: formula.value, allergies: allergies.value });
  const refusals: HealthNoteRefusal[] = [];
  if (!formula.ok) refusals.push({ field: 'formula', kind: formula.error });
  if (!allergies.ok) refusals.push({ field: 'allergies', kind: allergies.error });
  return err(refusals);
}

/** What the team writes down about a person, and what of it is health data. */
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';

const LONGEST_NOTE = 2000;
const LONGEST_HEALTH_NOTE = 4000;
const CONTROL_OR_BROKEN = /[\p{Cc}\p{Cs}]/u;

export type NoteRefusal = 'missing' | 'too_long' | 'malformed';

/** @returns the text with its lines, in NFC, trimmed */
function parseText(raw: string, longest: number): Result<string, NoteRefusal> {
  if (raw.length > 4 * longest) return err('too_long');
  const text = raw.normalize('NFC').replace(/\r\n?/gu, '\n').trim();
  if (text.length > longest) return err('too_long');
  return CONTROL_OR_BROKEN.test(text.replace(/[\n\t]/gu, '')) ? err('malformed') : ok(text);
}

export function parseNote(raw: string): Result<string, NoteRefusal> {
  const text = parseText(raw, LONGEST_NOTE);
  return text.ok && text.value === '' ? err('missing') : text;
}

export type HealthNote = { readonly formula: string; readonly allergies: string };

export type HealthNoteRefusal = { readonly field: keyof HealthNote; readonly kind: NoteRefusal };

/** Either part may be empty. */
export function parseHealthNote(raw: HealthNote): Result<HealthNote, readonly HealthNoteRefusal[]> {
  const formula = parseText(raw.formula, LONGEST_HEALTH_NOTE);
  const allergies = parseText(raw.allergies, LONGEST_HEALTH_NOTE);
  if (formula.ok && allergies.ok) return ok({ formula: formula.value, allergies: allergies.value });
  const refusals: HealthNoteRefusal[] = [];
  if (!formula.ok) refusals.push({ field: 'formula', kind: formula.error });
  if (!allergies.ok) refusals.push({ field: 'allergies', kind: allergies.error });
  return err(refusals);
}

/**
 * Text that somebody types or pastes, as it is kept. Signs that nobody sees are taken out and not refused: whoever pastes
 * from a spreadsheet or another program cannot find them to delete them. U+0000 and half a pair have no place in
 * PostgreSQL's text at all.
 */
import { err, ok } from './result.ts';
import type { Result } from './result.ts';

export type TextReason = 'required' | 'too_long';

/** Control signs and halves of a pair: each stands for the gap that it may have been. */
const UNSEEN = /[\p{Cc}\p{Cs}]/gu;
const UNSEEN_IN_PROSE = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;
/** As the systems and the word processors of this world end a line. */
const LINE_BREAK = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;

/** Whatever is so much longer was typed by nobody, and is not even tidied. */
const ABSURD = 16;

/** What a reader counts as one sign, an emoji's pair included. */
export const signsIn = (text: string): number => [...text].length;

/** One line in NFC: every run of spaces, tabs, line breaks and control signs is one space, and none is at the ends. */
export const lineOf = (typed: string): string =>
  typed.normalize('NFC').replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim();

/** Lines as they were typed, in NFC; tabs stay, because they stand between the columns of what was pasted. */
export const proseOf = (typed: string): string =>
  typed.normalize('NFC').replace(LINE_BREAK, '\n').replace(UNSEEN_IN_PROSE, ' ').trim();

/** @param longest in signs */
export function lineIn(typed: string, longest: number): Result<string, TextReason> {
  if (typed.length > ABSURD * longest) return err('too_long');
  const text = lineOf(typed);
  if (text === '') return err('required');
  return signsIn(text) > longest ? err('too_long') : ok(text);
}

/** May be empty. @param longest in signs */
export function proseIn(typed: string, longest: number): Result<string, 'too_long'> {
  if (typed.length > ABSURD * longest) return err('too_long');
  const text = proseOf(typed);
  return signsIn(text) > longest ? err('too_long') : ok(text);
}

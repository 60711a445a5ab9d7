/** A file of people as spreadsheets and other programs write it: separator and encoding are found out. */
import Papa from 'papaparse';

const NUL = '\u0000';

/** Null: this is no text. Excel writes Windows-1252 for "CSV" and UTF-8 with a mark for "CSV UTF-8". */
export function textOf(bytes: Uint8Array): string | null {
  const starts = (...mark: number[]) => mark.every((byte, at) => bytes[at] === byte);
  const text = starts(0xff, 0xfe) ? new TextDecoder('utf-16le').decode(bytes) : utf8Or1252(bytes);
  return text.includes(NUL) ? null : text.replace(/^\ufeff/u, '');
}

function utf8Or1252(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export const rowsOf = (text: string): readonly (readonly string[])[] =>
  Papa.parse<string[]>(text, { delimitersToGuess: [';', ',', '\t'] }).data;

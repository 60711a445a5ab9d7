/** A timestamptz as PostgreSQL writes it where the connection's zone is UTC (`2026-03-14 13:30:00+00`), as ISO 8601. */
export const isoOf = (text: string): string => text.replace(' ', 'T').replace(/\+00$/, 'Z');

export const isoOrNull = (text: string | null): string | null => (text === null ? null : isoOf(text));

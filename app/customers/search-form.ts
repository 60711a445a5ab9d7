/** What is searched for travels in a form and not in the address: it is somebody's name. */
import { z } from 'zod';
import type { SearchPlace } from '#domain/ports/customers.ts';
import { isUuid, type CustomerId } from '#domain/shared/ids.ts';
import { lineOf } from '#domain/shared/typed-text.ts';
import { mark } from '../forms/text.ts';

/** Nobody's name or address comes near it; the database looks for nothing longer. */
const LONGEST = 200;

export const soughtOf = (typed: string): string => lineOf(typed.slice(0, LONGEST));
export const sought = z.string().transform(soughtOf);

export type SearchForm = { readonly text: string; readonly after: SearchPlace | null };

const searchForm = z.object({
  q: sought,
  after: mark(1000),
});

/** Null: it did not come from this page. */
export function readSearchForm(form: FormData): SearchForm | null {
  const parsed = searchForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return null;
  return { text: parsed.data.q, after: placeOf(parsed.data.after) };
}

export const placeValue = ({ score, id, name }: SearchPlace): string => `${score} ${id} ${name}`;

function placeOf(value: string): SearchPlace | null {
  const match = /^(\d{1,2}) ([0-9a-f-]{36}) ([^\p{Cc}\p{Cs}]{1,400})$/u.exec(value);
  const [, score = '', id = '', name = ''] = match ?? [];
  return isUuid(id) ? { score: Number(score), id: id as CustomerId, name } : null;
}

/** The headings under which services are listed, as one form has them: named, put in order, taken out when empty. */
import { isUuid, type CategoryId } from '../shared/ids.ts';
import type { Localized } from '../shared/locale.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { ServiceCategory } from '../slots/salon-book.ts';
import { inBoth, lineField, wholeIn } from './field-rules.ts';
import type { FieldReason, FieldRefusal } from './field-rules.ts';
import { LAST_POSITION } from './staff-record.ts';

/** A line of the form as it was typed. Without names it is none, and a category that had one goes. */
export type RawCategory = {
  /** Of a new one as well: sent twice, the form makes one. */
  readonly id: string;
  readonly nameDe: string;
  readonly nameEn: string;
  readonly position: string;
};

/** In their order; what number stands behind it is nobody's business. */
export type CategoryLine = { readonly id: CategoryId; readonly name: Localized };

const LONGEST_NAME = 60;
/** Room to put something in between. */
export const STEP_OF_POSITION = 10;

export const isEmptyCategory = ({ nameDe, nameEn }: RawCategory): boolean =>
  nameDe.trim() === '' && nameEn.trim() === '';

/**
 * The refusals' fields are `category0`, `category1`, …, by line.
 *
 * @param stored as they are; one that the form does not name at all stays where it is
 * @param used those that services stand in
 */
export function readCategories(
  raw: readonly RawCategory[],
  stored: readonly CategoryLine[],
  used: ReadonlySet<CategoryId>,
): Result<readonly CategoryLine[], readonly FieldRefusal[]> {
  const refusals: FieldRefusal[] = [];
  const named = new Set(raw.map(({ id }) => id));
  const unnamed = stored.flatMap((line, index) =>
    named.has(line.id) ? [] : [{ line, position: (index + 1) * STEP_OF_POSITION }],
  );
  const lines = raw.flatMap((typed, index) => {
    const read = readLine(typed, used);
    if (read.ok) return read.value === null ? [] : [read.value];
    refusals.push({ field: `category${index}`, reason: read.error });
    return [];
  });
  if (refusals.length > 0) return err(refusals);
  return ok([...lines, ...unnamed].sort((a, b) => a.position - b.position).map(({ line }) => line));
}

type Placed = { readonly line: CategoryLine; readonly position: number };

function readLine(raw: RawCategory, used: ReadonlySet<CategoryId>): Result<Placed | null, FieldReason> {
  if (!isUuid(raw.id)) return err('not_offered');
  const id = raw.id as CategoryId;
  if (isEmptyCategory(raw)) return used.has(id) ? err('not_empty') : ok(null);
  const german = lineField(raw.nameDe, LONGEST_NAME);
  if (!german.ok) return german;
  const english = lineField(raw.nameEn, LONGEST_NAME);
  if (!english.ok) return english;
  const position = wholeIn(raw.position, 0, LAST_POSITION);
  if (!position.ok) return position;
  return ok({ line: { id, name: inBoth(german.value, english.value) }, position: position.value });
}

/** In their order, as a form is filled in from them. */
export const categoryLines = (categories: readonly ServiceCategory[]): readonly CategoryLine[] =>
  categories
    .toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ id, name }) => ({ id, name: inBoth(name['de-CH'], name.en) }));

/** The form of the categories: its shape only. What may stand in it is the domain's rule. */
import {
  STEP_OF_POSITION,
  type CategoryLine,
  type RawCategory,
} from '#domain/settings/service-categories.ts';
import { textIn } from '../forms/text.ts';

export type CategoryField = Exclude<keyof RawCategory, 'id'>;
export const CATEGORY_FIELDS: readonly CategoryField[] = ['nameDe', 'nameEn', 'position'];
/** For one that is new. */
const EMPTY_LINES = 1;
const MOST_CATEGORIES = 100;

export const categoryField = (index: number, field: keyof RawCategory): string => `category${index}-${field}`;

export function readCategoriesForm(posted: FormData) {
  const count = Array.from({ length: MOST_CATEGORIES }, (_, index) => index).findLastIndex((index) =>
    posted.has(categoryField(index, 'id')),
  );
  const form = Array.from({ length: count + 1 }, (_, index): RawCategory => {
    const of = (field: keyof RawCategory) => textIn(posted, categoryField(index, field));
    return { id: of('id'), nameDe: of('nameDe'), nameEn: of('nameEn'), position: of('position') };
  });
  return { seen: textIn(posted, 'seen'), form };
}

/** @param nextId for lines that are new: sent twice, they make one category */
export const rawCategoriesOf = (
  lines: readonly CategoryLine[],
  nextId: () => string,
): readonly RawCategory[] => [
  ...lines.map(({ id, name }, index) => ({
    id,
    nameDe: name['de-CH'],
    nameEn: name.en,
    position: String((index + 1) * STEP_OF_POSITION),
  })),
  ...Array.from({ length: EMPTY_LINES }, (_, index) => ({
    id: nextId(),
    nameDe: '',
    nameEn: '',
    position: String((lines.length + index + 1) * STEP_OF_POSITION),
  })),
];

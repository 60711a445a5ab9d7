/** A colleague as the salon keeps them, whether they still work here or have left. */
import type { ServiceId, StaffId } from '../shared/ids.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { StaffMember } from '../slots/salon-book.ts';
import { inBoth, lineField, proseField, wholeIn } from './field-rules.ts';
import type { FieldReason } from './field-rules.ts';

export type StaffRecord = StaffMember & {
  /** False: has left. What they did stays; nobody sees or books them any more. */
  readonly active: boolean;
};

/** The form of the person as it was typed. */
export type RawPerson = {
  readonly name: string;
  readonly titleDe: string;
  readonly titleEn: string;
  readonly bioDe: string;
  readonly bioEn: string;
  readonly position: string;
  readonly onlineBookable: boolean;
  readonly active: boolean;
};

export type PersonField = Exclude<keyof RawPerson, 'onlineBookable' | 'active'>;
export type PersonFieldRefusal = { readonly field: PersonField; readonly reason: FieldReason };

/** Everything of a colleague that this form decides. */
export type PersonContent = Pick<
  StaffRecord,
  'name' | 'title' | 'bio' | 'position' | 'onlineBookable' | 'active'
>;

const LONGEST_NAME = 80;
const LONGEST_TITLE = 80;
const LONGEST_BIO = 600;
export const LAST_POSITION = 9_999;

/** All that is wrong with it at once, in the order of the form. */
export function readPerson(raw: RawPerson): Result<PersonContent, readonly PersonFieldRefusal[]> {
  const refusals: PersonFieldRefusal[] = [];
  const taken = <T>(field: PersonField, read: Result<T, FieldReason>, otherwise: T): T => {
    if (read.ok) return read.value;
    refusals.push({ field, reason: read.error });
    return otherwise;
  };
  const name = taken('name', lineField(raw.name, LONGEST_NAME), '');
  const titleDe = taken('titleDe', titleIn(raw.titleDe, raw.titleEn), '');
  const titleEn = taken('titleEn', titleIn(raw.titleEn, raw.titleDe), '');
  const bioDe = taken('bioDe', proseField(raw.bioDe, LONGEST_BIO), '');
  const bioEn = taken('bioEn', proseField(raw.bioEn, LONGEST_BIO), '');
  const position = taken('position', wholeIn(raw.position, 0, LAST_POSITION), 0);
  if (refusals.length > 0) return err(refusals);
  return ok({
    name,
    title: inBoth(titleDe, titleEn),
    bio: inBoth(bioDe, bioEn),
    position,
    onlineBookable: raw.onlineBookable,
    active: raw.active,
  });
}

/** In both languages or in neither: the website has a page in each. */
const titleIn = (typed: string, other: string): Result<string, FieldReason> =>
  typed.trim() === '' && other.trim() === '' ? ok('') : lineField(typed, LONGEST_TITLE);

/** In an order of its own, so that equal people have equal fingerprints wherever they were read. */
export const personOf = (record: PersonContent): PersonContent => ({
  name: record.name,
  title: inBoth(record.title['de-CH'], record.title.en),
  bio: inBoth(record.bio['de-CH'], record.bio.en),
  position: record.position,
  onlineBookable: record.onlineBookable,
  active: record.active,
});

/** Somebody whom nothing is known of yet but who they are: no hours, no skills. */
export const beginner = (id: StaffId, slug: string, person: PersonContent): StaffRecord => ({
  id,
  slug,
  ...person,
  hours: [],
  breaks: [],
  skills: new Map<ServiceId, never>(),
});

/** The form of a colleague's person: its shape only. What may stand in it is the domain's rule. */
import type { PersonContent, RawPerson } from '#domain/settings/staff-record.ts';
import { isUuid, type StaffId } from '#domain/shared/ids.ts';
import { tickOf } from './part-forms.ts';
import { textIn } from '../forms/text.ts';

export type PersonForm = {
  readonly id: StaffId | null;
  readonly seen: string | null;
  readonly form: RawPerson;
  readonly confirmed: boolean;
};

export function readPersonForm(posted: FormData): PersonForm {
  const [id, seen] = [textIn(posted, 'id'), textIn(posted, 'seen')];
  return {
    id: isUuid(id) ? (id as StaffId) : null,
    seen: seen === '' ? null : seen,
    form: {
      name: textIn(posted, 'name'),
      titleDe: textIn(posted, 'titleDe'),
      titleEn: textIn(posted, 'titleEn'),
      bioDe: textIn(posted, 'bioDe'),
      bioEn: textIn(posted, 'bioEn'),
      position: textIn(posted, 'position'),
      onlineBookable: tickOf(posted, 'onlineBookable'),
      active: tickOf(posted, 'active'),
    },
    confirmed: tickOf(posted, 'confirmed'),
  };
}

export const formOfPerson = (person: PersonContent): RawPerson => ({
  name: person.name,
  titleDe: person.title['de-CH'],
  titleEn: person.title.en,
  bioDe: person.bio['de-CH'],
  bioEn: person.bio.en,
  position: String(person.position),
  onlineBookable: person.onlineBookable,
  active: person.active,
});

export const emptyPerson = (position: number): RawPerson => ({
  name: '',
  titleDe: '',
  titleEn: '',
  bioDe: '',
  bioEn: '',
  position: String(position),
  onlineBookable: true,
  active: true,
});

/** The form of a resource: its shape only. What may stand in it is the domain's rule. */
import {
  NEW_KIND,
  USUAL_KINDS,
  type RawResource,
  type ResourceContent,
} from '#domain/settings/resource-record.ts';
import { isUuid, type ResourceId } from '#domain/shared/ids.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { textIn } from '../forms/text.ts';
import { tickOf } from './part-forms.ts';
import { kindWord } from './service-answer.ts';

export type ResourceForm = {
  readonly id: ResourceId | null;
  readonly seen: string | null;
  readonly form: RawResource;
  readonly confirmed: boolean;
};

export function readResourceForm(posted: FormData): ResourceForm {
  const [id, seen] = [textIn(posted, 'id'), textIn(posted, 'seen')];
  return {
    id: isUuid(id) ? (id as ResourceId) : null,
    seen: seen === '' ? null : seen,
    form: {
      name: textIn(posted, 'name'),
      kind: textIn(posted, 'kind'),
      newKind: textIn(posted, 'newKind'),
      position: textIn(posted, 'position'),
      active: tickOf(posted, 'active'),
    },
    confirmed: tickOf(posted, 'confirmed'),
  };
}

export const formOfResource = ({ name, kind, position, active }: ResourceContent): RawResource => ({
  name,
  kind,
  newKind: '',
  position: String(position),
  active,
});

export const emptyResource = (kind: string, position: number): RawResource => ({
  name: '',
  kind,
  newKind: '',
  position: String(position),
  active: true,
});

/** Those of the salon, those that most know, and one of its own. */
export const kindOptions = (kinds: readonly string[], texts: Catalogue) => [
  ...[...new Set([...kinds, ...USUAL_KINDS])].map((kind) => ({ value: kind, label: kindWord(kind, texts) })),
  { value: NEW_KIND, label: texts.team.resources.otherKind },
];

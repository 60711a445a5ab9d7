/** Chairs, basins and whatever else a service may need, as the salon keeps them. */
import type { Localized } from '../shared/locale.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Resource, ResourceKind } from '../slots/salon-book.ts';
import { lineField, wholeIn } from './field-rules.ts';
import type { FieldReason } from './field-rules.ts';
import type { ServiceRecord } from './service-record.ts';
import { LAST_POSITION } from './staff-record.ts';

export type ResourceRecord = Resource & { readonly name: string; readonly active: boolean };
export type ResourceContent = Omit<ResourceRecord, 'id'>;

/** The form as it was typed. `newKind` counts where `kind` says so. */
export type RawResource = {
  readonly name: string;
  readonly kind: string;
  readonly newKind: string;
  readonly position: string;
  readonly active: boolean;
};

/** In the place of a kind: one that has no resource yet. */
export const NEW_KIND = 'new';
/** Kinds that most salons know; each has its word in the catalogues. */
export const USUAL_KINDS: readonly ResourceKind[] = ['chair', 'basin', 'dryer', 'cabin', 'nail_table'];

export type ResourceField = Exclude<keyof RawResource, 'active'>;
export type ResourceFieldRefusal = { readonly field: ResourceField; readonly reason: FieldReason };

const LONGEST_NAME = 60;
const KIND = /^[a-zäöüàâéèêëîïôœùûç_]{2,30}$/;

/** @param kinds those that the salon has */
export function readResource(
  raw: RawResource,
  kinds: readonly ResourceKind[],
): Result<ResourceContent, readonly ResourceFieldRefusal[]> {
  const name = lineField(raw.name, LONGEST_NAME);
  const position = wholeIn(raw.position, 0, LAST_POSITION);
  const isNew = raw.kind === NEW_KIND;
  const kind = isNew ? kindIn(raw.newKind) : listed(raw.kind, kinds);
  if (name.ok && kind.ok && position.ok) {
    return ok({ kind: kind.value, name: name.value, position: position.value, active: raw.active });
  }
  return err([
    ...(name.ok ? [] : [{ field: 'name' as const, reason: name.error }]),
    ...(kind.ok ? [] : [{ field: isNew ? ('newKind' as const) : ('kind' as const), reason: kind.error }]),
    ...(position.ok ? [] : [{ field: 'position' as const, reason: position.error }]),
  ]);
}

const listed = (kind: string, kinds: readonly ResourceKind[]): Result<ResourceKind, FieldReason> =>
  kinds.includes(kind) || USUAL_KINDS.includes(kind) ? ok(kind) : err('not_offered');

/** A kind is a word of letters: it stands in rows and forms, and is read as it was typed. */
function kindIn(typed: string): Result<ResourceKind, FieldReason> {
  const word = lineField(typed, LONGEST_NAME);
  if (!word.ok) return word;
  const kind = word.value.toLowerCase().replace(/[\s-]+/g, '_');
  return KIND.test(kind) && kind !== NEW_KIND ? ok(kind) : err('not_a_kind');
}

/** In an order of its own, so that equal resources have equal fingerprints wherever they were read. */
export const resourceOf = ({ kind, name, position, active }: ResourceContent): ResourceContent => ({
  kind,
  name,
  position,
  active,
});

/**
 * Services that nobody could do any more: they need a kind of which nothing is left, as they did not before. One unit
 * is enough for a service, whatever it needs it for.
 */
export function starvedServices(
  services: readonly Pick<ServiceRecord, 'name' | 'needs' | 'active'>[],
  before: readonly ResourceRecord[],
  after: readonly ResourceRecord[],
): readonly Localized[] {
  const kindsOf = (resources: readonly ResourceRecord[]) =>
    new Set(resources.filter(({ active }) => active).map(({ kind }) => kind));
  const [had, has] = [kindsOf(before), kindsOf(after)];
  return services
    .filter(({ active, needs }) => active && needs.some(({ kind }) => had.has(kind) && !has.has(kind)))
    .map(({ name }) => name);
}

import type { CategoryId } from '../shared/ids.ts';
import { rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { ResourceKind, ResourceNeed, Service } from '../slots/salon-book.ts';
import { inBoth, lineField, priceIn, proseField, stepsIn, wholeIn } from './field-rules.ts';
import type { FieldReason } from './field-rules.ts';
import { RULE_LIMITS } from './rules.ts';

/** A service as the salon keeps it, sold at present or not. */
export type ServiceRecord = Service & { readonly active: boolean };

/** What a service can refer to. */
export type ServiceShelf = {
  readonly categoryIds: readonly CategoryId[];
  readonly vatCodes: readonly string[];
  readonly resourceKinds: readonly ResourceKind[];
};

/** The form as it was typed. `needs` are written `chair` for the whole service, `chair:2` for its third step. */
export type RawService = {
  readonly nameDe: string;
  readonly nameEn: string;
  readonly descriptionDe: string;
  readonly descriptionEn: string;
  readonly categoryId: string;
  readonly steps: readonly string[];
  readonly bufferBefore: string;
  readonly bufferAfter: string;
  readonly price: string;
  readonly vatCode: string;
  readonly needs: readonly string[];
  readonly position: string;
  /** Empty, both: the salon's rule. */
  readonly cutoffHours: string;
  readonly lateFeePercent: string;
  /** Empty: the salon's rule; in whole francs. */
  readonly depositPercent: string;
  readonly depositLeast: string;
  readonly onlineBookable: boolean;
  readonly onRequest: boolean;
  readonly active: boolean;
};

export type ServiceField = Exclude<keyof RawService, 'onlineBookable' | 'onRequest' | 'active'>;
export type ServiceFieldRefusal = { readonly field: ServiceField; readonly reason: FieldReason };

/** Everything of a service that the form decides. */
export type ServiceContent = Omit<ServiceRecord, 'id' | 'slug'>;

const LONGEST_NAME = 80;
const LONGEST_DESCRIPTION = 600;
const LONGEST_BUFFER = 120;
const LAST_POSITION = 9_999;

/** All that is wrong with it at once, in the order of the form. */
export function readService(
  raw: RawService,
  shelf: ServiceShelf,
): Result<ServiceContent, readonly ServiceFieldRefusal[]> {
  const refusals: ServiceFieldRefusal[] = [];
  const taken = <T>(field: ServiceField, read: Result<T, FieldReason>, otherwise: T): T => {
    if (read.ok) return read.value;
    refusals.push({ field, reason: read.error });
    return otherwise;
  };
  const listed = <T extends string>(field: ServiceField, typed: string, offered: readonly T[]): T => {
    const found = offered.find((each) => each === typed);
    return taken<T>(field, found === undefined ? err('not_offered') : ok(found), '' as T);
  };
  const unlessEmpty = (
    field: 'cutoffHours' | 'lateFeePercent' | 'depositPercent' | 'depositLeast',
  ): number | null => {
    const [least, most] = RULE_LIMITS[field];
    return raw[field].trim() === '' ? null : taken(field, wholeIn(raw[field], least, most), 0);
  };
  const nameDe = taken('nameDe', lineField(raw.nameDe, LONGEST_NAME), '');
  const nameEn = taken('nameEn', lineField(raw.nameEn, LONGEST_NAME), '');
  const descriptionDe = taken('descriptionDe', proseField(raw.descriptionDe, LONGEST_DESCRIPTION), '');
  const descriptionEn = taken('descriptionEn', proseField(raw.descriptionEn, LONGEST_DESCRIPTION), '');
  const categoryId = listed('categoryId', raw.categoryId, shelf.categoryIds);
  const position = taken('position', wholeIn(raw.position, 0, LAST_POSITION), 0);
  const price = taken('price', priceIn(raw.price), 0 as ServiceContent['price']);
  const vatCode = listed('vatCode', raw.vatCode, shelf.vatCodes);
  const cutoffHours = unlessEmpty('cutoffHours');
  const lateFeePercent = unlessEmpty('lateFeePercent');
  const depositPercent = unlessEmpty('depositPercent');
  const depositLeast = unlessEmpty('depositLeast');
  const segments = taken('steps', stepsIn(raw.steps), []);
  const bufferBefore = taken('bufferBefore', wholeIn(raw.bufferBefore, 0, LONGEST_BUFFER), 0);
  const bufferAfter = taken('bufferAfter', wholeIn(raw.bufferAfter, 0, LONGEST_BUFFER), 0);
  const needs = taken('needs', needsIn(raw.needs, shelf.resourceKinds, segments.length), []);
  if (refusals.length > 0) return err(refusals);
  return ok({
    name: inBoth(nameDe, nameEn),
    description: inBoth(descriptionDe, descriptionEn),
    categoryId,
    segments,
    bufferBefore,
    bufferAfter,
    price,
    vatCode,
    needs,
    position,
    ownPolicy: { cutoffMinutes: cutoffHours === null ? null : cutoffHours * 60, lateFeePercent },
    ownDeposit: { percent: depositPercent, least: depositLeast === null ? null : rappen(depositLeast * 100) },
    onlineBookable: raw.onlineBookable,
    onRequest: raw.onRequest,
    active: raw.active,
  });
}

/** For the whole service, or for steps of it: who needs a chair throughout needs it in each step as well. */
function needsIn(
  typed: readonly string[],
  kinds: readonly ResourceKind[],
  steps: number,
): Result<readonly ResourceNeed[], FieldReason> {
  const needs: ResourceNeed[] = [];
  for (const text of typed) {
    const [kind = '', step] = text.split(':');
    const segment = step === undefined ? null : Number(step);
    const known = kinds.includes(kind) && (segment === null || Number.isSafeInteger(segment));
    // Steps are what is wrong, if they are; then nothing can be said of the needs.
    if (!known || (steps > 0 && segment !== null && (segment < 0 || segment >= steps))) {
      return err('not_offered');
    }
    needs.push({ kind, segment });
  }
  const whole = new Set(needs.filter(({ segment }) => segment === null).map(({ kind }) => kind));
  const kept = needs.filter(({ kind, segment }) => segment === null || !whole.has(kind));
  return ok(kept.sort((a, b) => a.kind.localeCompare(b.kind) || (a.segment ?? -1) - (b.segment ?? -1)));
}

/** In an order of its own, so that equal services have equal fingerprints wherever they were read. */
export const contentOf = (record: ServiceContent): ServiceContent => ({
  name: inBoth(record.name['de-CH'], record.name.en),
  description: inBoth(record.description['de-CH'], record.description.en),
  categoryId: record.categoryId,
  segments: [...record.segments],
  bufferBefore: record.bufferBefore,
  bufferAfter: record.bufferAfter,
  price: record.price,
  vatCode: record.vatCode,
  needs: record.needs
    .map(({ kind, segment }) => ({ kind, segment }))
    .sort((a, b) => a.kind.localeCompare(b.kind) || (a.segment ?? -1) - (b.segment ?? -1)),
  position: record.position,
  ownPolicy: {
    cutoffMinutes: record.ownPolicy.cutoffMinutes,
    lateFeePercent: record.ownPolicy.lateFeePercent,
  },
  ownDeposit: { percent: record.ownDeposit.percent, least: record.ownDeposit.least },
  onlineBookable: record.onlineBookable,
  onRequest: record.onRequest,
  active: record.active,
});

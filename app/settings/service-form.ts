/** A service's form: its shape only. What may stand in it is the domain's rule. */
import { z } from 'zod';
import { MOST_STEPS } from '#domain/settings/field-rules.ts';
import type { RawService, ServiceContent } from '#domain/settings/service-record.ts';
import { isUuid, type ServiceId } from '#domain/shared/ids.ts';
import { formatRappen } from '#domain/shared/money.ts';
import { text } from '../forms/text.ts';

const tick = z
  .literal('on')
  .optional()
  .catch(undefined)
  .transform((value) => value === 'on');

const fields = z.object({
  nameDe: text,
  nameEn: text,
  descriptionDe: text,
  descriptionEn: text,
  categoryId: text,
  bufferBefore: text,
  bufferAfter: text,
  price: text,
  vatCode: text,
  position: text,
  cutoffHours: text,
  lateFeePercent: text,
  depositPercent: text,
  depositLeast: text,
  onlineBookable: tick,
  onRequest: tick,
  active: tick,
});

const hidden = z.object({
  id: z.string().refine(isUuid).nullable().catch(null),
  seen: z.string().max(40).nullable().catch(null),
  confirmed: tick,
});

const MOST_NEEDS = 100;
const listOf = (form: FormData, name: string, most: number): readonly string[] =>
  form
    .getAll(name)
    .slice(0, most)
    .map((value) => text.parse(value));

export type ServiceForm = {
  readonly form: RawService;
  readonly id: ServiceId | null;
  readonly seen: string | null;
  readonly confirmed: boolean;
};

export function readServiceForm(posted: FormData): ServiceForm {
  const entries = Object.fromEntries(posted);
  const { id, seen, confirmed } = hidden.parse({ id: null, seen: null, ...entries });
  return {
    form: {
      ...fields.parse(entries),
      steps: listOf(posted, 'step', MOST_STEPS),
      needs: listOf(posted, 'need', MOST_NEEDS),
    },
    id: id as ServiceId | null,
    seen: seen === '' ? null : seen,
    confirmed,
  };
}

const numberOrNothing = (number: number | null, unit = 1): string =>
  number === null ? '' : String(number / unit);

export const formOfService = (service: ServiceContent): RawService => ({
  nameDe: service.name['de-CH'],
  nameEn: service.name.en,
  descriptionDe: service.description['de-CH'],
  descriptionEn: service.description.en,
  categoryId: service.categoryId,
  steps: service.segments.map(String),
  bufferBefore: String(service.bufferBefore),
  bufferAfter: String(service.bufferAfter),
  price: formatRappen(service.price),
  vatCode: service.vatCode,
  needs: service.needs.map(({ kind, segment }) => (segment === null ? kind : `${kind}:${segment}`)),
  position: String(service.position),
  cutoffHours: numberOrNothing(service.ownPolicy.cutoffMinutes, 60),
  lateFeePercent: numberOrNothing(service.ownPolicy.lateFeePercent),
  depositPercent: numberOrNothing(service.ownDeposit.percent),
  depositLeast: numberOrNothing(service.ownDeposit.least, 100),
  onlineBookable: service.onlineBookable,
  onRequest: service.onRequest,
  active: service.active,
});

export const emptyService = (over: Partial<RawService>): RawService => ({
  nameDe: '',
  nameEn: '',
  descriptionDe: '',
  descriptionEn: '',
  categoryId: '',
  steps: [],
  bufferBefore: '0',
  bufferAfter: '0',
  price: '',
  vatCode: '',
  needs: [],
  position: '1',
  cutoffHours: '',
  lateFeePercent: '',
  depositPercent: '',
  depositLeast: '',
  onlineBookable: true,
  onRequest: false,
  active: true,
  ...over,
});

const FEWEST_STEPS_SHOWN = 5;

/** As many fields as the service has steps, and two more; always ending with work. */
export const stepsShown = (steps: readonly string[]): number =>
  Math.min(MOST_STEPS, Math.max(FEWEST_STEPS_SHOWN, steps.length + 2 - (steps.length % 2 === 1 ? 0 : 1)));

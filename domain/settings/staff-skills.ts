/** What a colleague does, and where their price or their time is not the listed one. */
import type { ServiceId } from '../shared/ids.ts';
import type { Rappen } from '../shared/money.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import type { Skill } from '../slots/salon-book.ts';
import { priceIn, stepsIn } from './field-rules.ts';
import type { FieldReason, FieldRefusal } from './field-rules.ts';
import type { ServiceRecord } from './service-record.ts';

/** A line of the form as it was typed. What is empty is as listed. */
export type RawSkill = {
  readonly serviceId: string;
  readonly does: boolean;
  readonly price: string;
  readonly steps: readonly string[];
};

export type SkillLine = {
  readonly serviceId: ServiceId;
  readonly price: Rappen | null;
  readonly segments: readonly number[] | null;
};

export const priceField = (serviceId: string): string => `price-${serviceId}`;
export const stepsField = (serviceId: string): string => `steps-${serviceId}`;

/**
 * One line a service, also for those that are not sold at present. An own price is the price that the customer pays,
 * one definite amount like the listed one (Art. 10 PBV). Own steps are as many as the service has: what it needs during
 * its third step it needs during everybody's third step.
 */
export function readSkills(
  raw: readonly RawSkill[],
  services: readonly Pick<ServiceRecord, 'id' | 'segments'>[],
): Result<readonly SkillLine[], readonly FieldRefusal[]> {
  const refusals: FieldRefusal[] = [];
  const lines = services.flatMap(({ id, segments }): readonly SkillLine[] => {
    const typed = raw.find(({ serviceId }) => serviceId === id);
    if (typed?.does !== true) return [];
    const price = typed.price.trim() === '' ? ok(null) : priceIn(typed.price);
    if (!price.ok) refusals.push({ field: priceField(id), reason: price.error });
    const steps = ownSteps(typed.steps, segments.length);
    if (!steps.ok) refusals.push({ field: stepsField(id), reason: steps.error });
    return price.ok && steps.ok ? [{ serviceId: id, price: price.value, segments: steps.value }] : [];
  });
  return refusals.length > 0 ? err(refusals) : ok(inServiceOrder(lines));
}

function ownSteps(typed: readonly string[], listed: number): Result<readonly number[] | null, FieldReason> {
  if (typed.every((text) => text.trim() === '')) return ok(null);
  const read = stepsIn(typed);
  return read.ok && read.value.length !== listed ? err('steps_differ') : read;
}

const inServiceOrder = (lines: readonly SkillLine[]): readonly SkillLine[] =>
  lines.toSorted((a, b) => (a.serviceId < b.serviceId ? -1 : 1));

/** As a form is filled in from them: in one order, whoever wrote them down. */
export const skillLines = (skills: ReadonlyMap<ServiceId, Skill>): readonly SkillLine[] =>
  inServiceOrder(
    [...skills].map(([serviceId, { price, segments }]) => ({
      serviceId,
      price,
      segments: segments === null ? null : [...segments],
    })),
  );

/** Services that the first can do and the second no longer can. */
export function skillsLost(
  before: readonly SkillLine[],
  after: readonly SkillLine[],
): ReadonlySet<ServiceId> {
  const kept = new Set(after.map(({ serviceId }) => serviceId));
  return new Set(before.flatMap(({ serviceId }) => (kept.has(serviceId) ? [] : [serviceId])));
}

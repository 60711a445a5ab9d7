/** The form of what a colleague does: its shape only. What may stand in it is the domain's rule. */
import { MOST_STEPS } from '#domain/settings/field-rules.ts';
import { priceField, stepsField, type RawSkill, type SkillLine } from '#domain/settings/staff-skills.ts';
import type { SalonPartInput } from '#domain/settings/salon-part.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { formatRappen } from '#domain/shared/money.ts';
import { text, textIn } from '../forms/text.ts';
import { inputOf } from './part-forms.ts';

const MOST_SERVICES = 500;

/** Every service that the form has a price field for. */
export function readSkillsForm(posted: FormData): SalonPartInput<readonly RawSkill[]> {
  const ids = [...posted.keys()].flatMap((key) => {
    const id = key.startsWith(priceField('')) ? key.slice(priceField('').length) : '';
    return isUuid(id) ? [id] : [];
  });
  const ticked = new Set(posted.getAll('skill'));
  return inputOf(
    posted,
    [...new Set(ids)].slice(0, MOST_SERVICES).map((serviceId) => ({
      serviceId,
      does: ticked.has(serviceId),
      price: textIn(posted, priceField(serviceId)),
      steps: posted
        .getAll(stepsField(serviceId))
        .slice(0, MOST_STEPS)
        .map((value) => text.parse(value)),
    })),
  );
}

export const rawSkillOf = (serviceId: string, line: SkillLine | undefined): RawSkill => ({
  serviceId,
  does: line !== undefined,
  price: line?.price == null ? '' : formatRappen(line.price),
  steps: line?.segments?.map(String) ?? [],
});

import type { RawSkill, SkillLine } from '#domain/settings/staff-skills.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { Difference } from './form-answer.ts';
import { rawSkillOf } from './skills-form.ts';

type Named = { readonly id: string; readonly name: string };

/** By service: what somebody else has saved, and what was typed. */
export function skillDifferences(
  stored: readonly SkillLine[],
  yours: readonly RawSkill[],
  services: readonly Named[],
  texts: Catalogue,
): readonly Difference[] {
  return services
    .map(({ id, name }) => ({
      label: name,
      stored: skillWords(
        rawSkillOf(
          id,
          stored.find(({ serviceId }) => serviceId === id),
        ),
        texts,
      ),
      yours: skillWords(
        yours.find(({ serviceId }) => serviceId === id),
        texts,
      ),
    }))
    .filter((each) => each.stored !== each.yours);
}

function skillWords(skill: RawSkill | undefined, { team }: Catalogue): string {
  if (skill?.does !== true) return team.skills.no;
  const steps = skill.steps.filter((step) => step.trim() !== '');
  const own = [
    ...(skill.price.trim() === '' ? [] : [skill.price]),
    ...(steps.length === 0 ? [] : [steps.join(' – ')]),
  ];
  return own.length === 0 ? team.skills.asListed : own.join(', ');
}

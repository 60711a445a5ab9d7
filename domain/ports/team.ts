/** The colleagues as those see and change them who lead the salon. */
import type { StaffHours } from '../settings/staff-plan.ts';
import type { PersonContent, StaffRecord } from '../settings/staff-record.ts';
import type { SkillLine } from '../settings/staff-skills.ts';
import type { Insider } from '../shared/actor.ts';
import type { StaffId } from '../shared/ids.ts';

/** Every change begins with `SettingsStore.open`. */
export interface TeamStore {
  /** Also one who has left. */
  colleague(id: StaffId): Promise<StaffRecord | null>;
  slugs(): Promise<ReadonlySet<string>>;
  /** Inserts the person or replaces what is said of them; an existing one keeps their slug. */
  putPerson(id: StaffId, slug: string, person: PersonContent): Promise<void>;
  /** Replaces all hours and breaks, those with a first or last day included. */
  putHours(id: StaffId, hours: StaffHours): Promise<void>;
  putSkills(id: StaffId, skills: readonly SkillLine[]): Promise<void>;
}

export interface TeamQueries {
  /** Also those who have left; by position. */
  team(actor: Insider): Promise<readonly StaffRecord[]>;
}

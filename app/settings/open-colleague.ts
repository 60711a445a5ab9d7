/** What every page of one colleague begins with. */
import type { AppLoadContext } from '@remix-run/node';
import { may } from '#domain/identity/permissions.ts';
import type { StaffRecord } from '#domain/settings/staff-record.ts';
import { notFound } from '../page-of.ts';
import type { StaffPage } from '../staff-page.ts';

const PARTS = ['person', 'hours', 'skills'] as const;

export type ColleagueFacts = {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly saved: (typeof PARTS)[number] | null;
  /** What is still to be said before anybody can book them. */
  readonly missing: 'hours' | 'skills' | null;
};

/** @throws Response 404 for whom there is not, and for another salon's */
export async function openColleague(
  { actor }: StaffPage,
  context: AppLoadContext,
  id: string | undefined,
): Promise<StaffRecord> {
  const colleague = (await context.settings.queries.team(actor)).find((each) => each.id === id);
  if (colleague === undefined) throw notFound();
  return colleague;
}

export const colleagueFacts = (
  { actor, url }: StaffPage,
  { id, name, active, hours, skills }: StaffRecord,
): ColleagueFacts => ({
  id,
  name,
  active,
  saved: PARTS.find((part) => part === url.searchParams.get('saved')) ?? null,
  missing:
    !active || !may(actor, 'team.change')
      ? null
      : hours.length === 0
        ? 'hours'
        : skills.size === 0
          ? 'skills'
          : null,
});

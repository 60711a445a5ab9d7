import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { StaffId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { freeSlug, slugOf } from '../field-rules.ts';
import { fingerprint } from '../fingerprint.ts';
import { staffEntry } from '../settings-entry.ts';
import { personOf, readPerson } from '../staff-record.ts';
import type { PersonContent, PersonFieldRefusal, RawPerson } from '../staff-record.ts';
import { withStaff, type VisitAhead } from '../visit-ahead.ts';

export type SaveColleagueInput = {
  /** Also of somebody who is new: sent twice, the form makes one. */
  readonly id: StaffId;
  /** The fingerprint of what the form was filled in from; null: somebody new. */
  readonly seen: string | null;
  readonly form: RawPerson;
  /** The visits that the change leaves behind were shown. */
  readonly confirmed: boolean;
};

export type SaveColleagueRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'invalid'; readonly fields: readonly PersonFieldRefusal[] }
  /** Somebody else has saved in the meantime; `current` is what they left. */
  | { readonly kind: 'changed'; readonly current: PersonContent; readonly wanted: PersonContent }
  | { readonly kind: 'strands'; readonly visits: readonly VisitAhead[] };

export type SaveColleague = (
  actor: Insider,
  input: SaveColleagueInput,
) => Promise<Result<{ readonly slug: string }, SaveColleagueRefusal>>;

/** Room for the number that tells two of one name apart. */
const LONGEST_SLUG = 36;

/** Somebody new, or what is said of a colleague; that they have left is such a thing too. */
export const saveColleague =
  ({ uow, clock }: { readonly uow: UnitOfWork; readonly clock: Clock }): SaveColleague =>
  async (actor, { id, seen, form, confirmed }) => {
    if (!may(actor, 'team.change')) return err({ kind: 'not_found' });
    return await uow.run<{ slug: string }, SaveColleagueRefusal>(actor, async ({ settings, team, audit }) => {
      await settings.open();
      const current = await team.colleague(id);
      if (current === null && seen !== null) return err({ kind: 'not_found' });
      const read = readPerson(form);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const person = personOf(read.value);
      const before = current === null ? null : personOf(current);
      if (current !== null && before !== null) {
        const left = fingerprint(before);
        if (left === fingerprint(person)) return ok({ slug: current.slug });
        if (left !== seen) return err({ kind: 'changed', current: before, wanted: person });
      }
      const at = clock.now();
      if (before?.active === true && !person.active && !confirmed) {
        const visits = withStaff(await settings.visitsAhead(at), id);
        if (visits.length > 0) return err({ kind: 'strands', visits });
      }
      const slug = current?.slug ?? freeSlug(slugOf(person.name, LONGEST_SLUG, 'team'), await team.slugs());
      await team.putPerson(id, slug, person);
      const action = current === null ? 'staff.created' : 'staff.changed';
      await audit.append(staffEntry(action, id, before, person), at);
      return ok({ slug });
    });
  };

import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TeamStore } from '../../ports/team.ts';
import type { UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Insider } from '../../shared/actor.ts';
import type { StaffId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { dateOf, type LocalDate } from '../../shared/salon-time.ts';
import type { SalonBook } from '../../slots/salon-book.ts';
import type { FieldRefusal } from '../field-rules.ts';
import { fingerprint } from '../fingerprint.ts';
import type { ServiceRecord } from '../service-record.ts';
import { staffEntry } from '../settings-entry.ts';
import { planOf, readPlan, replanned } from '../staff-plan.ts';
import type { RawPlan, StaffHours, StaffPlan } from '../staff-plan.ts';
import type { StaffRecord } from '../staff-record.ts';
import { readSkills, skillLines, skillsLost } from '../staff-skills.ts';
import type { RawSkill, SkillLine } from '../staff-skills.ts';
import { leftAlone, withSkills, type VisitAhead } from '../visit-ahead.ts';
import type { SalonPartInput, SalonPartRefusal } from '../salon-part.ts';

export type SaveColleaguePart<Form, Content> = (
  actor: Insider,
  input: SalonPartInput<Form> & { readonly id: StaffId },
) => Promise<Result<null, SalonPartRefusal<Content>>>;

export type SaveStaffHours = SaveColleaguePart<RawPlan, StaffPlan>;
export type SaveStaffSkills = SaveColleaguePart<readonly RawSkill[], readonly SkillLine[]>;

/** What both are decided from. */
type Known = {
  readonly book: SalonBook;
  readonly services: readonly ServiceRecord[];
  readonly today: LocalDate;
};

/** What differs between the parts of a colleague that one form saves whole. */
type ColleaguePart<Form, Content> = {
  /** What the audit log calls it. */
  readonly name: string;
  read(form: Form, known: Known): Result<Content, readonly FieldRefusal[]>;
  /** As stored, in the order in which `read` returns it. */
  current(colleague: StaffRecord, known: Known): Content;
  put(team: TeamStore, colleague: StaffRecord, content: Content, known: Known): Promise<void>;
  stranded(
    visits: readonly VisitAhead[],
    colleague: StaffRecord,
    content: Content,
    known: Known,
  ): readonly VisitAhead[];
};

type Deps = { readonly uow: UnitOfWork; readonly clock: Clock };

const savePart =
  <Form, Content>(
    { uow, clock }: Deps,
    part: ColleaguePart<Form, Content>,
  ): SaveColleaguePart<Form, Content> =>
  async (actor, { id, seen, form, confirmed }) => {
    if (!may(actor, 'team.change')) return err({ kind: 'not_found' });
    return await uow.run<null, SalonPartRefusal<Content>>(actor, async (stores) => {
      const { settings, team, calendar, audit } = stores;
      // Before the number is counted up: what is read under the new one would be kept even if this is refused.
      const book = await calendar.book();
      await settings.open();
      const [colleague, services] = await Promise.all([team.colleague(id), settings.services()]);
      if (colleague === null) return err({ kind: 'not_found' });
      const at = clock.now();
      const known: Known = { book, services, today: dateOf(at, book.zone) };
      const before = part.current(colleague, known);
      const read = part.read(form, known);
      if (!read.ok) return err({ kind: 'invalid', fields: read.error });
      const left = fingerprint(before);
      if (left === fingerprint(read.value)) return ok(null);
      if (left !== seen) return err({ kind: 'changed', current: before });
      if (!confirmed) {
        const visits = part.stranded(await settings.visitsAhead(at), colleague, read.value, known);
        if (visits.length > 0) return err({ kind: 'strands', visits });
      }
      await part.put(team, colleague, read.value, known);
      await audit.append(
        staffEntry('staff.changed', id, { [part.name]: before }, { [part.name]: read.value }),
        at,
      );
      return ok(null);
    });
  };

const working = (book: SalonBook, id: StaffId, hours: StaffHours): SalonBook => ({
  ...book,
  staff: book.staff.map((member) => (member.id === id ? { ...member, ...hours } : member)),
});

/** The week without end, at once or from a day on; hours with a last day stay. */
export const saveStaffHours = (deps: Deps): SaveStaffHours =>
  savePart(deps, {
    name: 'hours',
    read: (form, { today }) => readPlan(form, today),
    current: (colleague, { today }) => planOf(colleague, today),
    put: (team, colleague, plan, { today }) => team.putHours(colleague.id, replanned(colleague, plan, today)),
    stranded: (visits, { id, hours, breaks }, plan, { book, today }) =>
      leftAlone(
        visits,
        id,
        working(book, id, { hours, breaks }),
        working(book, id, replanned({ hours, breaks }, plan, today)),
      ),
  });

/** All that the colleague does, with own prices and times. What was booked keeps both: they are frozen there. */
export const saveStaffSkills = (deps: Deps): SaveStaffSkills =>
  savePart(deps, {
    name: 'skills',
    read: (form, { services }) => readSkills(form, services),
    current: ({ skills }) => skillLines(skills),
    put: (team, { id }, lines) => team.putSkills(id, lines),
    stranded: (visits, { id, skills }, lines) =>
      withSkills(visits, id, skillsLost(skillLines(skills), lines)),
  });

/** The two forms of the page of access, as they come from a browser. */
import { GIVEN_ROLES, type WantedRole } from '#domain/identity/role-change.ts';
import { isUuid, type AccountId, type StaffId } from '#domain/shared/ids.ts';

export type AccessForm = {
  readonly role: string;
  readonly staff: string;
  readonly wanted: WantedRole;
} & (
  | { readonly intent: 'change'; readonly accountId: AccountId; readonly seen: string }
  | { readonly intent: 'add'; readonly email: string; readonly wanted: NonNullable<WantedRole> }
);

/** Null: no form of this page sends that. @param colleagues those whose column can be given */
export function readAccessForm(form: FormData, colleagues: readonly StaffId[]): AccessForm | null {
  const textOf = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const [role, staff, accountId] = [textOf('role'), textOf('staff'), textOf('account')];
  const staffId = staff === '' ? null : colleagues.find((id) => id === staff);
  const given = GIVEN_ROLES.find((each) => each === role);
  if (staffId === undefined || (given === undefined && role !== 'none')) return null;
  const wanted = given === undefined ? null : { role: given, staffId };
  switch (textOf('intent')) {
    case 'change':
      if (!isUuid(accountId)) return null;
      return {
        intent: 'change',
        role,
        staff,
        wanted,
        accountId: accountId as AccountId,
        seen: textOf('seen'),
      };
    case 'add':
      return wanted === null ? null : { intent: 'add', role, staff, wanted, email: textOf('email') };
    default:
      return null;
  }
}

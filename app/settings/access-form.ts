/** The forms of the page of access, as they come from a browser. */
import { GIVEN_ROLES, type WantedRole } from '#domain/identity/role-change.ts';
import { isUuid, type AccountId, type InvitationId, type StaffId } from '#domain/shared/ids.ts';
import { textIn } from '../forms/text.ts';

export type AccessForm =
  | (Chosen & {
      readonly intent: 'change';
      readonly accountId: AccountId;
      readonly seen: string;
      readonly wanted: WantedRole;
    })
  | (Chosen & {
      readonly intent: 'invite';
      readonly id: InvitationId;
      readonly contact: { readonly firstName: string; readonly lastName: string; readonly email: string };
      readonly wanted: NonNullable<WantedRole>;
    })
  | { readonly intent: 'resend'; readonly id: InvitationId; readonly seen: number }
  | { readonly intent: 'revoke'; readonly id: InvitationId };

type Chosen = { readonly role: string; readonly staff: string };

/** Null: no form of this page sends that. @param colleagues those whose column can be given */
export function readAccessForm(form: FormData, colleagues: readonly StaffId[]): AccessForm | null {
  const textOf = (name: string): string => textIn(form, name);
  const [intent, accountId, invitation] = [textOf('intent'), textOf('account'), textOf('invitation')];
  const id = isUuid(invitation) ? (invitation as InvitationId) : null;
  if (intent === 'resend' || intent === 'revoke') {
    const letters = textOf('letters');
    if (id === null) return null;
    if (intent === 'revoke') return { intent, id };
    return /^\d{1,6}$/.test(letters) ? { intent, id, seen: Number(letters) } : null;
  }
  const [role, staff] = [textOf('role'), textOf('staff')];
  const staffId = staff === '' ? null : colleagues.find((each) => each === staff);
  const given = GIVEN_ROLES.find((each) => each === role);
  if (staffId === undefined || (given === undefined && role !== 'none')) return null;
  const wanted = given === undefined ? null : { role: given, staffId };
  if (intent === 'change' && isUuid(accountId)) {
    return { intent, role, staff, wanted, accountId: accountId as AccountId, seen: textOf('seen') };
  }
  if (intent === 'invite' && wanted !== null && id !== null) {
    const contact = {
      firstName: textOf('firstName'),
      lastName: textOf('lastName'),
      email: textOf('email'),
    };
    return { intent, role, staff, wanted, id, contact };
  }
  return null;
}

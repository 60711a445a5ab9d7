/** Who of the team signs in, and as what. */
import type { Catalogue } from '../catalogue.ts';

export const access: Catalogue['access'] = {
  title: 'Access',
  intro:
    'Who may sign in and work here. A change takes effect at once: the person is signed out everywhere and signs in again with the new rights.',
  inShort: 'Who may sign in, and with which rights.',
  lookOnly: 'To look at only: the owner gives rights.',
  you: 'You',
  operator: 'Head office reads along. The operator gives its access.',
  readers: {
    title: 'Head office from other salons',
    intro:
      'These people may read here and change nothing. When they look is noted. The operator gives and takes their access.',
    home: (salon) => `signs in at ${salon}`,
  },
  role: 'Rights',
  roles: {
    owner: 'Owner: everything, access included',
    manager: 'Manager: everything but access',
    staff: 'Staff: calendar and customers',
  },
  none: 'No access any more',
  colleague: 'Column in the calendar',
  noColleague: 'none',
  since: (day) => `since ${day}`,
  secondFactor: 'with a second factor',
  save: 'Change',
  saveFor: (who) => `Change: ${who}`,
  add: {
    title: 'Invite somebody',
    intro:
      'The person gets an e-mail with a link. Whoever has an account accepts with it; whoever has none opens one there. Nobody has access before that.',
    email: 'E-mail address',
    submit: 'Send the invitation',
  },
  invited: {
    title: 'Open invitations',
    none: 'Nobody is invited at the moment.',
    until: (moment) => `valid until ${moment}`,
    expired: (moment) => `expired on ${moment}`,
    resend: 'Send again',
    resendTo: (who) => `Send again: ${who}`,
    revoke: 'Withdraw',
    revokeOf: (who) => `Withdraw: ${who}`,
  },
  done: {
    changed: 'The rights are changed.',
    invited: 'The invitation is on its way.',
    resent: 'The invitation is on its way again. Only the link in the new e-mail counts.',
    revoked: 'The invitation is withdrawn.',
  },
  refusal: {
    changed:
      'Somebody else has changed these rights in the meantime. That is what stands here now; your choice is still set.',
    last_owner: 'A salon needs at least one owner. Give somebody else this right first.',
    colleague_taken: 'This column belongs to another account already.',
    has_role: 'This account has access already. You find it in the list.',
    invited:
      'This address is invited already. Under “Open invitations” you can send the e-mail again or withdraw it.',
    ended: 'This invitation has been accepted or withdrawn in the meantime.',
    accepted: 'This invitation has been accepted in the meantime. You can take the access back in the list.',
  },
};

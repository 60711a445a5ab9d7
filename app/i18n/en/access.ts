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
    title: 'Add somebody',
    intro: 'First the person opens an account here with their e-mail address. Then you give it its rights.',
    email: 'E-mail address of the account',
    submit: 'Give access',
  },
  done: { changed: 'The rights are changed.', added: 'Access is given.' },
  refusal: {
    changed:
      'Somebody else has changed these rights in the meantime. That is what stands here now; your choice is still set.',
    last_owner: 'A salon needs at least one owner. Give somebody else this right first.',
    colleague_taken: 'This column belongs to another account already.',
    no_account: 'There is no confirmed account with this address here yet.',
    has_role: 'This account has access already. You find it in the list.',
    email: 'Please enter a valid e-mail address.',
  },
};

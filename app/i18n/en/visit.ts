import type { Catalogue } from '../catalogue.ts';

export const visit: Catalogue['visit'] = {
  title: 'Your visit',
  upcoming: 'We look forward to seeing you.',
  status: {
    reserved: 'Kept for you, not booked yet',
    requested: 'Requested',
    confirmed: 'Booked',
    checked_in: 'You are here',
    completed: 'Over',
    cancelled: 'Cancelled',
    expired: 'Lapsed',
    no_show: 'Missed',
  },
  where: 'Where',
  whom: 'For',
  move: 'Move',
  cancel: 'Cancel',
  calendar: 'Download calendar file',
  bookAgain: 'Book again',
  moved: 'Your visit has been moved. The confirmation comes by e-mail.',
  cancelled: 'Your visit has been cancelled. The confirmation comes by e-mail.',
  nothingToDo: 'Nothing can be changed about this visit any more.',
  cutoffPassed: (until) =>
    `Moving or cancelling online was possible until ${until}. Please call us and we will find a way:`,
  movePage: {
    heading: 'Move it to when?',
    current: (moment) => `Now: ${moment}. This time stays yours until you have chosen a new one.`,
    hint: 'Services and price stay as they are. As soon as you choose a time, the visit is moved.',
    back: 'Do not move',
  },
  cancelPage: {
    heading: 'Cancel this visit?',
    text: (moment) => `This lets ${moment} go. It cannot be undone.`,
    reason: 'Reason',
    reasonHint: 'Helps us to do better.',
    confirm: 'Cancel the visit',
    back: 'Keep the visit',
    rather: 'Move it instead',
  },
};

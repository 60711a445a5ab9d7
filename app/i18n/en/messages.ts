import type { Catalogue } from '../catalogue.ts';

export const messages: Catalogue['messages'] = {
  settings: {
    title: 'Reminders and morning mail',
    intro: 'What the salon sends of its own accord.',
    inShort: (reminders, hours, byMail, morning, time) =>
      [
        reminders
          ? `A reminder ${hours} hours ahead, ${byMail ? 'by e-mail' : 'by a call of the team'}.`
          : 'No reminders.',
        morning ? `The day sheet by e-mail at ${time}.` : 'No day sheet by e-mail.',
      ].join(' '),
    remindersPart: 'Reminders of appointments',
    morningPart: 'Day sheet in the morning',
    reminders: 'Remind customers of their appointment',
    remindersHint:
      'Whoever books or moves after that moment has only just heard from us, and is not reminded.',
    reminderHours: 'How many hours ahead',
    reminderHoursHint:
      '1 to 168. Between 21:00 and 8:00 we wake nobody: such a reminder comes the evening before, at half past eight.',
    cutoffBefore: (cutoff) =>
      `With you, cancelling is free until ${cutoff} hours before. If the reminder does not come earlier, it is too late for that by then.`,
    reminderChannel: 'How',
    channel: { email: 'By e-mail', call_list: 'The team calls (call list)' },
    channelHint: 'The system sends no SMS. Whoever has no e-mail address is on the call list in any case.',
    morningMail: 'Send the day sheet as PDF every morning',
    morningMailHint:
      'It holds names and telephone numbers, but no remarks of customers. On days on which you are closed and nothing is booked, no mail comes.',
    morningTime: 'At what time',
    morningRecipients: 'To which addresses',
    morningRecipientsHint: (email) =>
      `One a line, five at most: the salon’s address and those that stand under “Access”. Empty: ${email}.`,
    morningUnreached: (emails) =>
      `Nothing goes to ${emails} any more: the address belongs to nobody who has access.`,
  },
  calls: {
    title: 'Call list',
    intro: (hours) =>
      `Whom we remind of their appointment today: everybody to whom no e-mail brings the reminder. Reminders go out ${hours} hours ahead.`,
    off: 'Reminders are switched off. Whoever leads the salon can switch them on under “Settings”.',
    none: 'There is nobody to call today.',
    allDone: 'Everybody has been called.',
    done: 'Called already',
    noName: 'No name',
    noPhone: 'no telephone number',
    calledAt: (moment, who) => (who === null ? `Called ${moment}` : `Called ${moment}, ${who}`),
    call: 'Called',
    undo: 'Not called after all',
    changed: 'This appointment has been moved or cancelled in the meantime. Here is how it stands now.',
    places: 'The appointment stays as it was',
    placesIntro:
      'Another time was suggested to them by telephone, or was meant to be. The suggestion is withdrawn: please tell them that the appointment takes place as agreed.',
  },
};

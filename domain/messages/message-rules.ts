/** What the salon sends of its own accord: reminders to its customers, the day sheet to itself. */

/** `call_list`: the team calls. Whoever has no e-mail address is on that list in either case. */
export const REMINDER_CHANNELS = ['email', 'call_list'] as const;
export type ReminderChannel = (typeof REMINDER_CHANNELS)[number];

export type MessageRules = {
  readonly reminders: boolean;
  /** Real hours before the visit. */
  readonly reminderHours: number;
  readonly reminderChannel: ReminderChannel;
  readonly morningMail: boolean;
  /** By the salon's wall clock, minutes since midnight. */
  readonly morningMinute: number;
  /** Lower-cased; none: the salon's own address. */
  readonly morningRecipients: readonly string[];
};

/** Customers expect to be reminded; a list of names and telephone numbers is mailed only where somebody asked for it. */
export const DEFAULT_MESSAGE_RULES: MessageRules = {
  reminders: true,
  reminderHours: 24,
  reminderChannel: 'email',
  morningMail: false,
  morningMinute: 390,
  morningRecipients: [],
};

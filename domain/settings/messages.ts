/** Reminders and the morning mail, as their form has them. */
import { REMINDER_CHANNELS, type MessageRules } from '../messages/message-rules.ts';
import { parseEmail } from '../shared/email-address.ts';
import { err, ok } from '../shared/result.ts';
import type { Result } from '../shared/result.ts';
import { clockIn, wholeIn } from './field-rules.ts';
import type { FieldReason, FieldRefusal } from './field-rules.ts';

export type RawMessages = {
  readonly reminders: boolean;
  readonly reminderHours: string;
  readonly reminderChannel: string;
  readonly morningMail: boolean;
  readonly morningTime: string;
  /** A line each, or with commas between. */
  readonly morningRecipients: string;
};

export const REMINDER_HOURS = [1, 168] as const;
export const MOST_RECIPIENTS = 5;

/** Every field has to be right, also of what is switched off: it is switched on again with one tick. */
export function readMessages(raw: RawMessages): Result<MessageRules, readonly FieldRefusal[]> {
  const refusals: FieldRefusal[] = [];
  const taken = <T>(field: keyof RawMessages, read: Result<T, FieldReason>, otherwise: T): T => {
    if (read.ok) return read.value;
    refusals.push({ field, reason: read.error });
    return otherwise;
  };
  const channel = REMINDER_CHANNELS.find((each) => each === raw.reminderChannel);
  const rules: MessageRules = {
    reminders: raw.reminders,
    reminderHours: taken('reminderHours', wholeIn(raw.reminderHours, ...REMINDER_HOURS), 1),
    reminderChannel: taken(
      'reminderChannel',
      channel === undefined ? err('not_offered' as const) : ok(channel),
      'email',
    ),
    morningMail: raw.morningMail,
    morningMinute: taken('morningTime', timeOfDayIn(raw.morningTime), 0),
    morningRecipients: taken('morningRecipients', recipientsIn(raw.morningRecipients), []),
  };
  return refusals.length > 0 ? err(refusals) : ok(rules);
}

function timeOfDayIn(typed: string): Result<number, FieldReason> {
  const read = clockIn(typed);
  return read.ok && read.value === 1440 ? err('not_a_time') : read;
}

function recipientsIn(typed: string): Result<readonly string[], FieldReason> {
  const found = new Set<string>();
  for (const text of typed.split(/[\s,;]+/)) {
    if (text === '') continue;
    const email = parseEmail(text);
    if (!email.ok) return err('not_an_address');
    found.add(email.value);
  }
  return found.size > MOST_RECIPIENTS ? err('too_many') : ok([...found]);
}

const clock = (minute: number): string =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

export const rawMessagesOf = (rules: MessageRules): RawMessages => ({
  reminders: rules.reminders,
  reminderHours: String(rules.reminderHours),
  reminderChannel: rules.reminderChannel,
  morningMail: rules.morningMail,
  morningTime: clock(rules.morningMinute),
  morningRecipients: rules.morningRecipients.join('\n'),
});

/** The sheet names customers: it goes to nobody whose address was only typed. */
export const checkRecipients = (
  { morningRecipients }: MessageRules,
  allowed: ReadonlySet<string>,
): readonly FieldRefusal[] =>
  morningRecipients.every((email) => allowed.has(email))
    ? []
    : [{ field: 'morningRecipients', reason: 'not_a_member' }];

/**
 * For the log, which holds no addresses: how many there are, and whether they are the same ones.
 *
 * @param mark keyed: addresses are short, and without a key all of them could be tried
 */
export const loggedMessages =
  (mark: (text: string) => string) =>
  ({ morningRecipients, ...rules }: MessageRules) => ({
    ...rules,
    recipients: morningRecipients.length,
    recipientsMark: mark(morningRecipients.join(' ')),
  });

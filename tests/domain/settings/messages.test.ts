import { describe, expect, it } from 'vitest';
import { DEFAULT_MESSAGE_RULES } from '#domain/messages/message-rules.ts';
import { keyedMark } from '#adapters/system/keyed-mark.ts';
import {
  checkRecipients,
  loggedMessages,
  rawMessagesOf,
  readMessages,
  type RawMessages,
} from '#domain/settings/messages.ts';

const RAW = rawMessagesOf(DEFAULT_MESSAGE_RULES);
const read = (over: Partial<RawMessages> = {}) => readMessages({ ...RAW, ...over });

describe('what the salon sends', () => {
  it('is read back as it was written', () => {
    const rules = {
      reminders: false,
      reminderHours: 168,
      reminderChannel: 'call_list' as const,
      morningMail: true,
      morningMinute: 365,
      morningRecipients: ['a@salon.example', 'b@salon.example'],
    };
    expect(readMessages(rawMessagesOf(rules))).toEqual({ ok: true, value: rules });
    expect(read()).toEqual({ ok: true, value: DEFAULT_MESSAGE_RULES });
  });

  it.each<[Partial<RawMessages>, string]>([
    [{ reminderHours: '0' }, 'reminderHours out_of_range'],
    [{ reminderHours: '169' }, 'reminderHours out_of_range'],
    [{ reminderHours: '1.5' }, 'reminderHours whole_number'],
    [{ reminderHours: '', reminders: false }, 'reminderHours required'],
    [{ reminderChannel: 'sms' }, 'reminderChannel not_offered'],
    [{ morningTime: '24:00' }, 'morningTime not_a_time'],
    [{ morningTime: 'früh' }, 'morningTime not_a_time'],
    [{ morningRecipients: 'Lea' }, 'morningRecipients not_an_address'],
    [{ morningRecipients: 'a@b.ch\r\nBcc: c@d.ch' }, 'morningRecipients not_an_address'],
    [{ morningRecipients: 'abcdef'.split('').join('@x.ch ') + '@x.ch' }, 'morningRecipients too_many'],
  ])('is refused beside its field: %j', (over, expected) => {
    const result = read(over);
    expect(result.ok ? [] : result.error.map(({ field, reason }) => `${field} ${reason}`)).toEqual([
      expected,
    ]);
  });

  it('addresses stand a line each, or with commas, once each and in small letters', () => {
    const typed = ' A@salon.example,b@salon.example;\n a@salon.example ';
    expect(read({ morningRecipients: typed })).toMatchObject({
      value: { morningRecipients: ['a@salon.example', 'b@salon.example'] },
    });
  });

  it('is logged without addresses; that they were exchanged can be seen', () => {
    const marked = loggedMessages(keyedMark({ key: 'key', of: 'recipients' }));
    const logged = (address: string) => marked({ ...DEFAULT_MESSAGE_RULES, morningRecipients: [address] });
    expect(JSON.stringify(logged('a@salon.example'))).not.toContain('@');
    expect(logged('a@salon.example')).toEqual(logged('a@salon.example'));
    expect(logged('a@salon.example')).not.toEqual(logged('b@salon.example'));
    const elsewhere = loggedMessages(keyedMark({ key: 'another key', of: 'recipients' }));
    const rules = { ...DEFAULT_MESSAGE_RULES, morningRecipients: ['a@salon.example'] };
    expect(elsewhere(rules).recipientsMark).not.toBe(logged('a@salon.example').recipientsMark);
  });

  it('the sheet goes to nobody whose address was only typed', () => {
    const rules = (...morningRecipients: string[]) => ({ ...DEFAULT_MESSAGE_RULES, morningRecipients });
    const allowed = new Set(['a@salon.example', 'b@salon.example']);
    expect(checkRecipients(rules(), allowed)).toEqual([]);
    expect(checkRecipients(rules('b@salon.example'), allowed)).toEqual([]);
    expect(checkRecipients(rules('b@salon.example', 'b@salon.exarnple'), allowed)).toEqual([
      { field: 'morningRecipients', reason: 'not_a_member' },
    ]);
  });
});

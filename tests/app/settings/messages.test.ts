import { describe, expect, it } from 'vitest';
import { DEFAULT_BILLING_RULES } from '#domain/invoices/billing-rules.ts';
import { NO_PROGRAMME } from '#domain/loyalty/loyalty.ts';
import { DEFAULT_MESSAGE_RULES, type MessageRules } from '#domain/messages/message-rules.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import type { SaveMessages } from '#domain/settings/use-cases/save-salon-part.ts';
import type { EmployeeRole } from '#domain/shared/actor.ts';
import type { AccountId } from '#domain/shared/ids.ts';
import { err, ok } from '#domain/shared/result.ts';
import { action, loader } from '#app/routes/admin-messages.tsx';
import { answerOf, CARD, fakeContext, get, NOW } from '#tests/app/support/fake-page.ts';
import { signedInAs } from '#tests/app/support/signed-in-as.ts';
import { someRules } from '#tests/support/builders/salon-book.ts';

const nothing = fakeContext();
const inputs: Parameters<SaveMessages>[1][] = [];

function as(
  role: EmployeeRole | 'hq' | null,
  { answer = ok(null), rules = {} }: { answer?: Awaited<ReturnType<SaveMessages>>; rules?: object } = {},
) {
  const messages: MessageRules = { ...DEFAULT_MESSAGE_RULES, ...rules };
  return fakeContext({
    signedIn: () => Promise.resolve(signedInAs(role)),
    settings: {
      queries: {
        ...nothing.settings.queries,
        salon: () =>
          Promise.resolve({
            openingHours: [],
            closures: [],
            rules: someRules(),
            messages,
            billing: DEFAULT_BILLING_RULES,
            loyalty: NO_PROGRAMME,
          }),
      },
      useCases: {
        ...nothing.settings.useCases,
        saveMessages: (_, input) => {
          inputs.push(input);
          return Promise.resolve(answer);
        },
      },
    },
  });
}

const PATH = '/admin/settings/messages';
const TYPED = {
  seen: fingerprint(DEFAULT_MESSAGE_RULES),
  reminders: 'on',
  reminderHours: '48',
  reminderChannel: 'call_list',
  morningTime: '06:15',
  morningRecipients: 'lea@salon.example',
};
const send = (context: ReturnType<typeof as>) => {
  const request = new Request(`https://salon.test${PATH}`, {
    method: 'POST',
    body: new URLSearchParams(TYPED),
  });
  return answerOf(() => action({ request, context, params: {} }));
};

describe('reminders and the morning mail', () => {
  it('are shown as they are, with their fingerprint and the address that mail goes to by default', async () => {
    const { data } = await answerOf(() => loader(get(PATH, as('staff'))));
    expect(data).toMatchObject({
      values: { reminders: true, reminderHours: '24', morningMail: false, morningTime: '06:30' },
      seen: TYPED.seen,
      mayChange: false,
    });
  });

  it.each([
    [{ reminderHours: 24 }, '24'],
    [{ reminderHours: 25 }, null],
    [{ reminderHours: 1, reminders: false }, null],
  ])('with %j it warns that the cut-off has passed by then: %s', async (rules, cutoffBefore) => {
    const { data } = await answerOf(() => loader(get(PATH, as('owner', { rules }))));
    expect(data).toMatchObject({ cutoffBefore });
  });

  it('show who leads to whom the sheet no longer goes', async () => {
    const rules = { morningRecipients: [CARD.email, 'lea@salon.example', 'gone@salon.example'] };
    const led = as('manager', { rules });
    const identity = {
      ...led.identity,
      members: () =>
        Promise.resolve([
          {
            accountId: 'lea' as AccountId,
            email: 'lea@salon.example',
            role: 'staff' as const,
            staffId: null,
            since: NOW,
            secondFactor: false,
          },
        ]),
    };
    const { data } = await answerOf(() => loader(get(PATH, { ...led, identity })));
    expect(data).toMatchObject({ unreached: ['gone@salon.example'] });
    const shown = await answerOf(() => loader(get(PATH, as('staff', { rules }))));
    expect(shown.data).toMatchObject({ unreached: [] });
  });

  it('are saved as they were typed', async () => {
    expect(await send(as('owner'))).toMatchObject({
      status: 303,
      location: '/admin/settings?saved=messages',
    });
    const { seen, ...form } = TYPED;
    expect(inputs.at(-1)).toEqual({
      seen,
      confirmed: false,
      form: { ...form, reminders: true, morningMail: false },
    });
  });

  it('come back with what was typed and what is wrong, beside its field', async () => {
    const answer = err({
      kind: 'invalid' as const,
      fields: [{ field: 'morningRecipients', reason: 'not_an_address' as const }],
    });
    expect(await send(as('owner', { answer }))).toMatchObject({
      status: 422,
      data: {
        values: { reminderHours: '48', morningRecipients: 'lea@salon.example' },
        errors: [
          { field: 'morningRecipients', message: expect.stringContaining('E-Mail-Adressen') as string },
        ],
      },
    });
  });

  it('show what somebody else has saved, and lose nothing', async () => {
    const current = { ...DEFAULT_MESSAGE_RULES, reminderHours: 12 };
    const answer = await send(as('owner', { answer: err({ kind: 'changed' as const, current }) }));
    expect(answer).toMatchObject({
      status: 409,
      data: { seen: fingerprint(current), values: { reminderHours: '48' } },
    });
    const { differences } = answer.data as { differences: object[] };
    expect(differences).toContainEqual({ label: 'Wie viele Stunden vorher', stored: '12', yours: '48' });
    expect(differences).toContainEqual({
      label: 'Wie',
      stored: 'Per E-Mail',
      yours: 'Das Team ruft an (Anrufliste)',
    });
    expect(differences).toContainEqual({
      label: 'An welche Adressen',
      stored: 'nichts',
      yours: 'lea@salon.example',
    });
  });

  it.each<EmployeeRole | 'hq' | null>(['staff', 'hq', null])('are not changed by %s', async (role) => {
    const before = inputs.length;
    expect(await send(as(role))).toMatchObject({ status: 404 });
    expect(inputs).toHaveLength(before);
  });
});

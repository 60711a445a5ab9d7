import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAppointmentId, readMoveForm, readReason, readStartForm } from '#app/slots/booking-forms.ts';
import { answerRefusal } from '#app/slots/contact-answer.ts';
import { readContactForm } from '#app/slots/contact-form.ts';
import { textsIn } from '#app/i18n/texts.ts';
import { ATTEMPT } from '#tests/app/support/fake-page.ts';

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

const FILLED = {
  firstName: ' Ada ',
  lastName: 'Muster',
  email: 'A@b.ch',
  phone: '079',
  note: 'x\ny',
  terms: 'on',
  termsVersion: '2026-01',
};

describe('the details form', () => {
  test('takes what was typed as it was typed', () => {
    const { terms: _, termsVersion, ...contact } = FILLED;
    const keepCard = { yes: false, version: '' };
    expect(readContactForm(form(FILLED))).toEqual({ contact, accepted: true, termsVersion, keepCard });
    const ticked = form({ ...FILLED, keepCard: 'on', cardWords: '2026-11' });
    expect(readContactForm(ticked).keepCard).toEqual({ yes: true, version: '2026-11' });
  });

  test('missing fields are empty, other ticks are none', () => {
    const read = readContactForm(form({ terms: 'yes', firstName: 'Ada' }));
    expect(read).toEqual({
      contact: { firstName: 'Ada', lastName: '', email: '', phone: '', note: '' },
      accepted: false,
      termsVersion: null,
      keepCard: { yes: false, version: '' },
    });
  });

  test('any text at all is read', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(FILLED)), fc.string({ unit: 'binary' })),
        (fields) => {
          const { contact } = readContactForm(form(fields));
          for (const [name, value] of Object.entries(contact))
            expect(value).toBe(form(fields).get(name) ?? '');
        },
      ),
    );
  });
});

test('a chosen time comes with its attempt', () => {
  const start = '2026-03-14T14:30+01:00';
  expect(readStartForm(form({ start, attempt: ATTEMPT }))).toEqual({ start, attemptId: ATTEMPT });
  expect(readStartForm(form({ start }))).toBeNull();
  expect(readStartForm(form({ start, attempt: 'x' }))).toBeNull();
  expect(readStartForm(form({ start: 'x'.repeat(41), attempt: ATTEMPT }))).toBeNull();
});

test('a move says which state of the visit it was decided on', () => {
  expect(readMoveForm(form({ start: 'x', sequence: '3' }))).toEqual({ start: 'x', sequence: 3 });
  for (const sequence of ['', '-1', '1.5', '9'.repeat(10)])
    expect(readMoveForm(form({ start: 'x', sequence }))).toBeNull();
});

test('a reason may be missing; an id is an id or nothing', () => {
  expect(readReason(form({}))).toBe('');
  expect(readReason(form({ reason: 'krank' }))).toBe('krank');
  expect(readAppointmentId(ATTEMPT)).toBe(ATTEMPT);
  for (const text of [null, undefined, '', 'x', ATTEMPT.toUpperCase()])
    expect(readAppointmentId(text)).toBeNull();
});

describe.each(['de-CH', 'en'] as const)('refusals of the last step in %s', (locale) => {
  const texts = textsIn(locale);
  const typed = readContactForm(form(FILLED));

  test('every field and kind has its own sentence, in the order of the form', () => {
    const fields = ['note', 'phone', 'email', 'lastName', 'firstName'] as const;
    const messages = (['missing', 'too_long', 'malformed'] as const).flatMap((kind) => {
      const refusal = { kind: 'invalid_contact', fields: fields.map((field) => ({ field, kind })) } as const;
      const answered = answerRefusal(refusal, typed, texts);
      expect(answered?.status).toBe(422);
      const answer = answered?.answer;
      if (answer?.kind !== 'form') throw new Error('the form should come back');
      expect(answer.values).toEqual(typed.contact);
      expect(answer.errors.map(({ field }) => field)).toEqual(fields.toReversed());
      return answer.errors.map(({ message }) => message);
    });
    expect(new Set(messages).size).toBe(15);
  });

  test('new terms bring the form back unticked; a lapsed hold keeps what was typed; a foreign one is not found', () => {
    const terms = answerRefusal({ kind: 'terms_changed', version: '2027-01' }, typed, texts);
    expect(terms).toMatchObject({
      status: 422,
      answer: { kind: 'form', accepted: false, values: typed.contact },
    });
    const expired = answerRefusal({ kind: 'hold_expired' }, typed, texts);
    expect(expired).toMatchObject({ status: 409, answer: { kind: 'expired', values: typed.contact } });
    expect(answerRefusal({ kind: 'not_found' }, typed, texts)).toBeNull();
  });
});

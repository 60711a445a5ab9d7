import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNote } from '#domain/customers/notes.ts';
import { readAddress } from '#domain/orders/postal-address.ts';
import { readRefund } from '#domain/orders/refund-form.ts';
import { readPerson } from '#domain/settings/staff-record.ts';
import { rappen } from '#domain/shared/money.ts';
import { parseContact } from '#domain/slots/contact-details.ts';
import { readCount } from '#domain/till/cash-count.ts';
import { readMove } from '#domain/till/cash-move.ts';
import { readGift } from '#domain/vouchers/gift-form.ts';
import { readNoteForm } from '#app/customers/customer-forms.ts';
import { fieldProblem } from '#app/forms/field-problem.ts';
import { mark, text, textIn } from '#app/forms/text.ts';
import { deCH } from '#app/i18n/de-CH.ts';
import { en } from '#app/i18n/en.ts';
import { readCheckoutForm } from '#app/orders/checkout-forms.ts';
import { readRefundForm } from '#app/orders/desk-forms.ts';
import { readPersonForm } from '#app/settings/person-form.ts';
import { readContactForm } from '#app/slots/contact-form.ts';
import { readCashForm, readClosingForm } from '#app/till/till-forms.ts';
import { readGiftForm } from '#app/vouchers/voucher-forms.ts';

const ID = '00000000-0000-4000-8000-000000000001';
const formOf = (fields: Readonly<Record<string, string>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const refusedFields = (read: { readonly ok: boolean; readonly error?: unknown }): string =>
  read.ok ? 'taken' : JSON.stringify(read.error);

describe('what somebody types', () => {
  it('comes as it was typed; missing, or a file, it is nothing', () => {
    expect(textIn(formOf({ reason: ' a\n\u0000 ' }), 'reason')).toMatch(/^ a\r?\n\u0000 $/);
    expect(textIn(formOf({}), 'reason')).toBe('');
    expect(text.parse(undefined)).toBe('');
    expect(text.parse(new File(['x'], 'x.txt'))).toBe('');
  });

  it('is never cut below sixteen thousand, and not through a pair', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('x', '💇', 'x💇', '💇x'),
        fc.integer({ min: 1, max: 17_000 }),
        (sign, times) => {
          const typed = sign.repeat(times);
          const kept = text.parse(typed);
          expect(typed.startsWith(kept)).toBe(true);
          expect(kept.length).toBeGreaterThanOrEqual(Math.min(typed.length, 15_999));
          expect(kept.length).toBeLessThanOrEqual(16_000);
          expect(kept).not.toMatch(/\p{Cs}/u);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is not what the page itself put there: longer than any of ours, that is none', () => {
    expect(mark(5).parse('12345')).toBe('12345');
    expect(mark(5).parse('123456')).toBe('');
  });
});

/** What the form was read as, and what the domain says of it. */
type Read = (typed: string) => { readonly kept: string | undefined; readonly said: string };
const FORMS: Readonly<Record<string, Read>> = {
  'a reason at the till': (typed) => {
    const { form } = readCashForm(formOf({ kind: 'in', amount: '5', reason: typed }));
    return { kept: form.reason, said: refusedFields(readMove(form, { cash: rappen(0), tips: [] })) };
  },
  'the note of a closing': (typed) => {
    const { form } = readClosingForm(formOf({ left: '0', note: typed }));
    return { kept: form.note, said: refusedFields(readCount(form, rappen(0))) };
  },
  'why money goes back': (typed) => {
    const { form } = readRefundForm(formOf({ amount: '5', words: typed }));
    return { kept: form.words, said: refusedFields(readRefund(form, [])) };
  },
  'the words of a voucher': (typed) => {
    const values = readGiftForm(formOf({ giftId: ID, amount: '50', recipient: '', message: typed }))?.values;
    return { kept: values?.message, said: values === undefined ? '' : refusedFields(readGift(values)) };
  },
  'a street at the checkout': (typed) => {
    const { values } = readCheckoutForm(formOf({ street: typed, postalCode: '9000', city: 'St. Gallen' }));
    return { kept: values.street, said: refusedFields(readAddress(values)) };
  },
  'a remark at booking': (typed) => {
    const { contact } = readContactForm(formOf({ note: typed }));
    const others = { firstName: 'Lea', lastName: 'Muster', email: 'lea@example.ch', phone: '079 123 45 67' };
    return { kept: contact.note, said: refusedFields(parseContact({ ...contact, ...others })) };
  },
  'a note about a customer': (typed) => {
    const form = readNoteForm(formOf({ intent: 'add', note: typed }));
    const note = form?.intent === 'add' ? form.note : undefined;
    return { kept: note, said: note === undefined ? '' : refusedFields(parseNote(note)) };
  },
  'a colleague’s text': (typed) => {
    const { form } = readPersonForm(formOf({ name: 'Nora', bioDe: typed, position: '1' }));
    return { kept: form.bioDe, said: refusedFields(readPerson(form)) };
  },
};

describe.each(Object.entries(FORMS))('%s', (_, read) => {
  it.each([2_500, 10_000])('of %i signs is too long, and still there', (signs) => {
    const typed = 'x'.repeat(signs);
    const { kept, said } = read(typed);
    expect(kept).toBe(typed);
    expect(said).toMatch(/too_long|longer_than_\d+/);
    expect(said).not.toMatch(/required|missing/);
  });

  it('of 20000 signs is too long, and most of it is there', () => {
    const { kept, said } = read('x'.repeat(20_000));
    expect(kept).toBe('x'.repeat(16_000));
    expect(said).toMatch(/too_long|longer_than_\d+/);
  });
});

it('the words say how long it may be', () => {
  expect(fieldProblem('longer_than_80', deCH)).toBe('Das ist zu lang: höchstens 80 Zeichen.');
  expect(fieldProblem('longer_than_80', en)).toBe('This is too long: at most 80 characters.');
  expect(fieldProblem('required', deCH)).toBe('Bitte ausfüllen.');
});

/** What the last step answers: a form that came back, a time that ran out, or a time that was taken up again. */
import type { RawContact } from '#domain/slots/contact-details.ts';
import type { ConfirmRefusal } from '#domain/slots/refusals.ts';
import type { CardOffer } from '../deposits/card-consent.tsx';
import type { FormRefusal } from '../deposits/lead-to-deposit.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import type { AnswerTerms } from './answer-terms.ts';
import type { ContactForm } from './contact-form.ts';
import { CONTACT_FIELDS, type ContactField } from './contact-values.ts';
import type { ChoiceProblem } from './reserve.ts';
import type { VisitModel } from './visit-model.ts';

export type FormError = { readonly field: ContactField | 'terms'; readonly message: string };

export type ContactAnswer =
  | {
      readonly kind: 'form';
      readonly values: RawContact;
      readonly errors: readonly FormError[];
      readonly accepted: boolean;
      readonly cardTicked: boolean;
    }
  | { readonly kind: 'expired'; readonly values: RawContact; readonly problem: ChoiceProblem | null }
  /** A new hold with what had been typed for the old one. */
  | {
      readonly kind: 'again';
      readonly values: RawContact;
      readonly visit: VisitModel;
      readonly secondsLeft: number;
      readonly answer: AnswerTerms | null;
      readonly cardOffer: CardOffer | null;
    };

export type Answered = { readonly answer: ContactAnswer; readonly status: 400 | 409 | 422 };

/** Refusals that bring the form back, or say that its time is over; null: there is no such hold for this visitor. */
export function answerRefusal(refusal: FormRefusal, form: ContactForm, texts: Catalogue): Answered | null {
  const { details } = texts.booking;
  const values = form.contact;
  const back = (errors: readonly FormError[], accepted: boolean): Answered => ({
    status: 422,
    answer: { kind: 'form', values, errors, accepted, cardTicked: form.keepCard.yes },
  });
  switch (refusal.kind) {
    case 'not_found':
      return null;
    case 'hold_expired':
    case 'already_ended':
      return { status: 409, answer: { kind: 'expired', values, problem: null } };
    case 'terms_changed':
      return back([{ field: 'terms', message: details.termsChanged }], false);
    case 'invalid_contact':
      return back(fieldErrors(refusal.fields, texts), form.accepted);
  }
}

type FieldRefusals = Extract<ConfirmRefusal, { readonly kind: 'invalid_contact' }>['fields'];

/** In the order of the form. */
export function fieldErrors(refusals: FieldRefusals, { booking }: Catalogue): readonly FormError[] {
  return CONTACT_FIELDS.flatMap((field): FormError[] => {
    const refusal = refusals.find((each) => each.field === field);
    return refusal === undefined ? [] : [{ field, message: booking.details.field[field][refusal.kind] }];
  });
}

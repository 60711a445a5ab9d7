/** What the page of an invitation answers when it cannot be accepted as it was sent. */
import type { AcceptInvitationRefusal } from '#domain/identity/use-cases/accept-invitation.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { notFound } from '../page-of.ts';
import type { FormErrors } from './identity-answers.ts';

export type InvitationAnswer = {
  readonly errors: FormErrors;
  readonly typed: { readonly firstName: string; readonly lastName: string } | null;
};

type Answered = { readonly status: 409 | 410 | 422 | 429; readonly answer: InvitationAnswer };

/** @throws Response 404 for a link that is none */
export function answerInvitation(
  refusal: AcceptInvitationRefusal,
  typed: InvitationAnswer['typed'],
  { identity, booking }: Catalogue,
): Answered {
  const back = (status: Answered['status'], errors: FormErrors): Answered => ({
    status,
    answer: { errors, typed },
  });
  switch (refusal.kind) {
    case 'not_found':
      throw notFound();
    case 'over':
      // The page says so by itself.
      return back(410, []);
    case 'not_yours':
    case 'has_role':
    case 'colleague_taken':
    case 'has_account':
      return back(409, [{ field: '', message: identity.invitation[refusal.kind] }]);
    case 'too_many':
      return back(429, [{ field: '', message: identity.tooMany(refusal.minutes) }]);
    case 'invalid': {
      const words = booking.details.field;
      const fields = refusal.fields.map(({ field, kind }) => ({ field, message: words[field][kind] }));
      const secret =
        refusal.password === null
          ? []
          : [{ field: 'password', message: identity.passwordProblem[refusal.password] }];
      return back(422, [...fields, ...secret]);
    }
  }
}

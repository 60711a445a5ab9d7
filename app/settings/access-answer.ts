/** What the page of access answers when something is refused: messages beside the fields, and what was chosen. */
import type { ChangeRole } from '#domain/identity/use-cases/change-role.ts';
import type { Invite, ResendInvitation, RevokeInvitation } from '#domain/identity/use-cases/invite.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { notFound } from '../page-of.ts';
import type { AccessForm } from './access-form.ts';

export type AccessField = 'role' | 'staff' | 'firstName' | 'lastName' | 'email';

/** A form that came back. */
export type AccessAnswer = {
  /** An account's or an invitation's id, or `add`; null: no form of this page. */
  readonly at: string | null;
  readonly errors: readonly { readonly field: AccessField | null; readonly message: string }[];
  readonly role: string;
  readonly staff: string;
  readonly contact: { readonly firstName: string; readonly lastName: string; readonly email: string };
};

export type Answered = { readonly status: 400 | 409 | 422 | 429; readonly answer: AccessAnswer };

type Refused<UseCase extends (...args: never[]) => Promise<unknown>> = Extract<
  Awaited<ReturnType<UseCase>>,
  { readonly ok: false }
>['error'];

const NOTHING = { role: '', staff: '', contact: { firstName: '', lastName: '', email: '' } };

const one = (field: AccessField | null, message: string) => [{ field, message }];

export const answerNothing = ({ refusals }: Catalogue): Answered => ({
  status: 400,
  answer: { at: null, errors: one(null, refusals.form_incomplete), ...NOTHING },
});

/** @throws Response 404 for an account that is not there */
export function answerChange(
  refusal: Refused<ChangeRole>,
  { accountId, role, staff }: Extract<AccessForm, { readonly intent: 'change' }>,
  { access }: Catalogue,
): Answered {
  if (refusal.kind === 'not_found') throw notFound();
  const field = refusal.kind === 'colleague_taken' ? 'staff' : 'role';
  const errors = one(field, access.refusal[refusal.kind]);
  return { status: 409, answer: { ...NOTHING, at: accountId, errors, role, staff } };
}

/** @throws Response 404 for somebody who invites nobody any more */
export function answerInvite(
  refusal: Refused<Invite>,
  { role, staff, contact }: Extract<AccessForm, { readonly intent: 'invite' }>,
  { access, identity, booking }: Catalogue,
): Answered {
  const back = (status: Answered['status'], errors: AccessAnswer['errors']): Answered => ({
    status,
    answer: { at: 'add', errors, role, staff, contact },
  });
  switch (refusal.kind) {
    case 'not_found':
      throw notFound();
    case 'invalid': {
      const words = booking.details.field;
      return back(
        422,
        refusal.fields.map(({ field, kind }) => ({
          field: field === 'firstName' || field === 'lastName' ? field : 'email',
          message: words[field][kind],
        })),
      );
    }
    case 'too_many':
      return back(429, one('email', identity.tooMany(refusal.minutes)));
    case 'colleague_taken':
      return back(409, one('staff', access.refusal.colleague_taken));
    case 'has_role':
    case 'invited':
      return back(409, one('email', access.refusal[refusal.kind]));
  }
}

/** @throws Response 404 for an invitation that is not there */
export function answerInvitation(
  refusal: Refused<ResendInvitation> | Refused<RevokeInvitation>,
  id: string,
  { access, identity }: Catalogue,
): Answered {
  switch (refusal.kind) {
    case 'not_found':
      throw notFound();
    case 'too_many':
      return {
        status: 429,
        answer: { ...NOTHING, at: id, errors: one(null, identity.tooMany(refusal.minutes)) },
      };
    case 'ended':
    case 'accepted':
      return {
        status: 409,
        answer: { ...NOTHING, at: id, errors: one(null, access.refusal[refusal.kind]) },
      };
  }
}

/** What the forms of signing in answer when something is refused: messages beside the fields, and what was typed. */
import type { FactorRefusal } from '#domain/identity/second-factor.ts';
import type { EnterCodeRefusal } from '#domain/identity/use-cases/enter-code.ts';
import type { RequestCodeRefusal } from '#domain/identity/use-cases/request-code.ts';
import type { ResetPasswordRefusal } from '#domain/identity/use-cases/reset-password.ts';
import type { SignInRefusal } from '#domain/identity/use-cases/sign-in.ts';
import type { SignUpInput, SignUpRefusal } from '#domain/identity/use-cases/sign-up.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

export type FormErrors = readonly { readonly field: string; readonly message: string }[];

/** A form that came back; what was typed stays, secrets are typed again. */
export type IdentityAnswer = { readonly email: string; readonly errors: FormErrors };
export type CodeAnswer = { readonly errors: FormErrors };
export type SignUpAnswer = { readonly typed: SignUpInput['contact']; readonly errors: FormErrors };

type Status = 401 | 422 | 429;
export type Answered<T> = { readonly status: Status; readonly answer: T };

export function answerSignIn(
  refusal: SignInRefusal,
  email: string,
  { identity }: Catalogue,
): Answered<IdentityAnswer> {
  const back = (status: Status, message: string) => ({
    status,
    answer: { email, errors: [{ field: 'email', message }] },
  });
  switch (refusal.kind) {
    case 'wrong':
      return back(401, identity.signIn.wrong);
    case 'too_many':
      return back(429, identity.tooMany(refusal.minutes));
  }
}

export function answerRequest(
  refusal: RequestCodeRefusal,
  email: string,
  { identity, booking }: Catalogue,
): Answered<IdentityAnswer> {
  const back = (status: Status, message: string) => ({
    status,
    answer: { email, errors: [{ field: 'email', message }] },
  });
  switch (refusal.kind) {
    case 'email':
      return back(422, booking.details.field.email[refusal.problem]);
    case 'too_many':
      return back(429, identity.tooMany(refusal.minutes));
  }
}

export function answerCode(
  refusal: EnterCodeRefusal | ResetPasswordRefusal,
  { identity }: Catalogue,
): Answered<CodeAnswer> {
  const back = (status: Status, field: string, message: string) => ({
    status,
    answer: { errors: [{ field, message }] },
  });
  switch (refusal.kind) {
    case 'wrong_code':
      return back(422, 'code', identity.code.wrong);
    case 'code_over':
      return back(422, 'code', identity.code.over);
    case 'too_many':
      return back(429, 'code', identity.tooMany(refusal.minutes));
    case 'password':
      return back(422, 'password', identity.passwordProblem[refusal.problem]);
  }
}

export function answerFactor(refusal: FactorRefusal, { identity }: Catalogue): Answered<CodeAnswer> {
  const back = (status: Status, message: string) => ({
    status,
    answer: { errors: [{ field: 'code', message }] },
  });
  switch (refusal.kind) {
    case 'wrong_code':
      return back(422, identity.factor.wrong);
    case 'too_many':
      return back(429, identity.tooMany(refusal.minutes));
  }
}

export function answerSignUp(
  refusal: SignUpRefusal,
  typed: SignUpInput['contact'],
  { identity, booking }: Catalogue,
): Answered<SignUpAnswer> {
  switch (refusal.kind) {
    case 'too_many': {
      const message = identity.tooMany(refusal.minutes);
      return { status: 429, answer: { typed, errors: [{ field: 'email', message }] } };
    }
    case 'invalid': {
      const { field: words } = booking.details;
      const errors = refusal.fields.map(({ field, kind }) => ({ field, message: words[field][kind] }));
      const secret =
        refusal.password === null
          ? []
          : [{ field: 'password', message: identity.passwordProblem[refusal.password] }];
      return { status: 422, answer: { typed, errors: [...errors, ...secret] } };
    }
  }
}

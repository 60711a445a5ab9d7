import type { SignInRefusal } from '#domain/identity/use-cases/sign-in.ts';
import type { Catalogue } from '../i18n/catalogue.ts';

/** A form that came back; what was typed stays, secrets are typed again. */
export type IdentityAnswer = {
  readonly email: string;
  readonly errors: readonly { readonly field: string; readonly message: string }[];
};

export type Answered = { readonly status: 401 | 422 | 429; readonly answer: IdentityAnswer };

export function answerSignIn(refusal: SignInRefusal, email: string, { identity }: Catalogue): Answered {
  switch (refusal.kind) {
    case 'wrong':
      return { status: 401, answer: { email, errors: [{ field: 'email', message: identity.signIn.wrong }] } };
    case 'too_many': {
      const message = identity.tooMany(refusal.minutes);
      return { status: 429, answer: { email, errors: [{ field: 'email', message }] } };
    }
  }
}

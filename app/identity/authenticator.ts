/** remix-auth's part: which form proves who somebody is. What is proven, and what it opens, are use cases. */
import type { AppLoadContext } from '@remix-run/node';
import { Authenticator } from 'remix-auth';
import { FormStrategy } from 'remix-auth-form';
import type { NewSession } from '#domain/identity/new-session.ts';
import type { SignInRefusal } from '#domain/identity/use-cases/sign-in.ts';
import type { Result } from '#domain/shared/result.ts';
import { readPasswordForm } from './sign-in-forms.ts';
import { comingFrom } from './coming-from.ts';

export type Proven = {
  readonly email: string;
  readonly result: Result<NewSession, SignInRefusal>;
};

/** One for each request: what is asked belongs to the request's salon. A refusal is a value here, nothing is thrown. */
export const authenticatorOf = (context: AppLoadContext): Authenticator<Proven> =>
  new Authenticator<Proven>().use(
    new FormStrategy<Proven>(async ({ form, request }) => {
      const { email, password } = readPasswordForm(form);
      const from = await comingFrom(request, context);
      const desk = { kind: 'desk', salonId: context.salonId } as const;
      return { email, result: await context.identity.signIn(desk, { email, password, ...from }) };
    }),
    'password',
  );

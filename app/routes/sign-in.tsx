import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { roleOf } from '#domain/identity/permissions.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';
import { authenticatorOf } from '../identity/authenticator.ts';
import { returnPath } from '../identity/return-path.ts';
import { answerSignIn } from '../identity/identity-answers.ts';
import { SignInPage } from '../identity/sign-in-page.tsx';
import { homeOf, signedInRedirect } from '../identity/signed-in-redirect.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ identity }) => ({ title: identity.signIn.title }), { index: false });

/** Who is signed in already is led on. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const signedIn = await context.signedIn();
  if (signedIn === null) return null;
  const home = inLocale(localeOfPath(url.pathname), homeOf(roleOf(signedIn.actor)));
  throw redirect(returnPath(url) ?? home, 303);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const { email, result } = await authenticatorOf(context).authenticate('password', request);
  if (result.ok) return signedInRedirect(result.value, returnPath(url), locale, context);
  const { status, answer } = answerSignIn(result.error, email, textsIn(locale));
  return data(answer, status);
}

export default function SignIn() {
  return <SignInPage answer={useActionData<typeof action>() ?? null} />;
}

import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';
import { answerSignUp } from '../identity/identity-answers.ts';
import { keepReturn } from '../identity/keep-return.ts';
import { readSignUpForm } from '../identity/sign-in-forms.ts';
import { SignUpPage } from '../identity/sign-up-page.tsx';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ identity }) => ({ title: identity.signUp.title }), { index: false });

export async function action({ request, context }: ActionFunctionArgs) {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const { password, ...contact } = readSignUpForm(await request.formData());
  const { address, signUp } = context.identity;
  const desk = { kind: 'desk', salonId: context.salonId } as const;
  const asked = await signUp(desk, { contact, password, locale, address });
  if (asked.ok)
    return redirect(keepReturn(inLocale(locale, `/sign-in/code/${asked.value.codeId}`), url), 303);
  const { status, answer } = answerSignUp(asked.error, contact, textsIn(locale));
  return data(answer, status);
}

export default function SignUp() {
  return <SignUpPage answer={useActionData<typeof action>() ?? null} />;
}

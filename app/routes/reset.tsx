import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { AskCodePage } from '../identity/ask-code-page.tsx';
import { answerRequest } from '../identity/identity-answers.ts';
import { keepReturn } from '../identity/keep-return.ts';
import { readAddressForm } from '../identity/sign-in-forms.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ identity }) => ({ title: identity.reset.title }), { index: false });

export async function action({ request, context }: ActionFunctionArgs) {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const { email } = readAddressForm(await request.formData());
  const { address, requestCode } = context.identity;
  const desk = { kind: 'desk', salonId: context.salonId } as const;
  const asked = await requestCode(desk, { purpose: 'reset', email, locale, address });
  if (asked.ok) return redirect(keepReturn(inLocale(locale, `/reset/${asked.value.codeId}`), url), 303);
  const { status, answer } = answerRequest(asked.error, email, textsIn(locale));
  return data(answer, status);
}

export default function Reset() {
  return <AskCodePage words={useTexts().identity.reset} answer={useActionData<typeof action>() ?? null} />;
}

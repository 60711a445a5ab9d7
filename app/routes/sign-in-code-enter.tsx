import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { pageMeta } from '../document/page-meta.ts';
import { localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';
import { codeIdOf } from '../identity/code-id-of.ts';
import { comingFrom } from '../identity/coming-from.ts';
import { EnterCodePage } from '../identity/enter-code-page.tsx';
import { answerCode } from '../identity/identity-answers.ts';
import { returnPath } from '../identity/return-path.ts';
import { readCodeForm } from '../identity/sign-in-forms.ts';
import { signedInRedirect } from '../identity/signed-in-redirect.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ identity }) => ({ title: identity.code.title }), { index: false });

export function loader({ params }: LoaderFunctionArgs) {
  codeIdOf(params);
  return null;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const codeId = codeIdOf(params);
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const { code } = readCodeForm(await request.formData());
  const from = await comingFrom(request, context);
  const desk = { kind: 'desk', salonId: context.salonId } as const;
  const entered = await context.identity.enterCode(desk, { codeId, code, ...from });
  if (entered.ok) return signedInRedirect(entered.value, returnPath(url), locale, context);
  const { status, answer } = answerCode(entered.error, textsIn(locale));
  return data(answer, status);
}

export default function SignInCodeEnter() {
  return <EnterCodePage answer={useActionData<typeof action>() ?? null} />;
}

import { data } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { pageMeta } from '../document/page-meta.ts';
import { localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';
import { codeIdOf } from '../identity/code-id-of.ts';
import { comingFrom } from '../identity/coming-from.ts';
import { answerCode } from '../identity/identity-answers.ts';
import { ResetPage } from '../identity/reset-page.tsx';
import { returnPath } from '../identity/return-path.ts';
import { readResetForm } from '../identity/sign-in-forms.ts';
import { signedInRedirect } from '../identity/signed-in-redirect.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ identity }) => ({ title: identity.reset.enterTitle }), { index: false });

export function loader({ params }: LoaderFunctionArgs) {
  codeIdOf(params);
  return null;
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const codeId = codeIdOf(params);
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const { code, password } = readResetForm(await request.formData());
  const { place, previous } = await comingFrom(request, context);
  const desk = { kind: 'desk', salonId: context.salonId } as const;
  const done = await context.identity.resetPassword(desk, { codeId, code, password, place, previous });
  if (done.ok) return signedInRedirect(done.value, returnPath(url), locale, context);
  const { status, answer } = answerCode(done.error, textsIn(locale));
  return data(answer, status);
}

export default function ResetEnter() {
  return <ResetPage answer={useActionData<typeof action>() ?? null} />;
}

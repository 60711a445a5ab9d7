import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';
import { comingFrom } from '../identity/coming-from.ts';
import { FactorPage } from '../identity/factor-page.tsx';
import { answerFactor } from '../identity/identity-answers.ts';
import { keepReturn } from '../identity/keep-return.ts';
import { returnPath } from '../identity/return-path.ts';
import { readCodeForm } from '../identity/sign-in-forms.ts';
import { signedInRedirect } from '../identity/signed-in-redirect.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ identity }) => ({ title: identity.factor.enterTitle }), { index: false });

/** Only for who has shown the first one. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  if ((await context.identity.halfSignedIn()) === null)
    throw redirect(keepReturn(inLocale(locale, '/sign-in'), url), 303);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const half = await context.identity.halfSignedIn();
  const { place, previous } = await comingFrom(request, context);
  if (half === null || previous === null) throw redirect(keepReturn(inLocale(locale, '/sign-in'), url), 303);
  const { code } = readCodeForm(await request.formData());
  const desk = { kind: 'desk', salonId: context.salonId } as const;
  const { accountId } = half.actor;
  const entered = await context.identity.enterFactor(desk, { accountId, previous, code, place });
  if (entered.ok) return signedInRedirect(entered.value, returnPath(url), locale, context);
  const { status, answer } = answerFactor(entered.error, textsIn(locale));
  return data(answer, status);
}

export default function SignInFactor() {
  return <FactorPage answer={useActionData<typeof action>() ?? null} />;
}

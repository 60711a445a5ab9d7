import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { comingFrom } from '../identity/coming-from.ts';
import { answerFactor } from '../identity/identity-answers.ts';
import { memberPageOf } from '../identity/member-page-of.ts';
import { OwnFactorPage, type OwnFactorAnswer } from '../identity/own-factor-page.tsx';
import { qrImage } from '../identity/qr-image.ts';
import { readCodeForm } from '../identity/sign-in-forms.ts';
import { notFound } from '../page-of.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ identity }) => ({ title: identity.factor.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { signedIn } = await memberPageOf(request, context);
  const { pending, ...view } = await context.identity.factor(signedIn.actor);
  return {
    ...view,
    pending: pending === null ? null : { image: await qrImage(pending.uri), words: pending.words },
    customer: signedIn.actor.kind === 'customer',
    mustHave: signedIn.mustHaveSecondFactor,
    mayDemand: may(signedIn.actor, 'roles.change'),
  };
}

export type OwnFactorModel = Awaited<ReturnType<typeof loader>>;

const CHANGES = { confirm: 'confirmFactor', renew: 'renewRecovery', drop: 'dropFactor' } as const;
const isChange = (intent: unknown): intent is keyof typeof CHANGES =>
  typeof intent === 'string' && Object.hasOwn(CHANGES, intent);

export async function action({ request, context }: ActionFunctionArgs) {
  const { signedIn, locale, texts } = await memberPageOf(request, context);
  const { actor } = signedIn;
  const { identity } = context;
  const form = await request.formData();
  const intent = form.get('intent');
  const home = inLocale(locale, '/account/factor');
  if (intent === 'begin') {
    const begun = await identity.beginFactor(actor);
    if (!begun.ok) throw notFound();
    return redirect(home, 303);
  }
  if (intent === 'demand' || intent === 'release') {
    if (actor.kind !== 'employee') throw notFound();
    const said = await identity.demandFactor(actor, intent === 'demand');
    if (!said.ok) throw notFound();
    return redirect(home, 303);
  }
  if (!isChange(intent)) throw notFound();
  const { place } = await comingFrom(request, context);
  const done = await identity[CHANGES[intent]](actor, { ...readCodeForm(form), place });
  if (!done.ok) {
    if (done.error.kind === 'not_found') throw notFound();
    const { status, answer } = answerFactor(done.error, texts);
    return data<OwnFactorAnswer>({ ...answer, intent, recovery: [] }, status);
  }
  const headers = { 'Set-Cookie': await context.sessionCookie.issue(done.value.secret) };
  if (intent === 'drop') return redirect(home, { status: 303, headers });
  // Shown in this answer and never again.
  const shown = { errors: [], intent, recovery: done.value.recovery };
  return data<OwnFactorAnswer>(shown, { headers });
}

export default function AccountFactor() {
  return (
    <OwnFactorPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}

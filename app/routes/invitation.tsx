import { data, redirect, type AppLoadContext } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Accepting } from '#domain/identity/use-cases/accept-invitation.ts';
import { isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';
import { comingFrom } from '../identity/coming-from.ts';
import { answerInvitation } from '../identity/invitation-answer.ts';
import { InvitationPage } from '../identity/invitation-page.tsx';
import { readInvitationForm } from '../identity/sign-in-forms.ts';
import { signedInRedirect } from '../identity/signed-in-redirect.ts';
import { notFound } from '../page-of.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(
    args,
    ({ identity }) => ({
      title: args.data?.open === false ? identity.invitation.overTitle : identity.invitation.heading,
    }),
    { index: false },
  );

const TOKEN = /^[A-Za-z0-9_-]{64}$/;

/** @throws Response 404 for what is no link of ours */
async function opened(token: string | undefined, context: AppLoadContext) {
  if (token === undefined || !TOKEN.test(token)) throw notFound();
  const desk = { kind: 'desk', salonId: context.salonId } as const;
  const [invitation, signedIn] = await Promise.all([
    context.identity.invitation(desk, token),
    context.signedIn(),
  ]);
  if (invitation === null) throw notFound();
  return { desk, token, invitation, signedIn };
}

/** What whoever looks has to do next. */
type Way = 'open' | 'sign-in' | 'accept' | 'sign-out';

/** Looking changes nothing: programs that read letters open their links, too. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { desk, token, invitation, signedIn } = await opened(params['token'], context);
  const { email, firstName, lastName, role, inviter, until, open, accountId } = invitation;
  const [card, book] = await Promise.all([context.salonQueries.card(desk), context.salonQueries.book(desk)]);
  const yours = signedIn !== null && signedIn.actor.accountId === accountId;
  const way: Way =
    signedIn === null ? (accountId === null ? 'open' : 'sign-in') : yours ? 'accept' : 'sign-out';
  const salon = card.name;
  if (!open) return data({ open, salon, token }, 410);
  const moment = isoInstant(minuteOf(until));
  return data({
    open,
    way,
    salon,
    token,
    email,
    firstName,
    lastName,
    role,
    inviter,
    until: moment,
    zone: book.zone,
  });
}

export type InvitationModel = ReturnType<typeof useLoaderData<typeof loader>>;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { desk, token, signedIn } = await opened(params['token'], context);
  const locale = localeOfPath(new URL(request.url).pathname);
  const { intent, firstName, lastName, password } = readInvitationForm(await request.formData());
  const { place, previous } = await comingFrom(request, context);
  if (intent === 'sign-out') {
    if (previous !== null) await context.identity.signOut(desk, previous);
    return redirect(inLocale(locale, `/invitation/${token}`), {
      status: 303,
      headers: {
        'Set-Cookie': await context.sessionCookie.clear(),
        'Clear-Site-Data': '"storage"',
      },
    });
  }
  // Who has signed in accepts as that person, whatever form is sent: nobody opens a second account beside their own.
  const who: Accepting =
    signedIn === null
      ? { kind: 'new', firstName, lastName, password, locale }
      : {
          kind: 'member',
          accountId: signedIn.actor.accountId,
          showedSecondFactor: signedIn.showedSecondFactor,
        };
  const accepted = await context.identity.acceptInvitation(desk, { token, who, place, previous });
  if (accepted.ok) return signedInRedirect(accepted.value, null, locale, context);
  const typed = signedIn === null ? { firstName, lastName } : null;
  const { status, answer } = answerInvitation(accepted.error, typed, textsIn(locale));
  return data(answer, status);
}

export default function Invitation() {
  const answer = useActionData<typeof action>();
  return <InvitationPage model={useLoaderData<typeof loader>()} answer={answer ?? null} />;
}

import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { dateOf, isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { readAddressForm, readCodeForm, readProfileForm } from '../account/account-forms.ts';
import { accountPageOf, type AccountPage } from '../account/account-page-of.ts';
import { answerAddress, answerCode, answerProfile, type Answered } from '../account/profile-answer.ts';
import { ProfilePage } from '../account/profile-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ account }) => ({ title: account.profile.title }), { index: false });

const NEWS = ['saved', 'changed'] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, url, now } = await accountPageOf(request, context);
  const [view, { zone }] = await Promise.all([
    context.account.queries.profile(actor),
    context.salonQueries.book(actor),
  ]);
  if (view === null) throw notFound();
  const { pending } = view;
  return {
    ...view,
    pending: pending === null ? null : { email: pending.email, until: isoInstant(minuteOf(pending.until)) },
    pendingToday: pending !== null && dateOf(pending.until, zone) === dateOf(now, zone),
    zone,
    news: NEWS.find((kind) => kind === url.searchParams.get('news')) ?? null,
  };
}

export type ProfileModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await accountPageOf(request, context);
  const { actor, texts } = page;
  const { useCases } = context.account;
  const form = await request.formData();
  switch (form.get('intent')) {
    case 'profile': {
      const input = readProfileForm(form);
      const done = await useCases.changeProfile(actor, input);
      return done.ok ? home(page, 'saved') : refused(answerProfile(done.error, input.raw, texts));
    }
    case 'address': {
      const { email } = readAddressForm(form);
      const done = await useCases.askAddressChange(actor, { email });
      return done.ok ? home(page, null) : refused(answerAddress(done.error, email, texts));
    }
    case 'code': {
      const done = await useCases.confirmAddressChange(actor, readCodeForm(form));
      return done.ok ? home(page, 'changed') : refused(answerCode(done.error, texts));
    }
    case 'drop':
      await useCases.dropAddressChange(actor);
      return home(page, null);
    default:
      throw notFound();
  }
}

const home = ({ locale }: AccountPage, news: (typeof NEWS)[number] | null) =>
  redirect(inLocale(locale, '/account/profile') + (news === null ? '#address' : `?news=${news}`), 303);

function refused(answered: Answered | null) {
  if (answered === null) throw notFound();
  return data(answered.answer, answered.status);
}

export default function AccountProfile() {
  return (
    <ProfilePage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}

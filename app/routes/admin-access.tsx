import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { roleWords } from '#domain/identity/role-change.ts';
import { dateOf, isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { numericDay } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import {
  answerChange,
  answerInvitation,
  answerInvite,
  answerNothing,
  type Answered,
} from '../settings/access-answer.ts';
import { AccessPage } from '../settings/access-page.tsx';
import { readAccessForm } from '../settings/access-form.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ access }) => ({ title: access.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts, url } = await staffPageOf(request, context, 'roles.see');
  const [members, invitations, readers, book] = await Promise.all([
    context.identity.members(actor),
    context.identity.invitations(actor),
    context.identity.readers(actor),
    context.salonQueries.book(actor),
  ]);
  const done = url.searchParams.get('done') ?? '';
  return {
    members: members.map(({ since, role, staffId, ...member }) => ({
      ...member,
      role,
      staffId,
      since: numericDay(dateOf(since, book.zone)),
      seen: role === 'hq' ? '' : roleWords({ role, staffId }),
      you: member.accountId === actor.accountId,
    })),
    invitations: invitations.map(({ until, staffId, ...invitation }) => ({
      ...invitation,
      colleague: book.staff.find(({ id }) => id === staffId)?.name ?? null,
      until: isoInstant(minuteOf(until)),
    })),
    /** For the form that invites: sent twice, it invites once. */
    newId: context.ids.next(),
    zone: book.zone,
    readers: readers.map(({ since, ...reader }) => ({
      ...reader,
      since: numericDay(dateOf(since, book.zone)),
    })),
    colleagues: book.staff.map(({ id, name }) => ({ id, name })),
    mayChange: may(actor, 'roles.change'),
    done: done in texts.access.done ? (done as keyof typeof texts.access.done) : null,
  };
}

export type AccessModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'roles.change');
  const { identity } = context;
  const book = await context.salonQueries.book(actor);
  const form = readAccessForm(
    await request.formData(),
    book.staff.map(({ id }) => id),
  );
  const back = ({ status, answer }: Answered) => data(answer, status);
  const done = (what: keyof typeof texts.access.done) =>
    redirect(inLocale(locale, `/admin/settings/access?done=${what}`), 303);
  const from = { locale, address: identity.address };
  switch (form?.intent) {
    case undefined:
      return back(answerNothing(texts));
    case 'change': {
      const changed = await identity.changeRole(actor, form);
      if (!changed.ok) return back(answerChange(changed.error, form, texts));
      const ownEnded = form.accountId === actor.accountId && changed.value.ended > 0;
      return ownEnded ? redirect(inLocale(locale, '/sign-in'), 303) : done('changed');
    }
    case 'invite': {
      const invited = await identity.invite(actor, { ...form, ...from });
      return invited.ok ? done('invited') : back(answerInvite(invited.error, form, texts));
    }
    case 'resend': {
      const resent = await identity.resendInvitation(actor, { ...form, ...from });
      return resent.ok ? done('resent') : back(answerInvitation(resent.error, form.id, texts));
    }
    case 'revoke': {
      const revoked = await identity.revokeInvitation(actor, form.id);
      return revoked.ok ? done('revoked') : back(answerInvitation(revoked.error, form.id, texts));
    }
  }
}

export default function AdminAccess() {
  return (
    <AccessPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}

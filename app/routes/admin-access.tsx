import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { roleWords } from '#domain/identity/role-change.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { pageMeta } from '../document/page-meta.ts';
import { numericDay } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { AccessPage, type AccessAnswer } from '../settings/access-page.tsx';
import { readAccessForm } from '../settings/access-form.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ access }) => ({ title: access.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, texts, url } = await staffPageOf(request, context, 'roles.see');
  const [members, readers, book] = await Promise.all([
    context.identity.members(actor),
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
  const book = await context.salonQueries.book(actor);
  const form = readAccessForm(
    await request.formData(),
    book.staff.map(({ id }) => id),
  );
  const { refusal } = texts.access;
  if (form === null) {
    const message = texts.refusals.form_incomplete;
    return data<AccessAnswer>({ at: null, field: null, message, role: '', staff: '', email: '' }, 400);
  }
  const kept = { role: form.role, staff: form.staff };
  if (form.intent === 'change') {
    const changed = await context.identity.changeRole(actor, form);
    if (changed.ok) {
      const ownEnded = form.accountId === actor.accountId && changed.value.ended > 0;
      return redirect(inLocale(locale, ownEnded ? '/sign-in' : '/admin/settings/access?done=changed'), 303);
    }
    const { kind } = changed.error;
    if (kind === 'not_found') throw notFound();
    return data<AccessAnswer>(
      {
        at: form.accountId,
        field: kind === 'colleague_taken' ? 'staff' : 'role',
        message: refusal[kind],
        ...kept,
        email: '',
      },
      409,
    );
  }
  const added = await context.identity.addMember(actor, form);
  if (added.ok) return redirect(inLocale(locale, '/admin/settings/access?done=added'), 303);
  const { kind } = added.error;
  if (kind === 'not_found') throw notFound();
  return data<AccessAnswer>(
    {
      at: 'add',
      field: kind === 'colleague_taken' ? 'staff' : 'email',
      message: refusal[kind],
      ...kept,
      email: form.email,
    },
    kind === 'email' ? 422 : 409,
  );
}

export default function AdminAccess() {
  return (
    <AccessPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}

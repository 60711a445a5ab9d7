import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { readNoteForm } from '../customers/customer-forms.ts';
import { customerIdOf, newsOf, openCustomer } from '../customers/customer-page-of.ts';
import { ProfilePage } from '../customers/profile-page.tsx';
import { dayOf } from '../customers/found-row.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ customers }) => ({ title: args.data?.name ?? customers.title }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'customers.see');
  const { actor, locale } = page;
  const id = customerIdOf(params['id']);
  const { mergedInto } = await openCustomer(page, context, id, 'profile');
  if (mergedInto !== null) throw redirect(inLocale(locale, `/admin/customers/${mergedInto}`), 303);
  const [profile, { zone }] = await Promise.all([
    context.customers.queries.profile(actor, id),
    context.salonQueries.book(actor),
  ]);
  if (profile === null) throw notFound();
  const { customer, coming, past, notes, since, otherEntries, merged } = profile;
  const visit = (each: (typeof coming)[number]) => ({
    ...each,
    services: each.services.map((name) => name[locale]),
  });
  return {
    customer,
    name: `${customer.firstName} ${customer.lastName}`,
    zone,
    since: dayOf(since, zone),
    otherEntries,
    coming: coming.map(visit),
    past: past.map(visit),
    notes: notes.map((note) => ({ ...note, day: dayOf(note.at, zone) })),
    changeable: may(actor, 'customers.change'),
    merged,
    mergeable: may(actor, 'customers.merge'),
    sensitive: may(actor, 'customers.sensitive'),
    done: newsOf(page, page.texts.customers.profile.done),
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'customers.change');
  const { actor, locale, texts } = page;
  const id = customerIdOf(params['id']);
  const { addCustomerNote, removeCustomerNote } = context.customers.useCases;
  const form = readNoteForm(await request.formData());
  if (form === null) return data({ note: '', message: texts.refusals.form_incomplete }, 400);
  const home = inLocale(locale, `/admin/customers/${id}`);
  if (form.intent === 'remove') {
    const removed = await removeCustomerNote(actor, { id, noteId: form.noteId });
    if (!removed.ok) throw notFound();
    return redirect(`${home}?done=removed`, 303);
  }
  const added = await addCustomerNote(actor, { id, body: form.note });
  if (added.ok) return redirect(`${home}?done=note`, 303);
  if (added.error.kind === 'not_found') throw notFound();
  const message = texts.customers.profile.noteProblem[added.error.note];
  return data({ note: form.note, message }, 422);
}

export type ProfileModel = Awaited<ReturnType<typeof loader>>;

export default function AdminCustomer() {
  return (
    <ProfilePage model={useLoaderData<typeof loader>()} problem={useActionData<typeof action>() ?? null} />
  );
}

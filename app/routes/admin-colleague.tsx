import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { personOf, type RawPerson } from '#domain/settings/staff-record.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { colleagueFacts, openColleague } from '../settings/open-colleague.ts';
import { PersonEditor } from '../settings/person-editor.tsx';
import { emptyPerson, formOfPerson, readPersonForm } from '../settings/person-form.ts';
import { answerRecord } from '../settings/record-answer.ts';
import { staffPageOf } from '../staff-page.ts';

const NEW = 'new';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ team }) => ({ title: args.data?.colleague?.name ?? team.person.newTitle }), {
    index: false,
  });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const isNew = params['id'] === NEW;
  const page = await staffPageOf(request, context, isNew ? 'team.change' : 'team.see');
  const { actor } = page;
  const book = await context.salonQueries.book(actor);
  const rights = {
    mayChange: may(actor, 'team.change'),
    seesRoles: may(actor, 'roles.see'),
    zone: book.zone,
  };
  if (isNew) {
    const last = Math.max(0, ...(await context.settings.queries.team(actor)).map(({ position }) => position));
    return { ...rights, id: context.ids.next(), colleague: null, seen: null, values: emptyPerson(last + 1) };
  }
  const record = await openColleague(page, context, params['id']);
  const person = personOf(record);
  return {
    ...rights,
    id: record.id as string,
    colleague: colleagueFacts(page, record),
    seen: fingerprint(person),
    values: formOfPerson(person),
  };
}

export type AdminColleagueModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'team.change');
  const { texts, locale } = page;
  const posted = readPersonForm(await request.formData());
  const isNew = params['id'] === NEW;
  // The address says who it is; of somebody new, the form.
  const id = isNew ? posted.id : isUuid(params['id'] ?? '') ? (params['id'] as typeof posted.id) : null;
  if (id === null || (!isNew && posted.seen === null)) throw notFound();
  const { form, seen, confirmed } = posted;
  const saved = await context.settings.useCases.saveColleague(page.actor, { id, seen, form, confirmed });
  // Whoever is new has no hours yet.
  if (saved.ok) {
    return redirect(inLocale(locale, `/admin/team/${id}${isNew ? '/hours' : ''}?saved=person`), 303);
  }
  if (saved.error.kind === 'not_found') throw notFound();
  const { status, answer } = answerRecord(saved.error, posted, page, {
    labelOf: (field) => texts.team.person[field],
    formOf: formOfPerson,
    shown: (raw: RawPerson, field) => {
      const value = raw[field];
      if (typeof value === 'boolean') return value ? texts.settings.yes : texts.settings.no;
      return value === '' ? texts.settings.nothing : value;
    },
  });
  return data({ ...answer, id: id as string }, status);
}

export default function AdminColleague() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  // Somebody new whose form came back keeps the id that it was posted under.
  return <PersonEditor model={answer === null ? model : { ...model, id: answer.id }} answer={answer} />;
}

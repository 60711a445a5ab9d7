import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { resourceOf, type RawResource } from '#domain/settings/resource-record.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { answerRecord } from '../settings/record-answer.ts';
import { ResourceEditor } from '../settings/resource-editor.tsx';
import { emptyResource, formOfResource, kindOptions, readResourceForm } from '../settings/resource-form.ts';
import { kindWord } from '../settings/service-answer.ts';
import { staffPageOf } from '../staff-page.ts';

const NEW = 'new';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ team }) => ({ title: args.data?.title ?? team.resources.newTitle }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const isNew = params['id'] === NEW;
  const page = await staffPageOf(request, context, isNew ? 'settings.change' : 'settings.see');
  const [resources, book] = await Promise.all([
    context.settings.queries.resources(page.actor),
    context.salonQueries.book(page.actor),
  ]);
  const resource = resources.find(({ id }) => id === params['id']);
  if (resource === undefined && !isNew) throw notFound();
  const last = Math.max(0, ...resources.map(({ position }) => position));
  const kinds = resources.map(({ kind }) => kind);
  return {
    id: (resource?.id as string | undefined) ?? context.ids.next(),
    title: resource?.name ?? null,
    seen: resource === undefined ? null : fingerprint(resourceOf(resource)),
    values: resource === undefined ? emptyResource(kinds[0] ?? 'chair', last + 1) : formOfResource(resource),
    kinds: kindOptions(kinds, page.texts),
    zone: book.zone,
    mayChange: may(page.actor, 'settings.change'),
  };
}

export type AdminResourceModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'settings.change');
  const { texts, locale } = page;
  const posted = readResourceForm(await request.formData());
  const isNew = params['id'] === NEW;
  // The address says which one it is; of a new one, the form.
  const id = isNew ? posted.id : isUuid(params['id'] ?? '') ? (params['id'] as typeof posted.id) : null;
  if (id === null || (!isNew && posted.seen === null)) throw notFound();
  const { form, seen, confirmed } = posted;
  const saved = await context.settings.useCases.saveResource(page.actor, { id, seen, form, confirmed });
  if (saved.ok) return redirect(inLocale(locale, `/admin/resources?saved=${id}`), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const { status, answer } = answerRecord(saved.error, posted, page, {
    labelOf: (field) => texts.team.resources[field],
    formOf: formOfResource,
    shown: (raw: RawResource, field) => {
      const value = raw[field];
      if (typeof value === 'boolean') return value ? texts.settings.yes : texts.settings.no;
      return field === 'kind' ? kindWord(value, texts) : value;
    },
  });
  const starved = saved.error.kind === 'strands' ? saved.error.services.map((name) => name[locale]) : [];
  return data({ ...answer, id: id as string, starved }, status);
}

export default function AdminResource() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  // A new one that came back keeps the id that it was posted under.
  return <ResourceEditor model={answer === null ? model : { ...model, id: answer.id }} answer={answer} />;
}

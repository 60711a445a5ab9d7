import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { isUuid, type BooksCheckId } from '#domain/shared/ids.ts';
import { pageMeta } from '../document/page-meta.ts';
import { CheckPage } from '../finance/check-page.tsx';
import { checkView } from '../finance/check-view.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';
import { textIn } from '../forms/text.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ finance }) => ({ title: finance.checks.title }), { index: false });

/** While it runs, the browser loads the page again by itself, with JavaScript and without. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const refresh = loaderHeaders.get('Refresh');
  return refresh === null ? {} : { Refresh: refresh };
};

const EVERY_SECONDS = 3;

const idOf = (id: string | undefined): BooksCheckId => {
  if (id === undefined || !isUuid(id)) throw notFound();
  return id as BooksCheckId;
};

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, locale, texts, url } = await staffPageOf(request, context, 'finance.see');
  const [check, { zone }] = await Promise.all([
    context.finance.queries.check(actor, idOf(params['id'])),
    context.salonQueries.book(actor),
  ]);
  if (check === null) throw notFound();
  const view = checkView(check, locale, zone, texts);
  const model = { ...view, explains: may(actor, 'finance.check'), noted: url.searchParams.has('noted') };
  return view.step < 4 ? data(model, { headers: { Refresh: String(EVERY_SECONDS) } }) : data(model);
}

export type CheckModel = Awaited<ReturnType<typeof loader>>['data'];
export type CheckAnswer = { readonly position: number; readonly words: string; readonly message: string };

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'finance.check');
  const checkId = idOf(params['id']);
  const form = await request.formData();
  const [position, said] = [form.get('position'), textIn(form, 'words')];
  if (typeof position !== 'string' || !/^[1-9]\d{0,5}$/.test(position)) throw notFound();
  const explained = await context.finance.useCases.explainFinding(actor, {
    checkId,
    position: Number(position),
    words: said,
  });
  if (!explained.ok && explained.error.kind === 'words') {
    const message = texts.finance.check.wrong[explained.error.reason];
    return data<CheckAnswer>({ position: Number(position), words: said, message }, 422);
  }
  if (!explained.ok) throw notFound();
  return redirect(inLocale(locale, `/admin/finance/checks/${checkId}?noted`), 303);
}

export default function AdminFinanceCheck() {
  return <CheckPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}

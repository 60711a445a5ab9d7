import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import {
  categoryLines,
  isEmptyCategory,
  type CategoryLine,
  type RawCategory,
} from '#domain/settings/service-categories.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { notFound } from '../page-of.ts';
import { rawCategoriesOf, readCategoriesForm } from '../settings/category-form.ts';
import { CategoryLines } from '../settings/category-lines.tsx';
import { answerPart } from '../settings/part-answer.ts';
import { PartPage } from '../settings/part-page.tsx';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ team }) => ({ title: team.categories.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = await staffPageOf(request, context, 'services.see');
  const [{ categories, services }, book] = await Promise.all([
    context.settings.queries.services(actor),
    context.salonQueries.book(actor),
  ]);
  const lines = categoryLines(categories);
  return {
    values: rawCategoriesOf(lines, () => context.ids.next()),
    seen: fingerprint(lines),
    stored: lines.map(({ id }) => ({
      id: id as string,
      services: services.filter(({ categoryId }) => categoryId === id).length,
    })),
    zone: book.zone,
    mayChange: may(actor, 'services.change'),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'services.change');
  const { texts } = page;
  const posted = readCategoriesForm(await request.formData());
  const saved = await context.settings.useCases.saveCategories(page.actor, posted);
  if (saved.ok) return redirect(inLocale(page.locale, '/admin/services?saved=categories'), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const words = texts.team.categories;
  const { status, answer } = answerPart(saved.error, posted, page, {
    labelOf: (field) => words.line(Number(field.replace('category', '')) + 1),
    differences: (stored: readonly CategoryLine[]) => [
      {
        label: words.title,
        stored: stored.map(({ name }) => name['de-CH']).join(', '),
        yours: inOrder(posted.form)
          .map(({ nameDe }) => nameDe)
          .join(', '),
      },
    ],
  });
  return data(answer, status);
}

const inOrder = (form: readonly RawCategory[]): readonly RawCategory[] =>
  form.filter((line) => !isEmptyCategory(line)).toSorted((a, b) => Number(a.position) - Number(b.position));

export default function AdminServiceCategories() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { team, settings } = useTexts();
  return (
    <PartPage
      {...model}
      title={team.categories.title}
      intro={team.categories.intro}
      back={{ to: '/admin/services', label: settings.service.back }}
      answer={answer}
    >
      <CategoryLines
        categories={answer?.values ?? model.values}
        stored={model.stored}
        errors={answer?.errors ?? []}
      />
    </PartPage>
  );
}

import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { priceField, skillLines, type RawSkill } from '#domain/settings/staff-skills.ts';
import { isUuid, type StaffId } from '#domain/shared/ids.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { notFound } from '../page-of.ts';
import { ColleagueBeside } from '../settings/colleague-frame.tsx';
import { colleagueFacts, openColleague } from '../settings/open-colleague.ts';
import { answerPart } from '../settings/part-answer.ts';
import { PartPage } from '../settings/part-page.tsx';
import { SkillLines } from '../settings/skill-lines.tsx';
import { skillDifferences } from '../settings/skill-words.ts';
import { rawSkillOf, readSkillsForm } from '../settings/skills-form.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(
    args,
    ({ team }) => ({ title: [args.data?.colleague.name, team.tabs.skills].filter(Boolean).join(', ') }),
    { index: false },
  );

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'team.see');
  const [record, { categories, services }, book] = await Promise.all([
    openColleague(page, context, params['id']),
    context.settings.queries.services(page.actor),
    context.salonQueries.book(page.actor),
  ]);
  const lines = skillLines(record.skills);
  return {
    colleague: colleagueFacts(page, record),
    values: services.map(({ id }): RawSkill =>
      rawSkillOf(
        id,
        lines.find(({ serviceId }) => serviceId === id),
      ),
    ),
    seen: fingerprint(lines),
    categories: categories.map(({ id: categoryId, slug, name }) => ({
      slug,
      name: name[page.locale],
      services: services
        .filter((service) => service.categoryId === categoryId)
        .map((service) => ({
          id: service.id as string,
          name: service.name[page.locale],
          price: service.price,
          segments: service.segments,
          active: service.active,
        })),
    })),
    zone: book.zone,
    mayChange: may(page.actor, 'team.change'),
  };
}

export type SkillsModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'team.change');
  const { actor, locale, texts } = page;
  const id = params['id'] ?? '';
  if (!isUuid(id)) throw notFound();
  const posted = readSkillsForm(await request.formData());
  const saved = await context.settings.useCases.saveStaffSkills(actor, { ...posted, id: id as StaffId });
  if (saved.ok) return redirect(inLocale(locale, `/admin/team/${id}/skills?saved=skills`), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const services = (await context.settings.queries.services(actor)).services.map((service) => ({
    id: service.id as string,
    name: service.name[locale],
  }));
  const { status, answer } = answerPart(saved.error, posted, page, {
    labelOf: (field) => {
      const { skills } = texts.team;
      const name = services.find((service) => field.endsWith(service.id))?.name ?? '';
      return field.startsWith(priceField('')) ? skills.priceOf(name) : skills.stepsOf(name);
    },
    differences: (stored) => skillDifferences(stored, posted.form, services, texts),
  });
  return data(answer, status);
}

export default function AdminColleagueSkills() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const { team } = useTexts();
  return (
    <PartPage
      {...model}
      title={model.colleague.name}
      intro={`${team.skills.intro} ${team.skills.frozen}`}
      back={{ to: '/admin/team', label: team.back }}
      answer={answer}
      beside={<ColleagueBeside colleague={model.colleague} tab="skills" />}
    >
      {model.categories
        .filter(({ services }) => services.length > 0)
        .map(({ slug, name, services }) => (
          <section key={slug} aria-labelledby={`category-${slug}`}>
            <h2 id={`category-${slug}`} className="border-b border-line pb-1">
              {name}
            </h2>
            <SkillLines
              services={services}
              values={answer?.values ?? model.values}
              errors={answer?.errors ?? []}
            />
          </section>
        ))}
    </PartPage>
  );
}

import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { depositOf } from '#domain/deposits/deposit-rule.ts';
import { may } from '#domain/identity/permissions.ts';
import { fingerprint } from '#domain/settings/fingerprint.ts';
import { contentOf } from '#domain/settings/service-record.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { dateOf } from '#domain/shared/salon-time.ts';
import { visitPolicy } from '#domain/slots/cancellation.ts';
import type { CancellationPolicy } from '#domain/slots/salon-book.ts';
import { pageMeta } from '../document/page-meta.ts';
import { percent } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { answerService } from '../settings/service-answer.ts';
import { ServiceEditor } from '../settings/service-editor.tsx';
import { emptyService, formOfService, readServiceForm } from '../settings/service-form.ts';
import { staffPageOf } from '../staff-page.ts';

const NEW = 'new';
/** Room to put something in between later. */
const STEP_OF_POSITION = 10;

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ settings }) => ({ title: args.data?.title ?? settings.service.newTitle }), {
    index: false,
  });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const isNew = params['id'] === NEW;
  const page = await staffPageOf(request, context, isNew ? 'services.change' : 'services.see');
  const [catalogue, book] = await Promise.all([
    context.settings.queries.services(page.actor),
    context.salonQueries.book(page.actor),
  ]);
  const service = catalogue.services.find(({ id }) => id === params['id']);
  if (service === undefined && !isNew) throw notFound();
  const today = dateOf(page.now, book.zone);
  const codes = [...new Set(catalogue.vatRates.map(({ code }) => code))];
  const last = Math.max(0, ...catalogue.services.map(({ position }) => position));
  const blank = () =>
    emptyService({
      categoryId: catalogue.categories[0]?.id ?? '',
      vatCode: codes.includes('standard') ? 'standard' : (codes[0] ?? ''),
      position: String(last + STEP_OF_POSITION),
    });
  const salonRule = book.rules.cancellation;
  return {
    salonPolicy: policyWords(salonRule),
    salonDeposit: book.rules.deposit,
    depositNow: depositOf(book.rules.deposit, service === undefined ? [] : [service]),
    policyNow: policyWords(service === undefined ? salonRule : visitPolicy(salonRule, [service])),
    id: service?.id ?? context.ids.next(),
    title: service?.name[page.locale] ?? null,
    seen: service === undefined ? null : fingerprint(contentOf(service)),
    values: service === undefined ? blank() : formOfService(service),
    mayChange: may(page.actor, 'services.change'),
    vatLiable: catalogue.vatLiable,
    zone: book.zone,
    resourceKinds: catalogue.resourceKinds,
    categories: catalogue.categories.map(({ id, name }) => ({
      value: id as string,
      label: name[page.locale],
    })),
    vatRates: codes.map((code) => {
      const rate = catalogue.vatRates.findLast((each) => each.code === code && each.validFrom <= today);
      return { value: code, label: rate === undefined ? code : percent(rate.basisPoints) };
    }),
  };
}

const policyWords = ({ cutoffMinutes, lateFeePercent }: CancellationPolicy) => ({
  cutoffHours: cutoffMinutes / 60,
  lateFeePercent,
});

export type AdminServiceModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'services.change');
  const posted = readServiceForm(await request.formData());
  const isNew = params['id'] === NEW;
  // The address says which service it is; of a new one, the form.
  const id = isNew ? posted.id : isUuid(params['id'] ?? '') ? (params['id'] as typeof posted.id) : null;
  if (id === null || (!isNew && posted.seen === null)) throw notFound();
  const { form, seen, confirmed } = posted;
  const saved = await context.settings.useCases.saveService(page.actor, { id, seen, form, confirmed });
  if (saved.ok) return redirect(inLocale(page.locale, `/admin/services?saved=${saved.value.slug}`), 303);
  if (saved.error.kind === 'not_found') throw notFound();
  const catalogue = await context.settings.queries.services(page.actor);
  const { status, answer } = answerService(saved.error, posted, page, catalogue);
  return data({ ...answer, id }, status);
}

export default function AdminService() {
  const model = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  // A new service that came back keeps the id that it was posted under.
  return <ServiceEditor model={answer === null ? model : { ...model, id: answer.id }} answer={answer} />;
}

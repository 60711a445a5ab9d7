import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CONSENT_WORDING } from '#domain/account/consent.ts';
import type { HealthNote } from '#domain/customers/notes.ts';
import { isoInstant, minuteOf } from '#domain/shared/salon-time.ts';
import { readHealthForm } from '../customers/customer-forms.ts';
import { customerIdOf, newsOf, openCustomer } from '../customers/customer-page-of.ts';
import { HealthPage } from '../customers/health-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ customers }) => ({ title: customers.health.title(args.data?.name ?? '') }), {
    index: false,
  });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'customers.sensitive');
  const id = customerIdOf(params['id']);
  const { firstName, lastName } = await openCustomer(page, context, id, 'health');
  const [health, { zone }] = await Promise.all([
    context.customers.queries.health(page.actor, id),
    context.salonQueries.book(page.actor),
  ]);
  if (health === null) throw notFound();
  const [newest] = health.consents;
  return {
    id,
    name: `${firstName} ${lastName}`,
    granted: newest?.granted === true,
    sameWording: newest?.wording === CONSENT_WORDING,
    zone,
    consents: health.consents.map(({ granted, by, at }) => ({
      granted,
      byTeam: by === 'team',
      at: isoInstant(minuteOf(at)),
    })),
    note: health.note ?? { formula: '', allergies: '', version: 0 },
    done: newsOf(page, page.texts.customers.health.done),
  };
}

type Answer = {
  readonly values: HealthNote | null;
  readonly message: string | null;
  readonly errors: readonly { readonly field: 'agreed' | keyof HealthNote; readonly message: string }[];
  readonly stored: HealthNote | null;
};

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'customers.sensitive');
  const { health } = texts.customers;
  const { settleHealthConsent, writeHealthNote } = context.customers.useCases;
  const id = customerIdOf(params['id']);
  const answer = (parts: Partial<Answer>, status: 400 | 409 | 422) =>
    data<Answer>({ values: null, message: null, errors: [], stored: null, ...parts }, status);
  const done = (what: keyof typeof health.done) =>
    redirect(inLocale(locale, `/admin/customers/${id}/health?done=${what}`), 303);
  const form = readHealthForm(await request.formData());
  if (form === null) return answer({ message: texts.refusals.form_incomplete }, 400);
  if (form.intent !== 'save') {
    const given = form.intent === 'give';
    if (given && form.agreed === undefined)
      return answer({ errors: [{ field: 'agreed', message: health.agreedMissing }] }, 422);
    const settled = await settleHealthConsent(actor, { id, given });
    if (!settled.ok) throw notFound();
    return done(given ? 'given' : 'withdrawn');
  }
  const { formula, allergies, version } = form;
  const values = { formula, allergies };
  const written = await writeHealthNote(actor, { id, note: values, version });
  if (written.ok) return done('saved');
  const refusal = written.error;
  switch (refusal.kind) {
    case 'not_found':
      throw notFound();
    case 'no_consent':
      return answer({ values, message: health.noConsent }, 409);
    case 'changed_meanwhile':
      return answer({ values, message: health.changedMeanwhile, stored: refusal.now }, 409);
    case 'invalid':
      return answer(
        {
          values,
          errors: refusal.fields.map(({ field, kind }) => ({ field, message: health.problem[kind] })),
        },
        422,
      );
  }
}

export type HealthModel = Awaited<ReturnType<typeof loader>>;
export type HealthAnswer = Answer;

export default function AdminCustomerHealth() {
  return (
    <HealthPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}

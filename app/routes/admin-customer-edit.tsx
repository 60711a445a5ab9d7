import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CUSTOMER_FIELDS, type CustomerFields, type RawCustomer } from '#domain/customers/customer.ts';
import { readDetailsForm, seenValue } from '../customers/customer-forms.ts';
import { customerIdOf, openCustomer } from '../customers/customer-page-of.ts';
import { EditPage } from '../customers/edit-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import { staffPageOf } from '../staff-page.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ customers }) => ({ title: customers.edit.title(args.data?.name ?? '') }), {
    index: false,
  });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'customers.change');
  const customer = await openCustomer(page, context, customerIdOf(params['id']), 'profile');
  return {
    id: customer.id,
    name: `${customer.firstName} ${customer.lastName}`,
    values: typed(customer),
    seen: seenValue(customer),
  };
}

export type EditErrors = readonly {
  readonly field: (typeof CUSTOMER_FIELDS)[number];
  readonly message: string;
}[];
type Answer = {
  readonly values: RawCustomer | null;
  readonly message: string | null;
  readonly errors: EditErrors;
  /** What is stored now, when it is not what the form showed. */
  readonly stored: RawCustomer | null;
};

/** A form that comes back keeps what was typed; after somebody else's change it counts from what is stored now. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, locale, texts } = await staffPageOf(request, context, 'customers.change');
  const { edit } = texts.customers;
  const id = customerIdOf(params['id']);
  const answer = (parts: Partial<Answer>, status: 400 | 409 | 422) =>
    data<Answer>({ values: null, message: null, errors: [], stored: null, ...parts }, status);
  const form = readDetailsForm(await request.formData());
  if (form === null) return answer({ message: texts.refusals.form_incomplete }, 400);
  const changed = await context.customers.useCases.changeCustomer(actor, { id, ...form });
  if (changed.ok) return redirect(inLocale(locale, `/admin/customers/${id}?done=changed`), 303);
  const refusal = changed.error;
  switch (refusal.kind) {
    case 'not_found':
      throw notFound();
    case 'changed_meanwhile':
      return answer({ values: form.fields, message: edit.changedMeanwhile, stored: typed(refusal.now) }, 409);
    case 'invalid': {
      const errors = CUSTOMER_FIELDS.flatMap((field) => {
        const wrong = refusal.fields.find((each) => each.field === field);
        return wrong === undefined ? [] : [{ field, message: edit.problem[field][wrong.kind] }];
      });
      return answer({ values: form.fields, errors }, 422);
    }
  }
}

const typed = ({ firstName, lastName, email, phone, locale }: CustomerFields): RawCustomer => ({
  firstName,
  lastName,
  email: email ?? '',
  phone: phone ?? '',
  locale,
});

export type EditModel = Awaited<ReturnType<typeof loader>>;
export type EditAnswer = Answer;

export default function AdminCustomerEdit() {
  return <EditPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}

import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { formatRappen, rappen, type Rappen } from '#domain/shared/money.ts';
import { countedOf, readPieces, type CountRefusal, type RawCount } from '#domain/till/cash-count.ts';
import { sumsOf } from '#domain/till/period.ts';
import { openPeriod } from '#domain/till/till-state.ts';
import { pageMeta } from '../document/page-meta.ts';
import { price } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import type { FormError } from '../settings/form-answer.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';
import { ClosingPage } from '../till/closing-page.tsx';
import { expectedParts, takingsParts } from '../till/closing-slip.ts';
import { readClosingForm } from '../till/till-forms.ts';
import { tillReason } from '../till/till-words.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ till }) => ({ title: till.closing.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale } = await staffPageOf(request, context, 'till.close');
  const [{ state, period }, book] = await Promise.all([
    context.till.queries.open(actor),
    context.salonQueries.book(actor),
  ]);
  const sums = sumsOf(state.opening, period.sales, period.moves);
  return {
    closingId: context.ids.next(),
    seen: `${openPeriod(state)} ${state.sales} ${state.moves}`,
    expected: sums.expected,
    opening: formatRappen(state.opening),
    takings: takingsParts(period, sums, book.vatLiable, locale),
    till: expectedParts(sums, locale),
  };
}

export type ClosingPageModel = Awaited<ReturnType<typeof loader>>;
export type ClosingAnswer = {
  readonly id: string;
  readonly values: RawCount;
  /** What the notes and coins come to; null: some of them cannot be read. */
  readonly counted: Rappen | null;
  readonly problem: string | null;
  readonly errors: readonly FormError[];
};

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.close');
  const { closingId, seen, form, closes } = readClosingForm(await request.formData());
  if (closingId === null) throw notFound();
  const pieces = readPieces(form.pieces);
  const answer: ClosingAnswer = {
    id: closingId,
    values: form,
    counted: pieces.ok ? countedOf(pieces.value) : null,
    problem: null,
    errors: [],
  };
  if (!closes) {
    const errors = pieces.ok ? [] : errorsOf(pieces.error, page);
    return data({ ...answer, errors }, errors.length > 0 ? 422 : 200);
  }
  const closed = await context.till.useCases.closeTill(page.actor, { closingId, seen, form });
  if (closed.ok) return redirect(inLocale(page.locale, `/admin/till/closings/${closed.value}?done`), 303);
  switch (closed.error.kind) {
    case 'not_found':
      throw notFound();
    case 'invalid':
      return data({ ...answer, errors: errorsOf(closed.error.fields, page) }, 422);
    default:
      return data({ ...answer, problem: page.texts.till.closing.problem[closed.error.kind] }, 409);
  }
}

function errorsOf(fields: readonly CountRefusal[], { texts }: StaffPage): readonly FormError[] {
  const words = texts.till.closing;
  return fields.map(({ field, reason }) => {
    const message = tillReason(reason, texts);
    if (reason === 'difference_unexplained') return { field, message };
    const [name, denomination] = field.split('.');
    const label =
      name === 'pieces'
        ? words.piecesOf(price(rappen(Number(denomination))))
        : name === 'left'
          ? words.left
          : words.note;
    return { field, message: `${label}: ${message}` };
  });
}

export default function AdminTillClosing() {
  return (
    <ClosingPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}

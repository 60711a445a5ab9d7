import { data, redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { MoveRefusal, RawMove } from '#domain/till/cash-move.ts';
import { sumsOf } from '#domain/till/period.ts';
import { pageMeta } from '../document/page-meta.ts';
import { price, shortMoment } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound } from '../page-of.ts';
import type { FormError } from '../settings/form-answer.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';
import { CashPage } from '../till/cash-page.tsx';
import { readCashForm } from '../till/till-forms.ts';
import { tillReason } from '../till/till-words.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ till }) => ({ title: till.cash.title }), { index: false });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, texts, url } = await staffPageOf(request, context, 'till.use');
  const [{ state, period, tips }, book] = await Promise.all([
    context.till.queries.open(actor),
    context.salonQueries.book(actor),
  ]);
  const words = texts.till.cash;
  return {
    moveId: context.ids.next(),
    booked: url.searchParams.has('booked'),
    expected: sumsOf(state.opening, period.sales, period.moves).expected,
    staff: [
      { value: '', label: words.nobody },
      ...tips.map(({ staffId, staffName, open }) => ({
        value: staffId,
        label: words.open(staffName, price(open)),
      })),
    ],
    tips: tips.filter(({ open }) => open !== 0),
    moves: period.moves.toReversed().map((move) => ({
      number: move.number,
      at: shortMoment(locale, book.zone, new Date(move.at).toISOString()),
      what: [words.short[move.kind], move.staffName].filter((part) => part !== null).join(', '),
      reason: move.reason,
      who: move.cashier === '' ? texts.till.team : move.cashier,
      amount: move.amount,
    })),
  };
}

export type CashPageModel = Awaited<ReturnType<typeof loader>>;
export type CashAnswer = {
  readonly id: string;
  readonly values: RawMove;
  readonly errors: readonly FormError[];
};

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'till.use');
  const { moveId, form } = readCashForm(await request.formData());
  if (moveId === null) throw notFound();
  const moved = await context.till.useCases.moveCash(page.actor, { moveId, form });
  if (moved.ok) return redirect(inLocale(page.locale, '/admin/till/cash?booked'), 303);
  if (moved.error.kind === 'not_found') throw notFound();
  const answer: CashAnswer = { id: moveId, values: form, errors: errorsOf(moved.error.fields, page) };
  return data(answer, 422);
}

const errorsOf = (fields: readonly MoveRefusal[], { texts }: StaffPage): readonly FormError[] => {
  const words = texts.till.cash;
  return fields.map(({ field, reason }) => {
    if (field === 'kind') return { field, message: `${words.kind} ${words.wrong.required_kind}` };
    return { field, message: `${words[field]}: ${tillReason(reason, texts)}` };
  });
};

export default function AdminTillCash() {
  return <CashPage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}

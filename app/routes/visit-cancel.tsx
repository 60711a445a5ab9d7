import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageMeta } from '../document/page-meta.ts';
import { notFound, pageOf } from '../page-of.ts';
import { readFee, readReason } from '../slots/booking-forms.ts';
import { CancelPage } from '../slots/cancel-page.tsx';
import { linkHolder, openVisit } from '../slots/open-visit.ts';
import { visitHome } from '../slots/visit-home.ts';
import { visitModel } from '../slots/visit-model.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ visit }) => ({ title: visit.cancelPage.heading }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { actor, view, salonsDoing } = await openVisit(page, context, params['token']);
  const deposit = await context.deposits.queries.ofVisit(actor, view.appointment.id);
  const paid = deposit?.standing.left ?? 0;
  const visit = visitModel(view.appointment, page.locale, page.now, salonsDoing);
  // What is only asked for can be withdrawn at any time; what was paid ahead says itself what being late costs.
  const late = visit.status === 'confirmed' && visit.cutoffPassed;
  const payable = paid > 0 && Date.parse(visit.start) > page.now;
  if (visit.status !== 'requested' && (visit.status !== 'confirmed' || (late && !payable)))
    throw redirect(visitHome(page, params['token']), 303);
  const book = await context.salonQueries.book(page.actor);
  return {
    visit,
    zone: book.zone,
    token: params['token'] ?? '',
    paid,
    fee: late ? visit.lateFee : 0,
    late,
    // What was never promised, and what the salon could not keep, goes back as money.
    asVoucher: visit.depositBack === 'voucher' && visit.status === 'confirmed' && !salonsDoing,
  };
}

/** The visit's own page says how it now stands: cancelled, or too late for that. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const page = await pageOf(request, context);
  const actor = linkHolder(page, context, params['token']);
  const form = await request.formData();
  const cancelled = await context.useCases.cancelAppointment(actor, {
    reason: readReason(form),
    fee: readFee(form),
  });
  const home = visitHome(page, params['token']);
  if (cancelled.ok) {
    const news = cancelled.value.requestEnd === 'withdrawn' ? 'withdrawn' : 'cancelled';
    return redirect(`${home}?news=${news}`, 303);
  }
  switch (cancelled.error.kind) {
    case 'not_found':
      throw notFound();
    case 'already_ended':
    case 'cutoff_passed':
      return redirect(home, 303);
  }
}

export type CancelPageModel = Awaited<ReturnType<typeof loader>>;

export default function VisitCancel() {
  return <CancelPage model={useLoaderData<typeof loader>()} />;
}

import { redirect } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import type { PaymentLook } from '#domain/payments/steps/vendor-page.ts';
import type { Visitor } from '#domain/shared/actor.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { isHold, isLive, isVisit } from '#domain/slots/hold.ts';
import { leadToDeposit } from '../deposits/lead-to-deposit.ts';
import { DepositPaymentPage } from '../deposits/payment-page.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale, localeOfPath } from '../i18n/locale-path.ts';
import { textsIn } from '../i18n/texts.ts';
import { waitForMoney } from '../orders/wait-for-money.ts';
import { notFound, pageOf } from '../page-of.ts';
import { visitModel, wishOf } from '../slots/visit-model.ts';
import { queryOfWish } from '../slots/wish-query.ts';

export const meta: MetaFunction = (args) =>
  pageMeta(args, ({ deposits }) => ({ title: deposits.payment.title }), { index: false });

type Held = { readonly actor: Visitor; readonly visit: Appointment };

/**
 * Whoever comes back by the signed address, perhaps in another browser, acts as whoever holds the time, on this page alone.
 *
 * @throws Response 404 for an address that is not ours, and where nothing is paid ahead
 */
async function held(token: string | undefined, context: AppLoadContext): Promise<Held> {
  const { salonId, links, deposits, appointmentQueries } = context;
  const id = links.openVisit(salonId, token ?? '');
  const visitorId = id === null ? null : await deposits.queries.holder(salonId, id);
  if (id === null || visitorId === null) throw notFound();
  const actor: Visitor = { kind: 'visitor', salonId, visitorId };
  const view = await appointmentQueries.visit(actor, id);
  if (view === null || view.appointment.deposit === 0) throw notFound();
  return { actor, visit: view.appointment };
}

const PROBLEMS = ['over', 'too_many_tries', 'try_again', 'details_missing'] as const;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const locale = localeOfPath(url.pathname);
  const token = params['token'] ?? '';
  const { actor, visit: before } = await held(token, context);
  const browser = await pageOf(request, context);
  const back = url.searchParams.get('back');
  const { visit, look } = await truth(actor, before, back === 'paid' || back === 'cancelled', context);
  if (isVisit(visit)) throw redirect(inLocale(locale, `/visit/${token}?news=paid`), 303);
  const now = context.clock.now();
  const [book, deposit] = await Promise.all([
    context.salonQueries.book(actor),
    context.deposits.queries.ofVisit(actor, visit.id),
  ]);
  return {
    token,
    visit: visitModel(visit, locale, now),
    zone: book.zone,
    /** What is behind the booking's own addresses is there for the browser that holds the time. */
    isHolder: browser.actor.visitorId === actor.visitorId,
    isLive: isHold(visit) && isLive(visit, now),
    look,
    cameBack: back === 'cancelled',
    refunded: deposit?.standing.refunded ?? 0,
    query: queryOfWish(wishOf(visit), book),
    problem: PROBLEMS.find((each) => each === url.searchParams.get('problem')) ?? null,
  };
}

/** The vendor is asked, and the job that writes what it says is waited for. */
async function truth(
  actor: Visitor,
  visit: Appointment,
  cameBack: boolean,
  { deposits, appointmentQueries }: AppLoadContext,
): Promise<{ readonly visit: Appointment; readonly look: PaymentLook }> {
  if (!isHold(visit) || !cameBack) return { visit, look: 'nothing' };
  const look = await deposits.useCases.lookAtDeposit(actor, visit.id);
  if (look !== 'settling') return { visit, look };
  const booked = await waitForMoney(async () => {
    const now = await appointmentQueries.visit(actor, visit.id);
    return now !== null && isVisit(now.appointment) ? now.appointment : null;
  });
  return booked === null ? { visit, look } : { visit: booked, look: 'nothing' };
}

export type DepositPaymentModel = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const locale = localeOfPath(new URL(request.url).pathname);
  const { actor, visit } = await held(params['token'], context);
  if ((await request.formData()).get('intent') !== 'pay') throw notFound();
  const input = { holdId: visit.id, details: null, keepCard: null };
  const led = await leadToDeposit(actor, input, locale, textsIn(locale), context);
  // What a form would be told, this page says itself: the time is up, or it is booked.
  return led instanceof Response
    ? led
    : redirect(inLocale(locale, `/book/payment/${params['token'] ?? ''}`), 303);
}

export default function BookPayment() {
  return <DepositPaymentPage model={useLoaderData<typeof loader>()} />;
}

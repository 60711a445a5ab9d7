import { redirect } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isHold, isVisit } from '#domain/slots/hold.ts';
import { pageMeta } from '../document/page-meta.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { notFound, pageOf } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { DoneStep } from '../slots/done-step.tsx';
import { visitModel, wishOf } from '../slots/visit-model.ts';
import { queryOfWish } from '../slots/wish-query.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ visit }) => ({ title: visit.title }), { index: false });

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, locale, known, now } = await pageOf(request, context);
  const id = readAppointmentId(params['id']);
  const found = id === null || !known ? null : await context.appointmentQueries.visit(actor, id);
  if (found === null) throw notFound();
  const { appointment } = found;
  if (isHold(appointment) || (appointment.status === 'expired' && !isVisit(appointment))) {
    throw redirect(inLocale(locale, `/book/details/${appointment.id}`), 303);
  }
  const [card, book] = await Promise.all([
    context.salonQueries.card(actor),
    context.salonQueries.book(actor),
  ]);
  return {
    visit: visitModel(appointment, locale, now),
    zone: book.zone,
    salon: { name: card.name, street: card.street, postalCode: card.postalCode, city: card.city },
    manage: context.links.manageVisit(context.salonId, appointment.id, locale),
    again: queryOfWish(wishOf(appointment), book),
  };
}

export type DoneModel = Awaited<ReturnType<typeof loader>>;

export default function BookDone() {
  return <DoneStep model={useLoaderData<typeof loader>()} />;
}

import { useLoaderData } from '@remix-run/react';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { dateOf } from '#domain/shared/salon-time.ts';
import { JsonLd } from '../document/json-ld.tsx';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf } from '../page-of.ts';
import { ContactPage } from '../site/contact-page.tsx';
import { comingExceptions, hoursToday, usualWeek } from '../site/opening-hours.ts';
import { hairSalonData } from '../site/structured-data.ts';

export const meta: MetaFunction<typeof loader> = (args) => pageMeta(args, ({ site }) => site.contact);

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, locale, now } = await pageOf(request, context);
  const [card, book] = await Promise.all([
    context.salonQueries.card(actor),
    context.salonQueries.book(actor),
  ]);
  const today = dateOf(now, book.zone);
  return {
    card,
    today: hoursToday(book, today),
    week: usualWeek(book, today),
    exceptions: comingExceptions(book, today),
    structured: hairSalonData({ card, book, baseUrl: context.baseUrl, locale, today }),
  };
}

export type ContactModel = Awaited<ReturnType<typeof loader>>;

export default function Contact() {
  const model = useLoaderData<typeof loader>();
  return (
    <>
      <ContactPage model={model} />
      <JsonLd data={model.structured} />
    </>
  );
}

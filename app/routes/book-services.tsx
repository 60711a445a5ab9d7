import { data } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dateOf } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf, type Page } from '../page-of.ts';
import { priceList } from '../site/price-list.ts';
import { choiceModel } from '../slots/choice-model.ts';
import { stepOf } from '../slots/open-choice.ts';
import { wordsFor, type Words } from '../slots/refusal-words.ts';
import { ServicePicker } from '../slots/service-picker.tsx';
import { offeredBy } from '../slots/offered-by.ts';
import { readWishQuery, resolveWish, type WishQuery } from '../slots/wish-query.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ booking, site }) => ({ title: booking.title, description: site.services.description }));

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const [book, card] = await Promise.all([
    context.salonQueries.book(page.actor),
    context.salonQueries.card(page.actor),
  ]);
  const query = readWishQuery(page.url.searchParams);
  const member = book.staff.find(({ slug }) => slug === query.staff);
  const { problem, total } = judge(page, book, query);
  return data(
    {
      categories: offeredBy(priceList(book, page.locale), book, member),
      chosen: query.services,
      member: member === undefined ? null : { slug: member.slug, name: member.name },
      most: book.rules.maxServices,
      phone: card.phone,
      total,
      problem: problem?.message ?? null,
      nothingChosen: query.services.length === 0,
    },
    problem?.status ?? 200,
  );
}

type Judgement = {
  readonly problem: Words | null;
  readonly total: { readonly price: number; readonly minutes: number; readonly count: number } | null;
};

/** Whom it is for does not matter here: that is the next step's question. */
function judge(page: Page, book: SalonBook, query: WishQuery): Judgement {
  const facts = { locale: page.locale, book, now: page.now };
  if (query.services.length === 0) {
    const missing = page.url.searchParams.has('missing');
    return { problem: missing ? wordsFor({ kind: 'empty_wish' }, facts) : null, total: null };
  }
  const wish = resolveWish({ ...query, staff: null, staffPerService: new Map() }, book);
  if (!wish.ok)
    return { problem: { status: 404, message: page.texts.refusals.unknown_service }, total: null };
  const choice = choiceModel(book, wish.value, page.locale, dateOf(page.now, book.zone));
  if (!choice.ok) {
    const here = stepOf(choice.error) === 'services';
    return { problem: here ? wordsFor(choice.error, facts) : null, total: null };
  }
  const { price, minutes, items } = choice.value;
  return { problem: null, total: { price, minutes, count: items.length } };
}

export type ServicePickerModel = Awaited<ReturnType<typeof loader>>['data'];

export default function BookServices() {
  return <ServicePicker model={useLoaderData<typeof loader>()} />;
}

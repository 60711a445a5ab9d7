import { data } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { dateOf } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf, type Page } from '../page-of.ts';
import { choiceModel } from '../slots/choice-model.ts';
import { backTo, stepOf } from '../slots/open-choice.ts';
import { wordsFor, type Words } from '../slots/refusal-words.ts';
import { staffOptions } from '../slots/staff-options.ts';
import { StaffPicker } from '../slots/staff-picker.tsx';
import { readWishQuery, resolveWish, type WishQuery } from '../slots/wish-query.ts';

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ booking }) => ({ title: `${booking.staff.heading} – ${booking.title}` }), {
    index: false,
  });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const book = await context.salonQueries.book(page.actor);
  const { locale } = page;
  const today = dateOf(page.now, book.zone);
  const query = readWishQuery(page.url.searchParams);
  const services = resolveWish({ ...query, staff: null, staffPerService: new Map() }, book);
  if (!services.ok) throw backTo('services', page);
  const choice = choiceModel(book, services.value, locale, today);
  if (!choice.ok) throw backTo('services', page, choice.error.kind === 'empty_wish');
  const problem = staffProblem(page, book, query);
  const single = choice.value.items.length === 1;
  const together = staffOptions(book, services.value, locale, today);
  const per = !single && (page.url.searchParams.has('per') || query.staffPerService.size > 0);
  return data(
    {
      choice: choice.value,
      problem: problem?.message ?? null,
      single,
      per,
      together,
      chosen: query.staff ?? 'any',
      services: per
        ? services.value.items.map((item, index) => ({
            slug: choice.value.items[index]!.slug,
            name: choice.value.items[index]!.name,
            chosen: query.staffPerService.get(choice.value.items[index]!.slug) ?? query.staff ?? 'any',
            options: staffOptions(book, { items: [item] }, locale, today),
          }))
        : [],
    },
    problem?.status ?? 200,
  );
}

/** The services are in order; what about the colleagues that the address names? */
function staffProblem({ locale, now, texts }: Page, book: SalonBook, query: WishQuery): Words | null {
  const wish = resolveWish(query, book);
  if (!wish.ok) return { status: 404, message: texts.refusals.unknown_staff };
  const choice = choiceModel(book, wish.value, locale, dateOf(now, book.zone));
  return choice.ok || stepOf(choice.error) !== 'staff' ? null : wordsFor(choice.error, { locale, book, now });
}

export type StaffPickerModel = Awaited<ReturnType<typeof loader>>['data'];

export default function BookStaff() {
  return <StaffPicker model={useLoaderData<typeof loader>()} />;
}

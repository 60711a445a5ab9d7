import { data, redirect } from '@remix-run/node';
import type {
  ActionFunctionArgs,
  AppLoadContext,
  LinksFunction,
  LoaderFunctionArgs,
  MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { minuteOfDay } from '#domain/calendar/day-columns.ts';
import { DESK_GRANULARITY } from '#domain/calendar/desk-book.ts';
import type { DeskCreateRefusal } from '#domain/calendar/refusals.ts';
import { minuteOf, type EpochMinute, type LocalDate } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import stylesheet from '../calendar/calendar.css?url';
import { EMPTY_VALUES, readCreateForm, type CreateForm, type CreateValues } from '../calendar/create-form.ts';
import { CreatePage } from '../calendar/create-page.tsx';
import { deskWords } from '../calendar/desk-words.ts';
import { dayOf, staffOf, todayOf } from '../calendar/read-day.ts';
import { startOf } from '../calendar/visit-forms.ts';
import { foundRow, type FoundRow } from '../customers/found-row.ts';
import { pageMeta } from '../document/page-meta.ts';
import { wallTime } from '../i18n/format.ts';
import { inLocale } from '../i18n/locale-path.ts';
import { priceList } from '../site/price-list.ts';
import { wordsFor } from '../slots/refusal-words.ts';
import { startValue } from '../slots/start-value.ts';
import { resolveWish } from '../slots/wish-query.ts';
import { staffPageOf, type StaffPage } from '../staff-page.ts';
import { soughtOf } from '../customers/search-form.ts';

const MOST_NEAREST = 6;
const MOST_FOUND = 8;

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ calendar }) => ({ title: calendar.creating.heading }), { index: false });

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const day = dayOf(params['day']);
  const book = await context.salonQueries.book(page.actor);
  const asked = page.url.searchParams.get('time') ?? '';
  const values: CreateValues = {
    ...EMPTY_VALUES,
    day,
    time: CLOCK.test(asked) ? asked : nextTime(page, book, day),
    staff: staffOf(page, book)?.slug ?? '',
  };
  return {
    day,
    attemptId: context.ids.next(),
    values,
    zone: book.zone,
    most: book.rules.maxServices,
    staff: book.staff.map(({ slug, name }) => ({ slug, name })),
    categories: priceList(book, page.locale).filter(({ services }) => services.length > 0),
  };
}

/** Whoever walks in begins now; for another day the morning is as good a guess as any. */
function nextTime(page: StaffPage, book: SalonBook, day: LocalDate): string {
  if (day !== todayOf(page, book)) return '09:00';
  const now = minuteOfDay(book, day, minuteOf(page.now));
  return wallTime(Math.min(Math.ceil(now / DESK_GRANULARITY) * DESK_GRANULARITY, 1435));
}

export type CreateError = {
  readonly field: 'firstName' | 'lastName' | 'phone' | 'email' | 'note' | 'time' | 'services';
  readonly message: string;
};

export type CreateAnswer = {
  readonly values: CreateValues;
  readonly attemptId: string;
  readonly errors: readonly CreateError[];
  /** Why the time cannot be had, what else could, and whether it can be had all the same. */
  readonly problem: {
    readonly message: string;
    readonly nearest: readonly string[];
    readonly liftable: boolean;
  } | null;
  /** Null: nobody was searched for. */
  readonly found: readonly FoundRow[] | null;
};

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await staffPageOf(request, context, 'calendar.change');
  const form = readCreateForm(await request.formData());
  const book = await context.salonQueries.book(page.actor);
  if (form === null) throw data(null, 400);
  const found = await foundBy(form, page, context, book);
  const back = (status: number, over: Partial<CreateAnswer>) =>
    data<CreateAnswer>(
      { values: form.values, attemptId: form.attemptId, errors: [], problem: null, found, ...over },
      status,
    );
  if (form.intent === 'search') return back(200, {});

  const { values } = form;
  const start = startOf({ start: form.start, day: values.day, time: values.time }, book.zone);
  if (!start.ok) {
    const { message } = wordsFor(start.error, { locale: page.locale, book, now: page.now });
    return back(422, { errors: [{ field: 'time', message }] });
  }
  const wish = resolveWish(
    { services: values.services, staff: values.staff || null, staffPerService: new Map() },
    book,
  );
  if (!wish.ok || wish.value.items.length === 0) {
    return back(422, { errors: [{ field: 'services', message: page.texts.refusals.empty_wish }] });
  }
  const created = await context.calendar.useCases.createVisit(page.actor, {
    attemptId: form.attemptId,
    wish: wish.value,
    start: start.value,
    customerId: values.customer === '' ? null : values.customer,
    contact: values,
    locale: values.locale,
    outsideHours: values.outside,
  });
  if (created.ok) {
    return redirect(inLocale(page.locale, `/admin/visits/${created.value.id}?done=created`), 303);
  }
  return back(...refusedAs(created.error, page, book, start.value));
}

async function foundBy(
  { intent, values }: CreateForm,
  page: StaffPage,
  context: AppLoadContext,
  book: SalonBook,
): Promise<readonly FoundRow[] | null> {
  const text = soughtOf(values.q);
  if (text === '' || (intent === 'create' && values.customer === '')) return null;
  const { people } = await context.customers.queries.search(page.actor, { text, after: null });
  return people.slice(0, MOST_FOUND).map((each) => foundRow(each, book.zone));
}

function refusedAs(
  refusal: DeskCreateRefusal,
  page: StaffPage,
  book: SalonBook,
  start: EpochMinute,
): [number, Partial<CreateAnswer>] {
  const { booking, calendar } = page.texts;
  if (refusal.kind === 'invalid_contact') {
    const words = booking.details.field;
    const errors = refusal.fields.map(({ field, kind }) => ({
      field,
      message:
        field === 'firstName' && kind === 'missing' ? calendar.creating.nameMissing : words[field][kind],
    }));
    return [422, { errors }];
  }
  const { status, message } = deskWords(refusal, page, book, start);
  const nearest = 'nearest' in refusal ? refusal.nearest.slice(0, MOST_NEAREST) : [];
  return [
    status,
    {
      problem: {
        message,
        nearest: nearest.map((each) => startValue(each, book.zone)),
        liftable: 'liftable' in refusal && refusal.liftable,
      },
    },
  ];
}

export type CreatePageModel = Awaited<ReturnType<typeof loader>>;

export default function AdminVisitNew() {
  return (
    <CreatePage model={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  );
}

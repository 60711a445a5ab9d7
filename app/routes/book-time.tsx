import { data } from '@remix-run/node';
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isoInstant, type LocalDate } from '#domain/shared/salon-time.ts';
import { bookableWindow } from '#domain/slots/bookable-window.ts';
import { isHold, isLive } from '#domain/slots/hold.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { pageMeta } from '../document/page-meta.ts';
import { pageOf, type Page } from '../page-of.ts';
import { readAppointmentId } from '../slots/booking-forms.ts';
import { dayReason, typicalStart } from '../slots/day-reason.ts';
import { openChoice } from '../slots/open-choice.ts';
import { readCalendar, readCalendarQuery } from '../slots/read-calendar.ts';
import { answerReserved, reserveFrom } from '../slots/reserve.ts';
import { startValue } from '../slots/start-value.ts';
import { waitsOf } from '../slots/start-waits.ts';
import { TimePicker } from '../slots/time-picker.tsx';

const MOST_NEAREST = 4;

export const meta: MetaFunction<typeof loader> = (args) =>
  pageMeta(args, ({ booking }) => ({ title: `${booking.time.heading} – ${booking.title}` }), {
    index: false,
  });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await pageOf(request, context);
  const { actor, now } = page;
  const [book, card] = await Promise.all([
    context.salonQueries.book(actor),
    context.salonQueries.card(actor),
  ]);
  const { wish, choice } = openChoice(page, book);
  const window = bookableWindow(book, now);
  const firstFree = async () => {
    const first = await context.slotQueries.firstFree(actor, wish);
    return first.ok ? first.value : null;
  };
  const first = firstFree();
  const [calendar, instead, free] = await Promise.all([
    readCalendar(
      {
        firstDay: async () => (await first)?.day ?? null,
        slots: async (range) => {
          const slots = await context.slotQueries.slots(actor, wish, range);
          return slots.ok ? slots.value : [];
        },
      },
      readCalendarQuery(page.url.searchParams),
      window,
      book.zone,
    ),
    heldInstead(page, context),
    first,
  ]);
  const waits = await waitsOf(calendar, book, (day, starts) =>
    context.slotQueries.waits(actor, wish, day, starts),
  );
  const empty = calendar.day !== null && calendar.parts.length === 0 ? calendar.day : null;
  const model = {
    choice,
    calendar,
    waits,
    zone: book.zone,
    phone: card.phone,
    holdMinutes: book.rules.holdMinutes,
    firstFree: free === null ? null : { day: free.day, at: isoInstant(free.start) },
    instead,
    attemptId: context.ids.next(),
    ...(empty === null ? { reason: null, nearest: [] } : await whyEmpty(page, context, book, wish, empty)),
  };
  // The attempt is this visitor's from here on: the two requests of a double click must not come from two strangers.
  return data(model, { headers: page.headers });
}

/** The hold that a new choice would replace, if it is still one of the visitor's. */
async function heldInstead({ url, actor, known, now }: Page, context: AppLoadContext) {
  const id = readAppointmentId(url.searchParams.get('instead'));
  const visit = id === null || !known ? null : await context.appointmentQueries.visit(actor, id);
  const hold = visit?.appointment ?? null;
  return isHold(hold) && isLive(hold, now) ? { id: hold.id, start: isoInstant(hold.from) } : null;
}

async function whyEmpty(
  page: Page,
  context: AppLoadContext,
  book: SalonBook,
  wish: VisitWish,
  day: LocalDate,
) {
  const { actor, locale, now } = page;
  const start = typicalStart(book, day);
  const [why, nearest] = await Promise.all([
    context.slotQueries.whyNot(actor, wish, start),
    context.slotQueries.nearest(actor, wish, start, MOST_NEAREST),
  ]);
  return {
    reason: why === null ? null : dayReason(why, day, { locale, book, now, start }),
    nearest: nearest.ok ? nearest.value.map((each) => startValue(each, book.zone)) : [],
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const page = await pageOf(request, context);
  const book = await context.salonQueries.recentBook(page.actor);
  const { wish } = openChoice(page, book);
  const instead = readAppointmentId(page.url.searchParams.get('instead'));
  return answerReserved(
    await reserveFrom(await request.formData(), { book, wish, instead }, page, context),
    page,
  );
}

export type TimePickerModel = Awaited<ReturnType<typeof loader>>['data'];

export default function BookTime() {
  return (
    <TimePicker model={useLoaderData<typeof loader>()} problem={useActionData<typeof action>() ?? null} />
  );
}

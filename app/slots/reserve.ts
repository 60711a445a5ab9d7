/** Choosing a time, from wherever the button stood. */
import { data, redirect } from '@remix-run/node';
import type { AppLoadContext } from '@remix-run/node';
import type { AppointmentId } from '#domain/shared/ids.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { Hold } from '#domain/slots/appointment.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import { inLocale } from '../i18n/locale-path.ts';
import type { Page } from '../page-of.ts';
import { readStartForm } from './booking-forms.ts';
import { wordsFor } from './refusal-words.ts';
import { parseStart, startValue } from './start-value.ts';

/** What the page says when a time could not be had; `nearest` as forms carry them. */
export type ChoiceProblem = { readonly message: string; readonly nearest: readonly string[] };

export type Reserved =
  | { readonly kind: 'held'; readonly hold: Hold }
  | { readonly kind: 'refused'; readonly problem: ChoiceProblem; readonly status: number };

type Asked = { readonly book: SalonBook; readonly wish: VisitWish; readonly instead: AppointmentId | null };

/** @throws Response a redirect when the same attempt has already led to a visit */
export async function reserveFrom(
  form: FormData,
  { book, wish, instead }: Asked,
  page: Page,
  context: AppLoadContext,
): Promise<Reserved> {
  const { locale, now, actor, texts } = page;
  const choice = readStartForm(form);
  if (choice === null) return refused(400, texts.refusals.form_incomplete);
  const start = parseStart(choice.start, book.zone);
  if (!start.ok) {
    const { status, message } = wordsFor(start.error, { locale, book, now });
    return refused(status, message);
  }
  const result = await context.useCases.reserveSlot(actor, {
    attemptId: choice.attemptId,
    wish,
    start: start.value,
    locale,
    ...(instead === null ? {} : { instead }),
  });
  if (result.ok) return { kind: 'held', hold: result.value };
  const { error } = result;
  if (error.kind === 'already_confirmed')
    throw redirect(inLocale(locale, `/book/done/${error.appointmentId}`), 303);
  const { status, message } = wordsFor(error, { locale, book, now, start: start.value });
  return refused(
    status,
    message,
    'nearest' in error ? await nearestOf(error.nearest, start.value, { book, wish }, page, context) : [],
  );
}

const refused = (status: number, message: string, nearest: readonly string[] = []): Reserved => ({
  kind: 'refused',
  status,
  problem: { message, nearest },
});

const MOST_NEAREST = 4;

/** The refusal knows its own day only: where that has nothing left, as when it is over, the days around it are asked. */
async function nearestOf(
  sameDay: readonly EpochMinute[],
  wanted: EpochMinute,
  { book, wish }: Pick<Asked, 'book' | 'wish'>,
  { actor }: Page,
  context: AppLoadContext,
): Promise<readonly string[]> {
  const around =
    sameDay.length > 0 ? null : await context.slotQueries.nearest(actor, wish, wanted, MOST_NEAREST);
  const nearest = around?.ok ? around.value : sameDay;
  return nearest.slice(0, MOST_NEAREST).map((start) => startValue(start, book.zone));
}

/** On to the details of a hold; or the same page with what was wrong. */
export const answerReserved = (reserved: Reserved, { locale, headers }: Page) =>
  reserved.kind === 'held'
    ? redirect(inLocale(locale, `/book/details/${reserved.hold.id}`), { status: 303, headers })
    : data(reserved.problem, { status: reserved.status, headers });

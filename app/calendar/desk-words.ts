/** Refusals at the desk in words, with the status that says the same to a machine. */
import type {
  AnswerRefusal,
  DeskCancelRefusal,
  DeskCreateRefusal,
  DeskMoveRefusal,
  StateRefusal,
} from '#domain/calendar/refusals.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { shortMoment } from '../i18n/format.ts';
import { notFound } from '../page-of.ts';
import { wordsFor } from '../slots/refusal-words.ts';
import type { StaffPage } from '../staff-page.ts';

export type DeskWords = { readonly status: 409 | 422 | 404; readonly message: string };

type DeskRefusal =
  | StateRefusal
  | AnswerRefusal
  | DeskCancelRefusal
  | DeskMoveRefusal
  | Exclude<DeskCreateRefusal, { readonly kind: 'invalid_contact' }>;

/** @throws Response 404 for what is not there */
export function deskWords(
  refusal: DeskRefusal,
  page: StaffPage,
  book: SalonBook,
  start?: EpochMinute,
): DeskWords {
  const { calendar } = page.texts;
  const words = calendar.visit.refused;
  switch (refusal.kind) {
    case 'not_found':
      throw notFound();
    case 'changed_meanwhile':
      return { status: 409, message: words.changed(calendar.status[refusal.status]) };
    case 'wrong_state':
      return { status: 409, message: words.wrong_state(calendar.status[refusal.status]) };
    case 'too_early':
    case 'too_late_to_undo':
    case 'day_over':
    case 'customer_gone':
      return { status: 422, message: words[refusal.kind] };
    case 'answer_overdue': {
      const until = new Date(refusal.answerBy).toISOString();
      return { status: 409, message: words.answer_overdue(shortMoment(page.locale, book.zone, until)) };
    }
    case 'place_taken':
    case 'already_paid':
      return { status: 409, message: words[refusal.kind] };
    default:
      return wordsFor(refusal, {
        locale: page.locale,
        book,
        now: page.now,
        ...(start !== undefined && { start }),
      });
  }
}

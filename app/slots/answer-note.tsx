import type { Zone } from '#domain/shared/salon-time.ts';
import { longMoment } from '../i18n/format.ts';
import { useLocale, useTexts } from '../i18n/use-texts.ts';
import type { AnswerTerms } from './answer-terms.ts';

const LOOK = 'mt-3 border-l-4 border-accent pl-3 text-base';

/** What is chosen has to be asked for, whatever time it will be. */
export function AnswerHoursNote({ hours }: { readonly hours: number }) {
  return <p className={LOOK}>{useTexts().booking.request.within(hours)}</p>;
}

type AnswerNoteProps = { readonly answer: AnswerTerms; readonly zone: Zone };

/** The same at a chosen time: when the answer comes. */
export function AnswerNote({ answer, zone }: AnswerNoteProps) {
  const { request } = useTexts().booking;
  const locale = useLocale();
  if ('hours' in answer) return <AnswerHoursNote hours={answer.hours} />;
  return <p className={LOOK}>{request.until(longMoment(locale, zone, answer.until))}</p>;
}

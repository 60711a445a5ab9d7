/** Until when the salon answers, as it is said before anything is asked for. */
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import { answerDeadline, lastAnswer, type AnswerRules } from '#domain/slots/request.ts';

export type AnswerTerms = { readonly hours: number } | { readonly until: string };

/**
 * In hours from the request on, or as a moment where the visit itself is sooner. So it is still true when the form is
 * sent some minutes after the page was shown.
 */
export function answerTerms(rules: AnswerRules, start: EpochMinute, now: Instant): AnswerTerms {
  const last = lastAnswer(start, rules);
  return answerDeadline(start, now, rules) < last
    ? { hours: rules.requestHours }
    : { until: new Date(last).toISOString() };
}

import type { Attempt, Outcome } from '../attempt.ts';

/** Answers that are neither a slot nor the friendly page: errors, 5xx, nothing at all. */
export const brokenAnswers = (outcomes: readonly Outcome[]): string[] =>
  outcomes.flatMap((outcome) => (outcome.kind === 'broken' ? [outcome.detail] : []));

/** Refusals that lack the right status, the sentence, or another time to choose. */
export function unfriendlyRefusals(attempts: readonly Attempt[]): string[] {
  return attempts.flatMap(({ outcome }) => {
    if (outcome.kind !== 'refused') return [];
    const lacks = [
      ...(outcome.status === 409 || outcome.status === 422 ? [] : [`status ${outcome.status}`]),
      ...(outcome.message === '' ? ['no message'] : []),
      ...(outcome.offered > 0 || outcome.capped ? [] : ['no other time to choose']),
    ];
    return lacks.length === 0 ? [] : [lacks.join(', ')];
  });
}

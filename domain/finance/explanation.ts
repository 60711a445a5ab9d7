/** Differences that somebody has looked at. What was said holds for this amount of this record, and for no other. */
import type { Finding, FindingKind } from './finding.ts';

export type Explainable = {
  readonly kind: FindingKind;
  readonly subjectId: string;
  readonly amount: number;
};

export const explainable = ({ kind, subject, amount }: Finding): Explainable => ({
  kind,
  subjectId: subject.id,
  amount,
});

export const explanationKey = ({ kind, subjectId, amount }: Explainable): string =>
  `${kind} ${subjectId} ${amount}`;

/** Those to which nobody has said anything yet. */
export const openOf = (findings: readonly Finding[], said: ReadonlySet<string>): readonly Finding[] =>
  findings.filter((finding) => !said.has(explanationKey(explainable(finding))));

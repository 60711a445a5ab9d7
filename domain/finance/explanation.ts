/**
 * Differences that somebody has looked at. What was said holds for this amount of this record as it stands (its mark), and
 * for no other.
 */
import type { Finding, FindingKind } from './finding.ts';

export type Explainable = {
  readonly kind: FindingKind;
  readonly subjectId: string;
  readonly amount: number;
  /** Empty: the amount says it all. */
  readonly mark: string;
};

export const explainable = ({ kind, subject, amount, mark = '' }: Finding): Explainable => ({
  kind,
  subjectId: subject.id,
  amount,
  mark,
});

export const explanationKey = ({ kind, subjectId, amount, mark }: Explainable): string =>
  `${kind} ${subjectId} ${amount} ${mark}`;

/** What the check has not seen nobody can have looked at. */
export const mayBeExplained = ({ kind }: Pick<Finding, 'kind'>): boolean => kind !== 'too_many';

export const isExplained = (finding: Finding, said: ReadonlySet<string>): boolean =>
  mayBeExplained(finding) && said.has(explanationKey(explainable(finding)));

/** Those to which nobody has said anything yet. */
export const openOf = (findings: readonly Finding[], said: ReadonlySet<string>): readonly Finding[] =>
  findings.filter((finding) => !isExplained(finding, said));

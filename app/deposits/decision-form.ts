/** The form with which somebody who leads decides what becomes of a deposit: its shape only. */
import { z } from 'zod';
import { DEPOSIT_DECISIONS, type DepositDecision } from '#domain/deposits/use-cases/decide-deposit.ts';

const amount = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number);

const decisionForm = z.object({
  deposit: z.enum(DEPOSIT_DECISIONS),
  reason: z.string().max(20_000).catch(''),
  left: amount,
  kept: amount,
});

export type DecisionForm = {
  readonly decision: DepositDecision;
  readonly reason: string;
  readonly seen: { readonly left: number; readonly kept: number };
};

/** Null: this is no decision about a deposit. */
export function readDecisionForm(form: FormData): DecisionForm | null {
  const parsed = decisionForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return null;
  const { deposit: decision, reason, left, kept } = parsed.data;
  return { decision, reason, seen: { left, kept } };
}

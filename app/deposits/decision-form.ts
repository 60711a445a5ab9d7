/** The form with which somebody who leads decides what becomes of a deposit: its shape only. */
import { z } from 'zod';
import {
  DEPOSIT_DECISIONS,
  type DecideDepositInput,
  type DepositDecision,
} from '#domain/deposits/use-cases/decide-deposit.ts';
import { text } from '../forms/text.ts';

const amount = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number);

const decisionForm = z.object({
  deposit: z.enum(DEPOSIT_DECISIONS),
  reason: text,
  left: amount,
  kept: amount,
  onVouchers: amount,
});

export type DecisionForm = {
  readonly decision: DepositDecision;
  readonly reason: string;
  readonly seen: DecideDepositInput['seen'];
};

/** Null: this is no decision about a deposit. */
export function readDecisionForm(form: FormData): DecisionForm | null {
  const parsed = decisionForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return null;
  const { deposit: decision, reason, ...seen } = parsed.data;
  return { decision, reason, seen };
}

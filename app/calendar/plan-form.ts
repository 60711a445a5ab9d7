/** The form of a plan for somebody's absence: what is to happen with each visit. */
import { z } from 'zod';
import type { OfferAnswer } from '#domain/calendar/use-cases/answer-offer.ts';
import { isUuid, type AppointmentId, type MoveOfferId, type StaffId } from '#domain/shared/ids.ts';
import type { EpochMinute } from '#domain/shared/salon-time.ts';
import type { VisitPlan } from '#domain/slots/visit-plan.ts';

/** Who does it from when on: `29582415.<colleague>.<colleague>`, a colleague for each service. */
export const placeValue = ({ from, items }: VisitPlan): string =>
  [from, ...items.map(({ staffId }) => staffId)].join('.');

export type PlanChoice =
  | { readonly kind: 'leave' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'place'; readonly from: EpochMinute; readonly staff: readonly StaffId[] };

export type PlanStep = {
  readonly id: AppointmentId;
  readonly sequence: number;
  readonly choice: PlanChoice;
};

const MOST_LINES = 100;
const MINUTE = /^\d{1,10}$/;
const id = z.string().refine(isUuid);
const sequence = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

function choiceOf(value: FormDataEntryValue | null): PlanChoice | null {
  if (value === 'leave' || value === 'cancel') return { kind: value };
  if (typeof value !== 'string' || value.length > 400) return null;
  const [from = '', ...staff] = value.split('.');
  if (!MINUTE.test(from) || staff.length === 0 || !staff.every(isUuid)) return null;
  return { kind: 'place', from: Number(from) as EpochMinute, staff: staff as string[] as StaffId[] };
}

/** Null: it did not come from this page. */
export function readPlanForm(form: FormData): readonly PlanStep[] | null {
  const ids = z.array(id).max(MOST_LINES).safeParse(form.getAll('visit'));
  if (!ids.success) return null;
  const steps: PlanStep[] = [];
  for (const each of new Set(ids.data)) {
    const known = sequence.safeParse(form.get(`sequence-${each}`));
    const choice = choiceOf(form.get(`choice-${each}`));
    if (!known.success || choice === null) return null;
    steps.push({ id: each as AppointmentId, sequence: known.data, choice });
  }
  return steps;
}

const answerForm = z.object({
  visit: id,
  offer: id,
  answer: z.enum(['accept', 'decline', 'withdraw']),
});

export type AnswerForm = {
  readonly visit: AppointmentId;
  readonly offer: MoveOfferId;
  readonly answer: OfferAnswer;
};

export function readAnswerForm(form: FormData): AnswerForm | null {
  const parsed = answerForm.safeParse(Object.fromEntries(form));
  return parsed.success ? (parsed.data as unknown as AnswerForm) : null;
}

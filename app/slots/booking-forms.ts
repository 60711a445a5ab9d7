/** Shapes of the small forms: choosing a time, moving, letting go, cancelling. */
import { z } from 'zod';
import { isUuid, type AppointmentId, type AttemptId } from '#domain/shared/ids.ts';
import { textIn } from '../forms/text.ts';

const uuid = z.string().refine(isUuid);

const startForm = z.object({ start: z.string().min(1).max(40), attempt: uuid });
const moveForm = z.object({
  start: z.string().min(1).max(40),
  sequence: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

export type StartForm = { readonly start: string; readonly attemptId: AttemptId };
export type MoveForm = { readonly start: string; readonly sequence: number };

/** Null: the form did not arrive as this page sends it. */
export function readStartForm(form: FormData): StartForm | null {
  const parsed = startForm.safeParse(Object.fromEntries(form));
  return parsed.success ? { start: parsed.data.start, attemptId: parsed.data.attempt as AttemptId } : null;
}

export function readMoveForm(form: FormData): MoveForm | null {
  const parsed = moveForm.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : null;
}

export const readReason = (form: FormData): string => textIn(form, 'reason');

/** What the page said that it costs, in Rappen; 0: nothing. */
export function readFee(form: FormData): number {
  const fee = form.get('fee');
  return typeof fee === 'string' && /^\d{1,7}$/.test(fee) ? Number(fee) : 0;
}

/** An id as it stands in an address; null for anything that cannot be one. */
export const readAppointmentId = (text: string | null | undefined): AppointmentId | null =>
  text != null && isUuid(text) ? (text as AppointmentId) : null;

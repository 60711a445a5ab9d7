/** Shapes of the desk's forms about one visit. */
import { z } from 'zod';
import { VISIT_STEPS, type VisitStep } from '#domain/calendar/visit-steps.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { instantsOf, parseLocalDate, type EpochMinute, type Zone } from '#domain/shared/salon-time.ts';
import type { AppointmentStatus } from '#domain/slots/appointment.ts';
import { parseStart, type StartValueRefusal } from '../slots/start-value.ts';
import { mark, text } from '../forms/text.ts';

const STATUSES = ['requested', 'confirmed', 'checked_in', 'completed', 'cancelled', 'no_show'] as const;
const sequence = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

const stepForm = z.object({ step: z.enum(VISIT_STEPS), expected: z.enum(STATUSES) });
const cancelForm = z.object({
  reason: text,
  sequence,
  by: z.enum(['salon', 'customer']).catch('salon'),
});
const moveForm = z.object({
  start: z.string().min(1).max(40).optional(),
  day: z.string().max(10).optional(),
  time: z.string().max(5).optional(),
  staff: mark(),
  sequence,
});

export type StepForm = { readonly step: VisitStep; readonly expected: AppointmentStatus };

/** Null: the form did not arrive as this page sends it. */
export function readStepForm(form: FormData): StepForm | null {
  const parsed = stepForm.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : null;
}

export function readCancelForm(form: FormData) {
  const parsed = cancelForm.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : null;
}

const acceptForm = z.object({
  answer: z.literal('accept'),
  sequence,
  from: z.literal('requests').optional().catch(undefined),
});

/** Null: this is no answer to a request. */
export function readAcceptForm(form: FormData) {
  const parsed = acceptForm.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : null;
}

export type DeskMoveForm = z.infer<typeof moveForm>;

export function readDeskMoveForm(form: FormData): DeskMoveForm | null {
  const parsed = moveForm.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : null;
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** One of the offered starts, or a day and a time by the salon's clock, as dragging says it. */
export function startOf(
  { start, day = '', time = '' }: Pick<DeskMoveForm, 'start' | 'day' | 'time'>,
  zone: Zone,
): Result<EpochMinute, StartValueRefusal> {
  if (start !== undefined) return parseStart(start, zone);
  const date = parseLocalDate(day);
  const clock = CLOCK.exec(time);
  if (date === null || clock === null) return err({ kind: 'not_a_time' });
  const [first] = instantsOf(zone, date, Number(clock[1]) * 60 + Number(clock[2]));
  return first === undefined ? err({ kind: 'no_such_wall_time' }) : ok(first);
}

/** The form of a blocked time or an absence: its shape, and what of it comes back when it is refused. */
import { z } from 'zod';
import { PAUSE_KINDS, type PauseId, type PauseKind, type WallPause } from '#domain/calendar/pause.ts';
import { isUuid } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { parseLocalDate } from '#domain/shared/salon-time.ts';
import { mark, text } from '../forms/text.ts';

const pauseForm = z.object({
  id: z.string().refine(isUuid),
  kind: z.enum(PAUSE_KINDS),
  staff: text,
  fromDay: text,
  fromTime: text,
  toDay: text,
  toTime: text,
  reason: text,
  seen: mark(100_000),
});

export type PauseValues = {
  readonly kind: PauseKind;
  readonly staff: string;
  readonly fromDay: string;
  readonly fromTime: string;
  readonly toDay: string;
  readonly toTime: string;
  readonly reason: string;
};

export type PauseForm = { readonly id: PauseId; readonly seen: string; readonly values: PauseValues };

/** Null: it did not come from this page. */
export function readPauseForm(form: FormData): PauseForm | null {
  const parsed = pauseForm.safeParse(Object.fromEntries(form));
  if (!parsed.success) return null;
  const { id, seen, ...values } = parsed.data;
  return { id: id as PauseId, seen, values };
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Undefined: not a time. Without one the whole day is meant. */
function minuteIn(written: string): number | null | undefined {
  if (written === '') return null;
  const clock = CLOCK.exec(written);
  return clock === null ? undefined : Number(clock[1]) * 60 + Number(clock[2]);
}

/** No end day: the same one. */
export function wallPauseOf(
  values: Pick<PauseValues, 'fromDay' | 'fromTime' | 'toDay' | 'toTime'>,
): Result<WallPause, { readonly kind: 'not_a_time' }> {
  const fromDay = parseLocalDate(values.fromDay);
  const toDay = values.toDay === '' ? fromDay : parseLocalDate(values.toDay);
  const [fromMinute, toMinute] = [minuteIn(values.fromTime), minuteIn(values.toTime)];
  if (fromDay === null || toDay === null || fromMinute === undefined || toMinute === undefined) {
    return err({ kind: 'not_a_time' });
  }
  return ok({ fromDay, fromMinute, toDay, toMinute });
}

/**
 * A start as a form carries it: the salon's wall clock with its offset, `2026-03-14T14:30+01:00`. Readable, and unlike
 * a bare wall time it names exactly one instant, also in the hour that is repeated in autumn.
 */
import { err, ok, type Result } from '#domain/shared/result.ts';
import {
  parseInstant,
  wallTimeOf,
  wholeMinuteOf,
  type EpochMinute,
  type Zone,
} from '#domain/shared/salon-time.ts';

const WRITTEN = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/;
/** An offset may turn the last night of the calendar into a day that cannot be written any more. */
const AT_THE_RIM = /^(?:000[01]|9999)/;

const two = (value: number): string => String(value).padStart(2, '0');

export function startValue(start: EpochMinute, zone: Zone): string {
  const { date, minute } = wallTimeOf(start, zone);
  const offset = Date.parse(`${date}T00:00Z`) / 60_000 + minute - start;
  const size = Math.abs(offset);
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

export type StartValueRefusal =
  | { readonly kind: 'not_a_time' }
  /** The salon's clock never shows this: the hour that a change of the clock leaves out, or a foreign offset. */
  | { readonly kind: 'no_such_wall_time' };

export function parseStart(text: string, zone: Zone): Result<EpochMinute, StartValueRefusal> {
  const instant = parseInstant(text);
  const start = instant === null ? null : wholeMinuteOf(instant);
  const written = WRITTEN.exec(text);
  if (start === null || written === null || AT_THE_RIM.test(text)) return err({ kind: 'not_a_time' });
  if (text.endsWith('Z')) return ok(start);
  const wall = wallTimeOf(start, zone);
  const shown = Number(written[2]) * 60 + Number(written[3]);
  return wall.date === written[1] && wall.minute === shown ? ok(start) : err({ kind: 'no_such_wall_time' });
}

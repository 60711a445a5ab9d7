/** One day of the salon as minutes of the wall clock: who works, what is open, what is taken. */
import { daysBetween, weekdayOf } from '#domain/shared/salon-time.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { restDayOf } from '#domain/slots/rest-days.ts';
import type { SeedSettings } from './settings.ts';
import type { TimeOff } from './time-off.ts';

const DAY = 1440;

export type DaySheet = {
  readonly day: LocalDate;
  /** 1: the salon is open. */
  readonly open: Uint8Array;
  /** By staff or resource id; 1: free. A staff member is free only at work. */
  readonly free: ReadonlyMap<string, Uint8Array>;
  /** Minutes that each staff member can be booked for, before anything is. */
  readonly available: ReadonlyMap<string, number>;
};

export function daySheet(settings: SeedSettings, timesOff: readonly TimeOff[], day: LocalDate): DaySheet {
  const open = opening(settings, day);
  const free = new Map<string, Uint8Array>();
  const available = new Map<string, number>();
  for (const { id, slug } of settings.staff) {
    const minutes = new Uint8Array(DAY);
    const spans = settings.staffHours.filter((span) => span.staffId === id && appliesOn(span, day));
    for (const kind of ['work', 'break'] as const) {
      for (const span of spans) {
        if (span.kind === kind) minutes.fill(kind === 'work' ? 1 : 0, span.fromMinute, span.toMinute);
      }
    }
    for (const { who, hours, ...off } of timesOff) {
      if (who === slug && coversDay(off, day)) minutes.fill(0, hours?.from ?? 0, hours?.to ?? DAY);
    }
    for (let minute = 0; minute < DAY; minute += 1) minutes[minute]! &= open[minute]!;
    free.set(id, minutes);
    available.set(
      id,
      minutes.reduce((sum, bit) => sum + bit, 0),
    );
  }
  for (const { id } of settings.resources) free.set(id, new Uint8Array(DAY).fill(1));
  return { day, open, free, available };
}

export const isAll = (minutes: Uint8Array, from: number, to: number): boolean => {
  if (from < 0 || to > DAY) return false;
  for (let minute = from; minute < to; minute += 1) if (minutes[minute] === 0) return false;
  return true;
};

function opening(settings: SeedSettings, day: LocalDate): Uint8Array {
  const open = new Uint8Array(DAY);
  if (restDayOf(settings.salon.canton, day) !== null) return open;
  for (const span of settings.opening) if (appliesOn(span, day)) open.fill(1, span.fromMinute, span.toMinute);
  for (const closure of settings.closures) {
    if (closure.fromDay <= day && day <= closure.toDay)
      open.fill(0, closure.fromMinute ?? 0, closure.toMinute ?? DAY);
  }
  return open;
}

type Weekly = {
  readonly weekday: number;
  readonly validFrom: string | null;
  readonly validTo: string | null;
};

const appliesOn = (span: Weekly, day: LocalDate): boolean =>
  span.weekday === weekdayOf(day) &&
  (span.validFrom === null || span.validFrom <= day) &&
  (span.validTo === null || day <= span.validTo);

export const coversDay = (off: Pick<TimeOff, 'from' | 'days'>, day: LocalDate): boolean => {
  const distance = daysBetween(off.from, day);
  return distance >= 0 && distance < off.days;
};

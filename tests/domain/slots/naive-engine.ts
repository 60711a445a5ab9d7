/**
 * The slot engine a second time, in the dumbest way: minute by minute, every assignment of colleagues, every wait. It
 * shares nothing with the engine but the data types; zone conversion comes straight from Temporal.
 */
import { Temporal } from 'temporal-polyfill';
import type { BusyTime } from '#domain/slots/busy-time.ts';
import type { SalonBook, WeeklySpan } from '#domain/slots/salon-book.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';

type Wall = { readonly date: string; readonly minute: number; readonly weekday: number };

/** Rest days in St. Gallen within the years that the random salons live in, copied from a calendar. */
const SG_REST_DAYS = new Set(
  ['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25', '2026-08-01', '2026-11-01'].concat(
    '2026-12-25',
    '2026-12-26',
  ),
);

const walls = new Map<string, Wall>();

function wallAt(zone: string, minute: number): Wall {
  const key = `${zone} ${minute}`;
  let wall = walls.get(key);
  if (wall === undefined) {
    const zoned = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone);
    wall = {
      date: zoned.toPlainDate().toString(),
      minute: zoned.hour * 60 + zoned.minute,
      weekday: zoned.dayOfWeek,
    };
    walls.set(key, wall);
  }
  return wall;
}

const inWeekly = (spans: readonly WeeklySpan[], wall: Wall): boolean =>
  spans.some(
    (span) =>
      span.weekday === wall.weekday &&
      (span.validFrom === null || span.validFrom <= wall.date) &&
      (span.validTo === null || span.validTo >= wall.date) &&
      span.from <= wall.minute &&
      wall.minute < span.to,
  );

export type NaivePlan = {
  readonly waiting: number;
  readonly turns: number;
  readonly staff: readonly string[];
  readonly items: readonly string[];
  /** `subject@minute` for every occupied minute, sorted. */
  readonly occupied: readonly string[];
};

export class NaiveEngine {
  constructor(
    private readonly book: SalonBook,
    private readonly busy: BusyTime,
  ) {}

  wall(minute: number): Wall {
    return wallAt(this.book.zone, minute);
  }

  isOpen(minute: number): boolean {
    const wall = this.wall(minute);
    const { book } = this;
    if (!book.rules.openOnRestDays) {
      if (wall.weekday === 7) return false;
      if (book.canton === 'SG' && SG_REST_DAYS.has(wall.date)) return false;
    }
    for (const closure of book.closures) {
      if (wall.date < closure.from || wall.date > closure.to) continue;
      if (closure.hours === null) return false;
      if (closure.hours.from <= wall.minute && wall.minute < closure.hours.to) return false;
    }
    return inWeekly(book.openingHours, wall);
  }

  isBusy(subject: string, minute: number): boolean {
    const spans = (this.busy.bySubject as ReadonlyMap<string, readonly { from: number; to: number }[]>).get(
      subject,
    );
    return (spans ?? []).some((span) => span.from <= minute && minute < span.to);
  }

  staffFree(staffId: string, minute: number, date: string): boolean {
    const member = this.book.staff.find((one) => one.id === staffId)!;
    const wall = this.wall(minute);
    return (
      wall.date === date &&
      inWeekly(member.hours, wall) &&
      !inWeekly(member.breaks, wall) &&
      !this.isBusy(staffId, minute)
    );
  }

  /** Every start on `date` that can be booked, by looking at every minute of three days. */
  starts(date: string, wish: VisitWish): number[] {
    const midnight = Temporal.PlainDate.from(date).toZonedDateTime('UTC').epochMilliseconds / 60_000;
    const found: number[] = [];
    for (let minute = midnight - 1440; minute < midnight + 2880; minute++) {
      if (this.wall(minute).date === date && this.plans(minute, wish).length > 0) found.push(minute);
    }
    return found;
  }

  private choices(wish: VisitWish, index: number): string[] {
    const { serviceId, staff } = wish.items[index]!;
    return this.book.staff
      .filter((member) => member.onlineBookable && member.skills.has(serviceId))
      .filter((member) => staff === 'any' || member.id === staff)
      .map((member) => member.id as string);
  }

  /** All plans that start at a minute, best first. */
  plans(start: number, wish: VisitWish): NaivePlan[] {
    if (this.wall(start).minute % this.book.rules.granularity !== 0 || !this.isOpen(start)) return [];
    let assignments: string[][] = [[]];
    for (let i = 0; i < wish.items.length; i++) {
      assignments = assignments.flatMap((some) => this.choices(wish, i).map((staffId) => [...some, staffId]));
    }
    return assignments
      .map((assignment) => this.place(start, wish, assignment))
      .filter((plan) => plan !== null)
      .sort((a, b) => this.compare(start, a, b));
  }

  private compare(start: number, a: NaivePlan, b: NaivePlan): number {
    if (a.waiting !== b.waiting) return a.waiting - b.waiting;
    if (a.turns !== b.turns) return a.turns - b.turns;
    const [first, second] = [runsOf(a.staff), runsOf(b.staff)];
    for (let i = 0; i < first.length; i++) {
      const fairness = this.compareColleagues(start, first[i]!.staffId, second[i]!.staffId);
      if (fairness !== 0) return fairness;
    }
    for (let i = 0; i < first.length; i++) {
      if (first[i]!.indexes.length !== second[i]!.indexes.length) {
        return second[i]!.indexes.length - first[i]!.indexes.length;
      }
    }
    return 0;
  }

  private compareColleagues(start: number, a: string, b: string): number {
    const { date } = this.wall(start);
    const bookings = (staffId: string) =>
      (
        (
          this.busy.bySubject as ReadonlyMap<string, readonly { from: number; to: number; kind: string }[]>
        ).get(staffId) ?? []
      )
        .filter(({ kind }) => kind === 'appointment' || kind === 'hold')
        .filter(({ from, to }) => this.wall(from).date === date || this.wall(to - 1).date === date);
    const booked = (staffId: string): number => {
      let minutes = 0;
      for (const { from, to } of bookings(staffId)) {
        for (let minute = from; minute < to; minute++) if (this.wall(minute).date === date) minutes++;
      }
      return minutes;
    };
    const idleSince = (staffId: string): number => {
      const ended = bookings(staffId)
        .map(({ to }) => to)
        .filter((to) => to <= start);
      if (ended.length > 0) return Math.max(...ended);
      const member = this.book.staff.find(({ id }) => id === staffId)!;
      let minute = start - 2880;
      while (this.wall(minute).date !== date || !inWeekly(member.hours, this.wall(minute))) minute++;
      return minute;
    };
    return booked(a) - booked(b) || idleSince(a) - idleSince(b) || (a < b ? -1 : a > b ? 1 : 0);
  }

  private place(start: number, wish: VisitWish, assignment: readonly string[]): NaivePlan | null {
    const { date } = this.wall(start);
    const mine = new Set<string>();
    const lastUnit = new Map<string, string>();
    const items: string[] = [];
    let at = start;
    let waiting = 0;
    const runs = runsOf(assignment);
    for (let r = 0; r < runs.length; r++) {
      let placed: Turn | null = null;
      for (
        let wait = 0;
        placed === null && waiting + wait <= (r === 0 ? 0 : this.book.rules.maxWait);
        wait++
      ) {
        placed = this.turnAt(at + wait, date, wish, runs[r]!, mine, lastUnit);
        if (placed !== null) waiting += wait;
      }
      if (placed === null) return null;
      for (const key of placed.occupied) mine.add(key);
      for (const [kind, unit] of placed.units) lastUnit.set(kind, unit);
      items.push(...placed.items);
      at = placed.end;
    }
    for (let minute = start; minute < at; minute++) {
      if (!this.isOpen(minute) || this.wall(minute).date !== date) return null;
    }
    return { waiting, turns: runs.length, staff: assignment, items, occupied: [...mine].sort() };
  }

  private turnAt(
    start: number,
    date: string,
    wish: VisitWish,
    run: Run,
    mine: ReadonlySet<string>,
    lastUnit: ReadonlyMap<string, string>,
  ): Turn | null {
    const staffMinutes: number[] = [];
    const units = new Map(lastUnit);
    const occupied: string[] = [];
    const items: string[] = [];
    const services = run.indexes.map((index) => this.book.services.get(wish.items[index]!.serviceId)!);
    for (let b = 1; b <= services[0]!.bufferBefore; b++) staffMinutes.push(start - b);
    let at = start;
    for (const service of services) {
      const member = this.book.staff.find(({ id }) => id === run.staffId)!;
      const segments = member.skills.get(service.id)!.segments ?? service.segments;
      const from = at;
      const bounds = segments.map((length, position) => {
        const begin = at;
        for (let m = 0; m < length; m++, at++) if (position % 2 === 0) staffMinutes.push(at);
        return [begin, at] as const;
      });
      items.push(`${service.id} ${run.staffId} ${from}-${at}`);
      // One chair at a time: a need for the whole service makes those for its segments of the same kind redundant.
      const spans = new Set<string>();
      for (const { kind, segment } of service.needs) {
        if (segment === null) spans.add(`${from},${at},${kind}`);
        else if (!service.needs.some((other) => other.kind === kind && other.segment === null)) {
          spans.add(`${bounds[segment]![0]},${bounds[segment]![1]},${kind}`);
        }
      }
      for (const span of [...spans].sort((a, b) => Number(a.split(',')[0]) - Number(b.split(',')[0]))) {
        const [begin, end, kind] = span.split(',') as [string, string, string];
        const unit = this.unitFor(kind, Number(begin), Number(end), units.get(kind));
        if (unit === null) return null;
        units.set(kind, unit);
        for (let minute = Number(begin); minute < Number(end); minute++) occupied.push(`${unit}@${minute}`);
      }
    }
    for (let b = 0; b < services.at(-1)!.bufferAfter; b++) staffMinutes.push(at + b);
    for (const minute of staffMinutes) {
      if (!this.staffFree(run.staffId, minute, date) || mine.has(`${run.staffId}@${minute}`)) return null;
      occupied.push(`${run.staffId}@${minute}`);
    }
    return { end: at, occupied, units, items };
  }

  private unitFor(kind: string, from: number, to: number, last: string | undefined): string | null {
    const free = this.book.resources
      .filter((unit) => unit.kind === kind)
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
      .filter((unit) => {
        for (let minute = from; minute < to; minute++) if (this.isBusy(unit.id, minute)) return false;
        return true;
      })
      .map((unit) => unit.id as string);
    return last !== undefined && free.includes(last) ? last : (free[0] ?? null);
  }
}

type Run = { readonly staffId: string; readonly indexes: readonly number[] };
type Turn = {
  readonly end: number;
  readonly occupied: readonly string[];
  readonly units: ReadonlyMap<string, string>;
  readonly items: readonly string[];
};

function runsOf(assignment: readonly string[]): Run[] {
  const runs: { staffId: string; indexes: number[] }[] = [];
  assignment.forEach((staffId, index) => {
    if (runs.at(-1)?.staffId === staffId) runs.at(-1)!.indexes.push(index);
    else runs.push({ staffId, indexes: [index] });
  });
  return runs;
}

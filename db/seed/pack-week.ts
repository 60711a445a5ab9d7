/** Fills a week with visits until everybody is as busy as wanted. Knows nothing of the slot engine. */
import type { LocalDate } from '#domain/shared/salon-time.ts';
import { type DaySheet, isAll } from './day-sheet.ts';
import type { Random } from './random.ts';
import { SERVICES } from './salon/services.ts';
import type { SeedSettings } from './settings.ts';
import { type ChosenService, type Span, type VisitShape, visitShape } from './visit-shape.ts';

export type PackedVisit = {
  readonly day: LocalDate;
  /** Wall-clock minute. */
  readonly start: number;
  readonly shape: VisitShape;
  /** Minutes from the start, as the shape's. */
  readonly places: readonly (Span & { readonly resourceId: string })[];
  /** Called off again: it occupies nothing. */
  readonly cancelled: boolean;
};

const GRID = 15;
/** How far from the wanted load a week may end, as a share of the available time. */
const BELOW = 0.02;
const ABOVE = 0.035;
const CANCELLED_SHARE = 0.06;

type Ledger = { readonly staffId: string; readonly available: number; readonly goal: number; booked: number };

export function packWeek(
  settings: SeedSettings,
  sheets: readonly DaySheet[],
  load: number,
  random: Random,
): PackedVisit[] {
  const ledgers = new Map<string, Ledger>();
  for (const { id } of settings.staff) {
    const available = sheets.reduce((sum, sheet) => sum + sheet.available.get(id)!, 0);
    const goal = (load - BELOW + random.fraction() * 2 * BELOW) * available;
    if (available > 0) ledgers.set(id, { staffId: id, available, goal, booked: 0 });
  }
  const skills = skillsOf(settings);
  const visits: PackedVisit[] = [];
  const unfinished = new Set(ledgers.values());
  while (unfinished.size > 0) {
    const next = [...unfinished].reduce((a, b) => (a.booked / a.goal <= b.booked / b.goal ? a : b));
    const visit = findVisit(settings, sheets, ledgers, skills, next, load, random);
    if (visit) visits.push(visit);
    if (!visit || next.booked >= next.goal) unfinished.delete(next);
    if (visit && random.chance(CANCELLED_SHARE)) visits.push({ ...visit, cancelled: true, places: [] });
  }
  return visits;
}

function findVisit(
  settings: SeedSettings,
  sheets: readonly DaySheet[],
  ledgers: ReadonlyMap<string, Ledger>,
  skills: ReadonlyMap<string, readonly number[]>,
  who: Ledger,
  load: number,
  random: Random,
): PackedVisit | null {
  const wishes = Array.from({ length: 12 }, () => wishOf(ledgers, skills, who.staffId, random));
  const shortest = skills.get(who.staffId)!.toSorted((a, b) => lengthOf(settings, a) - lengthOf(settings, b));
  const fillers = shortest.slice(0, 4).map((service) => [{ service, staffId: who.staffId }]);
  for (const wish of [...wishes, ...fillers]) {
    const shape = visitShape(settings, wish);
    const tooMuch = shape.items.some(({ staffId }) => {
      const ledger = ledgers.get(staffId)!;
      return ledger.booked + workOf(shape, staffId) > (load + ABOVE) * ledger.available;
    });
    if (tooMuch) continue;
    for (const sheet of random.shuffled(sheets)) {
      if (sheet.available.get(who.staffId) === 0) continue;
      const visit = place(settings, sheet, shape, random);
      if (!visit) continue;
      for (const staffId of new Set(shape.items.map((item) => item.staffId))) {
        ledgers.get(staffId)!.booked += workOf(shape, staffId);
      }
      return visit;
    }
  }
  return null;
}

/** Mostly one service; sometimes a second one after it, now and then by another colleague. */
function wishOf(
  ledgers: ReadonlyMap<string, Ledger>,
  skills: ReadonlyMap<string, readonly number[]>,
  staffId: string,
  random: Random,
): ChosenService[] {
  const first = byDemand(skills.get(staffId)!, random);
  const wish = [{ service: first, staffId }];
  if (!random.chance(0.2)) return wish;
  const colleagues = [...ledgers.keys()].filter((id) => id !== staffId);
  const second = colleagues.length > 0 && random.chance(0.2) ? random.pick(colleagues) : staffId;
  const service = byDemand(skills.get(second)!, random);
  if (service !== first) wish.push({ service, staffId: second });
  return wish;
}

/** Takes one of the starts that fit, rather one without a gap before it, and marks what it occupies. */
function place(
  settings: SeedSettings,
  sheet: DaySheet,
  shape: VisitShape,
  random: Random,
): PackedVisit | null {
  const fitting: { start: number; close: boolean }[] = [];
  const first = shape.work[0]!;
  for (let start = 0; start + shape.duration <= 1440; start += GRID) {
    if (!isAll(sheet.open, start, start + shape.duration)) continue;
    if (!shape.work.every((span) => isAll(sheet.free.get(span.staffId)!, start + span.from, start + span.to)))
      continue;
    fitting.push({ start, close: sheet.free.get(first.staffId)![start + first.from - 1] === 0 });
  }
  const close = fitting.filter((candidate) => candidate.close);
  const preferred = close.length > 0 && random.chance(0.7) ? close : fitting;
  for (const { start } of random.shuffled(preferred).slice(0, 4)) {
    const places = placesFor(settings, sheet, shape, start);
    if (!places) continue;
    for (const span of shape.work) sheet.free.get(span.staffId)!.fill(0, start + span.from, start + span.to);
    for (const span of places) sheet.free.get(span.resourceId)!.fill(0, start + span.from, start + span.to);
    return { day: sheet.day, start, shape, places, cancelled: false };
  }
  return null;
}

function placesFor(
  settings: SeedSettings,
  sheet: DaySheet,
  shape: VisitShape,
  start: number,
): PackedVisit['places'] | null {
  const taken: (Span & { resourceId: string })[] = [];
  for (const { kind, from, to } of shape.places) {
    const unit = settings.resources.find(
      ({ id, kind: offered }) => offered === kind && isAll(sheet.free.get(id)!, start + from, start + to),
    );
    if (!unit) return null;
    taken.push({ resourceId: unit.id, from, to });
  }
  return taken;
}

const workOf = (shape: VisitShape, staffId: string): number =>
  shape.work.reduce((sum, span) => (span.staffId === staffId ? sum + span.to - span.from : sum), 0);

const lengthOf = (settings: SeedSettings, service: number): number =>
  settings.services[service]!.segments.reduce((sum, minutes) => sum + minutes, 0);

function skillsOf(settings: SeedSettings): Map<string, number[]> {
  const position = new Map(settings.services.map(({ id }, index) => [id, index]));
  return new Map(
    settings.staff.map(({ id }) => [
      id,
      settings.skills.filter((row) => row.staffId === id).map((row) => position.get(row.serviceId)!),
    ]),
  );
}

function byDemand(services: readonly number[], random: Random): number {
  const total = services.reduce((sum, index) => sum + SERVICES[index]!.demand, 0);
  let left = random.fraction() * total;
  for (const index of services) {
    left -= SERVICES[index]!.demand;
    if (left < 0) return index;
  }
  return services.at(-1)!;
}

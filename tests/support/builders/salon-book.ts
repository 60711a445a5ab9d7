/**
 * A believable small salon in St. Gallen, in which a test changes only what it is about: two chairs, Anna and Ben,
 * open from Tuesday to Saturday.
 */
import type { CategoryId, ResourceId, SalonId, ServiceId, StaffId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { instantsOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, LocalDate, Zone } from '#domain/shared/salon-time.ts';
import type { BusyKind, BusySpan, BusyTime } from '#domain/slots/busy-time.ts';
import type {
  BookingRules,
  Closure,
  Resource,
  SalonBook,
  Service,
  Skill,
  StaffMember,
  Weekday,
  WeeklySpan,
} from '#domain/slots/salon-book.ts';

export const ZURICH = 'Europe/Zurich' as Zone;

export const localized = (text: string) => ({ 'de-CH': text, en: text });

/** `09:30` as minutes since midnight. */
export const wall = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** The first instant at which the clock in `zone` shows `2026-03-14 09:30`. */
export function at(text: string, zone: Zone = ZURICH): EpochMinute {
  const found = instantsOf(zone, text.slice(0, 10) as LocalDate, wall(text.slice(11)))[0];
  if (found === undefined) throw new Error(`the clock never shows ${text}`);
  return found;
}

export const day = (text: string): LocalDate => text as LocalDate;

/** The same hours on several days of the week, valid always unless said otherwise. */
export const weekly = (
  weekdays: readonly Weekday[],
  from: string,
  to: string,
  validity: Partial<Pick<WeeklySpan, 'validFrom' | 'validTo'>> = {},
): WeeklySpan[] =>
  weekdays.map((weekday) => ({
    weekday,
    from: wall(from),
    to: wall(to),
    validFrom: null,
    validTo: null,
    ...validity,
  }));

export const TUESDAY_TO_SATURDAY: readonly Weekday[] = [2, 3, 4, 5, 6];
export const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

export const CUT = 'service-cut' as ServiceId;
export const COLOUR = 'service-colour' as ServiceId;
export const ANNA = 'staff-anna' as StaffId;
export const BEN = 'staff-ben' as StaffId;

export const aSkill = (over: Partial<Skill> = {}): Skill => ({ price: null, segments: null, ...over });

export const aService = (over: Partial<Service> & { readonly id: ServiceId }): Service => ({
  slug: over.id,
  categoryId: 'category' as CategoryId,
  name: localized(over.id),
  description: localized(''),
  segments: [30],
  bufferBefore: 0,
  bufferAfter: 0,
  price: rappen(6000),
  vatCode: 'standard',
  onlineBookable: true,
  onRequest: false,
  needs: [],
  position: 1,
  ownPolicy: { cutoffMinutes: null, lateFeePercent: null },
  ownDeposit: { percent: null, least: null },
  ...over,
});

export const aStaffMember = (over: Partial<StaffMember> & { readonly id: StaffId }): StaffMember => ({
  slug: over.id,
  name: over.id,
  title: localized(''),
  bio: localized(''),
  position: 1,
  onlineBookable: true,
  hours: weekly(TUESDAY_TO_SATURDAY, '09:00', '18:00'),
  breaks: [],
  skills: new Map([
    [CUT, aSkill()],
    [COLOUR, aSkill()],
  ]),
  ...over,
});

export const aResource = (id: string, kind: string, position = 1): Resource => ({
  id: id as ResourceId,
  kind,
  position,
});

export const someRules = (over: Partial<BookingRules> = {}): BookingRules => ({
  granularity: 15,
  leadTime: 120,
  horizonDays: 90,
  holdMinutes: 10,
  maxLiveHolds: 2,
  maxServices: 4,
  maxWait: 30,
  requestHours: 24,
  cancellation: { cutoffMinutes: 1440, lateFeePercent: 50 },
  deposit: { percent: 0, least: rappen(0) },
  depositBack: 'refund',
  keepsCards: false,
  openOnRestDays: false,
  ...over,
});

export const aClosure = (over: Partial<Closure> & Pick<Closure, 'from' | 'to'>): Closure => ({
  hours: null,
  reason: localized('Betriebsferien'),
  ...over,
});

export const byId = <T extends { readonly id: Id }, Id>(items: readonly T[]): ReadonlyMap<Id, T> =>
  new Map(items.map((item) => [item.id, item]));

type BookOver = Partial<Omit<SalonBook, 'rules' | 'services'>> & {
  readonly rules?: Partial<BookingRules>;
  readonly services?: readonly Service[];
};

export function aSalonBook({ rules, services, ...over }: BookOver = {}): SalonBook {
  return {
    salonId: 'salon' as SalonId,
    version: 1,
    zone: ZURICH,
    canton: 'SG',
    vatLiable: true,
    termsVersion: '2026-01',
    openingHours: weekly(TUESDAY_TO_SATURDAY, '09:00', '18:00'),
    closures: [],
    rules: someRules(rules),
    vatRates: [{ code: 'standard', basisPoints: 810, validFrom: '2024-01-01' as LocalDate }],
    resources: [],
    categories: [],
    services: byId(
      services ?? [
        aService({ id: CUT }),
        aService({ id: COLOUR, segments: [30, 40, 20], price: rappen(12000) }),
      ],
    ),
    staff: [aStaffMember({ id: ANNA }), aStaffMember({ id: BEN, position: 2 })],
    ...over,
  };
}

/** `busySpan('2026-03-17 10:00', '2026-03-17 10:30')` in Zurich. */
export const busySpan = (from: string, to: string, kind: BusyKind = 'appointment'): BusySpan => ({
  from: at(from),
  to: at(to),
  kind,
});

export const busyTime = (
  spans: { readonly [subject: string]: readonly BusySpan[] } = {},
  staleAt: Instant | null = null,
): BusyTime => ({
  bySubject: new Map(
    Object.entries(spans).map(([subject, list]) => [
      subject as StaffId,
      list.toSorted((a, b) => a.from - b.from),
    ]),
  ),
  staleAt,
  daysVersion: 1,
  lapsed: false,
  settingsVersion: 1,
});

export const FREE = busyTime();

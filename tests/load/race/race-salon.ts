/** A salon made for the race: open every day, little time, few chairs, and services that get in each other's way. */
import type { CategoryId, ServiceId, StaffId } from '#domain/shared/ids.ts';
import type { SalonBook, Service, StaffMember } from '#domain/slots/salon-book.ts';
import {
  aResource,
  aSalonBook,
  aService,
  aSkill,
  aStaffMember,
  EVERY_DAY,
  localized,
  weekly,
} from '#tests/support/builders/salon-book.ts';

export const RACE_SLUG = 'race';

const uuid = (group: number, number: number): string =>
  `00000000-0000-4000-8${String(group).padStart(3, '0')}-${String(number).padStart(12, '0')}`;

const CATEGORY = uuid(1, 1) as CategoryId;
const OPENS = '08:00';
const CLOSES = '20:00';
/** In minutes from local midnight, as `OPENS` and `CLOSES` say. */
export const OPEN_FROM = 480;
export const OPEN_TO = 1200;

const service = (number: number, slug: string, over: Partial<Service>): Service =>
  aService({
    id: uuid(2, number) as ServiceId,
    slug,
    name: localized(`Race ${slug}`),
    categoryId: CATEGORY,
    position: number,
    ...over,
  });

export const SERVICES = {
  /** Four lengths that need nobody but the staff member. */
  thirty: service(1, 'thirty', { segments: [30] }),
  fortyFive: service(2, 'forty-five', { segments: [45] }),
  sixty: service(3, 'sixty', { segments: [60], bufferAfter: 15 }),
  ninety: service(4, 'ninety', { segments: [90] }),
  cut: service(5, 'cut', { segments: [30], needs: [{ kind: 'chair', segment: null }] }),
  /** While the colour takes effect the colleague is free for somebody else. */
  colour: service(6, 'colour', { segments: [30, 45, 30], needs: [{ kind: 'basin', segment: 2 }] }),
  wash: service(7, 'wash', { segments: [45], needs: [{ kind: 'basin', segment: null }] }),
} as const;

export type ServiceName = keyof typeof SERVICES;

const PLAIN: readonly ServiceName[] = ['thirty', 'fortyFive', 'sixty', 'ninety'];
const CAN: readonly (readonly ServiceName[])[] = [
  [...PLAIN, 'cut', 'wash'],
  [...PLAIN, 'cut', 'wash'],
  [...PLAIN, 'cut', 'wash'],
  [...PLAIN, 'colour', 'wash'],
  [...PLAIN, 'colour', 'wash'],
  [...PLAIN, 'wash'],
];

const STAFF: readonly StaffMember[] = CAN.map((names, index) =>
  aStaffMember({
    id: uuid(3, index + 1) as StaffId,
    slug: `colleague-${index + 1}`,
    name: `Colleague ${index + 1}`,
    position: index + 1,
    hours: weekly(EVERY_DAY, OPENS, CLOSES),
    skills: new Map(names.map((name) => [SERVICES[name].id, aSkill()])),
  }),
);

export const STAFF_IDS: readonly StaffId[] = STAFF.map(({ id }) => id);

export const RACE_BOOK: SalonBook = aSalonBook({
  salonId: uuid(9, 1) as SalonBook['salonId'],
  openingHours: weekly(EVERY_DAY, OPENS, CLOSES),
  categories: [{ id: CATEGORY, slug: 'race', name: localized('Race'), position: 1 }],
  services: Object.values(SERVICES),
  staff: STAFF,
  resources: [
    aResource(uuid(4, 1), 'chair', 1),
    aResource(uuid(4, 2), 'chair', 2),
    aResource(uuid(4, 3), 'basin', 3),
    aResource(uuid(4, 4), 'basin', 4),
  ],
  rules: {
    leadTime: 0,
    horizonDays: 400,
    holdMinutes: 60,
    maxWait: 30,
    cancellation: { cutoffMinutes: 0, lateFeePercent: 0 },
    openOnRestDays: true,
  },
});

/** The salon that every contract suite books in: every id a UUID, everything as the database's checks want it. */
import type { SalonCard } from '#domain/ports/letters.ts';
import type { CategoryId, ResourceId, SalonId, ServiceId, StaffId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import type { SalonBook, Service, StaffMember } from '#domain/slots/salon-book.ts';
import { aSalonBook, aService, aSkill, aStaffMember, byId } from '#tests/support/builders/salon-book.ts';
import { localized, TUESDAY_TO_SATURDAY, weekly } from '#tests/support/builders/salon-book.ts';

const uuid = (group: string, number: number): string =>
  `${group.padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const SALON = uuid('5a', 1) as SalonId;
export const OTHER_SALON = uuid('5a', 2) as SalonId;

/** 30 minutes of work. */
export const CUT = uuid('5e', 1) as ServiceId;
/** 30 of work, 40 of waiting, 20 of work; a chair all the time. */
export const COLOUR = uuid('5e', 2) as ServiceId;
/** Not to be booked online. */
export const CONSULTATION = uuid('5e', 3) as ServiceId;

export const ANNA = uuid('57', 1) as StaffId;
export const BEN = uuid('57', 2) as StaffId;
export const CHAIR = uuid('c4', 1) as ResourceId;
export const OTHER_CHAIR = uuid('c4', 2) as ResourceId;

const CATEGORY = uuid('ca', 1) as CategoryId;

const services: readonly Service[] = [
  aService({ id: CUT, slug: 'schnitt', name: { 'de-CH': 'Schnitt', en: 'Cut' }, categoryId: CATEGORY }),
  aService({
    id: COLOUR,
    slug: 'farbe',
    name: { 'de-CH': 'Farbe', en: 'Colour' },
    categoryId: CATEGORY,
    segments: [30, 40, 20],
    price: rappen(12000),
    needs: [{ kind: 'chair', segment: null }],
    position: 2,
  }),
  aService({
    id: CONSULTATION,
    slug: 'beratung',
    name: { 'de-CH': 'Beratung', en: 'Consultation' },
    categoryId: CATEGORY,
    onlineBookable: false,
    position: 3,
  }),
];

const member = (id: StaffId, slug: string, position: number, cut: number | null): StaffMember =>
  aStaffMember({
    id,
    slug,
    name: slug === 'anna' ? 'Anna' : 'Ben',
    position,
    breaks: weekly(TUESDAY_TO_SATURDAY, '12:00', '13:00'),
    skills: new Map([
      [CUT, aSkill({ price: cut === null ? null : rappen(cut) })],
      [COLOUR, aSkill()],
      [CONSULTATION, aSkill()],
    ]),
  });

/** Two people, two chairs, Tuesday to Saturday from nine to six; Ben's own price for a cut is 70 francs, not 60. */
export const contractBook = (salonId: SalonId = SALON, over: Partial<SalonBook> = {}): SalonBook => ({
  ...aSalonBook(),
  salonId,
  resources: [
    { id: CHAIR, kind: 'chair', position: 1 },
    { id: OTHER_CHAIR, kind: 'chair', position: 2 },
  ],
  categories: [{ id: CATEGORY, slug: 'haar', name: localized('Haar'), position: 1 }],
  services: byId(services),
  staff: [member(ANNA, 'anna', 1, null), member(BEN, 'ben', 2, 7000)],
  ...over,
});

export const contractCard = (salonId: SalonId = SALON): SalonCard => ({
  slug: salonId === SALON ? 'marktgasse' : 'bahnhof',
  name: 'Schnittwerk',
  legalName: 'Schnittwerk GmbH',
  street: 'Marktgasse 1',
  postalCode: '9000',
  city: 'St. Gallen',
  canton: 'SG',
  phone: '+41712220000',
  email: 'salon@example.ch',
  uid: 'CHE-123.456.789',
  vatLiable: true,
  zone: 'Europe/Zurich',
  latitude: 47.42,
  longitude: 9.37,
  look: null,
});

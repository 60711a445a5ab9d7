/** A salon's settings as rows, believable as they stand; a caller says only what matters to it. */
import type * as schema from '#db/schema.ts';

export type SalonRow = typeof schema.salon.$inferSelect;
export type BookingRulesRow = typeof schema.bookingRules.$inferSelect;
export type TermsRow = typeof schema.termsVersion.$inferSelect;
export type OpeningHoursRow = typeof schema.openingHours.$inferSelect;
export type ClosureRow = typeof schema.closure.$inferSelect;
export type VatRateRow = typeof schema.vatRate.$inferSelect;
export type ResourceRow = typeof schema.resource.$inferSelect;
export type StaffRow = typeof schema.staff.$inferSelect;
export type StaffHoursRow = typeof schema.staffHours.$inferSelect;
export type CategoryRow = typeof schema.serviceCategory.$inferSelect;
export type ServiceRow = typeof schema.service.$inferSelect;
export type ServiceNeedRow = typeof schema.serviceNeed.$inferSelect;
export type StaffSkillRow = typeof schema.staffSkill.$inferSelect;

type Over<Row, Needed extends keyof Row> = Partial<Row> & Pick<Row, Needed>;

/** `09:30` as minutes since midnight. */
export const wall = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export const aSalonRow = (over: Over<SalonRow, 'salonId' | 'slug'>): SalonRow => ({
  hosts: [`${over.slug}.example`],
  name: 'Salon Lindenhof',
  legalName: 'Lindenhof Coiffure GmbH',
  street: 'Musterlindenweg 7',
  postalCode: '9000',
  city: 'St. Gallen',
  canton: 'SG',
  // No Swiss subscriber number begins with a zero: nobody can be called on one of these.
  phone: '+41710000012',
  email: `hallo@${over.slug}.example`,
  uid: 'CHE-123.456.788',
  vatLiable: true,
  zone: 'Europe/Zurich',
  latitude: 47.4245,
  longitude: 9.3767,
  settingsVersion: 1,
  createdAt: '2024-01-08T08:00:00Z',
  look: null,
  ...over,
});

export const aBookingRulesRow = (over: Over<BookingRulesRow, 'salonId'>): BookingRulesRow => ({
  granularityMinutes: 15,
  leadMinutes: 120,
  horizonDays: 90,
  holdMinutes: 10,
  maxLiveHolds: 2,
  maxServices: 4,
  maxWaitMinutes: 30,
  cancelCutoffMinutes: 1440,
  lateFeePercent: 50,
  openOnRestDays: false,
  secondFactorForLeaders: false,
  waitlistOfferMinutes: 120,
  waitlistQuietFrom: 1260,
  waitlistQuietTo: 480,
  requestHours: 24,
  depositPercent: 0,
  depositLeastRappen: 0,
  depositBack: 'refund',
  keepsCards: false,
  ...over,
});

export const aTermsRow = (over: Over<TermsRow, 'salonId'>): TermsRow => ({
  version: '2024-01',
  validFrom: '2024-01-01',
  body: {
    'de-CH': 'Bis 24 Stunden vorher ist alles kostenlos.',
    en: 'Everything is free up to 24 hours before.',
  },
  ...over,
});

export const aStaffRow = (over: Over<StaffRow, 'salonId' | 'id' | 'slug'>): StaffRow => ({
  name: over.slug,
  title: { 'de-CH': 'Coiffeuse EFZ', en: 'Hairdresser' },
  bio: { 'de-CH': '', en: '' },
  position: 1,
  onlineBookable: true,
  active: true,
  ...over,
});

export const aStaffHoursRow = (
  over: Over<StaffHoursRow, 'salonId' | 'id' | 'staffId' | 'weekday' | 'fromMinute' | 'toMinute'>,
): StaffHoursRow => ({ kind: 'work', validFrom: null, validTo: null, ...over });

export const anOpeningHoursRow = (
  over: Over<OpeningHoursRow, 'salonId' | 'id' | 'weekday' | 'fromMinute' | 'toMinute'>,
): OpeningHoursRow => ({ validFrom: null, validTo: null, ...over });

export const aClosureRow = (over: Over<ClosureRow, 'salonId' | 'id' | 'fromDay'>): ClosureRow => ({
  toDay: over.fromDay,
  fromMinute: null,
  toMinute: null,
  reason: { 'de-CH': 'Betriebsferien', en: 'Company holidays' },
  ...over,
});

export const aResourceRow = (over: Over<ResourceRow, 'salonId' | 'id' | 'kind'>): ResourceRow => ({
  name: over.kind,
  position: 1,
  active: true,
  ...over,
});

export const aServiceRow = (
  over: Over<ServiceRow, 'salonId' | 'id' | 'slug' | 'categoryId'>,
): ServiceRow => ({
  name: { 'de-CH': over.slug, en: over.slug },
  description: { 'de-CH': '', en: '' },
  segments: [30],
  bufferBefore: 0,
  bufferAfter: 0,
  priceRappen: 6000,
  vatCode: 'standard',
  onlineBookable: true,
  active: true,
  position: 1,
  onRequest: false,
  cancelCutoffMinutes: null,
  lateFeePercent: null,
  depositPercent: null,
  depositLeastRappen: null,
  ...over,
});

export const aStaffSkillRow = (
  over: Over<StaffSkillRow, 'salonId' | 'staffId' | 'serviceId'>,
): StaffSkillRow => ({ ownPriceRappen: null, ownSegments: null, ...over });

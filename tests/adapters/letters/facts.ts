import type { SalonCard } from '#domain/ports/letters.ts';
import type { Links } from '#domain/ports/links.ts';
import type {
  AppointmentId,
  AttemptId,
  CustomerId,
  SalonId,
  ServiceId,
  StaffId,
  VisitorId,
} from '#domain/shared/ids.ts';
import { rappen, sum } from '#domain/shared/money.ts';
import { dateOf, instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, Zone } from '#domain/shared/salon-time.ts';
import type { AppointmentItem, ConfirmedAppointment, ContactDetails } from '#domain/slots/appointment.ts';

const ZURICH = 'Europe/Zurich' as Zone;

export const minute = (iso: string): EpochMinute => (Date.parse(iso) / 60_000) as EpochMinute;
export const instant = (iso: string): Instant => Date.parse(iso) as Instant;

export const aCard = (over: Partial<SalonCard> = {}): SalonCard => ({
  slug: 'lindenhof',
  name: 'Salon Lindenhof',
  legalName: 'Lindenhof Coiffure GmbH',
  street: 'Lindenstrasse 12',
  postalCode: '9000',
  city: 'St. Gallen',
  canton: 'SG',
  phone: '+41712223344',
  email: 'salon@lindenhof.example',
  uid: 'CHE-123.456.789',
  vatLiable: true,
  zone: ZURICH,
  latitude: 47.4239,
  longitude: 9.3748,
  look: null,
  ...over,
});

export const aContact = (over: Partial<ContactDetails> = {}): ContactDetails => ({
  firstName: 'Zoë',
  lastName: 'Müller',
  email: 'zoe.mueller@example.ch',
  phone: '+41791234567',
  note: 'Ich bin allergisch auf PPD.',
  ...over,
});

const names = (de: string, en: string) => ({ 'de-CH': de, en });

export const anItem = (over: Partial<AppointmentItem> = {}): AppointmentItem => ({
  position: 0,
  serviceId: '00000000-0000-4000-8000-000000000001' as ServiceId,
  staffId: '00000000-0000-4000-8000-000000000002' as StaffId,
  staffChosen: true,
  serviceName: names('Schneiden & Föhnen', 'Cut & blow-dry'),
  staffName: 'Mia',
  price: rappen(9500),
  vatCode: 'standard',
  vatBasisPoints: 810,
  segments: [45],
  from: minute('2026-03-14T14:30+01:00'),
  to: minute('2026-03-14T15:15+01:00'),
  ...over,
});

export const colour = anItem({
  position: 1,
  serviceName: names('Farbe ganzer Kopf', 'Full colour'),
  staffName: 'Noah',
  price: rappen(113_950),
  segments: [30, 40, 20],
  from: minute('2026-03-14T15:15+01:00'),
  to: minute('2026-03-14T16:45+01:00'),
});

export function anAppointment(over: Partial<ConfirmedAppointment> = {}): ConfirmedAppointment {
  const items = over.items ?? [anItem(), colour];
  const from = over.from ?? (Math.min(...items.map((item) => item.from)) as EpochMinute);
  const to = over.to ?? (Math.max(...items.map((item) => item.to)) as EpochMinute);
  return {
    id: '5f0c1d7e-6a44-4f9b-9c1e-2f6d8e7a9b10' as AppointmentId,
    salonId: '00000000-0000-4000-8000-00000000000a' as SalonId,
    attemptId: '00000000-0000-4000-8000-00000000000b' as AttemptId,
    visitorId: '00000000-0000-4000-8000-00000000000c' as VisitorId,
    customerId: '00000000-0000-4000-8000-00000000000d' as CustomerId,
    status: 'confirmed',
    confirmedAt: instant('2026-03-02T08:00Z'),
    locale: 'de-CH',
    day: dateOf(instantOf(from), ZURICH),
    from,
    to,
    items,
    total: sum(items.map((item) => item.price)),
    policy: { cutoffMinutes: 24 * 60, lateFeePercent: 50 },
    deposit: rappen(0),
    depositBack: 'refund',
    termsVersion: '2026-01',
    onRequest: false,
    sequence: 0,
    ...over,
  };
}

/** One wall-clock visit, an hour long, starting at an instant. */
export const visitAt = (iso: string, length = 60): ConfirmedAppointment => {
  const from = minute(iso);
  return anAppointment({ items: [anItem({ from, to: (from + length) as EpochMinute })] });
};

export const LINK = 'https://termine.lindenhof.example/de/visit/v1.abcDEF_123-xyz';

export const someLinks: Links = {
  manageVisit: (_salon, _appointment, locale) => (locale === 'en' ? LINK.replace('/de/', '/en/') : LINK),
  answerOffer: () => `${LINK}/offer`,
  payVisit: () => `${LINK}/offer`,
  openVisit: () => null,
};

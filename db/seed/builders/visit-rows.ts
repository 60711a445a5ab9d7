/** A visit and what hangs on it as rows: confirmed and ordinary, unless a caller says otherwise. */
import type * as schema from '#db/schema.ts';

export type CustomerRow = Omit<
  typeof schema.customer.$inferSelect,
  'version' | 'mergedInto' | 'searchName' | 'searchEmail'
>;
export type AppointmentRow = typeof schema.appointment.$inferSelect;
export type AppointmentItemRow = typeof schema.appointmentItem.$inferSelect;
/** Without the column that the database generates. */
export type OccupancyRow = Omit<typeof schema.occupancy.$inferSelect, 'subjectId'>;
export type CalendarDayRow = typeof schema.calendarDay.$inferSelect;
export type AbsenceRow = typeof schema.absence.$inferSelect;
export type BlockedTimeRow = typeof schema.blockedTime.$inferSelect;

type Over<Row, Needed extends keyof Row> = Partial<Row> & Pick<Row, Needed>;

export const aCustomerRow = (over: Over<CustomerRow, 'salonId' | 'id'>): CustomerRow => ({
  firstName: 'Lea',
  lastName: 'Muster',
  email: 'lea.muster@example.com',
  phone: '+41790000000',
  locale: 'de-CH',
  appointmentId: null,
  visitorId: null,
  createdAt: '2026-01-05T09:00:00Z',
  ...over,
});

export const anAppointmentRow = (
  over: Over<AppointmentRow, 'salonId' | 'id' | 'visitorId' | 'customerId' | 'day' | 'startsAt' | 'endsAt'>,
): AppointmentRow => ({
  status: 'confirmed',
  reservedUntil: null,
  attemptId: over.id,
  locale: 'de-CH',
  totalRappen: 6000,
  cancelCutoffMinutes: 1440,
  lateFeePercent: 50,
  termsVersion: '2024-01',
  note: '',
  sequence: 0,
  createdAt: '2026-01-05T09:00:00Z',
  confirmedAt: '2026-01-05T09:03:00Z',
  endedAt: null,
  endReason: null,
  stateAt: null,
  onRequest: false,
  depositRappen: 0,
  depositBack: 'refund',
  depositLeftRappen: 0,
  claimRappen: null,
  givenUp: false,
  requestedAt: null,
  answerBy: null,
  requestEnd: null,
  movedAt: null,
  ...over,
});

export const anAppointmentItemRow = (
  over: Over<
    AppointmentItemRow,
    'salonId' | 'appointmentId' | 'visitorId' | 'serviceId' | 'staffId' | 'startsAt' | 'endsAt'
  >,
): AppointmentItemRow => ({
  position: 0,
  staffChosen: true,
  serviceName: { 'de-CH': 'Haarschnitt', en: 'Haircut' },
  staffName: 'Nora Bischof',
  priceRappen: 6000,
  vatCode: 'standard',
  vatBasisPoints: 810,
  segments: [30],
  ...over,
});

export const anOccupancyRow = (
  over: Over<OccupancyRow, 'salonId' | 'day' | 'startsAt' | 'endsAt'>,
): OccupancyRow => ({
  staffId: null,
  resourceId: null,
  appointmentId: null,
  visitorId: null,
  absenceId: null,
  blockedTimeId: null,
  ...over,
});

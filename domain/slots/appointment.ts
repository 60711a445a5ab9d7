/** Appointments as states: a step cannot be handed the wrong one. */
import type {
  AppointmentId,
  AttemptId,
  CustomerId,
  SalonId,
  ServiceId,
  StaffId,
  VisitorId,
} from '../shared/ids.ts';
import type { Locale, Localized } from '../shared/locale.ts';
import type { Rappen } from '../shared/money.ts';
import type { EpochMinute, Instant, LocalDate } from '../shared/salon-time.ts';
import type { CancellationPolicy, DepositBack } from './salon-book.ts';

export type AppointmentStatus =
  'reserved' | 'requested' | 'confirmed' | 'checked_in' | 'completed' | 'cancelled' | 'expired' | 'no_show';

/** One service of an appointment, as it was when it was chosen: name, price and VAT never follow the catalogue. */
export type AppointmentItem = {
  readonly position: number;
  readonly serviceId: ServiceId;
  readonly staffId: StaffId;
  /** The customer chose this colleague by name; otherwise a move may assign another. */
  readonly staffChosen: boolean;
  readonly serviceName: Localized;
  readonly staffName: string;
  readonly price: Rappen;
  readonly vatCode: string;
  /** Basis points; 0 when the salon is not liable for VAT. */
  readonly vatBasisPoints: number;
  readonly segments: readonly number[];
  readonly from: EpochMinute;
  readonly to: EpochMinute;
};

type AppointmentCore = {
  readonly id: AppointmentId;
  readonly salonId: SalonId;
  readonly attemptId: AttemptId;
  readonly visitorId: VisitorId;
  readonly locale: Locale;
  readonly day: LocalDate;
  readonly from: EpochMinute;
  readonly to: EpochMinute;
  readonly items: readonly AppointmentItem[];
  readonly total: Rappen;
  /** The salon looks at it before it stands: frozen with the hold. False for what staff have booked. */
  readonly onRequest: boolean;
  readonly policy: CancellationPolicy;
  /** What has to be paid ahead before it stands: frozen with the hold. Nothing for what staff have booked. */
  readonly deposit: Rappen;
  /** What becomes of it where the salon has no claim: frozen with the hold as well. */
  readonly depositBack: DepositBack;
  readonly termsVersion: string;
  /** Grows with each change that a calendar must hear of (RFC 5545 SEQUENCE). */
  readonly sequence: number;
};

export type Hold = AppointmentCore & { readonly status: 'reserved'; readonly reservedUntil: Instant };
export type ConfirmedAppointment = AppointmentCore & {
  readonly status: 'confirmed';
  readonly customerId: CustomerId;
  readonly confirmedAt: Instant;
};
/** Asked for, not promised: occupies its time like a visit until it is answered, withdrawn or has lapsed. */
export type RequestedAppointment = AppointmentCore & {
  readonly status: 'requested';
  readonly customerId: CustomerId;
  readonly requestedAt: Instant;
  /** Until when the salon may say yes; frozen at the request. */
  readonly answerBy: Instant;
};
/** What a request came to, other than a visit. */
export type RequestEnd = 'declined' | 'withdrawn' | 'lapsed';
export type EndedAppointment = AppointmentCore & {
  readonly status: 'cancelled' | 'expired' | 'completed' | 'no_show' | 'checked_in';
  readonly customerId: CustomerId | null;
  /** Only of a request that did not become a visit. */
  readonly requestEnd?: RequestEnd;
};
export type Appointment = Hold | RequestedAppointment | ConfirmedAppointment | EndedAppointment;
/** What was booked or asked for by somebody, whatever became of it. */
export type Visit = Exclude<Appointment, Hold>;

/** Whom a visit is for. E-mail lower-cased, phone in E.164. Personal data: never in logs or URLs. */
export type ContactDetails = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
  /** What the customer wants the salon to know; may be empty. */
  readonly note: string;
};

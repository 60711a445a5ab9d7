/**
 * The tables' columns as Drizzle sees them. db/migrations makes them and holds the keys, checks and policies;
 * tests/db/schema.test.ts compares the two.
 */
import {
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';

export type LocalizedText = { readonly 'de-CH': string; readonly en: string };

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'string' });
const day = (name: string) => date(name, { mode: 'string' });
const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
/** As PostgreSQL writes it: `\x` and two figures a byte. */
const hexBytes = customType<{ data: string }>({ dataType: () => 'bytea' });
const localized = (name: string) => jsonb(name).$type<LocalizedText>().notNull();
const salonId = () => uuid('salon_id').notNull();
const weeklySpan = {
  weekday: integer('weekday').notNull(),
  fromMinute: integer('from_minute').notNull(),
  toMinute: integer('to_minute').notNull(),
  validFrom: day('valid_from'),
  validTo: day('valid_to'),
};

export const salon = pgTable('salon', {
  salonId: salonId(),
  slug: text('slug').notNull(),
  hosts: text('hosts').array().notNull(),
  name: text('name').notNull(),
  legalName: text('legal_name').notNull(),
  street: text('street').notNull(),
  postalCode: text('postal_code').notNull(),
  city: text('city').notNull(),
  canton: text('canton').notNull(),
  phone: text('phone').notNull(),
  email: text('email').notNull(),
  uid: text('uid'),
  vatLiable: boolean('vat_liable').notNull(),
  zone: text('zone').notNull(),
  latitude: doublePrecision('latitude').notNull(),
  longitude: doublePrecision('longitude').notNull(),
  settingsVersion: bigint('settings_version', { mode: 'number' }).notNull().default(1),
  createdAt: instant('created_at').notNull(),
  look: jsonb('look').$type<{ readonly accent: string; readonly deep: string; readonly mist: string }>(),
});

export const bookingRules = pgTable('booking_rules', {
  salonId: salonId(),
  granularityMinutes: integer('granularity_minutes').notNull(),
  leadMinutes: integer('lead_minutes').notNull(),
  horizonDays: integer('horizon_days').notNull(),
  holdMinutes: integer('hold_minutes').notNull(),
  maxLiveHolds: integer('max_live_holds').notNull(),
  maxServices: integer('max_services').notNull(),
  maxWaitMinutes: integer('max_wait_minutes').notNull(),
  cancelCutoffMinutes: integer('cancel_cutoff_minutes').notNull(),
  lateFeePercent: integer('late_fee_percent').notNull(),
  openOnRestDays: boolean('open_on_rest_days').notNull().default(false),
  secondFactorForLeaders: boolean('second_factor_for_leaders').notNull().default(false),
  waitlistOfferMinutes: integer('waitlist_offer_minutes').notNull().default(120),
  waitlistQuietFrom: integer('waitlist_quiet_from').notNull().default(1260),
  waitlistQuietTo: integer('waitlist_quiet_to').notNull().default(480),
  requestHours: integer('request_hours').notNull().default(24),
  depositPercent: integer('deposit_percent').notNull().default(0),
  depositLeastRappen: integer('deposit_least_rappen').notNull().default(0),
  depositBack: text('deposit_back').$type<'refund' | 'voucher'>().notNull().default('refund'),
  keepsCards: boolean('keeps_cards').notNull().default(false),
});

export const termsVersion = pgTable('terms_version', {
  salonId: salonId(),
  version: text('version').notNull(),
  validFrom: day('valid_from').notNull(),
  body: localized('body'),
});

export const openingHours = pgTable('opening_hours', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  ...weeklySpan,
});

export const closure = pgTable('closure', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  fromDay: day('from_day').notNull(),
  toDay: day('to_day').notNull(),
  fromMinute: integer('from_minute'),
  toMinute: integer('to_minute'),
  reason: localized('reason'),
});

export const vatRate = pgTable('vat_rate', {
  salonId: salonId(),
  code: text('code').notNull(),
  validFrom: day('valid_from').notNull(),
  basisPoints: integer('basis_points').notNull(),
});

export const resource = pgTable('resource', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  kind: text('kind').notNull(),
  name: text('name').notNull(),
  position: integer('position').notNull(),
  active: boolean('active').notNull().default(true),
});

export const staff = pgTable('staff', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: text('name').notNull(),
  title: localized('title'),
  bio: localized('bio'),
  position: integer('position').notNull(),
  onlineBookable: boolean('online_bookable').notNull().default(true),
  active: boolean('active').notNull().default(true),
});

export const staffHours = pgTable('staff_hours', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  staffId: uuid('staff_id').notNull(),
  kind: text('kind').$type<'work' | 'break'>().notNull(),
  ...weeklySpan,
});

export const serviceCategory = pgTable('service_category', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: localized('name'),
  position: integer('position').notNull(),
});

export const service = pgTable('service', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  categoryId: uuid('category_id').notNull(),
  name: localized('name'),
  description: localized('description'),
  segments: integer('segments').array().notNull(),
  bufferBefore: integer('buffer_before').notNull().default(0),
  bufferAfter: integer('buffer_after').notNull().default(0),
  priceRappen: integer('price_rappen').notNull(),
  vatCode: text('vat_code').notNull(),
  onlineBookable: boolean('online_bookable').notNull().default(true),
  active: boolean('active').notNull().default(true),
  position: integer('position').notNull(),
  onRequest: boolean('on_request').notNull().default(false),
  cancelCutoffMinutes: integer('cancel_cutoff_minutes'),
  lateFeePercent: integer('late_fee_percent'),
  depositPercent: integer('deposit_percent'),
  depositLeastRappen: integer('deposit_least_rappen'),
});

/** `segment` is an index into the service's segments; -1 means the whole service. */
export const serviceNeed = pgTable('service_need', {
  salonId: salonId(),
  serviceId: uuid('service_id').notNull(),
  kind: text('kind').notNull(),
  segment: integer('segment').notNull().default(-1),
});

export const staffSkill = pgTable('staff_skill', {
  salonId: salonId(),
  staffId: uuid('staff_id').notNull(),
  serviceId: uuid('service_id').notNull(),
  ownPriceRappen: integer('own_price_rappen'),
  ownSegments: integer('own_segments').array(),
});

export const calendarDay = pgTable('calendar_day', {
  salonId: salonId(),
  day: day('day').notNull(),
  version: bigint('version', { mode: 'number' }).notNull().default(1),
});

export const absence = pgTable('absence', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  staffId: uuid('staff_id').notNull(),
  kind: text('kind').$type<'holiday' | 'illness' | 'training' | 'other'>().notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
});

export const blockedTime = pgTable('blocked_time', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  staffId: uuid('staff_id').notNull(),
  reason: text('reason').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
});

export const customer = pgTable('customer', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  email: text('email'),
  phone: text('phone'),
  locale: text('locale').notNull(),
  /** The booking that made this row, and its visitor; both or neither. */
  appointmentId: uuid('appointment_id'),
  visitorId: uuid('visitor_id'),
  createdAt: instant('created_at').notNull(),
  /** Counts as that customer since a merge. */
  mergedInto: uuid('merged_into'),
  searchName: text('search_name')
    .notNull()
    .generatedAlwaysAs(sql`search_words(first_name || ' ' || last_name)`),
  searchEmail: text('search_email').generatedAlwaysAs(sql`search_fold(email)`),
});

export const appointment = pgTable('appointment', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  status: text('status')
    .$type<
      | 'reserved'
      | 'requested'
      | 'confirmed'
      | 'checked_in'
      | 'completed'
      | 'cancelled'
      | 'expired'
      | 'no_show'
    >()
    .notNull(),
  reservedUntil: instant('reserved_until'),
  attemptId: uuid('attempt_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  customerId: uuid('customer_id'),
  locale: text('locale').notNull(),
  day: day('day').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  totalRappen: integer('total_rappen').notNull(),
  cancelCutoffMinutes: integer('cancel_cutoff_minutes').notNull(),
  lateFeePercent: integer('late_fee_percent').notNull(),
  termsVersion: text('terms_version').notNull(),
  note: text('note').notNull().default(''),
  sequence: integer('sequence').notNull().default(0),
  createdAt: instant('created_at').notNull(),
  confirmedAt: instant('confirmed_at'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
  stateAt: instant('state_at'),
  depositRappen: integer('deposit_rappen').notNull().default(0),
  depositBack: text('deposit_back').$type<'refund' | 'voucher'>().notNull().default('refund'),
  /** Written by `book_deposit` alone: the sum of the visit's `deposit_move`. */
  depositLeftRappen: integer('deposit_left_rappen').notNull().default(0),
  claimRappen: integer('claim_rappen'),
  givenUp: boolean('given_up').notNull().default(false),
  onRequest: boolean('on_request').notNull().default(false),
  requestedAt: instant('requested_at'),
  answerBy: instant('answer_by'),
  requestEnd: text('request_end').$type<'declined' | 'withdrawn' | 'lapsed'>(),
  movedAt: instant('moved_at'),
});

export const appointmentItem = pgTable('appointment_item', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  /** The appointment's own; the key holds the two together. */
  visitorId: uuid('visitor_id').notNull(),
  position: integer('position').notNull(),
  serviceId: uuid('service_id').notNull(),
  staffId: uuid('staff_id').notNull(),
  staffChosen: boolean('staff_chosen').notNull(),
  serviceName: localized('service_name'),
  staffName: text('staff_name').notNull(),
  priceRappen: integer('price_rappen').notNull(),
  vatCode: text('vat_code').notNull(),
  vatBasisPoints: integer('vat_basis_points').notNull(),
  segments: integer('segments').array().notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
});

export const occupancy = pgTable('occupancy', {
  salonId: salonId(),
  subjectId: uuid('subject_id')
    .notNull()
    .generatedAlwaysAs(sql`coalesce(staff_id, resource_id)`),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  day: day('day').notNull(),
  staffId: uuid('staff_id'),
  resourceId: uuid('resource_id'),
  appointmentId: uuid('appointment_id'),
  /** The appointment's own; null where no appointment is. */
  visitorId: uuid('visitor_id'),
  absenceId: uuid('absence_id'),
  blockedTimeId: uuid('blocked_time_id'),
});

export const auditEntry = pgTable('audit_entry', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  at: instant('at').notNull(),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  action: text('action').notNull(),
  targetKind: text('target_kind').notNull(),
  targetId: uuid('target_id').notNull(),
  reason: text('reason'),
  data: jsonb('data')
    .$type<Readonly<Record<string, string | number | boolean | null>>>()
    .notNull()
    .default({}),
  requestId: text('request_id'),
  customerId: uuid('customer_id'),
});

export const outboxMail = pgTable('outbox_mail', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  kind: text('kind').notNull(),
  appointmentId: uuid('appointment_id'),
  recipient: text('recipient').notNull(),
  locale: text('locale').notNull(),
  subject: text('subject').notNull(),
  textBody: text('text_body').notNull(),
  htmlBody: text('html_body').notNull(),
  calendarMethod: text('calendar_method').$type<'REQUEST' | 'CANCEL'>(),
  calendarIcs: text('calendar_ics'),
  status: text('status').$type<'queued' | 'sent' | 'parked'>().notNull().default('queued'),
  attempts: integer('attempts').notNull().default(0),
  createdAt: instant('created_at').notNull(),
  firstAttemptAt: instant('first_attempt_at'),
  doneAt: instant('done_at'),
  vendorId: text('vendor_id'),
  lastError: text('last_error'),
  /** Whose visit the letter is about, when they caused it themselves. */
  visitorId: uuid('visitor_id'),
  fileName: text('file_name'),
  fileType: text('file_type'),
  fileBody: bytes('file_body'),
});

export const workerHeartbeat = pgTable('worker_heartbeat', {
  workerId: text('worker_id').primaryKey(),
  seenAt: instant('seen_at').notNull(),
});

export const account = pgTable('account', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  email: text('email').notNull(),
  emailVerifiedAt: instant('email_verified_at'),
  passwordHash: text('password_hash'),
  visitorId: uuid('visitor_id').notNull(),
  customerId: uuid('customer_id').notNull(),
  locale: text('locale').notNull(),
  totpSecret: text('totp_secret'),
  totpConfirmedAt: instant('totp_confirmed_at'),
  totpLastStep: bigint('totp_last_step', { mode: 'number' }),
  createdAt: instant('created_at').notNull(),
});

export const roleGrant = pgTable('role_grant', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  role: text('role').notNull(),
  staffId: uuid('staff_id'),
  grantedAt: instant('granted_at').notNull(),
});

export const session = pgTable('session', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  accountId: uuid('account_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  device: text('device').notNull(),
  address: text('address').notNull(),
  createdAt: instant('created_at').notNull(),
  lastUsedAt: instant('last_used_at').notNull(),
  secondFactorAt: instant('second_factor_at'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
  chosenSalonId: uuid('chosen_salon_id'),
});

/** One row for each salon that a head-office account of another salon may read. */
export const hqGrant = pgTable('hq_grant', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  homeSalonId: uuid('home_salon_id').notNull(),
  grantedAt: instant('granted_at').notNull(),
});

export const mailedCode = pgTable('mailed_code', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  purpose: text('purpose').notNull(),
  email: text('email').notNull(),
  accountId: uuid('account_id'),
  codeHash: text('code_hash').notNull(),
  pending: jsonb('pending'),
  attempts: integer('attempts').notNull().default(0),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

export const invitation = pgTable('invitation', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  email: text('email').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  role: text('role').notNull(),
  staffId: uuid('staff_id'),
  tokenHash: text('token_hash').notNull(),
  invitedBy: uuid('invited_by').notNull(),
  letters: integer('letters').notNull().default(1),
  invitedAt: instant('invited_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  endedAt: instant('ended_at'),
  outcome: text('outcome'),
});

export const recoveryCode = pgTable('recovery_code', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  codeHash: text('code_hash').notNull(),
  createdAt: instant('created_at').notNull(),
  usedAt: instant('used_at'),
});

export const attemptCount = pgTable('attempt_count', {
  salonId: salonId(),
  purpose: text('purpose').notNull(),
  subject: text('subject').notNull(),
  windowFrom: instant('window_from').notNull(),
  attempts: integer('attempts').notNull(),
});

export const addressChange = pgTable('address_change', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  email: text('email'),
  codeHash: text('code_hash'),
  guesses: integer('guesses').notNull().default(0),
  expiresAt: instant('expires_at'),
  letters: integer('letters').notNull(),
  windowFrom: instant('window_from').notNull(),
});

export const consent = pgTable('consent', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  customerId: uuid('customer_id').notNull(),
  purpose: text('purpose').notNull(),
  granted: boolean('granted').notNull(),
  wording: text('wording').notNull(),
  at: instant('at').notNull(),
  actorKind: text('actor_kind').notNull(),
});

export const calendarFeed = pgTable('calendar_feed', {
  salonId: salonId(),
  accountId: uuid('account_id').notNull(),
  tokenHash: text('token_hash').notNull(),
  createdAt: instant('created_at').notNull(),
});

export const customerNote = pgTable('customer_note', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  customerId: uuid('customer_id').notNull(),
  body: text('body').notNull(),
  staffId: uuid('staff_id'),
  createdAt: instant('created_at').notNull(),
});

export const customerHealthNote = pgTable('customer_health_note', {
  salonId: salonId(),
  customerId: uuid('customer_id').notNull(),
  formula: text('formula').notNull(),
  allergies: text('allergies').notNull(),
  version: integer('version').notNull(),
  changedAt: instant('changed_at').notNull(),
});

export const customerImport = pgTable('customer_import', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  accountId: uuid('account_id').notNull(),
  createdAt: instant('created_at').notNull(),
  header: jsonb('header').notNull(),
  lines: jsonb('lines').notNull(),
  mapping: jsonb('mapping').notNull(),
  doneAt: instant('done_at'),
  report: jsonb('report'),
});

export const waitlistEntry = pgTable('waitlist_entry', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  guest: boolean('guest').notNull(),
  status: text('status').notNull(),
  wish: jsonb('wish').notNull(),
  fromDay: day('from_day').notNull(),
  toDay: day('to_day').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  email: text('email').notNull(),
  phone: text('phone').notNull(),
  note: text('note').notNull().default(''),
  locale: text('locale').notNull(),
  known: bigint('known', { mode: 'number' }).array().notNull().default([]),
  createdAt: instant('created_at').notNull(),
  joinedAt: instant('joined_at'),
  endedAt: instant('ended_at'),
});

export const waitlistOffer = pgTable('waitlist_offer', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  entryId: uuid('entry_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  appointmentId: uuid('appointment_id').notNull(),
  day: day('day').notNull(),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at').notNull(),
  status: text('status').notNull(),
  offeredAt: instant('offered_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  settledAt: instant('settled_at'),
});

export const moveOffer = pgTable('move_offer', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  appointmentId: uuid('appointment_id').notNull(),
  holdId: uuid('hold_id').notNull(),
  absenceId: uuid('absence_id'),
  sequence: integer('sequence').notNull(),
  wasStartsAt: instant('was_starts_at').notNull(),
  day: day('day').notNull(),
  plan: jsonb('plan').notNull(),
  byLetter: boolean('by_letter').notNull(),
  status: text('status').notNull(),
  offeredAt: instant('offered_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  settledAt: instant('settled_at'),
});

export const placeCall = pgTable('place_call', {
  salonId: salonId(),
  offerId: uuid('offer_id').notNull(),
  accountId: uuid('account_id').notNull(),
  calledAt: instant('called_at').notNull(),
});

export const waitlistDay = pgTable('waitlist_day', {
  salonId: salonId(),
  day: day('day').notNull(),
  version: bigint('version', { mode: 'number' }).notNull(),
  settingsVersion: bigint('settings_version', { mode: 'number' }).notNull(),
});

export const messageRules = pgTable('message_rules', {
  salonId: salonId(),
  reminders: boolean('reminders').notNull(),
  reminderHours: integer('reminder_hours').notNull(),
  reminderChannel: text('reminder_channel').$type<'email' | 'call_list'>().notNull(),
  morningMail: boolean('morning_mail').notNull(),
  morningMinute: integer('morning_minute').notNull(),
  morningRecipients: text('morning_recipients').array().notNull(),
});

export const reminder = pgTable('reminder', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  startsAt: instant('starts_at').notNull(),
  postedAt: instant('posted_at').notNull(),
});

export const reminderCall = pgTable('reminder_call', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  startsAt: instant('starts_at').notNull(),
  accountId: uuid('account_id').notNull(),
  calledAt: instant('called_at').notNull(),
});

export const daySheetMail = pgTable('day_sheet_mail', {
  salonId: salonId(),
  day: day('day').notNull(),
  postedAt: instant('posted_at').notNull(),
});

export const productCategory = pgTable('product_category', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  name: localized('name'),
  position: integer('position').notNull(),
});

/** `stock`, `reserved` and `movements` are written by `move_stock` alone. */
export const product = pgTable('product', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  slug: text('slug').notNull(),
  categoryId: uuid('category_id').notNull(),
  name: localized('name'),
  description: localized('description'),
  priceRappen: integer('price_rappen').notNull(),
  vatCode: text('vat_code').notNull(),
  active: boolean('active').notNull().default(true),
  position: integer('position').notNull(),
  lowStockAt: integer('low_stock_at').notNull(),
  reorderTo: integer('reorder_to').notNull(),
  stock: integer('stock').notNull().default(0),
  reserved: integer('reserved').notNull().default(0),
  movements: integer('movements').notNull().default(0),
});

export const productImage = pgTable('product_image', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  productId: uuid('product_id').notNull(),
  position: integer('position').notNull(),
  alt: localized('alt'),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
});

export const productImageFile = pgTable('product_image_file', {
  salonId: salonId(),
  imageId: uuid('image_id').notNull(),
  width: integer('width').notNull(),
  format: text('format').$type<'webp' | 'jpg'>().notNull(),
  bytes: hexBytes('bytes').notNull(),
});

export const stockMovement = pgTable('stock_movement', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  productId: uuid('product_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind').notNull(),
  quantity: integer('quantity').notNull(),
  stockAfter: integer('stock_after').notNull(),
  orderId: uuid('order_id'),
  reason: text('reason'),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  at: instant('at').notNull(),
  saleId: uuid('sale_id'),
});

/** How invoices are paid. */
export const billingRules = pgTable('billing_rules', {
  salonId: salonId(),
  iban: text('iban'),
  paymentDays: integer('payment_days').notNull(),
});

/** Held by whoever gives the next number. */
export const invoiceCounter = pgTable('invoice_counter', {
  salonId: salonId(),
  year: integer('year').notNull(),
  last: integer('last').notNull(),
  lastAt: instant('last_at').notNull(),
});

/** Written by `issue_invoice` alone; never changed. */
export const invoice = pgTable('invoice', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  kind: text('kind').$type<'invoice' | 'credit_note'>().notNull(),
  year: integer('year').notNull(),
  count: integer('count').notNull(),
  issuedAt: instant('issued_at').notNull(),
  issuedOn: day('issued_on').notNull(),
  appointmentId: uuid('appointment_id'),
  orderId: uuid('order_id'),
  customerId: uuid('customer_id'),
  creditsId: uuid('credits_id'),
  reason: text('reason'),
  totalRappen: integer('total_rappen').notNull(),
  content: jsonb('content').notNull(),
  noShow: boolean('no_show')
    .notNull()
    .generatedAlwaysAs(sql`content @? '$.lines[*] ? (@.kind == "damages")'`),
});

export const invoicePaper = pgTable('invoice_paper', {
  salonId: salonId(),
  invoiceId: uuid('invoice_id').notNull(),
  pdf: hexBytes('pdf').notNull(),
  drawnAt: instant('drawn_at').notNull(),
});

export const invoicePayment = pgTable('invoice_payment', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  invoiceId: uuid('invoice_id').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  method: text('method').notNull(),
  receivedOn: day('received_on').notNull(),
  takesBack: uuid('takes_back'),
  accountId: uuid('account_id').notNull(),
  at: instant('at').notNull(),
});

export const cartLine = pgTable('cart_line', {
  salonId: salonId(),
  visitorId: uuid('visitor_id').notNull(),
  productId: uuid('product_id').notNull(),
  quantity: integer('quantity').notNull(),
  seenPriceRappen: integer('seen_price_rappen').notNull(),
  addedAt: instant('added_at').notNull(),
});

export const cartGift = pgTable('cart_gift', {
  salonId: salonId(),
  visitorId: uuid('visitor_id').notNull(),
  id: uuid('id').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  recipient: text('recipient').notNull(),
  message: text('message').notNull(),
  addedAt: instant('added_at').notNull(),
});

export const voucher = pgTable('voucher', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  codeDigest: text('code_digest').notNull(),
  codeKey: text('code_key').notNull(),
  lastFour: text('last_four').notNull(),
  valueRappen: integer('value_rappen').notNull(),
  balanceRappen: integer('balance_rappen').notNull().default(0),
  moves: integer('moves').notNull().default(0),
  validUntil: day('valid_until').notNull(),
  locale: text('locale').notNull(),
  recipient: text('recipient').notNull(),
  message: text('message').notNull(),
  orderId: uuid('order_id'),
  saleId: uuid('sale_id'),
  linePosition: integer('line_position'),
  pointsOf: uuid('points_of'),
  appointmentId: uuid('appointment_id'),
  visitorId: uuid('visitor_id'),
  issuedAt: instant('issued_at').notNull(),
  blockedAt: instant('blocked_at'),
  blockedReason: text('blocked_reason'),
  version: integer('version').notNull().default(1),
});

export const voucherMove = pgTable('voucher_move', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  voucherId: uuid('voucher_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  balanceAfterRappen: integer('balance_after_rappen').notNull(),
  orderId: uuid('order_id'),
  saleId: uuid('sale_id'),
  reason: text('reason'),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  at: instant('at').notNull(),
});

export const loyaltyProgramme = pgTable('loyalty_programme', {
  salonId: salonId(),
  pointsPerFranc: integer('points_per_franc').notNull(),
  tiers: jsonb('tiers').notNull(),
  since: instant('since'),
});

export const loyaltyMove = pgTable('loyalty_move', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  customerId: uuid('customer_id').notNull(),
  sourceKind: text('source_kind').notNull(),
  sourceId: uuid('source_id').notNull(),
  turn: integer('turn').notNull(),
  points: integer('points').notNull(),
  perFranc: integer('per_franc').notNull(),
  at: instant('at').notNull(),
});

export const shippingMethod = pgTable('shipping_method', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  name: localized('name'),
  priceRappen: integer('price_rappen').notNull(),
  freeFromRappen: integer('free_from_rappen'),
  vatCode: text('vat_code').notNull(),
  position: integer('position').notNull(),
  active: boolean('active').notNull().default(true),
});

export const numberCounter = pgTable('number_counter', {
  salonId: salonId(),
  kind: text('kind').notNull(),
  last: integer('last').notNull(),
});

export const shopOrder = pgTable('shop_order', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  number: integer('number').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  customerId: uuid('customer_id'),
  stage: text('stage').notNull(),
  payBy: text('pay_by').notNull(),
  delivery: text('delivery').notNull(),
  totalRappen: integer('total_rappen').notNull(),
  paidRappen: integer('paid_rappen').notNull().default(0),
  refundedRappen: integer('refunded_rappen').notNull().default(0),
  voucherRappen: integer('voucher_rappen').notNull().default(0),
  dispute: text('dispute').notNull().default('none'),
  locale: text('locale').notNull(),
  termsVersion: text('terms_version').notNull(),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  email: text('email').notNull(),
  phone: text('phone').notNull(),
  address: jsonb('address'),
  note: text('note').notNull().default(''),
  dueAt: instant('due_at'),
  createdAt: instant('created_at').notNull(),
  paidAt: instant('paid_at'),
  stagedAt: instant('staged_at').notNull(),
  endReason: text('end_reason'),
  version: integer('version').notNull().default(1),
});

export const shopOrderLine = pgTable('shop_order_line', {
  salonId: salonId(),
  orderId: uuid('order_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').notNull(),
  productId: uuid('product_id'),
  name: localized('name'),
  unitPriceRappen: integer('unit_price_rappen').notNull(),
  quantity: integer('quantity').notNull(),
  vatCode: text('vat_code').notNull(),
  vatBasisPoints: integer('vat_basis_points').notNull(),
  gift: jsonb('gift'),
});

export const payment = pgTable('payment', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  /** An order's, or a visit's. */
  orderId: uuid('order_id'),
  appointmentId: uuid('appointment_id'),
  visitorId: uuid('visitor_id').notNull(),
  method: text('method').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  status: text('status').notNull(),
  wish: jsonb('wish'),
  charge: jsonb('charge'),
  checkoutRef: text('checkout_ref'),
  paymentRef: text('payment_ref'),
  url: text('url'),
  openedAt: instant('opened_at').notNull(),
  expiresAt: instant('expires_at'),
  settledAt: instant('settled_at'),
  /** At the vendor. */
  paidAt: instant('paid_at'),
  refundedRappen: integer('refunded_rappen').notNull().default(0),
  feeRappen: integer('fee_rappen'),
});

export const refund = pgTable('refund', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  orderId: uuid('order_id'),
  appointmentId: uuid('appointment_id'),
  paymentId: uuid('payment_id').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  reason: text('reason').notNull(),
  words: text('words'),
  status: text('status').notNull(),
  refundRef: text('refund_ref'),
  createdAt: instant('created_at').notNull(),
  settledAt: instant('settled_at'),
});

export const paymentMatter = pgTable('payment_matter', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  kind: text('kind').notNull(),
  subject: text('subject').notNull(),
  orderId: uuid('order_id'),
  appointmentId: uuid('appointment_id'),
  amountRappen: integer('amount_rappen'),
  notedAt: instant('noted_at').notNull(),
  settledAt: instant('settled_at'),
  settledWords: text('settled_words'),
});

/** Who is at the vendor's page, until the money is there. */
export const holdDetails = pgTable('hold_details', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  customerId: uuid('customer_id'),
  firstName: text('first_name').notNull(),
  lastName: text('last_name').notNull(),
  email: text('email').notNull(),
  phone: text('phone').notNull(),
  note: text('note').notNull().default(''),
  locale: text('locale').notNull(),
  keptAt: instant('kept_at').notNull(),
});

export const savedCard = pgTable('saved_card', {
  salonId: salonId(),
  appointmentId: uuid('appointment_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  consentVersion: text('consent_version').notNull(),
  consentWords: text('consent_words').notNull(),
  mostRappen: integer('most_rappen').notNull(),
  consentedAt: instant('consented_at').notNull(),
  payerRef: text('payer_ref'),
  cardRef: text('card_ref'),
  brand: text('brand'),
  last4: text('last4'),
  endedAt: instant('ended_at'),
  endReason: text('end_reason'),
});

export const depositMove = pgTable('deposit_move', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  appointmentId: uuid('appointment_id').notNull(),
  visitorId: uuid('visitor_id').notNull(),
  number: integer('number').notNull(),
  kind: text('kind').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  leftRappen: integer('left_rappen').notNull(),
  paymentId: uuid('payment_id'),
  refundId: uuid('refund_id'),
  saleId: uuid('sale_id'),
  invoiceId: uuid('invoice_id'),
  voucherId: uuid('voucher_id'),
  reason: text('reason'),
  actorKind: text('actor_kind').notNull(),
  actorId: text('actor_id').notNull(),
  at: instant('at').notNull(),
  rates: jsonb('rates').notNull(),
});

export const vendorEvent = pgTable('vendor_event', {
  eventId: text('event_id').notNull(),
  type: text('type').notNull(),
  subjectKind: text('subject_kind').notNull(),
  subjectRef: text('subject_ref').notNull(),
  receivedAt: instant('received_at').notNull(),
  outcome: text('outcome'),
  doneAt: instant('done_at'),
});

export const till = pgTable('till', {
  salonId: salonId(),
  sales: integer('sales').notNull().default(0),
  moves: integer('moves').notNull().default(0),
  closings: integer('closings').notNull().default(0),
  openingRappen: integer('opening_rappen').notNull().default(0),
  lastHash: text('last_hash').notNull().default('0'.repeat(64)),
});

export const sale = pgTable('sale', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  number: integer('number').notNull(),
  period: integer('period').notNull(),
  at: instant('at').notNull(),
  day: day('day').notNull(),
  accountId: uuid('account_id').notNull(),
  cashier: text('cashier').notNull(),
  appointmentId: uuid('appointment_id'),
  visitTurn: integer('visit_turn'),
  voids: uuid('voids'),
  reason: text('reason'),
  seller: jsonb('seller').notNull(),
  totalRappen: integer('total_rappen').notNull(),
  tipsRappen: integer('tips_rappen').notNull(),
  roundingRappen: integer('rounding_rappen').notNull(),
  cashRappen: integer('cash_rappen').notNull(),
  receivedRappen: integer('received_rappen').notNull(),
  cardRappen: integer('card_rappen').notNull(),
  cardReceipt: text('card_receipt'),
  twintRappen: integer('twint_rappen').notNull(),
  depositRappen: integer('deposit_rappen').notNull().default(0),
  voucherRappen: integer('voucher_rappen').notNull().default(0),
  orderId: uuid('order_id'),
});

export const saleLine = pgTable('sale_line', {
  salonId: salonId(),
  saleId: uuid('sale_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').notNull(),
  name: localized('name'),
  productId: uuid('product_id'),
  serviceId: uuid('service_id'),
  staffId: uuid('staff_id'),
  staffName: text('staff_name'),
  quantity: integer('quantity').notNull(),
  unitRappen: integer('unit_rappen').notNull(),
  reductionRappen: integer('reduction_rappen').notNull(),
  reason: text('reason'),
  vatCode: text('vat_code').notNull(),
  vatBasisPoints: integer('vat_basis_points').notNull(),
});

export const saleTip = pgTable('sale_tip', {
  salonId: salonId(),
  saleId: uuid('sale_id').notNull(),
  staffId: uuid('staff_id').notNull(),
  staffName: text('staff_name').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
});

export const saleVat = pgTable('sale_vat', {
  salonId: salonId(),
  saleId: uuid('sale_id').notNull(),
  vatCode: text('vat_code').notNull(),
  vatBasisPoints: integer('vat_basis_points').notNull(),
  grossRappen: integer('gross_rappen').notNull(),
  netRappen: integer('net_rappen').notNull(),
  vatRappen: integer('vat_rappen').notNull(),
});

export const cashMove = pgTable('cash_move', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  number: integer('number').notNull(),
  period: integer('period').notNull(),
  kind: text('kind').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  reason: text('reason'),
  staffId: uuid('staff_id'),
  staffName: text('staff_name'),
  accountId: uuid('account_id').notNull(),
  cashier: text('cashier').notNull(),
  at: instant('at').notNull(),
  day: day('day').notNull(),
});

export const closing = pgTable('closing', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  number: integer('number').notNull(),
  at: instant('at').notNull(),
  day: day('day').notNull(),
  accountId: uuid('account_id').notNull(),
  cashier: text('cashier').notNull(),
  openingRappen: integer('opening_rappen').notNull(),
  expectedRappen: integer('expected_rappen').notNull(),
  countedRappen: integer('counted_rappen').notNull(),
  counted: jsonb('counted').notNull(),
  leftRappen: integer('left_rappen').notNull(),
  note: text('note'),
  text: text('text').notNull(),
  previousHash: text('previous_hash').notNull(),
  hash: text('hash').notNull(),
});

export const vendorMovement = pgTable('vendor_movement', {
  salonId: salonId(),
  movementRef: text('movement_ref').notNull(),
  kind: text('kind').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  feeRappen: integer('fee_rappen').notNull(),
  currency: text('currency').notNull(),
  sourceRef: text('source_ref'),
  paymentRef: text('payment_ref'),
  purpose: text('purpose'),
  reference: uuid('reference'),
  refundId: uuid('refund_id'),
  payoutRef: text('payout_ref'),
  at: instant('at').notNull(),
  availableAt: instant('available_at').notNull(),
});

export const vendorPayout = pgTable('vendor_payout', {
  salonId: salonId(),
  payoutRef: text('payout_ref').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  ownRappen: integer('own_rappen').notNull(),
  othersRappen: integer('others_rappen').notNull(),
  strayRappen: integer('stray_rappen').notNull(),
  status: text('status').notNull(),
  at: instant('at').notNull(),
  arrivesAt: instant('arrives_at').notNull(),
});

export const booksCheck = pgTable('books_check', {
  salonId: salonId(),
  id: uuid('id').notNull(),
  accountId: uuid('account_id'),
  day: day('day').notNull(),
  state: text('state').notNull(),
  askedAt: instant('asked_at').notNull(),
  endedAt: instant('ended_at'),
  vendorAt: instant('vendor_at'),
  carriedUntil: instant('carried_until'),
  carried: jsonb('carried'),
  equation: jsonb('equation'),
  findings: integer('findings').notNull().default(0),
  unexplained: integer('unexplained').notNull().default(0),
});

export const booksFinding = pgTable('books_finding', {
  salonId: salonId(),
  checkId: uuid('check_id').notNull(),
  position: integer('position').notNull(),
  kind: text('kind').notNull(),
  subjectKind: text('subject_kind').notNull(),
  subjectId: text('subject_id').notNull(),
  label: text('label').notNull(),
  day: day('day'),
  amountRappen: integer('amount_rappen').notNull(),
  mark: text('mark').notNull().default(''),
});

export const booksExplained = pgTable('books_explained', {
  salonId: salonId(),
  kind: text('kind').notNull(),
  subjectId: text('subject_id').notNull(),
  amountRappen: integer('amount_rappen').notNull(),
  mark: text('mark').notNull().default(''),
  words: text('words').notNull(),
  accountId: uuid('account_id').notNull(),
  at: instant('at').notNull(),
});

import { DEFAULT_MESSAGE_RULES } from '#domain/messages/message-rules.ts';
import { sessionCookie } from '#app/session.server.ts';
/** A load context whose every part can be replaced: routes are called as Remix calls them, without any server. */
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import type { SalonCard } from '#domain/ports/letters.ts';
import type { AppointmentId, AttemptId, CategoryId, SalonId, VisitorId } from '#domain/shared/ids.ts';
import { ok } from '#domain/shared/result.ts';
import { instantOf, type EpochMinute, type Instant } from '#domain/shared/salon-time.ts';
import type { Appointment, ConfirmedAppointment, Hold } from '#domain/slots/appointment.ts';
import { makeHold } from '#domain/slots/hold.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { VisitWish } from '#domain/slots/visit-wish.ts';
import {
  ANNA,
  aSalonBook,
  aService,
  aSkill,
  aStaffMember,
  at,
  BEN,
  COLOUR,
  CUT,
  localized,
} from '#tests/support/builders/salon-book.ts';
import { fakeCustomers } from './fake-customers.ts';
import { fakeFinance } from './fake-finance.ts';
import { fakeOrders } from './fake-orders.ts';
import { fakeShop } from './fake-shop.ts';
import { fakeVouchers } from './fake-vouchers.ts';
import { fakeTill } from './fake-till.ts';
import { rappen } from '#domain/shared/money.ts';

export const NOW = instantOf(at('2026-03-10 08:00'));
export const START = at('2026-03-14 14:30');
export const VISITOR = '00000000-0000-4000-8000-0000000000aa' as VisitorId;
export const HOLD_ID = '00000000-0000-4000-8000-0000000000bb' as AppointmentId;
export const ATTEMPT = '00000000-0000-4000-8000-0000000000cc' as AttemptId;
export const TOKEN = 'good-token';
const CATEGORY = 'category' as CategoryId;

/** Ben asks more for a cut and does no colour. */
export const BOOK: SalonBook = aSalonBook({
  categories: [{ id: CATEGORY, slug: 'hair', name: { 'de-CH': 'Haar', en: 'Hair' }, position: 1 }],
  services: [
    aService({ id: CUT, slug: 'cut', name: { 'de-CH': 'Schnitt', en: 'Cut' } }),
    aService({
      id: COLOUR,
      slug: 'colour',
      name: { 'de-CH': 'Farbe', en: 'Colour' },
      segments: [30, 40, 20],
      price: rappen(12000),
      position: 2,
    }),
  ],
  staff: [
    aStaffMember({ id: ANNA, slug: 'anna', name: 'Anna', bio: localized('') }),
    aStaffMember({
      id: BEN,
      slug: 'ben',
      name: 'Ben',
      position: 2,
      skills: new Map([[CUT, aSkill({ price: rappen(7500) })]]),
    }),
  ],
});

export const CARD: SalonCard = {
  slug: 'salon',
  name: 'Salon',
  legalName: 'Salon GmbH',
  street: 'Gasse 1',
  postalCode: '9000',
  city: 'St. Gallen',
  canton: 'SG',
  phone: '+41710000012',
  email: 'hallo@salon.example',
  uid: 'CHE-123.456.789',
  vatLiable: true,
  zone: 'Europe/Zurich',
  latitude: 47.4,
  longitude: 9.4,
  look: null,
};

export const WISH: VisitWish = { items: [{ serviceId: CUT, staff: 'any' }] };

export function aHold(start: EpochMinute = START, made: Instant = NOW): Hold {
  const item = {
    serviceId: CUT,
    staffId: ANNA,
    from: start,
    to: (start + 30) as EpochMinute,
    segments: [30],
  };
  const facts = { id: HOLD_ID, attemptId: ATTEMPT, visitorId: VISITOR, locale: 'de-CH' as const, wish: WISH };
  const day = new Date(instantOf(start)).toISOString().slice(0, 10);
  const plan = { day, from: start, to: item.to, waiting: 0, items: [item], occupies: [] };
  return makeHold(BOOK, { ...facts, plan: plan as unknown as Parameters<typeof makeHold>[1]['plan'] }, made);
}

export function aVisit(start: EpochMinute = START): ConfirmedAppointment {
  const { reservedUntil: _, ...core } = aHold(start);
  const customerId = '00000000-0000-4000-8000-0000000000dd' as ConfirmedAppointment['customerId'];
  return { ...core, status: 'confirmed', customerId, confirmedAt: NOW };
}

export const CONTACT = {
  firstName: 'Ada',
  lastName: 'Muster',
  email: 'ada@example.com',
  phone: '+41791234567',
  note: '',
};

const unexpected = (name: string) => () => Promise.reject(new Error(`${name} was not expected`));

/** Everything that a page may ask for, answered plainly; `known`: the browser has our cookie. */
export function fakeContext(
  over: Partial<AppLoadContext> = {},
  { known = true, visit = null as Appointment | null } = {},
): AppLoadContext {
  let ids = 0;
  return {
    useCases: {
      reserveSlot: unexpected('reserveSlot'),
      confirmAppointment: unexpected('confirmAppointment'),
      releaseHold: unexpected('releaseHold'),
      rescheduleAppointment: unexpected('rescheduleAppointment'),
      cancelAppointment: unexpected('cancelAppointment'),
    },
    salonQueries: {
      salonAtHost: () => Promise.resolve(BOOK.salonId),
      salonBySlug: () => Promise.resolve(BOOK.salonId),
      card: () => Promise.resolve(CARD),
      book: () => Promise.resolve(BOOK),
      recentBook: () => Promise.resolve(BOOK),
      terms: () => Promise.resolve({ version: '2026-01', text: { 'de-CH': 'Bedingungen', en: 'Terms' } }),
    },
    slotQueries: {
      slots: () => Promise.resolve(ok([])),
      firstFree: () => Promise.resolve(ok(null)),
      nearest: () => Promise.resolve(ok([])),
      whyNot: () => Promise.resolve(null),
      waits: () => Promise.resolve(new Map()),
      slotsForMove: () => Promise.resolve([]),
    },
    customers: fakeCustomers(),
    shop: fakeShop(),
    orders: fakeOrders(),
    vouchers: fakeVouchers(),
    loyalty: { own: () => Promise.resolve(null) },
    till: fakeTill(),
    finance: fakeFinance(),
    sessionQueries: { signedIn: () => Promise.resolve(null) },
    calendar: {
      watch: { watch: () => null },
      daySheets: { render: () => Promise.resolve(new Uint8Array()) },
      queries: {
        range: () => Promise.resolve({ versions: '0:1', visits: [], pauses: [] }),
        visit: () => Promise.resolve(null),
        startsForMove: () => Promise.resolve([]),
        pause: () => Promise.resolve(null),
        printedDay: () => Promise.resolve({ visits: [], pauses: [] }),
      },
      requests: { count: () => Promise.resolve(0), list: () => Promise.resolve([]) },
      useCases: {
        changeVisitState: unexpected('changeVisitState'),
        cancelVisit: unexpected('cancelVisit'),
        moveVisit: unexpected('moveVisit'),
        createVisit: unexpected('createVisit'),
        acceptRequest: unexpected('acceptRequest'),
        declineRequest: unexpected('declineRequest'),
        savePause: unexpected('savePause'),
        removePause: unexpected('removePause'),
      },
    },
    moveOffers: {
      queries: { ofVisit: () => Promise.resolve(null), plan: () => Promise.resolve(null) },
      useCases: { offerPlace: unexpected('offerPlace'), answerOffer: unexpected('answerOffer') },
    },
    waitlist: {
      queries: {
        places: () => Promise.resolve([]),
        list: () =>
          Promise.resolve({
            rules: { offerMinutes: 120, quietFrom: 1260, quietTo: 480 },
            waiting: [],
            log: [],
          }),
      },
      links: {
        place: () => `https://salon.test/waitlist/${TOKEN}`,
        open: (_, token) => (token === TOKEN ? VISITOR : null),
      },
      useCases: {
        joinWaitlist: unexpected('joinWaitlist'),
        confirmPlace: unexpected('confirmPlace'),
        leaveWaitlist: unexpected('leaveWaitlist'),
        setWaitlistRules: unexpected('setWaitlistRules'),
      },
    },
    messages: {
      queries: { calls: () => Promise.resolve({ rules: DEFAULT_MESSAGE_RULES, rows: [], places: [] }) },
      useCases: { noteCall: unexpected('noteCall'), notePlaceCall: unexpected('notePlaceCall') },
    },
    account: {
      queries: {
        visits: () => Promise.resolve({ upcoming: [], offers: [], past: [], older: false }),
        contact: () => Promise.resolve(null),
        profile: () => Promise.resolve(null),
        consents: () => Promise.resolve([]),
        feedSince: () => Promise.resolve(null),
        feed: () => Promise.resolve(null),
        log: () => Promise.resolve([]),
      },
      feed: { file: ({ visits }) => `BEGIN:VCALENDAR ${visits.length}` },
      useCases: {
        changeProfile: unexpected('changeProfile'),
        askAddressChange: unexpected('askAddressChange'),
        confirmAddressChange: unexpected('confirmAddressChange'),
        dropAddressChange: unexpected('dropAddressChange'),
        setConsent: unexpected('setConsent'),
        renewFeed: unexpected('renewFeed'),
        revokeFeed: unexpected('revokeFeed'),
      },
    },
    invoices: {
      queries: {
        list: unexpected('list'),
        file: unexpected('file'),
        creditable: unexpected('creditable'),
        byNumber: unexpected('byNumber'),
        ofVisit: () => Promise.resolve(null),
        mine: unexpected('mine'),
        paper: unexpected('paper'),
        ownPaper: unexpected('ownPaper'),
        ofOrder: () => Promise.resolve([]),
        orderPaper: () => Promise.resolve(null),
      },
      useCases: {
        invoiceOrder: unexpected('invoiceOrder'),
        invoiceVisit: unexpected('invoiceVisit'),
        creditInvoice: unexpected('creditInvoice'),
        notePayment: unexpected('notePayment'),
        noteRepayment: unexpected('noteRepayment'),
        takeBackPayment: unexpected('takeBackPayment'),
      },
    },
    deposits: {
      queries: {
        details: () => Promise.resolve(null),
        ofVisit: () => Promise.resolve(null),
        cards: () => Promise.resolve([]),
        holder: () => Promise.resolve(VISITOR),
      },
      useCases: {
        payDeposit: unexpected('payDeposit'),
        lookAtDeposit: unexpected('lookAtDeposit'),
        decideDeposit: unexpected('decideDeposit'),
        removeCard: unexpected('removeCard'),
      },
    },
    settings: {
      queries: {
        services: unexpected('services'),
        salon: unexpected('salon'),
        team: unexpected('team'),
        resources: unexpected('resources'),
      },
      useCases: {
        saveService: unexpected('saveService'),
        saveOpeningHours: unexpected('saveOpeningHours'),
        saveClosures: unexpected('saveClosures'),
        saveRules: unexpected('saveRules'),
        saveColleague: unexpected('saveColleague'),
        saveStaffHours: unexpected('saveStaffHours'),
        saveStaffSkills: unexpected('saveStaffSkills'),
        saveResource: unexpected('saveResource'),
        saveCategories: unexpected('saveCategories'),
        saveMessages: unexpected('saveMessages'),
        saveBilling: unexpected('saveBilling'),
        saveLoyalty: unexpected('saveLoyalty'),
      },
    },
    signedIn: () => Promise.resolve(null),
    sessionCookie: sessionCookie({ secure: false }),
    identity: {
      signIn: unexpected('signIn'),
      signOut: unexpected('signOut'),
      sessions: () => Promise.resolve([]),
      endSessions: unexpected('endSessions'),
      changeRole: unexpected('changeRole'),
      invite: unexpected('invite'),
      resendInvitation: unexpected('resendInvitation'),
      revokeInvitation: unexpected('revokeInvitation'),
      acceptInvitation: unexpected('acceptInvitation'),
      invitations: () => Promise.resolve([]),
      invitation: () => Promise.resolve(null),
      enterSalon: unexpected('enterSalon'),
      members: () => Promise.resolve([]),
      readers: () => Promise.resolve([]),
      salons: () => Promise.resolve([]),
      factor: () =>
        Promise.resolve({ confirmed: false, pending: null, recoveryLeft: 0, demandedOfLeaders: false }),
      enterFactor: unexpected('enterFactor'),
      beginFactor: unexpected('beginFactor'),
      confirmFactor: unexpected('confirmFactor'),
      renewRecovery: unexpected('renewRecovery'),
      dropFactor: unexpected('dropFactor'),
      demandFactor: unexpected('demandFactor'),
      joinBookings: () => Promise.resolve(ok({ visits: 0 })),
      requestCode: unexpected('requestCode'),
      enterCode: unexpected('enterCode'),
      signUp: unexpected('signUp'),
      resetPassword: unexpected('resetPassword'),
      address: '203.0.113.7',
      browser: () =>
        Promise.resolve({
          actor: { kind: 'visitor', salonId: 'salon' as SalonId, visitorId: VISITOR },
          setCookie: known ? null : 'visitor=new',
        }),
      halfSignedIn: () => Promise.resolve(null),
    },
    appointmentQueries: {
      visit: (_, id) =>
        Promise.resolve(
          visit?.id === id ? { appointment: visit, contact: isBooked(visit) ? CONTACT : null } : null,
        ),
      liveHolds: () => Promise.resolve([]),
    },
    links: {
      manageVisit: () => `https://salon.test/visit/${TOKEN}`,
      payVisit: () => `https://salon.test/book/payment/${TOKEN}`,
      answerOffer: () => `https://salon.test/visit/${TOKEN}/offer`,
      openVisit: (_, token) => (token === TOKEN ? HOLD_ID : null),
    },
    letters: {
      compose: () => {
        throw new Error('pages write no letters');
      },
      calendarFile: ({ appointment }) => `BEGIN:VCALENDAR ${appointment.id}`,
    },
    salonId: 'salon' as SalonId,
    visitor: () =>
      Promise.resolve({
        actor: { kind: 'visitor', salonId: 'salon' as SalonId, visitorId: VISITOR },
        setCookie: known ? null : 'visitor=new',
      }),
    clock: { now: () => NOW },
    ids: { next: () => `00000000-0000-4000-9000-${String(ids++).padStart(12, '0')}` },
    cspNonce: 'nonce',
    requestId: 'request',
    baseUrl: 'https://salon.test',
    addressOf: (salonId) => Promise.resolve(`https://${salonId}.test`),
    appEnv: 'production',
    sentryDsn: null,
    reportError: (error) => {
      throw error;
    },
    ...over,
  };
}

const isBooked = (visit: Appointment): boolean => visit.status !== 'reserved' && visit.customerId !== null;

type Params = Readonly<Record<string, string>>;

export const get = (path: string, context: AppLoadContext, params: Params = {}): LoaderFunctionArgs => ({
  request: new Request(`https://salon.test${path}`),
  context,
  params,
});

export const post = (
  path: string,
  fields: Readonly<Record<string, string>>,
  context: AppLoadContext,
  params: Params = {},
): ActionFunctionArgs => ({
  request: new Request(`https://salon.test${path}`, { method: 'POST', body: new URLSearchParams(fields) }),
  context,
  params,
});

export type Answer = {
  readonly status: number;
  readonly location: string | null;
  readonly cookie: string | null;
  readonly data: unknown;
};

type WithStatus = {
  readonly type: 'DataWithResponseInit';
  readonly data: unknown;
  readonly init: ResponseInit | null;
};

const isWithStatus = (value: unknown): value is WithStatus =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit';

/** What a loader or action answers, whether it returned or threw it. */
export async function answerOf(run: () => unknown): Promise<Answer> {
  let value: unknown;
  try {
    value = await run();
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    value = thrown;
  }
  if (value instanceof Response) {
    const { status, headers } = value;
    return { status, location: headers.get('Location'), cookie: headers.get('Set-Cookie'), data: null };
  }
  if (isWithStatus(value)) {
    const cookie = new Headers(value.init?.headers).get('Set-Cookie');
    return { status: value.init?.status ?? 200, location: null, cookie, data: value.data };
  }
  return { status: 200, location: null, cookie: null, data: value };
}

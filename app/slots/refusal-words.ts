/**
 * Refusals in the visitor's words, with the status that says the same to a machine. One entry per kind: a kind that
 * the domain adds does not compile until it has words here.
 */
import { longDay, shortMoment, timeOfDay } from '../i18n/format.ts';
import { textsIn } from '../i18n/texts.ts';
import type { Locale } from '#domain/shared/locale.ts';
import type { ServiceId, StaffId } from '#domain/shared/ids.ts';
import { instantOf, isoInstant, type EpochMinute, type Instant } from '#domain/shared/salon-time.ts';
import type {
  CancelRefusal,
  ConfirmRefusal,
  MoveRefusal,
  ReserveRefusal,
  StartRefusal,
} from '#domain/slots/refusals.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { StartValueRefusal } from './start-value.ts';

export type Words = { readonly status: 404 | 409 | 422; readonly message: string };

export type WordsFacts = {
  readonly locale: Locale;
  readonly book: SalonBook;
  readonly now: Instant;
  /** The start that was wanted. */
  readonly start?: EpochMinute;
};

/** Kinds that lead to another page or to marks beside fields, and so have no sentence of their own. */
type Wordless =
  | 'not_found'
  | 'already_confirmed'
  | 'hold_expired'
  | 'terms_changed'
  | 'invalid_contact'
  | 'cutoff_passed'
  | 'deposit_needed';

type Refusal =
  ReserveRefusal | ConfirmRefusal | MoveRefusal | CancelRefusal | StartRefusal | StartValueRefusal;
type Spoken = Exclude<Refusal, { readonly kind: Wordless }>;
type SpokenKind = Spoken['kind'];
type OfKind<K extends SpokenKind> = Extract<Spoken, { readonly kind: K }>;
type Speak<K extends SpokenKind> = (refusal: OfKind<K>, facts: WordsFacts) => string;

const WORDS: { readonly [K in SpokenKind]: readonly [Words['status'], Speak<K>] } = {
  empty_wish: [422, (_, { locale }) => said(locale).empty_wish],
  too_many_services: [422, ({ most }, { locale }) => said(locale).too_many_services(most)],
  unknown_service: [404, (_, { locale }) => said(locale).unknown_service],
  unknown_staff: [404, (_, { locale }) => said(locale).unknown_staff],
  not_bookable_online: [
    422,
    ({ serviceId, staffId }, facts) =>
      said(facts.locale).not_bookable_online(
        staffId === null ? serviceName(serviceId, facts) : staffName(staffId, facts),
      ),
  ],
  staff_lacks_skill: [
    422,
    ({ staffId, serviceId }, facts) =>
      said(facts.locale).staff_lacks_skill(staffName(staffId, facts), serviceName(serviceId, facts)),
  ],
  nobody_offers: [
    422,
    ({ serviceId }, facts) => said(facts.locale).nobody_offers(serviceName(serviceId, facts)),
  ],
  not_on_grid: [422, ({ granularity }, { locale }) => said(locale).not_on_grid(granularity)],
  lead_time: [
    422,
    ({ earliest }, { locale, book }) =>
      said(locale).lead_time(shortMoment(locale, book.zone, isoInstant(earliest))),
  ],
  beyond_horizon: [422, ({ lastDay }, { locale }) => said(locale).beyond_horizon(longDay(locale, lastDay))],
  rest_day: [422, ({ restDay }, { locale }) => said(locale).rest_day(textsIn(locale).site.restDays[restDay])],
  closure: [422, ({ reason }, { locale }) => said(locale).closure(reason[locale])],
  outside_opening_hours: [422, (_, { locale }) => said(locale).outside_opening_hours],
  staff_off: [422, (_, { locale }) => said(locale).staff_off],
  break: [422, (_, { locale }) => said(locale).break],
  absence: [422, (_, { locale }) => said(locale).absence],
  blocked: [409, (_, { locale }) => said(locale).blocked],
  booked: [409, (_, { locale }) => said(locale).booked],
  held: [409, (_, { locale }) => said(locale).held],
  resource_full: [409, (_, { locale }) => said(locale).resource_full],
  no_colleague: [409, (_, { locale }) => said(locale).no_colleague],
  slot_taken: [409, (_, { locale }) => said(locale).slot_taken],
  too_many_holds: [
    409,
    ({ most, until }, { locale, book }) =>
      said(locale).too_many_holds(most, timeOfDay(locale, book.zone, new Date(until).toISOString())),
  ],
  already_ended: [409, (_, { locale }) => said(locale).already_ended],
  not_answered_yet: [409, (_, { locale }) => said(locale).not_answered_yet],
  changed_meanwhile: [409, (_, { locale }) => said(locale).changed_meanwhile],
  not_a_time: [422, (_, { locale }) => said(locale).not_a_time],
  no_such_wall_time: [422, (_, { locale }) => said(locale).no_such_wall_time],
};

const said = (locale: Locale) => textsIn(locale).refusals;

const serviceName = (id: ServiceId, { book, locale }: WordsFacts): string =>
  book.services.get(id)?.name[locale] ?? said(locale).something;

const staffName = (id: StaffId, { book, locale }: WordsFacts): string =>
  book.staff.find((member) => member.id === id)?.name ?? said(locale).somebody;

/** Why not, in a sentence, and the status. */
export function wordsFor(refusal: Spoken, facts: WordsFacts): Words {
  // To a customer a time that is over is just that, not one on too short notice.
  if (refusal.kind === 'lead_time' && facts.start !== undefined && instantOf(facts.start) <= facts.now) {
    return { status: 422, message: said(facts.locale).in_the_past };
  }
  const [status, speak] = WORDS[refusal.kind] as readonly [
    Words['status'],
    (refusal: Spoken, facts: WordsFacts) => string,
  ];
  return { status, message: speak(refusal, facts) };
}

export const SPOKEN_KINDS = Object.keys(WORDS) as readonly SpokenKind[];

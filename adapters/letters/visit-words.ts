/** What a letter says of a visit, already in words of one language; how it is laid out is decided elsewhere. */
import type { LetterKind } from '#domain/notifications/letter.ts';
import type { SalonCard } from '#domain/ports/letters.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { lateFeeOf } from '#domain/deposits/claim.ts';
import { formatRappen } from '#domain/shared/money.ts';
import type { Rappen } from '#domain/shared/money.ts';
import { instantOf, minuteOf, parseZone } from '#domain/shared/salon-time.ts';
import type { EpochMinute, Instant, Zone } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import type { DeskContact } from '#domain/slots/contact-details.ts';
import { cleanLine, spokenName } from './clean-line.ts';
import { clockWords, dateWords, momentWords } from './moment-words.ts';
import { phoneWords } from './phone-words.ts';
import { textsIn } from './texts/catalogue.ts';
import type { KindTexts, LetterTexts } from './texts/letter-texts.ts';

export type LetterFacts = {
  readonly appointment: Appointment;
  readonly contact: DeskContact;
  readonly salon: SalonCard;
  readonly locale: Locale;
  readonly at: Instant;
  readonly reason?: string | null;
  readonly deposit?: Rappen;
};

export type ServiceLine = { readonly name: string; readonly detail: string; readonly price: string | null };

export type VisitWords = {
  readonly kind: LetterKind;
  readonly texts: LetterTexts;
  readonly kindTexts: KindTexts;
  readonly subject: string;
  readonly greeting: string;
  readonly intro: readonly string[];
  readonly date: string;
  readonly time: string;
  readonly services: readonly ServiceLine[];
  /** Null where it is over: no prices where there is nothing to pay. */
  readonly total: string | null;
  /** Null when the salon is not liable for VAT: then VAT is not mentioned at all. */
  readonly vat: string | null;
  /** Empty where it is over. */
  readonly terms: readonly string[];
  readonly button: string;
  readonly whyYou: string;
  readonly salon: SalonWords;
  readonly link: string;
};

export type SalonWords = {
  readonly name: string;
  readonly legalName: string;
  readonly street: string;
  readonly town: string;
  readonly phone: string;
  readonly phoneLink: string;
  readonly email: string;
  readonly vatNumber: string | null;
};

export const priceWords = (amount: Rappen): string => `CHF ${formatRappen(amount)}`;

/** The salon's zone as the domain knows it. @throws RangeError for one that this runtime does not know */
export function zoneOf(salon: SalonCard): Zone {
  const zone = parseZone(salon.zone);
  if (zone === null) throw new RangeError(`not a zone: ${salon.zone}`);
  return zone;
}

/** `8.1` for 810 basis points. */
const percent = (basisPoints: number): string => String(basisPoints / 100);

function vatWords(appointment: Appointment, salon: SalonCard, texts: LetterTexts): string | null {
  const rates = [...new Set(appointment.items.map((item) => item.vatBasisPoints))].filter((rate) => rate > 0);
  if (!salon.vatLiable || rates.length === 0) return null;
  return texts.includingVat(rates.sort((a, b) => b - a).map(percent));
}

type Terms = { readonly sentences: readonly string[]; readonly online: boolean };

/** Cancellation in plain words, from the policy that was frozen with the visit; `online`: the customer may still act. */
function termsWords(facts: LetterFacts, zone: Zone, texts: LetterTexts): Terms {
  const { appointment, salon, at } = facts;
  const { cutoffMinutes, lateFeePercent } = appointment.policy;
  if (cutoffMinutes === 0) return { sentences: [texts.freeUntilStart], online: true };
  const cutoff = (appointment.from - cutoffMinutes) as EpochMinute;
  const moment = momentWords(cutoff, zone, texts);
  const phone = phoneWords(salon.phone);
  const late = priceWords(lateFeeOf(appointment));
  const fee = lateFeePercent > 0 ? [texts.afterwardsFee(lateFeePercent, late)] : [];
  const online = at < instantOf(cutoff);
  const { deposit } = facts;
  const becomes = appointment.depositBack === 'voucher' ? texts.depositTermsVoucher : texts.depositTerms;
  const ahead = deposit === undefined || deposit === 0 ? [] : [becomes(priceWords(deposit))];
  return online
    ? { sentences: [texts.freeUntil(moment), texts.afterwards(phone), ...fee, ...ahead], online }
    : { sentences: [texts.freeUntilPassed(moment), texts.callInstead(phone), ...fee, ...ahead], online };
}

const salonWords = (salon: SalonCard, texts: LetterTexts): SalonWords => ({
  name: cleanLine(salon.name),
  legalName: cleanLine(salon.legalName),
  street: cleanLine(salon.street),
  town: cleanLine(`${salon.postalCode} ${salon.city}`),
  phone: phoneWords(salon.phone),
  phoneLink: `tel:${salon.phone.replace(/[^+\d]/g, '')}`,
  email: cleanLine(salon.email),
  vatNumber: salon.vatLiable && salon.uid !== null ? texts.vatNumber(salon.uid) : null,
});

const OVER: readonly LetterKind[] = [
  'appointment_cancelled',
  'request_declined',
  'request_withdrawn',
  'request_lapsed',
];

function introWords(
  { intro }: KindTexts,
  { appointment, reason, deposit }: LetterFacts,
  zone: Zone,
  texts: LetterTexts,
): readonly string[] {
  const said = cleanLine(reason ?? '');
  const asked = appointment.status === 'requested';
  const paid = deposit === undefined || deposit === 0 ? null : priceWords(deposit);
  return [
    intro,
    ...(paid === null ? [] : [asked ? texts.depositAsked(paid) : texts.depositPaid(paid)]),
    ...(appointment.status === 'requested'
      ? [texts.answerBy(momentWords(minuteOf(appointment.answerBy), zone, texts))]
      : []),
    ...(said === '' ? [] : [texts.reasonGiven(said)]),
  ];
}

/** The visit's page leads on to a new choice, where there is nothing to do with the old one. */
function buttonWords(kind: LetterKind, { online }: Terms, { buttons }: LetterTexts): string {
  if (kind === 'request_received') return buttons.request;
  if (kind.startsWith('request_')) return buttons.another;
  return online ? buttons.manage : buttons.view;
}

export function visitWords(kind: LetterKind, facts: LetterFacts, link: string): VisitWords {
  const { appointment, contact, locale } = facts;
  const texts = textsIn(locale);
  const zone = zoneOf(facts.salon);
  const salon = salonWords(facts.salon, texts);
  const kindTexts = texts.kinds[kind];
  const isOver = OVER.includes(kind);
  const terms: Terms = isOver
    ? { sentences: [], online: false }
    : appointment.status === 'requested'
      ? { sentences: [texts.withdrawable], online: true }
      : termsWords(facts, zone, texts);
  const inOrder = [...appointment.items].sort((a, b) => a.position - b.position);
  return {
    kind,
    texts,
    kindTexts,
    subject: kindTexts.subject(momentWords(appointment.from, zone, texts), salon.name),
    greeting: texts.greeting(spokenName(contact.firstName, contact.lastName)),
    intro: introWords(kindTexts, facts, zone, texts),
    date: dateWords(appointment.from, zone, texts),
    time: texts.timeSpan(clockWords(appointment.from, zone), clockWords(appointment.to, zone)),
    services: inOrder.map((item) => ({
      name: cleanLine(item.serviceName[locale]),
      detail: texts.serviceAt(clockWords(item.from, zone), cleanLine(item.staffName)),
      price: isOver ? null : priceWords(item.price),
    })),
    total: isOver ? null : priceWords(appointment.total),
    vat: vatWords(appointment, facts.salon, texts),
    terms: terms.sentences,
    button: buttonWords(kind, terms, texts),
    whyYou: (kind.startsWith('request_') ? texts.whyYouAsked : texts.whyYou)(salon.name),
    salon,
    link,
  };
}

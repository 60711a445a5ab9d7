/** A plan for somebody's absence as its page shows it: plain data, instants as ISO strings. */
import { offerState, type MoveOffer } from '#domain/calendar/move-offer.ts';
import type { Place, PlaceKind } from '#domain/calendar/absence-plan.ts';
import { offerTerm } from '#domain/calendar/offer-term.ts';
import type { AbsencePlanLine, AbsencePlanView } from '#domain/ports/move-offers.ts';
import type { StaffId } from '#domain/shared/ids.ts';
import type { Locale } from '#domain/shared/locale.ts';
import { isoInstant, minuteOf, type Instant } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { placeValue } from './plan-form.ts';

export type PlanVisit = {
  readonly id: string;
  readonly customer: string;
  readonly phone: string | null;
  readonly reachable: boolean;
  readonly services: string;
  readonly sequence: number;
  /** When and with whom it was to be. */
  readonly was: string;
  readonly with: string;
};

export type PlanPlace = {
  readonly value: string;
  readonly kind: PlaceKind;
  readonly start: string;
  readonly with: string;
  readonly byLetter: boolean;
};

export type OpenLine = PlanVisit & {
  readonly places: readonly PlanPlace[];
  /** What is ticked when the page opens. */
  readonly ticked: string;
  readonly before: 'declined' | 'lapsed' | 'withdrawn' | null;
  readonly wanted: boolean;
};

export type AskedLine = PlanVisit & {
  readonly offer: string;
  readonly start: string;
  readonly placeWith: string;
  readonly until: string;
  readonly byLetter: boolean;
};

export type DoneLine = PlanVisit & {
  readonly result: 'accepted' | 'moved' | 'cancelled' | 'other';
  readonly now: string | null;
  readonly nowWith: string;
};

export function planModel(view: AbsencePlanView, book: SalonBook, locale: Locale, at: Instant) {
  const { pause, lines } = view;
  const nameOf = (id: StaffId): string => view.names.get(id) ?? '';
  const names = (staff: readonly { readonly staffId: StaffId }[]): string =>
    [...new Set(staff.map(({ staffId }) => nameOf(staffId)))].join(', ');
  const away = nameOf(pause.staffId);

  const visitOf = ({ visit, customer, phone, email, line, offer }: AbsencePlanLine): PlanVisit => ({
    id: visit.id,
    customer,
    phone,
    reachable: Boolean(email),
    services: visit.items.map(({ serviceName }) => serviceName[locale]).join(', '),
    sequence: visit.sequence,
    was: isoInstant(line === null && offer !== null ? offer.was : visit.from),
    with: line === null && offer !== null ? away : names(visit.items),
  });
  const placeOf = ({ kind, plan }: Place, line: AbsencePlanLine): PlanPlace => ({
    value: placeValue(plan),
    kind,
    start: isoInstant(plan.from),
    with: names(plan.items),
    byLetter: offerTerm(at, plan.from, book.zone, Boolean(line.email)).byLetter,
  });
  const openOf = (line: AbsencePlanLine): OpenLine => {
    const found = line.line?.kind === 'proposed' ? [line.line.proposal, ...line.line.others] : [];
    const places = found.map((place) => placeOf(place, line));
    const state = line.offer === null ? null : offerState(line.offer, line.visit, at);
    const before = state === 'declined' || state === 'lapsed' || state === 'withdrawn' ? state : null;
    return {
      ...visitOf(line),
      places,
      // Whoever has said no is talked to before they are asked again.
      ticked: before === null || before === 'lapsed' ? (places[0]?.value ?? 'leave') : 'leave',
      before,
      wanted: line.visit.items.some(({ staffId, staffChosen }) => staffChosen && staffId === pause.staffId),
    };
  };
  const askedOf = (line: AbsencePlanLine, offer: MoveOffer): AskedLine => ({
    ...visitOf(line),
    offer: offer.id,
    start: isoInstant(offer.plan.from),
    placeWith: names(offer.plan.items),
    until: isoInstant(minuteOf(offer.until)),
    byLetter: offer.byLetter,
  });
  const doneOf = (line: AbsencePlanLine): DoneLine => {
    const { visit, offer } = line;
    const confirmed = visit.status === 'confirmed';
    const result =
      visit.status === 'cancelled'
        ? 'cancelled'
        : offer?.status === 'accepted'
          ? 'accepted'
          : confirmed
            ? 'moved'
            : 'other';
    return {
      ...visitOf(line),
      result,
      now: confirmed ? isoInstant(visit.from) : null,
      nowWith: names(visit.items),
    };
  };

  const isAsked = ({ visit, offer }: AbsencePlanLine): boolean =>
    offer !== null && offerState(offer, visit, at) === 'open';
  return {
    name: away,
    open: lines
      .filter(({ line }) => line !== null && line.kind !== 'begun' && line.kind !== 'request')
      .map(openOf),
    asked: lines.flatMap((line) => (isAsked(line) && line.offer !== null ? [askedOf(line, line.offer)] : [])),
    done: lines.filter((line) => line.line === null && !isAsked(line)).map(doneOf),
    begun: lines.filter(({ line }) => line?.kind === 'begun').map(visitOf),
    requests: lines.filter(({ line }) => line?.kind === 'request').map(visitOf),
  };
}

export type PlanModel = ReturnType<typeof planModel>;

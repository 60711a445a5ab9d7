/** A visit as its own page in the staff's area shows it. */
import { isMovable, stepsFor } from '#domain/calendar/visit-steps.ts';
import type { StaffVisit, VisitEvent } from '#domain/ports/calendar.ts';
import { isoInstant } from '#domain/shared/salon-time.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { isOverdue } from '#domain/slots/request.ts';
import { shortMoment } from '../i18n/format.ts';
import type { Catalogue } from '../i18n/catalogue.ts';
import { visitModel } from '../slots/visit-model.ts';
import type { StaffPage } from '../staff-page.ts';

type EventWord = keyof Catalogue['calendar']['visit']['event'];

export function staffVisitModel(found: StaffVisit, book: SalonBook, page: StaffPage) {
  const { appointment, person } = found;
  const { visit: words } = page.texts.calendar;
  const moment = (iso: string): string => shortMoment(page.locale, book.zone, iso);
  const whoDid = ({ by, staffId }: VisitEvent): string =>
    book.staff.find(({ id }) => id === staffId)?.name ?? words.by[by];
  return {
    ...visitModel(appointment, page.locale, page.now),
    sequence: appointment.sequence,
    steps: stepsFor({ ...appointment, stateAt: found.stateAt }, page.now, book.zone),
    movable: isMovable(appointment.status),
    answerable: appointment.status === 'requested' && { inTime: !isOverdue(appointment, page.now) },
    name: person === null ? '' : `${person.firstName} ${person.lastName}`.trim(),
    phone: person?.phone ?? null,
    email: person?.email ?? null,
    note: found.note,
    endReason: found.endReason,
    start: isoInstant(appointment.from),
    events: found.events
      .filter((event) => event.action in words.event)
      .map((event) => ({
        what: words.event[event.action as EventWord],
        at: moment(event.at),
        by: whoDid(event),
        was: event.was === null ? null : words.was(moment(event.was)),
      })),
  };
}

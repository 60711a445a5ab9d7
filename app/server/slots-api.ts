/**
 * GET /api/salons/:salon/slots, answered before Remix: this is the hottest public address, and Remix itself would be
 * most of each request.
 */
import type { Request, RequestHandler, Response } from 'express';
import type { SalonQueries, SlotFeed } from '#domain/ports/queries.ts';
import type { ServiceId } from '#domain/shared/ids.ts';
import { daysBetween, parseLocalDate, type LocalDate } from '#domain/shared/salon-time.ts';
import type { WishRefusal } from '#domain/slots/refusals.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import type { StaffWish, VisitWish } from '#domain/slots/visit-wish.ts';
import { sendProblem, type Problem } from './problem.ts';

/** The longest range a single request may ask for, in days: two calendar months. */
export const MAX_RANGE_DAYS = 62;

type ParameterError = NonNullable<Problem['errors']>[number];
type Question = { readonly wish: VisitWish; readonly from: LocalDate; readonly to: LocalDate };

export type SlotsApiServices = {
  readonly salonQueries: Pick<SalonQueries, 'salonBySlug' | 'recentBook'>;
  readonly feed: SlotFeed;
};

export function slotsApi(services: SlotsApiServices): RequestHandler {
  return (request, response, next) => {
    answer(services, request, response).catch(next);
  };
}

async function answer(services: SlotsApiServices, request: Request, response: Response): Promise<void> {
  const slug = String(request.params['salon']);
  const salonId = /^[a-z0-9-]{2,40}$/.test(slug) ? await services.salonQueries.salonBySlug(slug) : null;
  if (salonId === null) {
    sendProblem(response, { status: 404, title: 'Unknown salon' });
    return;
  }
  const book = await services.salonQueries.recentBook({ salonId });
  const question = readQuestion(request.url, book);
  if ('errors' in question) {
    sendProblem(response, { status: 400, title: 'The question is not valid', errors: question.errors });
    return;
  }
  const days = await services.feed.daysJson(salonId, question.wish, question);
  if (!days.ok) {
    sendProblem(response, { status: 422, title: 'Nobody can do this', errors: [refusalError(days.error)] });
    return;
  }
  response
    .set('Cache-Control', 'no-cache')
    .type('application/json')
    .send(`{"salon":"${slug}","zone":"${book.zone}","days":${days.value}}`);
}

function readQuestion(
  url: string,
  book: SalonBook,
): Question | { readonly errors: readonly ParameterError[] } {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1 || url.length));
  const errors: ParameterError[] = [];
  const fail = (parameter: string, kind: string, detail: string) => errors.push({ parameter, kind, detail });

  const slugs = query.getAll('service');
  if (slugs.length === 0) fail('service', 'missing', 'Name at least one service by its slug.');
  if (slugs.length > book.rules.maxServices) {
    fail('service', 'too_many', `At most ${book.rules.maxServices} services in one visit.`);
  }
  const bySlug = new Map([...book.services.values()].map((service) => [service.slug, service.id]));
  const serviceIds = slugs
    .slice(0, book.rules.maxServices)
    .map((slug): ServiceId | undefined => bySlug.get(slug));
  if (serviceIds.includes(undefined)) fail('service', 'unknown', 'There is no such service in this salon.');

  const staff = readStaff(query.getAll('staff'), serviceIds.length, book);
  if (staff === null)
    fail('staff', 'unknown', 'One staff slug for the visit or one for each service; or "any".');

  const from = parseLocalDate(query.get('from') ?? '');
  const to = parseLocalDate(query.get('to') ?? query.get('from') ?? '');
  if (from === null) fail('from', 'malformed', 'A day as YYYY-MM-DD.');
  if (to === null) fail('to', 'malformed', 'A day as YYYY-MM-DD.');
  if (from !== null && to !== null) {
    if (to < from) fail('to', 'before_from', 'The range ends before it begins.');
    else if (daysBetween(from, to) >= MAX_RANGE_DAYS)
      fail('to', 'too_far', `At most ${MAX_RANGE_DAYS} days at once.`);
  }
  if (errors.length > 0 || staff === null || from === null || to === null) return { errors };
  const items = (serviceIds as ServiceId[]).map((serviceId, index) => ({
    serviceId,
    staff: staff[index] ?? 'any',
  }));
  return { wish: { items }, from, to };
}

function readStaff(slugs: readonly string[], services: number, book: SalonBook): readonly StaffWish[] | null {
  const named = slugs.map((slug): StaffWish | undefined =>
    slug === 'any' ? 'any' : book.staff.find((member) => member.slug === slug)?.id,
  );
  if (named.includes(undefined)) return null;
  if (named.length === 0) return Array<StaffWish>(services).fill('any');
  if (named.length === 1) return Array<StaffWish>(services).fill(named[0] as StaffWish);
  return named.length === services ? (named as StaffWish[]) : null;
}

function refusalError(refusal: WishRefusal): ParameterError {
  const parameter =
    refusal.kind === 'unknown_staff' || refusal.kind === 'staff_lacks_skill' ? 'staff' : 'service';
  return { parameter, kind: refusal.kind, detail: 'The combination cannot be booked online.' };
}

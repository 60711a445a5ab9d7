import { may } from '../../identity/permissions.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Links } from '../../ports/links.ts';
import type { Notices } from '../../ports/notices.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import type { Employee, Insider } from '../../shared/actor.ts';
import type { MailId } from '../../shared/ids.ts';
import { err, ok } from '../../shared/result.ts';
import type { Result } from '../../shared/result.ts';
import { isoInstant } from '../../shared/salon-time.ts';
import type { Instant } from '../../shared/salon-time.ts';
import type { Visit } from '../../slots/appointment.ts';
import { isVisit } from '../../slots/hold.ts';
import { deskEntry } from '../desk-entry.ts';
import { daysWith, isBackAsAgreed, isSameOffer } from '../move-offer.ts';
import type { MoveOffer } from '../move-offer.ts';
import { daysOfPause } from '../pause.ts';
import type { Pause, PauseId } from '../pause.ts';

export type RemovePauseDeps = {
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly links: Links;
  readonly notices: Notices;
};

type NotFound = { readonly kind: 'not_found' };
/** While the gate was waited for, somebody has offered a place or answered: other days have to be gated. */
type Moving = { readonly kind: 'moving' };

export type RemovePause = (actor: Insider, id: PauseId) => Promise<Result<Pause, NotFound>>;

const MOST_TRIES = 3;

const areSame = (before: readonly MoveOffer[], now: readonly MoveOffer[]): boolean =>
  before.length === now.length && before.every((offer, index) => isSameOffer(offer, now[index] ?? null));

/**
 * Gives the time back, as far as no other pause of the colleague lies in it. Whoever was asked by letter about another
 * place is told by letter that the visit stays as it was; who was asked by telephone then stands on the call list.
 *
 * @throws Error when offers for it come and go again and again meanwhile
 */
export const removePause =
  (deps: RemovePauseDeps): RemovePause =>
  async (actor, id) => {
    if (actor.kind !== 'employee' || !may(actor, 'calendar.change')) return err({ kind: 'not_found' });
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const removed = await deps.uow.run(actor, (stores) => remove(deps, stores, actor, id));
      if (removed.ok) return removed;
      if (removed.error.kind !== 'moving') return err(removed.error);
    }
    throw new Error('the offers did not keep still');
  };

async function remove(
  deps: RemovePauseDeps,
  stores: Stores,
  actor: Employee,
  id: PauseId,
): Promise<Result<Pause, NotFound | Moving>> {
  const { appointments, calendar, pauses, audit, moveOffers } = stores;
  const [seen, book, offered] = await Promise.all([
    pauses.find(id),
    calendar.book(),
    moveOffers.ofAbsence(id),
  ]);
  if (seen === null) return err({ kind: 'not_found' });
  if (seen.kind !== 'block' && !may(actor, 'absences.change')) return err({ kind: 'not_found' });
  const days = daysOfPause(seen, book.zone);
  const open = offered.filter(({ status }) => status === 'open');
  await calendar.gate(daysWith(open, ...days));
  const at = deps.clock.now();
  const [found, now, visits] = await Promise.all([
    pauses.find(id),
    moveOffers.ofAbsence(id),
    Promise.all(offered.map(({ appointmentId }) => appointments.lock(appointmentId))),
  ]);
  if (found === null) return err({ kind: 'not_found' });
  if (!areSame(offered, now)) return err({ kind: 'moving' });
  const { staffId } = found;
  await Promise.all([
    // They are back: nobody has to answer any more, and their visits stand as they were agreed.
    ...open.flatMap((offer) => [
      moveOffers.settle(offer.id, 'withdrawn', at),
      audit.append(deskEntry(actor, 'appointment.place_withdrawn', offer.appointmentId), at),
    ]),
    pauses.remove(id),
    pauses.cover(days),
    audit.append(
      {
        action: found.kind === 'block' ? 'time.unblocked' : 'absence.removed',
        target: { kind: 'pause', id },
        reason: null,
        data: { staffId, from: isoInstant(found.from), to: isoInstant(found.to) },
      },
      at,
    ),
  ]);
  for (const [index, offer] of offered.entries()) {
    const visit = visits[index] ?? null;
    const off = { ...offer, status: 'withdrawn' } as const;
    if (isVisit(visit) && offer.byLetter && isBackAsAgreed(off, visit, at)) {
      await tellItIsOff(deps, stores, visit, at);
    }
  }
  return ok(found);
}

async function tellItIsOff(
  { ids, links, notices }: RemovePauseDeps,
  { appointments, calendar, outbox }: Stores,
  visit: Visit,
  at: Instant,
): Promise<void> {
  const { id: appointmentId, salonId, locale } = visit;
  const [contact, salon] = await Promise.all([appointments.contactOf(appointmentId), calendar.card()]);
  if (!contact?.email) return;
  const kind = 'place_withdrawn';
  const link = links.manageVisit(salonId, appointmentId, locale);
  const content = notices.compose(kind, { salon, locale, link, visit });
  const id = ids.next() as MailId;
  await outbox.post({ id, kind, appointmentId, recipient: contact.email, locale, content }, at);
}

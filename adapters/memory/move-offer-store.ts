import type { MoveOfferStore } from '#domain/ports/move-offers.ts';
import { UNKEPT } from '#domain/calendar/move-offer.ts';
import type { MoveOffer } from '#domain/calendar/move-offer.ts';
import { isHold, isLive } from '#domain/slots/hold.ts';
import { endHold } from './appointment-store.ts';
import { free } from './calendar-store.ts';
import { enter, mustBeGated, type Unit } from './unit.ts';

export function moveOfferStore(unit: Unit): MoveOfferStore {
  const rows = unit.rows.moveOffers;
  const { actor } = unit;
  const isSeen = (offer: MoveOffer): boolean =>
    actor.kind === 'link'
      ? offer.appointmentId === actor.appointmentId
      : actor.kind === 'employee' || actor.kind === 'hq';
  return {
    async add(offer) {
      enter(unit);
      if (rows.some((row) => row.appointmentId === offer.appointmentId && row.status === 'open')) {
        throw new Error('nobody is asked twice at a time');
      }
      rows.push(offer);
    },
    async latestOf(appointmentId) {
      enter(unit);
      return rows.findLast((row) => row.appointmentId === appointmentId && isSeen(row)) ?? null;
    },
    async ofAbsence(absenceId) {
      enter(unit);
      const newest = rows.filter(
        (row) => row === rows.findLast((each) => each.appointmentId === row.appointmentId),
      );
      return newest.filter(
        (row) => row.absenceId === absenceId && UNKEPT.some((status) => status === row.status) && isSeen(row),
      );
    },
    async settle(id, outcome, at) {
      enter(unit);
      const index = rows.findIndex((row) => row.id === id);
      const offer = rows[index];
      if (offer?.status !== 'open' || !isSeen(offer) || actor.kind === 'hq') return false;
      mustBeGated(unit, offer.plan.day);
      const hold = unit.rows.appointments.get(offer.holdId)?.appointment ?? null;
      const live = isHold(hold) && isLive(hold, at);
      if (outcome === 'accepted' && !live) return false;
      free(unit.rows, offer.holdId);
      if (isHold(hold)) endHold(unit, hold, 'cancelled', at, 'released');
      rows[index] = { ...offer, status: outcome };
      return true;
    },
  };
}

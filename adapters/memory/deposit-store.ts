import type { DepositStore, HoldDetails, KeptMove } from '#domain/ports/deposits.ts';
import type { SavedCard } from '#domain/deposits/saved-card.ts';
import { standingOf } from '#domain/deposits/deposit-ledger.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import type { Rappen } from '#domain/shared/money.ts';
import { enter, lockRow, isVisible, type Unit } from './unit.ts';

export type DepositRows = {
  readonly details: Map<AppointmentId, HoldDetails>;
  readonly moves: KeptMove[];
  readonly claims: Map<AppointmentId, Rappen>;
  /** Visits that whoever booked has given up. */
  readonly givenUp: Set<AppointmentId>;
  readonly cards: Map<AppointmentId, SavedCard>;
  /** Visits that a job stands for. */
  readonly jobs: AppointmentId[];
};

export const noDeposits = (): DepositRows => ({
  details: new Map(),
  moves: [],
  claims: new Map(),
  givenUp: new Set(),
  cards: new Map(),
  jobs: [],
});

export const depositsDraft = (rows: DepositRows): DepositRows => ({
  details: new Map(rows.details),
  moves: [...rows.moves],
  claims: new Map(rows.claims),
  givenUp: new Set(rows.givenUp),
  cards: new Map(rows.cards),
  jobs: [...rows.jobs],
});

const STANDING = ['confirmed', 'checked_in', 'completed'];
const BY_JOBS = ['received', 'refund_failed'];
const BY_LEADERS = ['refunded', 'kept', 'released', 'credited', 'uncredited'];

export function depositStore(unit: Unit): DepositStore {
  const { actor } = unit;
  const { appointments, deposits } = unit.rows;
  const isMine = (id: AppointmentId): boolean => {
    const row = appointments.get(id);
    return row !== undefined && isVisible(actor, row.appointment);
  };
  const change = (id: AppointmentId, over: object, more: object = {}): void => {
    const row = appointments.get(id);
    if (row === undefined) throw new Error(`no appointment ${id}`);
    appointments.set(id, { ...row, ...more, appointment: { ...row.appointment, ...over } as never });
  };
  const mayBook = (kind: string): boolean => {
    if (BY_JOBS.includes(kind)) return actor.kind === 'system';
    if (BY_LEADERS.includes(kind))
      return actor.kind === 'system' || (actor.kind === 'employee' && actor.role !== 'staff');
    return actor.kind === 'employee';
  };
  return {
    async putDetails(id, details) {
      enter(unit);
      if (!isMine(id)) throw new Error('row-level security: not for this actor');
      deposits.details.set(id, details);
    },
    async details(id) {
      enter(unit);
      return isMine(id) ? (deposits.details.get(id) ?? null) : null;
    },
    async forgetDetails(id) {
      enter(unit);
      deposits.details.delete(id);
    },
    async extendHold(id, until) {
      enter(unit);
      change(id, { reservedUntil: until });
    },
    async revive(id, until) {
      enter(unit);
      change(id, { status: 'reserved', reservedUntil: until }, { endedAt: null, endReason: null });
    },
    async joinProfile() {
      enter(unit);
    },
    async moves(id) {
      enter(unit);
      return isMine(id) ? deposits.moves.filter(({ visitId }) => visitId === id) : [];
    },
    async book(move) {
      lockRow(unit, 'appointment', move.visitId);
      if (!mayBook(move.kind)) throw new Error('not for this actor to book a deposit so');
      if (deposits.moves.some(({ id }) => id === move.id)) return 'already';
      const { left } = standingOf(deposits.moves.filter(({ visitId }) => visitId === move.visitId));
      if (left + move.amount < 0) return 'short';
      deposits.moves.push({ ...move, byPerson: actor.kind === 'employee' });
      return 'booked';
    },
    async claim(id, claim) {
      enter(unit);
      if (claim === null) deposits.claims.delete(id);
      else deposits.claims.set(id, claim);
    },
    async giveUp(id, givenUp) {
      enter(unit);
      if (givenUp) deposits.givenUp.add(id);
      else deposits.givenUp.delete(id);
    },
    async ending(id) {
      enter(unit);
      const row = appointments.get(id);
      const endedAt = row?.endedAt ?? (row?.appointment.status === 'no_show' ? (row.stateAt ?? null) : null);
      return { claim: deposits.claims.get(id) ?? null, endedAt, givenUp: deposits.givenUp.has(id) };
    },
    async neighbours({ id, day }) {
      enter(unit);
      return [...appointments.values()]
        .map(({ appointment }) => appointment)
        .filter((other) => other.id !== id && other.day === day && STANDING.includes(other.status))
        .flatMap(({ items }) => items);
    },
    async consent(id, consent) {
      enter(unit);
      if (!isMine(id)) throw new Error('row-level security: not for this actor');
      const known = deposits.cards.get(id);
      deposits.cards.set(id, { visitId: id, consent, card: known?.card ?? null, ended: null });
    },
    async card(id) {
      enter(unit);
      return isMine(id) ? (deposits.cards.get(id) ?? null) : null;
    },
    async changeCard({ visitId, card, ended }) {
      enter(unit);
      const known = deposits.cards.get(visitId);
      if (known === undefined || !isMine(visitId)) throw new Error('row-level security: not for this actor');
      deposits.cards.set(visitId, { ...known, ended, card: actor.kind === 'system' ? card : known.card });
    },
    async settleSoon(id) {
      enter(unit);
      if (!deposits.jobs.includes(id)) deposits.jobs.push(id);
    },
  };
}

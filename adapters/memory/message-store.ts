import type { MessageStore, SalonList } from '#domain/ports/messages.ts';
import { DEFAULT_MESSAGE_RULES, type MessageRules } from '#domain/messages/message-rules.ts';
import type { AppointmentId, MoveOfferId } from '#domain/shared/ids.ts';
import { instantOf } from '#domain/shared/salon-time.ts';
import type { EpochMinute, LocalDate } from '#domain/shared/salon-time.ts';
import type { MemoryDatabase } from './database.ts';
import type { AppointmentRow } from './salon-rows.ts';
import { enter, type Unit } from './unit.ts';

export type MessageRows = {
  rules: MessageRules;
  /** By visit and time. */
  readonly reminded: Set<string>;
  readonly called: Set<string>;
  readonly placeCalls: Set<MoveOfferId>;
  readonly sheets: Set<LocalDate>;
};

export const noMessages = (): MessageRows => ({
  rules: DEFAULT_MESSAGE_RULES,
  reminded: new Set(),
  called: new Set(),
  placeCalls: new Set(),
  sheets: new Set(),
});

export const messagesDraft = (rows: MessageRows): MessageRows => ({
  rules: rows.rules,
  reminded: new Set(rows.reminded),
  called: new Set(rows.called),
  placeCalls: new Set(rows.placeCalls),
  sheets: new Set(rows.sheets),
});

const keyOf = (id: AppointmentId, from: EpochMinute): string => `${id} ${from}`;

function added<T>(set: Set<T>, value: T): boolean {
  const isNew = !set.has(value);
  set.add(value);
  return isNew;
}

export function messageStore(unit: Unit): MessageStore {
  const rows = unit.rows.messages;
  const candidateOf = ({ appointment, contact, movedAt }: AppointmentRow) =>
    appointment.status === 'confirmed' &&
    (contact?.email ?? '') !== '' &&
    !rows.reminded.has(keyOf(appointment.id, appointment.from))
      ? [{ id: appointment.id, from: appointment.from, agreedAt: movedAt ?? appointment.confirmedAt }]
      : [];
  return {
    async rules() {
      enter(unit);
      return rows.rules;
    },
    async toRemind({ at, until }, after, most) {
      enter(unit);
      const passed = after === null ? '' : sortKey(after);
      return [...unit.rows.appointments.values()]
        .flatMap(candidateOf)
        .filter((visit) => instantOf(visit.from) > at && instantOf(visit.from) < until)
        .filter((visit) => sortKey(visit) > passed)
        .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
        .slice(0, most);
    },
    async stillToRemind(id) {
      enter(unit);
      const row = unit.rows.appointments.get(id);
      return row !== undefined && candidateOf(row).length > 0;
    },
    async noteReminder(id, from) {
      enter(unit);
      return added(rows.reminded, keyOf(id, from));
    },
    async noteCall(_, id, from) {
      enter(unit);
      return added(rows.called, keyOf(id, from));
    },
    async dropCall(id, from) {
      enter(unit);
      return rows.called.delete(keyOf(id, from));
    },
    async notePlaceCall(_, id) {
      enter(unit);
      return added(rows.placeCalls, id);
    },
    async dropPlaceCall(id) {
      enter(unit);
      return rows.placeCalls.delete(id);
    },
    async sheetPosted(day) {
      enter(unit);
      return rows.sheets.has(day);
    },
    async sheetRecipients() {
      enter(unit);
      const members = [...unit.rows.identities.accounts.values()].filter(
        ({ role, emailVerified }) => role !== null && role !== 'hq' && emailVerified,
      );
      const known = new Set([unit.rows.card.email, ...members.map(({ email }) => email)]);
      return rows.rules.morningRecipients.filter((email) => known.has(email));
    },
    async noteSheet(day) {
      enter(unit);
      return added(rows.sheets, day);
    },
  };
}

const sortKey = ({ id, from }: { readonly id: AppointmentId; readonly from: EpochMinute }): string =>
  `${String(from).padStart(10, '0')} ${id}`;

export const memorySalonList = (database: MemoryDatabase): SalonList => ({
  all: () => Promise.resolve([...database.salons.keys()]),
});

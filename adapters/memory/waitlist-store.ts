import type { WaitlistLookout, WaitlistStore } from '#domain/ports/waitlist.ts';
import type { WaitlistEntryId } from '#domain/shared/ids.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import type { WaitlistRules } from '#domain/waitlist/offer-window.ts';
import type { OfferOutcome, WaitlistEntry, WaitlistOffer } from '#domain/waitlist/waitlist-entry.ts';
import type { MemoryDatabase } from './database.ts';
import type { SalonRows } from './salon-rows.ts';
import { enter, mustBeGated, type Unit } from './unit.ts';

type EntryRow = { readonly entry: WaitlistEntry; readonly joinedAt: Instant | null; readonly number: number };
type OfferRow = { readonly offer: WaitlistOffer; readonly outcome: OfferOutcome | 'open' };

export type WaitlistRows = {
  readonly entries: Map<WaitlistEntryId, EntryRow>;
  readonly offers: OfferRow[];
  /** The day's number and the settings' when somebody last looked. */
  readonly looked: Map<LocalDate, string>;
  rules: WaitlistRules;
};

export const noWaitlist = (): WaitlistRows => ({
  entries: new Map(),
  offers: [],
  looked: new Map(),
  rules: { offerMinutes: 120, quietFrom: 1260, quietTo: 480 },
});

export const waitlistDraft = (rows: WaitlistRows): WaitlistRows => ({
  entries: new Map(rows.entries),
  offers: [...rows.offers],
  looked: new Map(rows.looked),
  rules: rows.rules,
});

const numberOf = (rows: SalonRows, day: LocalDate): string => `${rows.gates.get(day)} ${rows.book.version}`;

const inLine = (rows: WaitlistRows): readonly EntryRow[] =>
  [...rows.entries.values()]
    .filter(({ entry }) => entry.status === 'waiting')
    .toSorted((a, b) => (a.joinedAt ?? 0) - (b.joinedAt ?? 0) || a.number - b.number);

export function waitlistStore(unit: Unit): WaitlistStore {
  const rows = unit.rows.waitlist;
  const change = (id: WaitlistEntryId, over: Partial<WaitlistEntry>, joinedAt?: Instant): void => {
    const row = rows.entries.get(id);
    if (row === undefined) throw new Error('no such place');
    rows.entries.set(id, { ...row, entry: { ...row.entry, ...over }, joinedAt: joinedAt ?? row.joinedAt });
  };
  return {
    async rules() {
      enter(unit);
      return rows.rules;
    },
    async saveRules(rules) {
      enter(unit);
      rows.rules = rules;
    },
    async count(visitorId) {
      enter(unit);
      return [...rows.entries.values()].filter(
        ({ entry }) => entry.visitorId === visitorId && ['asked', 'waiting'].includes(entry.status),
      ).length;
    },
    async insert(entry, at) {
      enter(unit);
      const joinedAt = entry.status === 'waiting' ? at : null;
      rows.entries.set(entry.id, { entry, joinedAt, number: rows.entries.size });
    },
    async lock(id) {
      enter(unit);
      const entry = rows.entries.get(id)?.entry ?? null;
      const { actor } = unit;
      const foreign = 'visitorId' in actor && entry?.visitorId !== actor.visitorId;
      return foreign ? null : entry;
    },
    async confirm(id, at) {
      enter(unit);
      change(id, { status: 'waiting' }, at);
    },
    async end(id, status) {
      enter(unit);
      if (['asked', 'waiting'].includes(rows.entries.get(id)?.entry.status ?? '')) change(id, { status });
    },
    async settle(day) {
      enter(unit);
      mustBeGated(unit, day);
      return rows.offers.flatMap((row, index) => {
        const found = unit.rows.appointments.get(row.offer.appointmentId)?.appointment;
        if (row.outcome !== 'open' || row.offer.day !== day || found === undefined) return [];
        if (found.status === 'reserved') return [];
        const outcome: OfferOutcome =
          found.customerId !== null ? 'accepted' : found.status === 'expired' ? 'lapsed' : 'declined';
        rows.offers[index] = { ...row, outcome };
        const { id, entryId } = row.offer;
        const lapsed = rows.offers.filter(
          (each) => each.offer.entryId === entryId && each.outcome === 'lapsed',
        ).length;
        return [{ id, entryId, outcome, lapsed }];
      });
    },
    async line(day) {
      enter(unit);
      return inLine(rows)
        .filter(({ entry }) => entry.from <= day && day <= entry.to)
        .filter(
          ({ entry }) => !rows.offers.some((row) => row.offer.entryId === entry.id && row.outcome === 'open'),
        )
        .map(({ entry }) => ({
          ...entry,
          offered: rows.offers
            .filter(({ offer }) => offer.entryId === entry.id && offer.day === day)
            .map(({ offer: { from, to } }) => ({ from, to })),
        }));
    },
    async offer(offer) {
      enter(unit);
      mustBeGated(unit, offer.day);
      if (rows.offers.some((row) => row.offer.entryId === offer.entryId && row.outcome === 'open')) {
        throw new Error('nobody has two offers at a time');
      }
      rows.offers.push({ offer, outcome: 'open' });
    },
    async looked(day) {
      enter(unit);
      mustBeGated(unit, day);
      rows.looked.set(day, numberOf(unit.rows, day));
    },
  };
}

export const memoryWaitlistLookout = (database: MemoryDatabase): WaitlistLookout => ({
  due: async (at) =>
    [...database.salons].flatMap(([salonId, rows]) => {
      const { waitlist, gates, appointments } = rows;
      const waited = [...gates.keys()].filter(
        (day) =>
          waitlist.looked.get(day) !== numberOf(rows, day) &&
          inLine(waitlist).some(({ entry }) => entry.from <= day && day <= entry.to),
      );
      const ended = waitlist.offers.flatMap(({ offer, outcome }) => {
        const found = appointments.get(offer.appointmentId)?.appointment;
        const live = found?.status === 'reserved' && found.reservedUntil > at;
        return outcome === 'open' && !live ? [offer.day] : [];
      });
      return [...new Set([...waited, ...ended])].sort().map((day) => ({ salonId, day }));
    }),
  forget: async () => 0,
});

/** A salon's front desk on memory: every use case of booking, a clock to set, and a look behind the counter. */
import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryDatabase, rowsOf } from '#adapters/memory/database.ts';
import { memoryHoldSweeper } from '#adapters/memory/hold-sweeper.ts';
import { memoryIds } from '#adapters/memory/ids.ts';
import { memoryLetters } from '#adapters/memory/letters.ts';
import { memoryRequestLookout } from '#adapters/memory/request-lookout.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import type { Stores, UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { Visitor } from '#domain/shared/actor.ts';
import type { AppointmentId, SalonId, ServiceId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Appointment, ConfirmedAppointment, Hold } from '#domain/slots/appointment.ts';
import type { RawContact } from '#domain/slots/contact-details.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { cancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import { confirmAppointment } from '#domain/slots/use-cases/confirm-appointment.ts';
import { expireHolds } from '#domain/slots/use-cases/expire-holds.ts';
import { lapseRequests } from '#domain/slots/use-cases/lapse-requests.ts';
import { releaseHold } from '#domain/slots/use-cases/release-hold.ts';
import { rescheduleAppointment } from '#domain/slots/use-cases/reschedule-appointment.ts';
import { reserveSlot } from '#domain/slots/use-cases/reserve-slot.ts';
import type { ReserveSlotInput } from '#domain/slots/use-cases/reserve-slot.ts';
import type { StaffWish, VisitWish } from '#domain/slots/visit-wish.ts';
import { ALICE, attemptId, CONTACT, NOW } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, CUT, OTHER_SALON, SALON } from '#tests/contracts/contract-salon.ts';
import { at } from '#tests/support/builders/salon-book.ts';

export const RAW: RawContact = { ...CONTACT, email: 'Alice@Example.ch', phone: '079 123 45 67' };

export const wish = (staff: StaffWish = 'any', ...services: readonly ServiceId[]): VisitWish => ({
  items: (services.length === 0 ? [CUT] : services).map((serviceId) => ({ serviceId, staff })),
});

/** The value of a result that must be Ok. */
export function won<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The kind of a refusal, or `ok`. */
export const outcome = (result: Result<unknown, { readonly kind: string }>): string =>
  result.ok ? 'ok' : result.error.kind;

export type DeskOptions = {
  readonly book?: Partial<SalonBook>;
  /** Called in every unit with its stores, to change what they do. */
  readonly stores?: (stores: Stores) => Stores;
};

/** The profile has lost its address since the visit was booked. */
export const withoutAddress = (stores: Stores): Stores => ({
  ...stores,
  appointments: {
    ...stores.appointments,
    contactOf: async (id) => {
      const contact = await stores.appointments.contactOf(id);
      return contact === null ? null : { ...contact, email: null };
    },
  },
});

export function desk(options: DeskOptions = {}) {
  const database = memoryDatabase([
    { book: contractBook(SALON, options.book), card: contractCard(SALON) },
    { book: contractBook(OTHER_SALON), card: contractCard(OTHER_SALON) },
  ]);
  const clock = memoryClock(NOW);
  const plain = memoryUnitOfWork(database);
  const wrap = options.stores ?? ((stores) => stores);
  const uow: UnitOfWork = { run: (actor, work) => plain.run(actor, (stores) => work(wrap(stores))) };
  const deps = {
    uow,
    clock,
    ids: memoryIds(),
    letters: memoryLetters(),
    sweeper: memoryHoldSweeper(database),
  };
  const rows = (salonId: SalonId = SALON) => rowsOf(database, salonId);
  const reserve = reserveSlot(deps);
  const confirm = confirmAppointment(deps);
  let attempts = 1000;

  /** A hold by whoever, on an attempt of its own unless one is given. */
  const hold = (start: string, over: Partial<ReserveSlotInput> = {}, actor: Visitor = ALICE) =>
    reserve(actor, {
      attemptId: attemptId(attempts++),
      wish: wish(),
      start: at(start),
      locale: 'de-CH',
      ...over,
    });
  const confirmHold = (held: Hold, actor: Visitor = ALICE) =>
    confirm(actor, { holdId: held.id, contact: RAW, termsVersion: held.termsVersion, locale: 'de-CH' });

  return {
    database,
    clock,
    uow,
    deps,
    hold,
    confirmHold,
    reserve,
    confirm,
    release: releaseHold(deps),
    move: rescheduleAppointment(deps),
    cancel: cancelAppointment(deps),
    expire: expireHolds(deps),
    lapse: lapseRequests({ ...deps, lookout: memoryRequestLookout(database) }),
    /** Reserved and confirmed. */
    async visit(start: string, over: Partial<ReserveSlotInput> = {}, actor: Visitor = ALICE) {
      const visit = won(await confirmHold(won(await hold(start, over, actor)), actor));
      if (visit.status !== 'confirmed') throw new Error('it was only asked for');
      return visit;
    },
    appointment: (id: AppointmentId): Appointment | undefined => rows().appointments.get(id)?.appointment,
    endReason: (id: AppointmentId) => rows().appointments.get(id)?.endReason,
    /** Puts an appointment into a state that no use case of this part leads to. */
    put(appointment: Appointment): void {
      const row = rows().appointments.get(appointment.id);
      rows().appointments.set(appointment.id, {
        contact: CONTACT,
        endedAt: null,
        endReason: null,
        ...row,
        appointment,
      });
    },
    change(book: Partial<SalonBook>): void {
      const salon = rows();
      database.salons.set(SALON, {
        ...salon,
        book: { ...salon.book, version: salon.book.version + 1, ...book },
      });
    },
    occupied: () =>
      [...rows().occupancy].flatMap(([subject, list]) => list.map((row) => ({ subject, ...row }))),
    audited: () => rows().audit.map(({ entry }) => entry.action),
    audit: () => rows().audit,
    letters: () => [...rows().mails.values()].map(({ letter }) => letter),
    counts: () => ({
      appointments: rows().appointments.size,
      customers: rows().customers.size,
      occupancy: [...rows().occupancy.values()].flat().length,
      audit: rows().audit.length,
      mails: rows().mails.size,
      jobs: rows().jobs.length,
    }),
  };
}

export type Desk = ReturnType<typeof desk>;

export const ALL_STATUSES = [
  'reserved',
  'requested',
  'confirmed',
  'checked_in',
  'completed',
  'cancelled',
  'expired',
  'no_show',
] as const satisfies readonly Appointment['status'][];

/** The same visit in another state, as the rest of the product may leave it. */
export function inState(visit: ConfirmedAppointment, status: Appointment['status']): Appointment {
  if (status === 'confirmed') return visit;
  const { confirmedAt: _, customerId, ...core } = visit;
  if (status === 'reserved') return { ...core, status, reservedUntil: (NOW + 600_000) as Instant };
  if (status === 'requested')
    return { ...core, status, customerId, requestedAt: NOW, answerBy: (NOW + 86_400_000) as Instant };
  return { ...core, status, customerId };
}

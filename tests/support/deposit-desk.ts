/** A salon on memory that asks for deposits: every use case that touches them, and a payment vendor with switches. */
import { memoryClock } from '#adapters/memory/clock.ts';
import { memoryDatabase, rowsOf } from '#adapters/memory/database.ts';
import { memoryIds } from '#adapters/memory/ids.ts';
import { memoryLinks } from '#adapters/memory/links.ts';
import { memoryPayments } from '#adapters/memory/payments.ts';
import type { MemoryWay } from '#adapters/memory/payment-vendor.ts';
import { memoryRequestLookout } from '#adapters/memory/request-lookout.ts';
import type { SalonRows } from '#adapters/memory/salon-rows.ts';
import { memoryUnitOfWork } from '#adapters/memory/unit-of-work.ts';
import { acceptRequest, declineRequest } from '#domain/calendar/use-cases/answer-request.ts';
import { cancelVisit } from '#domain/calendar/use-cases/cancel-visit.ts';
import { changeVisitState } from '#domain/calendar/use-cases/change-visit-state.ts';
import { createVisit } from '#domain/calendar/use-cases/create-visit.ts';
import { standingOf } from '#domain/deposits/deposit-ledger.ts';
import { decideDeposit } from '#domain/deposits/use-cases/decide-deposit.ts';
import { lapseDeposits } from '#domain/deposits/use-cases/lapse-deposits.ts';
import { removeCard } from '#domain/deposits/use-cases/remove-card.ts';
import { invoiceVisit } from '#domain/invoices/use-cases/invoice-visit.ts';
import { lookAtDeposit } from '#domain/deposits/use-cases/look-at-deposit.ts';
import { payDeposit, type PayDepositInput } from '#domain/deposits/use-cases/pay-deposit.ts';
import { settleVisitDeposit } from '#domain/deposits/use-cases/settle-deposits.ts';
import { applyNotice } from '#domain/payments/use-cases/apply-notice.ts';
import { settleRunningPayments } from '#domain/payments/use-cases/settle-running-payments.ts';
import { noteTransfer } from '#domain/payments/use-cases/note-transfer.ts';
import { isRunning } from '#domain/payments/payment.ts';
import { sendRefund } from '#domain/payments/use-cases/send-refund.ts';
import { settlePayment } from '#domain/payments/use-cases/settle-payment.ts';
import type { DepositLookout } from '#domain/ports/deposits.ts';
import type { Log } from '#domain/ports/log.ts';
import type { PaymentLookout } from '#domain/ports/payment-store.ts';
import type { Stores, UnitOfWork } from '#domain/ports/unit-of-work.ts';
import type { System, Visitor } from '#domain/shared/actor.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { cancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import { confirmAppointment } from '#domain/slots/use-cases/confirm-appointment.ts';
import { expireHolds } from '#domain/slots/use-cases/expire-holds.ts';
import { lapseRequests } from '#domain/slots/use-cases/lapse-requests.ts';
import { releaseHold } from '#domain/slots/use-cases/release-hold.ts';
import { rescheduleAppointment } from '#domain/slots/use-cases/reschedule-appointment.ts';
import { reserveSlot, type ReserveSlotInput } from '#domain/slots/use-cases/reserve-slot.ts';
import type { SalonBook } from '#domain/slots/salon-book.ts';
import { memoryHoldSweeper } from '#adapters/memory/hold-sweeper.ts';
import { ALICE, attemptId, NOW } from '#tests/contracts/contract-rows.ts';
import { contractBook, contractCard, SALON } from '#tests/contracts/contract-salon.ts';
import { RAW, wish, won } from '#tests/domain/slots/use-cases/desk.ts';
import { at } from './builders/salon-book.ts';
import { moneyParts } from './money-parts.ts';

export const system: System = { kind: 'system', salonId: SALON, job: 'test' };
/** A cut of 60.00 asks for 20.00. */
export const DEPOSIT = 2000;
export const START = '2026-03-14 14:00';

type Options = {
  readonly book?: Partial<SalonBook>;
  readonly stores?: (stores: Stores) => Stores;
};

export function depositLookoutOf(rows: () => SalonRows): DepositLookout {
  const visitOf = (id: AppointmentId | null) =>
    id === null ? undefined : rows().appointments.get(id)?.appointment;
  return {
    overdue: (now) =>
      Promise.resolve(
        [...rows().orderBook.payments.values()]
          .filter((payment) => {
            const visit = visitOf(payment.visitId);
            const isHeld = visit?.status === 'reserved' && visit.reservedUntil > now;
            return payment.visitId !== null && isRunning(payment) && !isHeld;
          })
          .map(({ id }) => ({ salonId: SALON, paymentId: id })),
      ),
    unsettled: () =>
      Promise.resolve(
        [...rows().appointments.values()]
          .filter(({ appointment: { status } }) => ['cancelled', 'expired', 'no_show'].includes(status))
          .map(({ appointment: { id } }) => ({ salonId: SALON, visitId: id })),
      ),
    cards: () =>
      Promise.resolve(
        [...rows().deposits.cards.values()]
          .filter(({ card }) => card !== null)
          .map(({ visitId }) => ({ salonId: SALON, visitId })),
      ),
    forgetDetails: () => Promise.resolve(0),
  };
}

export function depositDesk(options: Options = {}) {
  const plainBook = contractBook(SALON);
  const rules = { ...plainBook.rules, deposit: { percent: 30, least: rappen(DEPOSIT) } };
  const database = memoryDatabase([
    { book: contractBook(SALON, { rules, ...options.book }), card: contractCard(SALON) },
  ]);
  const clock = memoryClock(NOW);
  const plain = memoryUnitOfWork(database);
  const wrap = options.stores ?? ((stores) => stores);
  const uow: UnitOfWork = { run: (actor, work) => plain.run(actor, (stores) => work(wrap(stores))) };
  const payments = memoryPayments(clock, database.guard.refuse);
  const alarms: string[] = [];
  const silent = () => undefined;
  const log: Log = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (message) => void alarms.push(message),
  };
  const rows = () => rowsOf(database, SALON);
  const paymentLookout: PaymentLookout = {
    running: (before) =>
      Promise.resolve(
        [...rows().orderBook.payments.values()]
          .filter((payment) => isRunning(payment) && payment.openedAt <= before)
          .map(({ id, openedAt }) => ({ salonId: SALON, paymentId: id, openedAt })),
      ),
    done: () => Promise.resolve(),
  };
  const depositLookout = depositLookoutOf(rows);
  const notices = {
    compose: (kind: string) => ({ subject: kind, text: kind, html: kind, calendar: null }),
  };
  const links = memoryLinks();
  const orderLinks = { order: () => 'https://salon.test/order', open: () => null };
  const deps = {
    uow,
    clock,
    ids: memoryIds(),
    payments,
    notices,
    links: orderLinks,
    ...moneyParts,
    visitLinks: links,
    paymentLookout,
    depositLookout,
    log,
    sweeper: memoryHoldSweeper(database),
  };
  const useCases = {
    reserve: reserveSlot(deps),
    release: releaseHold(deps),
    confirm: confirmAppointment(deps),
    pay: payDeposit({ ...deps, links }),
    look: lookAtDeposit(deps),
    cancel: cancelAppointment(deps),
    move: rescheduleAppointment(deps),
    expire: expireHolds(deps),
    settle: settlePayment(deps),
    send: sendRefund(deps),
    apply: applyNotice(deps),
    askForRunning: settleRunningPayments(deps),
    lapse: lapseDeposits(deps),
    settleVisit: settleVisitDeposit(deps),
    decide: decideDeposit(deps),
    removeCard: removeCard(deps),
    invoice: invoiceVisit(deps),
    cancelAtDesk: cancelVisit(deps),
    step: changeVisitState(deps),
    create: createVisit(deps),
    accept: acceptRequest(deps),
    decline: declineRequest(deps),
    lapseRequests: lapseRequests({ ...deps, lookout: memoryRequestLookout(database) }),
    transfer: noteTransfer(deps),
  };
  let attempts = 5000;
  return {
    ...useCases,
    database,
    uow,
    clock,
    payments,
    vendor: payments.vendor,
    alarms,
    rows,
    async hold(start = START, over: Partial<ReserveSlotInput> = {}, actor: Visitor = ALICE) {
      const input = {
        attemptId: attemptId(attempts++),
        wish: wish(),
        start: at(start),
        locale: 'de-CH',
      } as const;
      return won(await useCases.reserve(actor, { ...input, ...over }));
    },
    async payPage(holdId: AppointmentId, over: Partial<PayDepositInput> = {}, actor: Visitor = ALICE) {
      const hold = rows().appointments.get(holdId)!.appointment;
      const details = { contact: RAW, termsVersion: hold.termsVersion };
      return await useCases.pay(actor, {
        holdId,
        details,
        locale: 'de-CH',
        title: () => 'Anzahlung',
        ...over,
      });
    },
    /** The newest page at the vendor's. */
    page: () => [...payments.vendor.checkouts.keys()].at(-1)!,
    visit: (id: AppointmentId) => rows().appointments.get(id)!.appointment,
    payment: (id: AppointmentId) =>
      [...rows().orderBook.payments.values()].filter(({ visitId }) => visitId === id),
    refunds: () => [...rows().orderBook.refunds.values()],
    moves: (id: AppointmentId) =>
      rows()
        .deposits.moves.filter(({ visitId }) => visitId === id)
        .map(({ kind, amount }) => `${kind} ${amount}`),
    standing: (id: AppointmentId) =>
      standingOf(rows().deposits.moves.filter(({ visitId }) => visitId === id)),
    letters: () => [...rows().mails.values()].map(({ letter }) => letter.kind),
    audit: () => rows().audit.map(({ entry }) => entry.action),
    matters: () => rows().orderBook.matters.map(({ kind }) => kind),
    occupied: () => [...rows().occupancy.values()].flat().map(({ appointmentId }) => appointmentId),
    /** All messages of the vendor so far, in their order. */
    async tell() {
      for (const { subject } of [...payments.vendor.notices]) await useCases.apply(subject);
    },
    /** Works off what jobs were left, as the worker does. */
    async jobs() {
      for (;;) {
        const job = rows().orderBook.jobs.shift();
        const visitId = job === undefined ? rows().deposits.jobs.shift() : undefined;
        if (job === undefined && visitId === undefined) return;
        if (job?.task === 'settle-payment') await useCases.settle(system, { paymentId: job.paymentId });
        if (job?.task === 'send-refund') await useCases.send(system, { refundId: job.refundId });
        if (visitId !== undefined) await useCases.settleVisit(system, { visitId });
      }
    },
    /** Held, paid by card, and told. */
    async booked(
      start = START,
      over: Partial<ReserveSlotInput> = {},
      actor: Visitor = ALICE,
      { way = 'card', ...page }: Partial<PayDepositInput> & { readonly way?: MemoryWay } = {},
    ) {
      const hold = await this.hold(start, over, actor);
      won(await this.payPage(hold.id, page, actor));
      payments.vendor.pays(this.page(), way);
      await this.tell();
      await this.jobs();
      return hold.id;
    },
  };
}

export type DepositDesk = ReturnType<typeof depositDesk>;

/** Times that are held and paid ahead, and what becomes of them: the part of the shop of `test:money` with a calendar. */
import { memoryHoldSweeper } from '#adapters/memory/hold-sweeper.ts';
import { memoryLinks } from '#adapters/memory/links.ts';
import { cancelVisit } from '#domain/calendar/use-cases/cancel-visit.ts';
import { changeVisitState } from '#domain/calendar/use-cases/change-visit-state.ts';
import type { VisitStep } from '#domain/calendar/visit-steps.ts';
import { claimOf } from '#domain/deposits/claim.ts';
import { standingOf } from '#domain/deposits/deposit-ledger.ts';
import { decideDeposit, type DepositDecision } from '#domain/deposits/use-cases/decide-deposit.ts';
import { lapseDeposits } from '#domain/deposits/use-cases/lapse-deposits.ts';
import { payDeposit } from '#domain/deposits/use-cases/pay-deposit.ts';
import { settleVisitDeposit } from '#domain/deposits/use-cases/settle-deposits.ts';
import type { LinkHolder } from '#domain/shared/actor.ts';
import type { AppointmentId } from '#domain/shared/ids.ts';
import { rappen, sum } from '#domain/shared/money.ts';
import { dateOf, instantOf, type Instant } from '#domain/shared/salon-time.ts';
import { isPastCutoff } from '#domain/slots/cancellation.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { isVisit } from '#domain/slots/hold.ts';
import { cancelAppointment } from '#domain/slots/use-cases/cancel-appointment.ts';
import { expireHolds } from '#domain/slots/use-cases/expire-holds.ts';
import { releaseHold } from '#domain/slots/use-cases/release-hold.ts';
import { reserveSlot } from '#domain/slots/use-cases/reserve-slot.ts';
import { attemptId, visitor } from '#tests/contracts/contract-rows.ts';
import { contractBook, SALON } from '#tests/contracts/contract-salon.ts';
import { RAW, wish } from '#tests/domain/slots/use-cases/desk.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { depositLookoutOf } from '#tests/support/deposit-desk.ts';
import { system, type OrderDesk } from '#tests/support/order-desk.ts';

/** A cut of 60 or 70 francs asks for 20 or 21. */
export const DEPOSIT_RULE = { percent: 30, least: rappen(2000) };
const { zone } = contractBook(SALON);
const STAFF = employeeOf(SALON, 'staff');
const OWNER = employeeOf(SALON, 'owner');
const HOURS = ['10:00', '10:30', '14:00', '17:00'] as const;
const DAY = 24 * 3_600_000;

export type Carefully = <T>(work: () => Promise<T>) => Promise<T | null>;

export function visitsOf(desk: OrderDesk, carefully: Carefully) {
  const links = memoryLinks();
  const deps = {
    ...desk.deps,
    links,
    depositLookout: depositLookoutOf(desk.rows),
    sweeper: memoryHoldSweeper(desk.database),
  };
  const reserve = reserveSlot(deps);
  const release = releaseHold(deps);
  const pay = payDeposit(deps);
  const cancel = cancelAppointment(deps);
  const cancelAtDesk = cancelVisit(deps);
  const step = changeVisitState(deps);
  const decide = decideDeposit(deps);
  const settleVisit = settleVisitDeposit(deps);
  const lapse = lapseDeposits({ ...desk.deps, depositLookout: deps.depositLookout });
  const expire = expireHolds(deps);

  const held: AppointmentId[] = [];
  /** What whoever cancelled or did not come was told that it costs, in Rappen; said anew here. */
  const owed = new Map<AppointmentId, number>();
  /** Number 7 of three visits is the first one: so that a story keeps its meaning when it shrinks. */
  const pick = (number: number) => {
    const id = held.length === 0 ? undefined : held[number % held.length];
    return id === undefined ? undefined : desk.rows().appointments.get(id)?.appointment;
  };
  const holderOf = (visit: NonNullable<ReturnType<typeof pick>>) => ({
    ...visitor(1),
    visitorId: visit.visitorId,
  });
  const movesOf = (id: AppointmentId) => desk.rows().deposits.moves.filter(({ visitId }) => visitId === id);
  /** The salon works from Tuesday to Saturday. */
  const workday = (ahead: number) => {
    let day = desk.clock.now() + ahead * DAY;
    while ([0, 1].includes(new Date(day).getUTCDay())) day += DAY;
    return dateOf(day as Instant, zone);
  };

  const take = async ({ id, status, total, deposit }: Appointment, how: VisitStep) => {
    const done = await step(STAFF, { id, step: how, expected: status });
    if (!done.ok) return;
    if (done.value === 'no_show') owed.set(id, Math.max(total / 2, deposit));
    else owed.delete(id);
  };

  return {
    held,
    owed,
    pick,
    movesOf,
    async holds(buyer: number, ahead: number, hour: number) {
      const start = at(`${workday(ahead)} ${HOURS[hour % HOURS.length]}`);
      const input = { attemptId: attemptId(held.length + 1), wish: wish(), start, locale: 'de-CH' } as const;
      const hold = await reserve(visitor(1 + buyer), input);
      if (hold.ok) held.push(hold.value.id);
      return hold.ok ? held.length - 1 : null;
    },
    async startsPaying(number: number) {
      const hold = pick(number);
      if (hold === undefined) return;
      const details = { contact: RAW, termsVersion: hold.termsVersion };
      const input = { holdId: hold.id, details, locale: 'de-CH', title: () => 'Anzahlung' } as const;
      await carefully(() => pay(holderOf(hold), input));
    },
    async letsGo(number: number) {
      const hold = pick(number);
      if (hold !== undefined) await release(holderOf(hold), { holdId: hold.id });
    },
    /** With the fee that the page shows; `unsaid`: from a page that was made before the cut-off. */
    async cancels(number: number, unsaid: boolean) {
      const visit = pick(number);
      if (visit === undefined || !isVisit(visit)) return;
      const late = isPastCutoff(visit, desk.clock.now());
      const fee = late && !unsaid ? claimOf(visit, 'late_cancellation') : undefined;
      const actor: LinkHolder = { ...holderOf(visit), kind: 'link', appointmentId: visit.id };
      const done = await cancel(actor, fee === undefined ? {} : { fee });
      if (done.ok && !owed.has(visit.id)) owed.set(visit.id, late ? visit.total / 2 : 0);
    },
    async cancelsAtDesk(number: number, byCustomer: boolean) {
      const visit = pick(number);
      if (visit === undefined) return;
      const { id, sequence } = visit;
      const late = byCustomer && isVisit(visit) && isPastCutoff(visit, desk.clock.now());
      const done = await cancelAtDesk(STAFF, {
        id,
        reason: 'so ist es',
        expectedSequence: sequence,
        byCustomer,
      });
      if (done.ok && !owed.has(id)) owed.set(id, late ? visit.total / 2 : 0);
    },
    async steps(number: number, how: VisitStep) {
      const visit = pick(number);
      if (visit !== undefined) await take(visit, how);
    },
    /** The hour comes, and with it the customer, or not. */
    async comesToPass(number: number, how: 'check_in' | 'no_show') {
      const visit = pick(number);
      if (visit?.status !== 'confirmed') return;
      const wait = instantOf(visit.from) + 60_000 - desk.clock.now();
      if (wait > 0) desk.clock.pass(wait);
      await take(visit, how);
    },
    async decides(number: number, decision: DepositDecision, stale: boolean) {
      const visit = pick(number);
      if (visit === undefined) return;
      const { left, kept } = standingOf(movesOf(visit.id));
      const onVouchers = sum(
        [...desk.rows().voucherBook.vouchers.values()]
          .filter(({ source }) => source.kind === 'deposit' && source.appointmentId === visit.id)
          .map(({ balance }) => balance),
      );
      const seen = { left: left + (stale ? 1 : 0), kept, onVouchers };
      await decide(OWNER, { visitId: visit.id, decision, reason: 'so ist es', seen });
    },
    /** As the worker does; one after the other, whatever fails comes again. */
    async jobs() {
      for (let { length } = desk.rows().deposits.jobs; length > 0; length -= 1) {
        const visitId = desk.rows().deposits.jobs.shift();
        if (visitId === undefined) return;
        if ((await carefully(() => settleVisit(system, { visitId }))) === null)
          desk.rows().deposits.jobs.push(visitId);
      }
    },
    async lapses() {
      await carefully(() => expire());
      await carefully(() => lapse());
    },
  };
}

export type Visits = ReturnType<typeof visitsOf>;

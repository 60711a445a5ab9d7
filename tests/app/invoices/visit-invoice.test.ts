/** The page that offers the invoice of a visit, held against the invoice that is then issued. */
import { describe, expect, test } from 'vitest';
import type { DepositView } from '#domain/ports/deposits.ts';
import { standingOf } from '#domain/deposits/deposit-ledger.ts';
import { isRefilled } from '#domain/deposits/refill.ts';
import { DEFAULT_BILLING_RULES } from '#domain/invoices/billing-rules.ts';
import { invoiceTotal } from '#domain/invoices/invoice.ts';
import type { AppointmentId, AttemptId, InvoiceId } from '#domain/shared/ids.ts';
import { rappen } from '#domain/shared/money.ts';
import { instantOf, type Instant } from '#domain/shared/salon-time.ts';
import { loader } from '#app/routes/admin-visit-invoice.tsx';
import { deCH } from '#app/i18n/de-CH.ts';
import { as } from '#tests/app/calendar/signed-in.ts';
import { answerOf, get } from '#tests/app/support/fake-page.ts';
import { contractBook, SALON } from '#tests/contracts/contract-salon.ts';
import { outcome, wish, won } from '#tests/domain/slots/use-cases/desk.ts';
import { employeeOf } from '#tests/support/builders/products.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { depositDesk, type DepositDesk, START } from '#tests/support/deposit-desk.ts';

const STAFF = employeeOf(SALON, 'staff');
const INVOICE = '0000011c-0000-4000-8000-000000000001' as InvoiceId;
const NOBODY = { name: '', street: '', houseNumber: '', postalCode: '', city: '' };
const rules = {
  ...contractBook(SALON).rules,
  cancellation: { cutoffMinutes: 1440, lateFeePercent: 50 },
  deposit: { percent: 30, least: rappen(2000) },
};

/** What the page reads, of the same rows. */
function seenBy(desk: DepositDesk, id: AppointmentId) {
  const visit = desk.visit(id);
  const { deposits, appointments } = desk.rows();
  const moves = deposits.moves.filter(({ visitId }) => visitId === id);
  const others = [...appointments.values()]
    .map(({ appointment }) => appointment)
    .filter((other) => other.id !== id && other.status === 'confirmed')
    .flatMap(({ items }) => items);
  const claim = deposits.claims.get(id) ?? null;
  const view: DepositView = {
    standing: standingOf(moves),
    moves,
    claim,
    endedAt: null,
    refilled: claim !== null && isRefilled(visit.items, others),
    onVouchers: rappen(0),
    card: deposits.cards.get(id) ?? null,
  };
  const plain = as('staff');
  return {
    ...plain,
    clock: desk.clock,
    salonQueries: { ...plain.salonQueries, book: () => Promise.resolve(contractBook(SALON, { rules })) },
    calendar: {
      ...plain.calendar,
      queries: {
        ...plain.calendar.queries,
        visit: () =>
          Promise.resolve({
            appointment: visit,
            person: null,
            note: '',
            endReason: null,
            stateAt: null,
            events: [],
          } as never),
      },
    },
    settings: {
      ...plain.settings,
      queries: {
        ...plain.settings.queries,
        salon: () => Promise.resolve({ billing: DEFAULT_BILLING_RULES } as never),
      },
    },
    deposits: {
      ...plain.deposits,
      queries: { ...plain.deposits.queries, ofVisit: () => Promise.resolve(view) },
    },
  } as typeof plain;
}

async function shown(desk: DepositDesk, id: AppointmentId) {
  const path = `/admin/visits/${id}/invoice`;
  const answer = await answerOf(() => loader(get(path, seenBy(desk, id), { id })));
  return answer.data as Awaited<ReturnType<typeof loader>>;
}
const issue = async (desk: DepositDesk, id: AppointmentId) =>
  outcome(await desk.invoice(STAFF, { visitId: id, invoiceId: INVOICE, recipient: NOBODY }));

describe('the page shows what is then invoiced', () => {
  const open = async () => {
    const desk = depositDesk({ book: { rules } });
    const id = await desk.booked();
    const { from, to } = desk.visit(id);
    return {
      desk,
      id,
      step: async (step: 'no_show' | 'complete') =>
        void won(await desk.step(STAFF, { id, step, expected: 'confirmed' })),
      begins: () => desk.clock.set((instantOf(from) + 60_000) as Instant),
      isOver: () => desk.clock.set((instantOf(to) + 60_000) as Instant),
    };
  };
  const issued = (desk: DepositDesk) => {
    const { content } = desk.rows().invoices.issued.get(INVOICE)!;
    return { total: invoiceTotal(content.lines), paid: content.paid };
  };

  test('of what was done, with what was paid ahead', async () => {
    const { desk, id, step, begins } = await open();
    begins();
    await step('complete');
    const page = await shown(desk, id);
    expect(page).toMatchObject({ whyNot: null, noShowFee: 0, paidAhead: 2000 });
    expect(await issue(desk, id)).toBe('ok');
    expect(issued(desk)).toEqual({ total: page.visit.total, paid: page.paidAhead });
  });

  test.each([
    ['was kept', true],
    ['still lies there', false],
  ])('of what somebody owes who did not come, when the deposit %s', async (_, settled) => {
    const { desk, id, step, begins, isOver } = await open();
    begins();
    await step('no_show');
    if (settled) await desk.jobs();
    isOver();
    const page = await shown(desk, id);
    expect(page).toMatchObject({ whyNot: null, noShowFee: 1000, paidAhead: 0 });
    expect(await issue(desk, id)).toBe('ok');
    expect(issued(desk)).toEqual({ total: page.noShowFee, paid: page.paidAhead });
  });

  test('or says what the form would say', async () => {
    const { desk, id, isOver } = await open();
    const { make } = deCH.invoices;
    const both = async () => [(await shown(desk, id)).whyNot, await issue(desk, id)];
    expect(await both()).toEqual([make.notCompleted, 'not_completed']);
    const { sequence } = desk.visit(id);
    desk.clock.set((instantOf(desk.visit(id).from) - 3 * 3_600_000) as Instant);
    won(await desk.cancelAtDesk(STAFF, { id, reason: '', expectedSequence: sequence, byCustomer: true }));
    expect(await both()).toEqual([make.not_over, 'not_over']);
    const { staffId } = desk.visit(id).items[0]!;
    won(
      await desk.create(STAFF, {
        attemptId: 'aaaaaaaa-0000-4000-8000-000000000001' as AttemptId,
        wish: wish(staffId),
        start: at(START),
        customerId: null,
        contact: { firstName: 'Max', lastName: '', email: '', phone: '', note: '' },
        locale: 'de-CH',
        outsideHours: false,
      }),
    );
    isOver();
    expect(await both()).toEqual([make.nothing_owed, 'nothing_owed']);
  });
});

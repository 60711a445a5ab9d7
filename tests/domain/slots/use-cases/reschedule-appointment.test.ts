import { describe, expect, it } from 'vitest';
import { err } from '#domain/shared/result.ts';
import { rappen } from '#domain/shared/money.ts';
import type { LocalDate } from '#domain/shared/salon-time.ts';
import type { ConfirmedAppointment } from '#domain/slots/appointment.ts';
import { ALICE, BRUNO, instant, linkTo, visitor } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN, CHAIR, COLOUR, contractBook, CUT, OTHER_SALON } from '#tests/contracts/contract-salon.ts';
import { at, someRules } from '#tests/support/builders/salon-book.ts';
import { ALL_STATUSES, desk, inState, outcome, wish, withoutAddress, won } from './desk.ts';
import type { Desk } from './desk.ts';

const TEN = '2026-03-17 10:00';
const NEXT_DAY = '2026-03-18 14:00';

const move = (salon: Desk, visit: ConfirmedAppointment, start: string, expectedSequence = visit.sequence) =>
  salon.move(linkTo(visit.id), { start: at(start), expectedSequence });

describe('moving a visit', () => {
  it('gives up the old time for the new one, in the same rows, and says so in one letter', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN, { wish: wish(ANNA, COLOUR) });
    const moved = won(await move(salon, visit, NEXT_DAY));
    expect(moved).toEqual({
      ...visit,
      day: '2026-03-18',
      from: at(NEXT_DAY),
      to: at('2026-03-18 15:30'),
      items: [{ ...visit.items[0], from: at(NEXT_DAY), to: at('2026-03-18 15:30') }],
      sequence: 1,
    });
    expect(salon.appointment(visit.id)).toEqual(moved);
    expect(salon.occupied().map(({ subject, day, from }) => [subject, day, from - at(NEXT_DAY)])).toEqual([
      [ANNA, '2026-03-18', 0],
      [ANNA, '2026-03-18', 70],
      [CHAIR, '2026-03-18', 0],
    ]);
    expect(salon.audit().at(-1)?.entry).toMatchObject({
      action: 'appointment.moved',
      data: { was: '2026-03-17T09:00:00Z', from: '2026-03-18T13:00:00Z', sequence: 1 },
    });
    expect(salon.letters()).toHaveLength(2);
    expect(salon.letters()[1]).toMatchObject({
      kind: 'appointment_moved',
      content: { calendar: { method: 'REQUEST', ics: expect.stringContaining('SEQUENCE:1') } },
    });
    expect(outcome(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO))).toBe('ok');
  });

  it('may overlap the time that it had', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN, { wish: wish(ANNA) });
    const moved = won(await move(salon, visit, '2026-03-17 10:15'));
    expect(salon.occupied()).toMatchObject([{ subject: ANNA, from: moved.from, to: moved.to }]);
  });

  it('to where it is already changes nothing and posts nothing, at any time and from any page', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    const before = salon.counts();
    salon.clock.set(instant('2026-03-17 09:59'));
    expect(won(await move(salon, visit, TEN, 17))).toEqual(visit);
    expect(salon.counts()).toEqual(before);
  });

  it('sent twice moves once', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    const both = await Promise.all([1, 2].map(() => move(salon, visit, NEXT_DAY)));
    expect(both.map((result) => won(result).sequence)).toEqual([1, 1]);
    expect(salon.letters()).toHaveLength(2);
    expect(salon.audited().filter((action) => action === 'appointment.moved')).toHaveLength(1);
  });

  it('from two windows to two times: the first one counts', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    const both = await Promise.all([move(salon, visit, NEXT_DAY), move(salon, visit, '2026-03-19 14:00')]);
    expect(both.map(outcome)).toEqual(['ok', 'changed_meanwhile']);
    expect(salon.appointment(visit.id)?.day).toBe('2026-03-18');
  });

  it('is written once after a deadlock', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    salon.database.faults.repeatUnits = 2;
    expect(won(await move(salon, visit, NEXT_DAY)).sequence).toBe(1);
    expect(salon.letters()).toHaveLength(2);
  });

  it('ends holds on the new day that are over', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN, { wish: wish(ANNA) });
    const theirs = won(await salon.hold(NEXT_DAY, { wish: wish(ANNA) }, BRUNO));
    expect(outcome(await move(salon, visit, NEXT_DAY))).toBe('held');
    salon.clock.set(theirs.reservedUntil);
    expect(outcome(await move(salon, visit, NEXT_DAY))).toBe('ok');
    expect(salon.appointment(theirs.id)?.status).toBe('expired');
    expect(salon.audited()).toContain('appointment.expired');
  });
});

it('tells nobody where there is no address, and moves all the same', async () => {
  const salon = desk({ stores: withoutAddress });
  const visit = await salon.visit(TEN);
  expect(won(await move(salon, visit, NEXT_DAY))).toMatchObject({ sequence: 1 });
  expect(salon.letters()).toHaveLength(1);
});

describe('what was agreed', () => {
  it('stays: price, name and length of the day of booking', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    const { services } = contractBook();
    const dearer = { ...services.get(CUT)!, price: rappen(9900), segments: [60] };
    salon.change({ services: new Map([...services, [CUT, dearer]]), termsVersion: '2027-01' });
    const moved = won(await move(salon, visit, NEXT_DAY));
    expect(moved).toMatchObject({ total: 6000, termsVersion: '2026-01', to: at('2026-03-18 14:30') });
    expect(moved.items[0]).toMatchObject({
      price: 6000,
      segments: [30],
      serviceName: visit.items[0]?.serviceName,
    });
  });

  it('includes the colleague who was asked for, and no other', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN, { wish: wish(ANNA) });
    await salon.visit(NEXT_DAY, { wish: wish(ANNA) }, BRUNO);
    expect(outcome(await move(salon, visit, NEXT_DAY))).toBe('booked');
  });

  it('lets another colleague take over when none was asked for, at the same price', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    expect(visit.items[0]).toMatchObject({ staffId: ANNA, staffChosen: false });
    await salon.visit(NEXT_DAY, { wish: wish(ANNA) }, BRUNO);
    const moved = won(await move(salon, visit, NEXT_DAY));
    expect(moved.items[0]).toMatchObject({ staffId: BEN, staffName: 'Ben', staffChosen: false, price: 6000 });
    expect(won(await move(salon, moved, '2026-03-18 15:00')).items[0]?.price).toBe(6000);
  });

  it('but the VAT rate is that of the new day of service', async () => {
    const rate = (basisPoints: number, validFrom: string) => ({
      code: 'standard',
      basisPoints,
      validFrom: validFrom as LocalDate,
    });
    const vatRates = [rate(810, '2024-01-01'), rate(880, '2026-04-01')];
    const salon = desk({ book: { vatRates } });
    const visit = await salon.visit(TEN);
    const moved = won(await move(salon, visit, '2026-04-01 10:00'));
    expect(moved.items[0]).toMatchObject({ price: 6000, vatBasisPoints: 880 });
    expect(won(await move(salon, moved, TEN)).items[0]?.vatBasisPoints).toBe(810);
  });
});

describe('what is refused leaves the visit where it is', () => {
  const unmoved = async (salon: Desk, visit: ConfirmedAppointment, start: string, sequence = 0) => {
    const before = salon.counts();
    const occupied = salon.occupied();
    const result = await move(salon, visit, start, sequence);
    expect(salon.counts()).toEqual(before);
    expect(salon.occupied()).toEqual(occupied);
    expect(salon.appointment(visit.id)).toEqual(visit);
    return result;
  };

  it.each([
    ['not_on_grid', '2026-03-18 14:07'],
    ['outside_opening_hours', '2026-03-18 19:00'],
    ['lead_time', '2026-03-09 09:00'],
    ['beyond_horizon', '2026-12-01 10:00'],
  ])('%s', async (kind, start) => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    expect(outcome(await unmoved(salon, visit, start))).toBe(kind);
  });

  it('a taken time, with the nearest free ones, its own time among them', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN, { wish: wish(ANNA) });
    await salon.visit('2026-03-17 11:00', { wish: wish(ANNA) }, BRUNO);
    const result = await unmoved(salon, visit, '2026-03-17 11:00');
    expect(result).toMatchObject({ error: { kind: 'booked', staffId: ANNA } });
    expect(!result.ok && 'nearest' in result.error && result.error.nearest).toContain(at('2026-03-17 10:15'));
  });

  it('a plan that the database refuses, unless a colleague can', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    salon.database.faults.refuseOccupy = 99;
    expect(outcome(await unmoved(salon, visit, NEXT_DAY))).toBe('slot_taken');
    salon.database.faults.refuseOccupy = 1;
    expect(won(await move(salon, visit, NEXT_DAY)).items[0]?.staffId).toBe(BEN);
  });

  it.each([-1, 1])('a decision made on another state of the visit', async (difference) => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    expect(await unmoved(salon, visit, NEXT_DAY, difference)).toEqual(err({ kind: 'changed_meanwhile' }));
  });

  it('a visit that changed its day while the gates were taken', async () => {
    const salon = desk({
      stores: (stores) => ({
        ...stores,
        appointments: {
          ...stores.appointments,
          find: async (id) => {
            const found = await stores.appointments.find(id);
            return found && { ...found, day: '2026-03-19' as typeof found.day };
          },
        },
      }),
    });
    const visit = await salon.visit(TEN);
    expect(await unmoved(salon, visit, NEXT_DAY)).toEqual(err({ kind: 'changed_meanwhile' }));
  });

  it.each([
    ['2026-03-16 10:00', 'ok'],
    ['2026-03-16 10:01', 'cutoff_passed'],
    ['2026-03-18 10:00', 'cutoff_passed'],
  ])('after the cut-off: at %s %s', async (now, kind) => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    salon.clock.set(instant(now));
    if (kind === 'ok') expect(outcome(await move(salon, visit, '2026-03-19 14:00'))).toBe('ok');
    else {
      expect(await unmoved(salon, visit, '2026-03-19 14:00')).toEqual(
        err({ kind: 'cutoff_passed', cutoff: instant('2026-03-16 10:00') }),
      );
    }
  });

  it.each([
    ['a link to nothing', { appointmentId: '00000000-0000-4000-8000-00000000dead' as never }],
    ['a link of another salon', { salonId: OTHER_SALON }],
  ])('%s', async (_, over) => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    const link = { ...linkTo(visit.id), ...over };
    expect(await salon.move(link, { start: at(NEXT_DAY), expectedSequence: 0 })).toEqual(
      err({ kind: 'not_found' }),
    );
    expect(salon.appointment(visit.id)).toEqual(visit);
  });
});

it.each(ALL_STATUSES)('moving what is %s', async (status) => {
  const salon = desk();
  const visit = await salon.visit(TEN);
  salon.put(inState(visit, status));
  const others: Partial<Record<typeof status, string>> = {
    confirmed: 'ok',
    reserved: 'not_found',
    requested: 'not_answered_yet',
  };
  expect(outcome(await move(salon, visit, NEXT_DAY))).toBe(others[status] ?? 'already_ended');
});

describe('the sequence', () => {
  const sequences = (salon: Desk) =>
    salon.letters().map(({ content }) => /SEQUENCE:(\d+)/.exec(content.calendar?.ics ?? '')?.[1]);

  it('grows by one with each move and with the cancellation, and each letter carries its own', async () => {
    const salon = desk();
    let visit = await salon.visit(TEN);
    for (const start of [NEXT_DAY, '2026-03-19 10:00', TEN]) {
      visit = won(await move(salon, visit, start));
      won(await move(salon, visit, start, 0));
    }
    const ended = won(await salon.cancel(linkTo(visit.id), {}));
    won(await salon.cancel(linkTo(visit.id), {}));
    expect(ended.sequence).toBe(4);
    expect(salon.appointment(visit.id)?.sequence).toBe(4);
    expect(sequences(salon)).toEqual(['0', '1', '2', '3', '4']);
    expect(new Set(salon.letters().map(({ id }) => id)).size).toBe(5);
  });

  it('does not grow with what was refused', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    await move(salon, visit, '2026-03-18 14:07');
    expect(won(await move(salon, visit, NEXT_DAY)).sequence).toBe(1);
  });
});

it('follows a shorter horizon and a longer lead time of today', async () => {
  const salon = desk();
  const visit = await salon.visit('2026-03-31 10:00');
  salon.change({ rules: someRules({ horizonDays: 5 }) });
  expect(outcome(await move(salon, visit, NEXT_DAY))).toBe('beyond_horizon');
  expect(outcome(await salon.hold(NEXT_DAY, {}, visitor(4)))).toBe('beyond_horizon');
  expect(outcome(await salon.release(ALICE, { holdId: visit.id }))).toBe('already_confirmed');
});

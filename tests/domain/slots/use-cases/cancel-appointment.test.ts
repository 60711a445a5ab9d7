import { describe, expect, it } from 'vitest';
import { err } from '#domain/shared/result.ts';
import type { EpochMinute, Instant } from '#domain/shared/salon-time.ts';
import type { Appointment } from '#domain/slots/appointment.ts';
import { ALICE, BRUNO, instant, linkTo, NOW } from '#tests/contracts/contract-rows.ts';
import { ANNA, OTHER_SALON } from '#tests/contracts/contract-salon.ts';
import { someRules } from '#tests/support/builders/salon-book.ts';
import { ALL_STATUSES, desk, inState, outcome, wish, withoutAddress, won } from './desk.ts';

const TEN = '2026-03-17 10:00';

describe('cancelling a visit', () => {
  it('ends it, frees its time, and sends what takes it out of the calendar', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN, { wish: wish(ANNA) });
    const ended = won(await salon.cancel(linkTo(visit.id), { reason: 'Ferien' }));
    expect(ended).toMatchObject({
      status: 'cancelled',
      sequence: 1,
      customerId: visit.customerId,
      items: visit.items,
    });
    expect(ended).not.toHaveProperty('confirmedAt');
    expect(salon.occupied()).toEqual([]);
    expect(salon.audited().at(-1)).toBe('appointment.cancelled');
    expect(salon.letters()).toHaveLength(2);
    expect(salon.letters()[1]).toMatchObject({
      kind: 'appointment_cancelled',
      recipient: 'alice@example.ch',
      content: { calendar: { method: 'CANCEL', ics: expect.stringContaining('SEQUENCE:1') } },
    });
    expect(outcome(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO))).toBe('ok');
  });

  it("keeps the customer's words with the visit and out of the audit log", async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    won(await salon.cancel(linkTo(visit.id), { reason: ' Bin\nkrank,  Gruss Alice ' }));
    expect(salon.endReason(visit.id)).toBe('Bin krank, Gruss Alice');
    expect(JSON.stringify(salon.audit())).not.toContain('krank');
  });

  it('twice returns the first result and posts one letter', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    const all = await Promise.all([1, 2, 3].map(() => salon.cancel(linkTo(visit.id), {})));
    const before = salon.counts();
    salon.clock.set(instant('2026-03-20 10:00'));
    const later = won(await salon.cancel(linkTo(visit.id), { reason: 'too late' }));
    for (const result of all) expect(won(result)).toMatchObject({ status: 'cancelled', sequence: 1 });
    expect(later).toMatchObject({ status: 'cancelled', sequence: 1 });
    expect(salon.counts()).toEqual(before);
    expect(salon.letters()).toHaveLength(2);
  });

  it('is written once after a deadlock', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    salon.database.faults.repeatUnits = 2;
    won(await salon.cancel(linkTo(visit.id), {}));
    expect(salon.appointment(visit.id)?.sequence).toBe(1);
    expect(salon.letters()).toHaveLength(2);
  });

  it('tells nobody where there is no address, and ends all the same', async () => {
    const salon = desk({ stores: withoutAddress });
    const visit = await salon.visit(TEN);
    expect(outcome(await salon.cancel(linkTo(visit.id), {}))).toBe('ok');
    expect(salon.letters()).toHaveLength(1);
  });

  it('sends no letter to a person whom the salon has forgotten', async () => {
    const salon = desk({
      stores: (stores) => ({
        ...stores,
        appointments: { ...stores.appointments, contactOf: async () => null },
      }),
    });
    const visit = await salon.visit(TEN);
    expect(outcome(await salon.cancel(linkTo(visit.id), {}))).toBe('ok');
    expect(salon.letters()).toHaveLength(1);
  });
});

describe('the cut-off', () => {
  it.each([
    ['2026-03-17 10:00', '2026-03-16 09:59', 'ok'],
    ['2026-03-17 10:00', '2026-03-16 10:00', 'ok'],
    ['2026-03-17 10:00', '2026-03-16 10:01', 'cutoff_passed'],
    ['2026-03-17 10:00', '2026-03-17 09:59', 'cutoff_passed'],
    ['2026-03-17 10:00', '2026-03-18 10:00', 'cutoff_passed'],
    // 24 real hours, across a night of 23 and one of 25.
    ['2026-03-29 10:00', '2026-03-28 09:00', 'ok'],
    ['2026-03-29 10:00', '2026-03-28 09:01', 'cutoff_passed'],
    ['2026-10-25 10:00', '2026-10-24 11:00', 'ok'],
    ['2026-10-25 10:00', '2026-10-24 11:01', 'cutoff_passed'],
  ])('visit at %s, cancelled at %s: %s', async (start, now, kind) => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    const from = (instant(start) / 60_000) as EpochMinute;
    salon.put({ ...visit, from, to: (from + 30) as EpochMinute });
    salon.clock.set(instant(now));
    expect(outcome(await salon.cancel(linkTo(visit.id), {}))).toBe(kind);
  });

  it('counts to the millisecond and is told', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    salon.clock.set((instant('2026-03-16 10:00') + 1) as Instant);
    expect(await salon.cancel(linkTo(visit.id), {})).toEqual(
      err({ kind: 'cutoff_passed', cutoff: instant('2026-03-16 10:00') }),
    );
    expect(salon.appointment(visit.id)).toEqual(visit);
    expect(salon.occupied()).toHaveLength(1);
  });

  it('is the one that was agreed, whatever the salon says today', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    salon.change({ rules: someRules({ cancellation: { cutoffMinutes: 0, lateFeePercent: 0 } }) });
    salon.clock.set(instant('2026-03-16 10:01'));
    expect(outcome(await salon.cancel(linkTo(visit.id), {}))).toBe('cutoff_passed');
  });
});

it.each(ALL_STATUSES)('cancelling what is %s', async (status) => {
  const salon = desk();
  const visit = await salon.visit(TEN);
  salon.put(inState(visit, status));
  const expected: Record<typeof status, string> = {
    reserved: 'not_found',
    requested: 'ok',
    confirmed: 'ok',
    checked_in: 'already_ended',
    completed: 'already_ended',
    cancelled: 'ok',
    expired: 'already_ended',
    no_show: 'already_ended',
  };
  expect(outcome(await salon.cancel(linkTo(visit.id), {}))).toBe(expected[status]);
  expect(salon.letters()).toHaveLength(status === 'confirmed' || status === 'requested' ? 2 : 1);
});

describe('not found', () => {
  it.each([
    ['a link to nothing', (id: Appointment['id']) => linkTo(id.replace(/.$/, 'f') as Appointment['id'])],
    ['a link of another salon', (id: Appointment['id']) => ({ ...linkTo(id), salonId: OTHER_SALON })],
  ])('%s', async (_, link) => {
    const salon = desk();
    const visit = await salon.visit(TEN);
    expect(await salon.cancel(link(visit.id), {})).toEqual(err({ kind: 'not_found' }));
    expect(salon.appointment(visit.id)).toEqual(visit);
  });

  it('a hold, and one that was given up: no link was ever sent for it', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    expect(outcome(await salon.cancel(linkTo(held.id), {}))).toBe('not_found');
    won(await salon.release(ALICE, { holdId: held.id }));
    expect(outcome(await salon.cancel(linkTo(held.id), {}))).toBe('not_found');
  });
});

describe('a visit that is moved to another day at the same moment', () => {
  const withStaleReads = (stale: number) => {
    let reads = 0;
    return desk({
      stores: (stores) => ({
        ...stores,
        appointments: {
          ...stores.appointments,
          find: async (id) => {
            const found = await stores.appointments.find(id);
            return found !== null && reads++ < stale
              ? { ...found, day: '2026-03-18' as typeof found.day }
              : found;
          },
        },
      }),
    });
  };

  it('is read again and cancelled under the right gate', async () => {
    const salon = withStaleReads(2);
    const visit = await salon.visit(TEN);
    expect(outcome(await salon.cancel(linkTo(visit.id), {}))).toBe('ok');
    expect(salon.letters()).toHaveLength(2);
  });

  it('is given up on when it never keeps still', async () => {
    const salon = withStaleReads(99);
    const visit = await salon.visit(TEN);
    await expect(salon.cancel(linkTo(visit.id), {})).rejects.toThrow('keep still');
    expect(salon.appointment(visit.id)).toEqual(visit);
  });
});

it('the moment of cancelling is noted', async () => {
  const salon = desk();
  const visit = await salon.visit(TEN);
  salon.clock.pass(5_000);
  won(await salon.cancel(linkTo(visit.id), {}));
  expect(salon.audit().at(-1)).toMatchObject({ at: NOW + 5_000, actor: linkTo(visit.id) });
});

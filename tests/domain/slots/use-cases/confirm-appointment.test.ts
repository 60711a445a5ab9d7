import { describe, expect, it } from 'vitest';
import { err } from '#domain/shared/result.ts';
import type { Instant } from '#domain/shared/salon-time.ts';
import type { Hold } from '#domain/slots/appointment.ts';
import type { ConfirmAppointmentInput } from '#domain/slots/use-cases/confirm-appointment.ts';
import { ALICE, BRUNO, CONTACT, NOW, visitor } from '#tests/contracts/contract-rows.ts';
import { ANNA, OTHER_SALON } from '#tests/contracts/contract-salon.ts';
import { ALL_STATUSES, desk, inState, outcome, RAW, wish, won } from './desk.ts';

const TEN = '2026-03-17 10:00';

const input = (held: Hold, over: Partial<ConfirmAppointmentInput> = {}): ConfirmAppointmentInput => ({
  holdId: held.id,
  contact: RAW,
  termsVersion: held.termsVersion,
  locale: 'de-CH',
  ...over,
});

describe('confirming', () => {
  it('keeps the rows, adds the customer, the audit entry and one letter', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    const occupied = salon.occupied();
    salon.clock.pass(60_000);
    const visit = won(await salon.confirm(ALICE, input(held)));

    const { reservedUntil: _, ...core } = held;
    expect(visit).toEqual({
      ...core,
      status: 'confirmed',
      customerId: visit.customerId,
      confirmedAt: NOW + 60_000,
    });
    expect(salon.appointment(held.id)).toEqual(visit);
    expect(salon.occupied()).toEqual(occupied);
    expect(salon.counts()).toEqual({
      appointments: 1,
      customers: 1,
      occupancy: 1,
      audit: 2,
      mails: 1,
      jobs: 1,
    });
    expect(salon.audited()).toEqual(['appointment.reserved', 'appointment.confirmed']);
    expect(JSON.stringify(salon.audit())).not.toMatch(/alice|muster|\+4179/i);
    expect(salon.letters()).toMatchObject([
      {
        kind: 'appointment_confirmed',
        appointmentId: held.id,
        recipient: CONTACT.email,
        locale: 'de-CH',
        content: { calendar: { method: 'REQUEST', ics: expect.stringContaining('SEQUENCE:0') } },
      },
    ]);
  });

  it('speaks the language in which it was confirmed from then on', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN, { locale: 'de-CH' }));
    expect(won(await salon.confirm(ALICE, input(held, { locale: 'en' }))).locale).toBe('en');
    expect(salon.appointment(held.id)?.locale).toBe('en');
    expect(salon.letters()).toMatchObject([{ locale: 'en' }]);
  });

  it('makes the visit last: it no longer lapses and no longer counts as a hold', async () => {
    const salon = desk();
    const visit = await salon.visit(TEN, { wish: wish(ANNA) });
    salon.clock.pass(3_600_000);
    expect(await salon.expire()).toEqual({ days: 0, holds: 0 });
    expect(outcome(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO))).toBe('booked');
    won(await salon.hold('2026-03-18 10:00'));
    won(await salon.hold('2026-03-19 10:00'));
    expect(salon.appointment(visit.id)).toEqual(visit);
  });

  it('is the same twice, whatever is sent along the second time', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    const first = won(await salon.confirm(ALICE, input(held)));
    const before = salon.counts();
    salon.clock.pass(3_600_000);
    const again = [
      input(held),
      input(held, { contact: { ...RAW, firstName: 'Andere' } }),
      input(held, { contact: { ...RAW, email: '' }, termsVersion: 'another' }),
    ];
    for (const repeated of again) expect(won(await salon.confirm(ALICE, repeated))).toEqual(first);
    expect(salon.counts()).toEqual(before);
  });

  it('is the same from two windows at once', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    const both = await Promise.all([1, 2].map(() => salon.confirm(ALICE, input(held))));
    expect(won(both[0]!)).toEqual(won(both[1]!));
    expect(salon.counts()).toMatchObject({ customers: 1, audit: 2, mails: 1 });
  });

  it('is written once after a deadlock', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    salon.database.faults.repeatUnits = 2;
    won(await salon.confirm(ALICE, input(held)));
    expect(salon.counts()).toMatchObject({ customers: 1, audit: 2, mails: 1, jobs: 1 });
  });

  it('keeps nothing when the letter cannot be posted', async () => {
    const salon = desk({
      stores: (stores) => ({
        ...stores,
        outbox: {
          post: async () => {
            throw new Error('no room');
          },
        },
      }),
    });
    const held = won(await salon.hold(TEN));
    await expect(salon.confirm(ALICE, input(held))).rejects.toThrow('no room');
    expect(salon.appointment(held.id)).toEqual(held);
    expect(salon.counts()).toMatchObject({ customers: 0, audit: 1, mails: 0 });
  });
});

describe('until when', () => {
  it.each([
    [-1, 'ok'],
    [0, 'hold_expired'],
    [1, 'hold_expired'],
  ])('%d ms from the end of the hold: %s', async (milliseconds, kind) => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    salon.clock.set((held.reservedUntil + milliseconds) as Instant);
    expect(outcome(await salon.confirm(ALICE, input(held)))).toBe(kind);
  });

  it('a hold that lapses while its row is waited for has lapsed', async () => {
    const salon = desk({
      stores: (stores) => ({
        ...stores,
        appointments: {
          ...stores.appointments,
          lock: async (id) => {
            const found = await stores.appointments.lock(id);
            salon.clock.pass(600_000);
            return found;
          },
        },
      }),
    });
    const held = won(await salon.hold(TEN));
    expect(await salon.confirm(ALICE, input(held))).toEqual(err({ kind: 'hold_expired' }));
    expect(salon.counts()).toMatchObject({ customers: 0, mails: 0 });
  });

  it('a lapsed hold stays lapsed when somebody else has the slot', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN, { wish: wish(ANNA) }));
    salon.clock.set(held.reservedUntil);
    await salon.visit(TEN, { wish: wish(ANNA) }, BRUNO);
    expect(outcome(await salon.confirm(ALICE, input(held)))).toBe('hold_expired');
    expect(salon.occupied()).toHaveLength(1);
  });
});

describe('what is refused writes nothing', () => {
  const refused = async (over: Partial<ConfirmAppointmentInput>, actor = ALICE) => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    const before = salon.counts();
    const result = await salon.confirm(actor, input(held, over));
    expect(salon.counts()).toEqual(before);
    expect(salon.appointment(held.id)).toEqual(held);
    return result;
  };

  it('other terms than those of the hold', async () => {
    expect(await refused({ termsVersion: '2025-01' })).toEqual(
      err({ kind: 'terms_changed', version: '2026-01' }),
    );
  });

  it('a contact, with every field that is wrong', async () => {
    const contact = { ...RAW, firstName: ' ', email: 'alice', phone: '12' };
    expect(await refused({ contact })).toEqual(
      err({
        kind: 'invalid_contact',
        fields: [
          { field: 'firstName', kind: 'missing' },
          { field: 'email', kind: 'malformed' },
          { field: 'phone', kind: 'malformed' },
        ],
      }),
    );
  });

  it.each([
    ['an unknown hold', { holdId: '00000000-0000-4000-8000-00000000dead' as never }, ALICE],
    ["another visitor's", {}, BRUNO],
    ['one of another salon', {}, visitor(1, OTHER_SALON)],
  ])('%s: not found', async (_, over, actor) => {
    expect(await refused(over, actor)).toEqual(err({ kind: 'not_found' }));
  });

  it('the first thing that stands in the way is told: the hold, then the terms, then the contact', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    const wrong = input(held, { termsVersion: 'another', contact: { ...RAW, email: '' } });
    expect(outcome(await salon.confirm(ALICE, wrong))).toBe('terms_changed');
    salon.clock.set(held.reservedUntil);
    expect(outcome(await salon.confirm(ALICE, wrong))).toBe('hold_expired');
  });
});

it.each(ALL_STATUSES)('confirming what is %s', async (status) => {
  const salon = desk();
  const visit = await salon.visit(TEN);
  salon.put(inState(visit, status));
  const expected: Record<typeof status, string> = {
    reserved: 'ok',
    confirmed: 'ok',
    expired: 'hold_expired',
    cancelled: 'already_ended',
    requested: 'ok',
    checked_in: 'already_ended',
    completed: 'already_ended',
    no_show: 'already_ended',
  };
  const request = {
    holdId: visit.id,
    contact: RAW,
    termsVersion: visit.termsVersion,
    locale: 'de-CH',
  } as const;
  expect(outcome(await salon.confirm(ALICE, request))).toBe(expected[status]);
  expect(salon.letters()).toHaveLength(status === 'reserved' ? 2 : 1);
});

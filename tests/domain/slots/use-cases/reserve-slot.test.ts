import { describe, expect, it } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import type { Instant, LocalDate } from '#domain/shared/salon-time.ts';
import { ALICE, appointmentId, BRUNO, NOW, visitor } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN, CHAIR, COLOUR, CONSULTATION, CUT } from '#tests/contracts/contract-salon.ts';
import { at, someRules } from '#tests/support/builders/salon-book.ts';
import { desk, outcome, wish, won } from './desk.ts';

const TEN = '2026-03-17 10:00';
const unknown = '00000000-0000-4000-8000-00000000dead';

describe('a new hold', () => {
  it('freezes who, what, when, for how much and on which terms', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN, { wish: wish(ANNA, CUT, COLOUR), locale: 'en' }));
    expect(held).toMatchObject({
      status: 'reserved',
      reservedUntil: NOW + 600_000,
      visitorId: ALICE.visitorId,
      salonId: ALICE.salonId,
      locale: 'en',
      day: '2026-03-17',
      from: at(TEN),
      to: at('2026-03-17 12:00'),
      total: 18000,
      policy: { cutoffMinutes: 1440, lateFeePercent: 50 },
      termsVersion: '2026-01',
      sequence: 0,
      items: [
        { position: 0, serviceId: CUT, staffId: ANNA, staffChosen: true, staffName: 'Anna', price: 6000 },
        { position: 1, serviceId: COLOUR, segments: [30, 40, 20], price: 12000, vatBasisPoints: 810 },
      ],
    });
    expect(salon.appointment(held.id)).toEqual(held);
  });

  it('occupies the work and not the wait, and the chair all along', async () => {
    const salon = desk();
    await salon.hold(TEN, { wish: wish(ANNA, COLOUR) });
    const minutes = salon.occupied().map(({ subject, from, to }) => [subject, from - at(TEN), to - at(TEN)]);
    expect(minutes).toEqual([
      [ANNA, 0, 30],
      [ANNA, 70, 90],
      [CHAIR, 0, 90],
    ]);
  });

  it('is audited with random ids and figures only', async () => {
    const salon = desk();
    const held = won(await salon.hold(TEN));
    expect(salon.audit()).toEqual([
      {
        at: NOW,
        actor: ALICE,
        entry: {
          action: 'appointment.reserved',
          target: { kind: 'appointment', id: held.id },
          reason: null,
          data: {
            from: '2026-03-17T09:00:00Z',
            to: '2026-03-17T09:30:00Z',
            services: 1,
            total: 6000,
            sequence: 0,
          },
        },
      },
    ]);
    expect(salon.letters()).toEqual([]);
  });

  it.each([
    ['no preference has the listed price, whoever does it', 'any' as const, 6000],
    ['a colleague has their own price when chosen', BEN, 7000],
  ])('%s', async (_, staff, price) => {
    const salon = desk();
    await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO);
    const held = won(await salon.hold(TEN, { wish: wish(staff) }));
    expect(held.items[0]).toMatchObject({ staffId: BEN, staffChosen: staff === BEN, price });
  });

  it.each([
    ['the rate of the day of service counts, the last one before a new rate', '2026-03-31 10:00', true, 810],
    ['the rate of the day of service counts, the first one of a new rate', '2026-04-01 10:00', true, 880],
    ['a salon that is not liable shows no VAT', '2026-04-01 10:00', false, 0],
  ])('%s', async (_, start, vatLiable, vatBasisPoints) => {
    const vatRates = [
      { code: 'standard', basisPoints: 810, validFrom: '2024-01-01' as LocalDate },
      { code: 'standard', basisPoints: 880, validFrom: '2026-04-01' as LocalDate },
    ];
    const held = won(await desk({ book: { vatLiable, vatRates } }).hold(start));
    expect(held.items[0]).toMatchObject({ price: 6000, vatBasisPoints });
  });

  it('fails loudly when the settings have no VAT rate, and keeps nothing', async () => {
    const salon = desk({ book: { vatRates: [] } });
    await expect(salon.hold(TEN)).rejects.toThrow(RangeError);
    expect(salon.counts()).toMatchObject({ appointments: 0, audit: 0 });
  });

  it('follows the settings as they are under the gate', async () => {
    let reads = 0;
    const salon = desk({
      stores: (stores) => ({
        ...stores,
        calendar: {
          ...stores.calendar,
          book: async () => {
            const book = await stores.calendar.book();
            return reads++ === 0 ? book : { ...book, version: book.version + 1, termsVersion: '2026-02' };
          },
          busy: async (...asked) => {
            const busy = await stores.calendar.busy(...asked);
            return { ...busy, settingsVersion: busy.settingsVersion + 1 };
          },
        },
      }),
    });
    expect(won(await salon.hold(TEN)).termsVersion).toBe('2026-02');
  });
});

describe('a wish that is none', () => {
  it.each([
    ['empty_wish', { items: [] }],
    ['too_many_services', wish('any', CUT, CUT, CUT, CUT, CUT)],
    ['unknown_service', wish('any', unknown as typeof CUT)],
    ['unknown_staff', wish(unknown as typeof ANNA)],
    ['not_bookable_online', wish('any', CONSULTATION)],
  ])('%s: refused before any gate is taken', async (kind, wanted) => {
    const salon = desk();
    expect(outcome(await salon.hold(TEN, { wish: wanted }))).toBe(kind);
    expect(salon.counts()).toMatchObject({ appointments: 0, audit: 0 });
  });
});

describe('a start that cannot be had', () => {
  it.each([
    ['not_on_grid', '2026-03-17 10:07', 6],
    ['outside_opening_hours', '2026-03-17 08:00', 6],
    ['no_colleague', '2026-03-17 12:00', 6],
    ['outside_opening_hours', '2026-03-16 10:00', 0],
    ['lead_time', '2026-03-09 09:00', 0],
    ['lead_time', '2020-03-17 10:00', 0],
    ['beyond_horizon', '2026-12-01 10:00', 0],
  ])('%s at %s, with %d others of that day', async (kind, start, others) => {
    const salon = desk();
    const result = await salon.hold(start);
    if (result.ok || !('nearest' in result.error)) throw new Error(outcome(result));
    expect(result.error.kind).toBe(kind);
    expect(result.error.nearest).toHaveLength(others);
    expect(result.error.nearest).toEqual(result.error.nearest.toSorted());
    expect(salon.counts()).toMatchObject({ appointments: 0, audit: 0 });
    for (const start of result.error.nearest) {
      expect(outcome(await salon.reserve(visitor(start), { ...INPUT, start }))).toBe('ok');
    }
  });
  const INPUT = { attemptId: appointmentId(77) as string as never, wish: wish(), locale: 'en' as const };

  it('says what stands in the way and offers the nearest', async () => {
    const salon = desk();
    won(await salon.hold(TEN, { wish: wish(ANNA) }));
    expect(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO)).toEqual(
      err({
        kind: 'held',
        staffId: ANNA,
        at: at(TEN),
        nearest: ['09:00', '09:15', '09:30', '10:30', '10:45', '11:00'].map((time) =>
          at(`2026-03-17 ${time}`),
        ),
      }),
    );
  });

  it('leaves the neighbours free: ranges are half-open', async () => {
    const salon = desk();
    won(await salon.hold(TEN, { wish: wish(ANNA) }));
    for (const [number, start] of ['2026-03-17 09:30', '2026-03-17 10:30'].entries()) {
      expect(outcome(await salon.hold(start, { wish: wish(ANNA) }, visitor(number + 5)))).toBe('ok');
    }
  });

  it('is won by as many as there are colleagues, however many come at once', async () => {
    const salon = desk();
    const all = await Promise.all([1, 2, 3, 4, 5].map((number) => salon.hold(TEN, {}, visitor(number))));
    expect(all.map(outcome).toSorted()).toEqual(['no_colleague', 'no_colleague', 'no_colleague', 'ok', 'ok']);
    expect(new Set(salon.occupied().map(({ subject }) => subject))).toEqual(new Set([ANNA, BEN]));
  });
});

describe('holds that are over', () => {
  it('never block, even if no job has run, and are ended on the way', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN, { wish: wish(ANNA) }));
    salon.clock.set((first.reservedUntil - 1) as Instant);
    expect(outcome(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO))).toBe('held');
    salon.clock.set(first.reservedUntil);
    expect(outcome(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO))).toBe('ok');
    expect(salon.appointment(first.id)?.status).toBe('expired');
    expect(salon.audited().toSorted()).toEqual([
      'appointment.expired',
      'appointment.reserved',
      'appointment.reserved',
    ]);
  });

  /** A salon where somebody else has the gate for so long, once `wait` says so. */
  const withWaits = () => {
    const waits = { ms: 0 };
    const salon = desk({
      stores: (stores) => ({
        ...stores,
        calendar: {
          ...stores.calendar,
          gate: async (days) => {
            await stores.calendar.gate(days);
            salon.clock.pass(waits.ms);
          },
        },
      }),
    });
    return { salon, waits };
  };

  it('are judged by a clock that was read after the gate', async () => {
    const { salon, waits } = withWaits();
    won(await salon.hold(TEN, { wish: wish(ANNA) }));
    salon.clock.pass(599_000);
    waits.ms = 1000;
    expect(won(await salon.hold(TEN, { wish: wish(ANNA) }, BRUNO)).reservedUntil).toBe(NOW + 1_200_000);
  });

  it('and that ran out on another day while the gate was waited for count no longer', async () => {
    const { salon, waits } = withWaits();
    won(await salon.hold(TEN));
    won(await salon.hold('2026-03-18 10:00'));
    salon.clock.pass(599_000);
    waits.ms = 999;
    expect(outcome(await salon.hold('2026-03-19 10:00'))).toBe('too_many_holds');
    waits.ms = 1;
    expect(outcome(await salon.hold('2026-03-19 10:00'))).toBe('ok');
  });
});

describe('how many holds a visitor may have', () => {
  it('two; the third is told until when the first lasts; others are not concerned', async () => {
    const salon = desk();
    const first = won(await salon.hold(TEN));
    salon.clock.pass(60_000);
    won(await salon.hold('2026-03-18 10:00'));
    expect(await salon.hold('2026-03-19 10:00')).toEqual(
      err({ kind: 'too_many_holds', most: 2, until: first.reservedUntil }),
    );
    expect(outcome(await salon.hold('2026-03-19 10:00', {}, BRUNO))).toBe('ok');
    salon.clock.set(first.reservedUntil);
    expect(outcome(await salon.hold('2026-03-19 10:00'))).toBe('ok');
  });

  it('also from several windows at once', async () => {
    const salon = desk();
    const starts = ['2026-03-17 10:00', '2026-03-18 10:00', '2026-03-19 10:00', '2026-03-20 10:00'];
    const all = await Promise.all(starts.map((start) => salon.hold(start)));
    expect(all.map(outcome)).toEqual(['ok', 'ok', 'too_many_holds', 'too_many_holds']);
  });

  it('the salon says how many', async () => {
    const salon = desk({ book: { rules: someRules({ maxLiveHolds: 1 }) } });
    won(await salon.hold(TEN));
    expect(await salon.hold('2026-03-18 10:00')).toMatchObject({
      error: { kind: 'too_many_holds', most: 1 },
    });
  });
});

describe('what the database refuses although busy time showed nothing', () => {
  it('leads to the next candidate', async () => {
    const salon = desk();
    salon.database.faults.refuseOccupy = 1;
    const held = won(await salon.hold(TEN));
    expect(held.items[0]?.staffId).toBe(BEN);
    expect(salon.counts()).toMatchObject({ appointments: 1, occupancy: 1, audit: 1 });
  });

  it('is a taken slot when no candidate is left, and leaves nothing behind', async () => {
    const salon = desk();
    salon.database.faults.refuseOccupy = 99;
    const result = await salon.hold(TEN);
    expect(result).toMatchObject({ error: { kind: 'slot_taken' } });
    expect(!result.ok && 'nearest' in result.error && result.error.nearest).not.toContain(at(TEN));
    expect(salon.counts()).toMatchObject({ appointments: 0, occupancy: 0, audit: 0 });
    expect(salon.database.faults.refuseOccupy).toBe(97);
  });

  it('is asked for again after a deadlock, and written once', async () => {
    const salon = desk();
    salon.database.faults.repeatUnits = 2;
    expect(await salon.hold(TEN)).toEqual(ok(expect.objectContaining({ status: 'reserved' })));
    expect(salon.counts()).toMatchObject({ appointments: 1, occupancy: 1, audit: 1 });
  });
});

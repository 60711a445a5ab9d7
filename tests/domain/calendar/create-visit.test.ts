import { describe, expect, it } from 'vitest';
import type { CreateVisitInput } from '#domain/calendar/use-cases/create-visit.ts';
import { attemptId, instant } from '#tests/contracts/contract-rows.ts';
import { ANNA, BEN, COLOUR, CONSULTATION, CUT } from '#tests/contracts/contract-salon.ts';
import { at } from '#tests/support/builders/salon-book.ts';
import { outcome, wish, won } from '../slots/use-cases/desk.ts';
import { ELSEWHERE, frontDesk, HQ, NORA } from './front-desk.ts';

const DAY = '2026-03-17';
const SUNDAY = '2026-03-22';
const NOBODY = { firstName: '', lastName: '', email: '', phone: '', note: '' };
let attempts = 9000;

const input = (start: string, over: Partial<CreateVisitInput> = {}): CreateVisitInput => ({
  attemptId: attemptId(attempts++),
  wish: wish(ANNA),
  start: at(start),
  customerId: null,
  contact: { ...NOBODY, firstName: 'Rita' },
  locale: 'de-CH',
  outsideHours: false,
  ...over,
});

describe('a visit entered at the desk', () => {
  it('needs a name and no more; the time is taken, the log says by whom', async () => {
    const salon = frontDesk();
    const visit = won(await salon.createAtDesk(NORA, input(`${DAY} 10:00`)));
    expect(visit).toMatchObject({ status: 'confirmed', items: [{ staffId: ANNA, staffChosen: true }] });
    expect(outcome(await salon.hold(`${DAY} 10:00`, { wish: wish(ANNA) }))).not.toBe('ok');
    expect(salon.audit().at(-1)).toMatchObject({
      entry: {
        action: 'appointment.confirmed',
        target: { id: visit.id },
        data: { staffId: ANNA, outside: false },
      },
      actor: NORA,
    });
    expect(salon.counts()).toMatchObject({ mails: 0 });
  });

  it('with an address sends the confirmation', async () => {
    const salon = frontDesk();
    const contact = { ...NOBODY, firstName: 'Rita', phone: '079 123 45 67', email: 'Rita@Example.ch' };
    won(await salon.createAtDesk(NORA, input(`${DAY} 10:00`, { contact })));
    expect(salon.counts()).toMatchObject({ mails: 1 });
  });

  it('passes over lead time, online flags and the online grid', async () => {
    const salon = frontDesk();
    salon.clock.set(instant(`${DAY} 10:02`));
    expect(
      outcome(await salon.createAtDesk(NORA, input(`${DAY} 10:05`, { wish: wish(BEN, CONSULTATION) }))),
    ).toBe('ok');
  });

  it('sent twice is one visit, also after it has begun', async () => {
    const salon = frontDesk();
    const same = input(`${DAY} 10:00`);
    const { id } = won(await salon.createAtDesk(NORA, same));
    const before = salon.counts();
    expect(won(await salon.createAtDesk(NORA, same)).id).toBe(id);
    expect(salon.counts()).toEqual(before);
  });

  it('never lies over another: the nearest free times are named, nothing can lift it', async () => {
    const salon = frontDesk();
    won(await salon.createAtDesk(NORA, input(`${DAY} 10:00`)));
    for (const outsideHours of [false, true]) {
      const second = await salon.createAtDesk(NORA, input(`${DAY} 10:15`, { outsideHours }));
      expect(second).toMatchObject({ ok: false, error: { kind: 'booked', liftable: false } });
      if (!second.ok && 'nearest' in second.error) expect(second.error.nearest).toContain(at(`${DAY} 10:30`));
    }
  });

  it('gives the time of nobody to the next when one colour waits', async () => {
    const salon = frontDesk();
    won(await salon.createAtDesk(NORA, input(`${DAY} 10:00`, { wish: wish(ANNA, COLOUR) })));
    expect(outcome(await salon.createAtDesk(NORA, input(`${DAY} 10:35`, { wish: wish(ANNA, CUT) })))).toBe(
      'ok',
    );
  });
});

describe('outside the hours', () => {
  it.each([`${DAY} 07:00`, `${DAY} 12:15`, `${DAY} 19:30`, '2026-03-16 10:00'])(
    'at %s it has to be said deliberately',
    async (start) => {
      const salon = frontDesk();
      expect(await salon.createAtDesk(NORA, input(start))).toMatchObject({ error: { liftable: true } });
      won(await salon.createAtDesk(NORA, input(start, { outsideHours: true })));
      expect(salon.audit().at(-1)?.entry.data).toMatchObject({ outside: true });
    },
  );

  it('a visit that was marked as missed by mistake comes back, though nobody is at work then', async () => {
    const salon = frontDesk();
    const { id } = won(await salon.createAtDesk(NORA, input(`${DAY} 07:00`, { outsideHours: true })));
    salon.clock.set(instant(`${DAY} 07:20`));
    won(await salon.change(NORA, { id, step: 'no_show', expected: 'confirmed' }));
    expect(outcome(await salon.change(NORA, { id, step: 'undo', expected: 'no_show' }))).toBe('ok');
    expect(salon.occupied()).toHaveLength(1);
  });

  it('also on a day that has become a rest day since it was entered', async () => {
    const salon = frontDesk({ book: { canton: null } });
    const { id } = won(await salon.createAtDesk(NORA, input('2026-04-06 10:00', { outsideHours: true })));
    salon.changeBook({ canton: 'SG' });
    salon.clock.set(instant('2026-04-06 10:20'));
    won(await salon.change(NORA, { id, step: 'no_show', expected: 'confirmed' }));
    expect(outcome(await salon.change(NORA, { id, step: 'undo', expected: 'no_show' }))).toBe('ok');
  });

  it('needs a colleague by name: nobody is volunteered', async () => {
    const salon = frontDesk();
    const refused = await salon.createAtDesk(
      NORA,
      input(`${DAY} 07:00`, { wish: wish(), outsideHours: true }),
    );
    expect(refused).toMatchObject({ ok: false, error: { liftable: false } });
  });

  it('is never on a rest day: work then needs a permit', async () => {
    const salon = frontDesk({ book: { canton: 'SG' } });
    const easter = await salon.createAtDesk(NORA, input('2026-04-06 10:00', { outsideHours: true }));
    expect(easter).toMatchObject({ ok: false, error: { kind: 'rest_day', liftable: false } });
    expect(outcome(await salon.createAtDesk(NORA, input(`${SUNDAY} 10:00`)))).not.toBe('ok');
  });
});

describe('refused', () => {
  it('without a name, or with what is none; nothing is kept', async () => {
    const salon = frontDesk();
    const before = salon.counts();
    for (const contact of [NOBODY, { ...NOBODY, firstName: 'Rita', phone: '12' }]) {
      expect(outcome(await salon.createAtDesk(NORA, input(`${DAY} 10:00`, { contact })))).toBe(
        'invalid_contact',
      );
    }
    expect(salon.counts()).toEqual(before);
  });

  it('for somebody who is not on file, for yesterday, and for a wish that is none', async () => {
    const salon = frontDesk();
    const stranger = '00000000-0000-4000-8000-00000000dead' as CreateVisitInput['customerId'];
    const kinds = [
      await salon.createAtDesk(NORA, input(`${DAY} 10:00`, { customerId: stranger })),
      await salon.createAtDesk(NORA, input('2026-03-01 10:00')),
      await salon.createAtDesk(NORA, input(`${DAY} 10:00`, { wish: { items: [] } })),
    ].map(outcome);
    expect(kinds).toEqual(['customer_gone', 'day_over', 'empty_wish']);
  });

  it('to anybody who may not', async () => {
    const salon = frontDesk();
    expect(outcome(await salon.createAtDesk(HQ, input(`${DAY} 10:00`)))).toBe('not_found');
    const elsewhere = await salon.createAtDesk(ELSEWHERE, input(`${DAY} 10:00`));
    // In one's own salon, which has no such colleague's bookings: never in this one.
    expect(salon.counts()).toEqual(frontDesk().counts());
    expect(elsewhere).toBeDefined();
  });
});

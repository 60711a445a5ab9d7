import { describe, expect, it } from 'vitest';
import { err, ok } from '#domain/shared/result.ts';
import type { DeskCreateRefusal } from '#domain/calendar/refusals.ts';
import { action, loader } from '#app/routes/admin-visit-new.tsx';
import { answerOf, ATTEMPT, aVisit, get, post } from '#tests/app/support/fake-page.ts';
import { ANNA, at, CUT } from '#tests/support/builders/salon-book.ts';
import { as } from './signed-in.ts';

const params = { day: '2026-03-14' };
const path = '/admin/calendar/2026-03-14/new';
const fields = {
  attempt: ATTEMPT,
  day: '2026-03-14',
  time: '14:30',
  staff: 'anna',
  s: 'cut',
  firstName: 'Rita',
};

describe('the form of a new visit', () => {
  it('begins with what was tapped', async () => {
    const { data } = await answerOf(() => loader(get(`${path}?time=14:30&staff=anna`, as('staff'), params)));
    expect(data).toMatchObject({ values: { day: '2026-03-14', time: '14:30', staff: 'anna' } });
  });

  it('begins now for whoever walks in, and anything strange counts as nothing', async () => {
    const today = { day: '2026-03-10' };
    const { data } = await answerOf(() =>
      loader(get('/admin/calendar/2026-03-10/new?time=99:99&staff=x', as('staff'), today)),
    );
    expect(data).toMatchObject({ values: { time: '08:00', staff: '' } });
  });

  it.each([
    ['hq', 404],
    [null, 404],
    [undefined, 303],
  ] as const)('is not for %s', async (role, status) => {
    expect(await answerOf(() => loader(get(path, as(role), params)))).toMatchObject({ status });
    expect(await answerOf(() => action(post(path, fields, as(role), params)))).toMatchObject({ status });
  });
});

describe('sent', () => {
  it('leads to the visit', async () => {
    const seen: unknown[] = [];
    const context = as('staff', [], {
      createVisit: (_, input) => {
        seen.push(input);
        return Promise.resolve(ok(aVisit()));
      },
    });
    expect(await answerOf(() => action(post(path, fields, context, params)))).toMatchObject({
      status: 303,
      location: `/admin/visits/${aVisit().id}?done=created`,
    });
    expect(seen).toMatchObject([
      {
        attemptId: ATTEMPT,
        wish: { items: [{ serviceId: CUT, staff: ANNA }] },
        start: at('2026-03-14 14:30'),
        customerId: null,
        outsideHours: false,
      },
    ]);
  });

  it.each([
    [{ ...fields, time: '25:00' }, 'time'],
    [{ ...fields, s: 'magic' }, 'services'],
  ])('with %o comes back with everything that was typed', async (wrong, field) => {
    const answer = await answerOf(() => action(post(path, wrong, as('staff'), params)));
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: [{ field }], values: { firstName: 'Rita' } },
    });
  });

  it.each([
    [{ kind: 'invalid_contact', fields: [{ field: 'firstName', kind: 'missing' }] }, 422],
    [{ kind: 'customer_gone' }, 422],
    [{ kind: 'slot_taken', nearest: [at('2026-03-14 15:00')], liftable: false }, 409],
    [{ kind: 'outside_opening_hours', nearest: [], liftable: true }, 422],
  ] as const)('refused as %o says so', async (refusal, status) => {
    const context = as('staff', [], {
      createVisit: () => Promise.resolve(err(refusal as DeskCreateRefusal)),
    });
    const answer = await answerOf(() => action(post(path, fields, context, params)));
    expect(answer).toMatchObject({ status, data: { attemptId: ATTEMPT } });
    if ('liftable' in refusal) expect(answer.data).toMatchObject({ problem: { liftable: refusal.liftable } });
  });

  it('to look somebody up books nothing', async () => {
    const search = { ...fields, intent: 'search', q: 'Muster' };
    expect(await answerOf(() => action(post(path, search, as('staff'), params)))).toMatchObject({
      status: 200,
      data: { found: [], values: { q: 'Muster', firstName: 'Rita' } },
    });
  });
});
